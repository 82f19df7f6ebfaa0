// The one door untrusted text passes on its way to Discord: it arrives as words, never as markup, mention or link.
// Leaves to others: control and direction-override characters (platforms/visible.ts) and what is bold (lines.ts).
import { shortened, visible } from '../visible.ts';

/** Zero width space: parts what Discord would read as one token, and cannot be seen. */
const gap = '\u200b';

/**
 * discord.js has `escapeMarkdown`, but it passes over whatever it takes for a link and counts asterisks in pairs;
 * Discord reads a backslash before any punctuation as "this character, plainly", so each one gets its own.
 */
const markup = /[\\*_~`|[\]]/gu;
/** Heading, subtext, list, quotation and numbered list, which are markup at the start of a line only. */
const opening = /^(\s*)([#>+-]|\d+(?=[.)]))/u;
const shortcode = /:(?=[\w+-]+:)/gu;
/** Mentions (`<@1>`, `<#1>`, `</cmd:1>`), times (`<t:1>`), emoji (`<:x:1>`), `@everyone`. */
const tokens = /[<@]/gu;
const schemes = /:\/\//gu;
/** Invitations and gifts unfold without a scheme, too. */
const invitations = /\b(discord(?:app)?)\.(?=gg|com|new|gift|me)/giu;

/** Untrusted text as one line that Discord shows as it stands. */
export function escaped(text: string): string {
  return visible(text)
    .replace(markup, '\\$&')
    .replace(shortcode, '\\:')
    .replace(schemes, `:${gap}//`)
    .replace(invitations, `$1${gap}.`)
    .replace(tokens, `$&${gap}`)
    .replace(opening, (_, space: string, mark: string) =>
      /\d/u.test(mark) ? `${space}${mark}\\` : `${space}\\${mark}`,
    );
}

/** As `escaped`, cut so that the result holds at most `room` UTF-16 units; `''` where nothing fits. */
export function escapedWithin(text: string, room: number): string {
  const whole = escaped(text);
  if (whole.length <= room) return whole;
  for (
    let points = Math.min(room, [...text].length);
    points > 1;
    points = Math.floor(points * 0.8)
  ) {
    const cut = escaped(shortened(visible(text), points));
    if (cut.length <= room) return cut;
  }
  return '';
}

/** Text for a button, an option or a placeholder, where Discord reads no markup; never empty. */
export function labelled(text: string, max: number): string {
  const line = shortenedUnits(visible(text).trim(), max);
  return line === '' ? '…' : line;
}

/** At most `max` UTF-16 units, which is never more than the characters that Discord counts. */
function shortenedUnits(text: string, max: number): string {
  if (text.length <= max) return text;
  for (let points = max; points > 1; points--) {
    const cut = shortened(text, points);
    if (cut.length <= max) return cut;
  }
  return '…';
}

/** The address as it may stand in a link, or undefined for anything but http and https. */
export function webAddress(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const address = new URL(url);
  if (address.protocol !== 'http:' && address.protocol !== 'https:') return undefined;
  if (address.username !== '' || address.password !== '') return undefined;
  return address.href.replace(/[()<>\s\\`|]/gu, (mark) => `%${hex(mark)}`);
}

function hex(mark: string): string {
  return mark.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0');
}

/**
 * A link that says where it leads: the host follows the label unless the label names it. The angle brackets keep
 * Discord from unfolding a preview. Anything but http and https is text.
 */
export function link(label: string, url: string): string {
  const address = webAddress(url);
  if (address === undefined) return escaped(label);
  const host = new URL(address).host;
  const words = visible(label).trim();
  const shown = words === '' ? host : words;
  const tail = shown.toLowerCase().includes(host) ? '' : ` (${escaped(host)})`;
  return `[${escaped(shown)}](<${address}>)${tail}`;
}
