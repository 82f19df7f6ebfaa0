// The one door untrusted text passes before any platform's own escaper: what cannot be seen cannot deceive.
// Leaves to others: each platform's markup (slack/escape.ts, discord/escape.ts).

const breaks = /[\t\n\v\f\r\u0085\u2028\u2029]+/gu;
const controls = /[\u0000-\u001f\u007f-\u009f]/gu;
/** Unicode UAX #9 formatting characters: with them a text can show its letters in another order. */
const bidirectional = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
const loneSurrogates = /\p{Surrogate}/gu;

/**
 * One line of text without control and direction-override characters; runs of line breaks become a space.
 * Everything else stands as it stood.
 */
export function visible(text: string): string {
  return text
    .replace(breaks, ' ')
    .replace(controls, '')
    .replace(bidirectional, '')
    .replace(loneSurrogates, '\ufffd');
}

/** At most `max` code points; a longer text ends in an ellipsis, cut at a word where one is near. */
export function shortened(text: string, max: number): string {
  const points = [...text];
  if (points.length <= max) return text;
  const kept = points.slice(0, Math.max(1, max - 1)).join('');
  const word = kept.lastIndexOf(' ');
  return `${(word > kept.length * 0.7 ? kept.slice(0, word) : kept).trimEnd()}…`;
}
