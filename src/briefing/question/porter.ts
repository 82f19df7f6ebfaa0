// Takes English endings off words, so that "agreement", "agreed" and "agrees" meet: M. F. Porter, "An algorithm for
// suffix stripping", Program 14(3), 1980, with the departures of the author's own later program.
// Leaves to others: folding (fold.ts) and what a match is worth (rank.ts).

const vowel = '[aeiou]|(?<=[^aeiou])y';
const has = new RegExp(vowel, 'u');
const runs = new RegExp(`(?:${vowel})+(?!${vowel})[^aeiou]`, 'gu');
const double = /([^aeioulsz])\1$/u;
/** British spelling: `recognised`, not `rise`. */
const british = /(?<=.{3})is(e[ds]?|ing|ation)$/u;
const short = /(?:^|[^aeiou])[^aeiou][aeiouy][^aeiouwxy]$/u;

/** Ending, what takes its place. The first that fits is the only one tried, as in the paper. */
type Ending = readonly [from: string, to: string];

const second: readonly Ending[] = [
  ['ational', 'ate'],
  ['tional', 'tion'],
  ['enci', 'ence'],
  ['anci', 'ance'],
  ['izer', 'ize'],
  ['bli', 'ble'],
  ['alli', 'al'],
  ['entli', 'ent'],
  ['eli', 'e'],
  ['ousli', 'ous'],
  ['ization', 'ize'],
  ['ation', 'ate'],
  ['ator', 'ate'],
  ['alism', 'al'],
  ['iveness', 'ive'],
  ['fulness', 'ful'],
  ['ousness', 'ous'],
  ['aliti', 'al'],
  ['iviti', 'ive'],
  ['biliti', 'ble'],
  ['logi', 'log'],
];
const third: readonly Ending[] = [
  ['icate', 'ic'],
  ['ative', ''],
  ['alize', 'al'],
  ['iciti', 'ic'],
  ['ical', 'ic'],
  ['ful', ''],
  ['ness', ''],
];
const fourth: readonly Ending[] = [
  ...['al', 'ance', 'ence', 'er', 'ic', 'able', 'ible', 'ant', 'ement', 'ment', 'ent'],
  ...['ou', 'ism', 'ate', 'iti', 'ous', 'ive', 'ize'],
].map((from): Ending => [from, '']);

/** How often vowels are followed by consonants: `m` in the paper. */
function measure(word: string): number {
  return word.match(runs)?.length ?? 0;
}

function replaced(word: string, endings: readonly Ending[], least: number): string {
  const [from, to] = endings.find(([ending]) => word.endsWith(ending)) ?? ['', ''];
  const base = word.slice(0, word.length - from.length);
  return from !== '' && measure(base) > least ? base + to : word;
}

function plural(word: string): string {
  if (word.endsWith('sses') || word.endsWith('ies')) return word.slice(0, -2);
  return /[^s]s$/u.test(word) ? word.slice(0, -1) : word;
}

function past(word: string): string {
  if (word.endsWith('eed')) return measure(word.slice(0, -3)) > 0 ? word.slice(0, -1) : word;
  const [ending] = /(?:ed|ing)$/u.exec(word) ?? [''];
  const base = word.slice(0, word.length - ending.length);
  if (ending === '' || !has.test(base)) return word;
  if (/(?:at|bl|iz)$/u.test(base)) return `${base}e`;
  if (double.test(base)) return base.slice(0, -1);
  return measure(base) === 1 && short.test(base) ? `${base}e` : base;
}

function dropped(word: string): string {
  if (/[st]ion$/u.test(word)) return measure(word.slice(0, -3)) > 1 ? word.slice(0, -3) : word;
  const longest = fourth
    .filter(([ending]) => word.endsWith(ending))
    .toSorted((a, b) => b[0].length - a[0].length);
  return replaced(word, longest, 1);
}

function last(word: string): string {
  const base = word.slice(0, -1);
  if (word.endsWith('e'))
    return measure(base) > 1 || (measure(base) === 1 && !short.test(base)) ? base : word;
  return word.endsWith('ll') && measure(word) > 1 ? base : word;
}

/** The stem of a folded word; words of one or two letters and those with digits stay as they are. British `ise` is read as `ize`. */
export function porter(word: string): string {
  if (word.length <= 2 || !/^[a-z]+$/u.test(word)) return word;

  const singular = past(plural(word).replace(british, 'iz$1'));
  const y = /y$/u.test(singular) && has.test(singular.slice(0, -1));
  const one = y ? `${singular.slice(0, -1)}i` : singular;
  return last(dropped(replaced(replaced(one, second, 0), third, 0)));
}
