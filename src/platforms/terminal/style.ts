// Colours of the terminal, or none where nobody sees them.
// Leaves to others: deciding whether somebody does (main.ts: a TTY, and NO_COLOR not set).
import { styleText } from 'node:util';
import type { Style } from '../plain.ts';

export function styleFor(colours: boolean): Style {
  if (!colours) return { heading: (text) => text, strong: (text) => text, faint: (text) => text };
  const dress =
    (format: 'bold' | 'dim' | 'underline') =>
    (text: string): string =>
      styleText(format, text, { validateStream: false });
  return { heading: dress('bold'), strong: dress('bold'), faint: dress('dim') };
}
