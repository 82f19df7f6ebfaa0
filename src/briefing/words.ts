// Turns a catalogue of ICU messages into the one function that words anything for people.
// Leaves to others: loading the catalogue from disk (src/resources.ts) and choosing what to say.
import { IntlMessageFormat } from 'intl-messageformat';
import type { Say } from '../model/words.ts';

/**
 * A `Say` over one catalogue; messages are parsed on first use and kept.
 * @param language BCP 47, decides plural forms and how numbers are grouped.
 */
export function createSay(catalogue: Readonly<Record<string, string>>, language: string): Say {
  const parsed = new Map<string, IntlMessageFormat>();
  return (key, values = {}) => {
    const message = parsed.get(key) ?? parse(catalogue, key, language);
    parsed.set(key, message);
    const worded: unknown = message.format({ ...values });
    return String(worded);
  };
}

function parse(
  catalogue: Readonly<Record<string, string>>,
  key: string,
  language: string,
): IntlMessageFormat {
  const message = Object.hasOwn(catalogue, key) ? catalogue[key] : undefined;
  if (message === undefined)
    throw new Error(`no wording for "${key}" in the ${language} catalogue`);
  return new IntlMessageFormat(message, language, undefined, { ignoreTag: true });
}
