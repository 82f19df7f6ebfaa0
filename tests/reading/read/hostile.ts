// Texts that nobody would print, by the shape that makes them hostile.
// Leaves to others: what is asked of them (linear, offsets).

/** Texts of roughly `size` UTF-16 units. */
export const shapes: readonly (readonly [shape: string, make: (size: number) => string])[] = [
  [
    'a single line',
    times('The minister said on Tuesday that Mr. Smith would meet “leaders of Peru”. '),
  ],
  ['quotation marks alone', times('"')],
  ['quotations within quotations', nested('He said “she said ‘', '’”')],
  ['marks that only open, then only close', nested('“', '”')],
  ['marks around every word', times('“a” ')],
  [
    'no full stop, speakers',
    times('officials and Maria Lopez went home while John Smith said that '),
  ],
  ['no full stop, words', times('the minister met officials who went home and told them of it ')],
  ['no full stop, quotations', times('he said that “We will go.” ')],
  [
    'a new speaker at every turn',
    everyOther('the diplomat Ann', 'said that he left. The diplomat said so.'),
  ],
  ['control characters', times('\u0000\u0001word\u0002 said\u001b ')],
  ['lone surrogates', times('\ud800 word \udfff said\udc00 ')],
  ['right to left', times('قال الرئيس يوم الثلاثاء. ')],
  ['right to left in English', times('\u202eThe minister said that قال الرئيس ')],
  ['no space', times('a')],
  ['names alone', times('Alpha Beta Gamma Delta ')],
  ['stops alone', times('. ')],
];

function times(piece: string) {
  return (size: number) => piece.repeat(Math.ceil(size / piece.length));
}

function nested(open: string, close: string) {
  return (size: number) => {
    const depth = Math.ceil(size / (open.length + close.length));
    return `${open.repeat(depth)}word${close.repeat(depth)}`;
  };
}

function everyOther(before: string, after: string) {
  return (size: number) => {
    const count = Math.ceil(size / (before.length + after.length + 8));
    return Array.from(
      { length: count },
      (_, index) => `${before} B${letters(index)}er ${after}`,
    ).join(' ');
  };
}

function letters(number: number): string {
  return [...number.toString(26)]
    .map((digit) => 'abcdefghijklmnopqrstuvwxyz'.charAt(Number.parseInt(digit, 26)))
    .join('');
}
