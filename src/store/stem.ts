// Takes English endings off a word by Porter's rules (Program 14:3, 1980), step by step as SQLite's FTS5 does.
// Leaves to others: cutting a text into words (tokens.ts).

/** Longer tokens are no words; shorter ones have no endings. In bytes of UTF-8, like everything here. */
const longest = 64;
const shortest = 3;

/** The stem of a folded word. Letters beyond ASCII count as consonants, one for each byte of their UTF-8. */
export function stem(word: string): string {
  const plain = /^[a-z0-9]*$/u.test(word);
  const bytes = plain ? word : Buffer.from(word, 'utf8').toString('latin1');
  if (bytes.length > longest || bytes.length < shortest) return word;
  const cut = stemBytes(bytes);
  return plain ? cut : Buffer.from(cut, 'latin1').toString('utf8');
}

function stemBytes(word: string): string {
  const steps = [pluralOff, pastOff, yToI, second, third, fourth, finalE, doubleL];
  return steps.reduce((now, step) => step(now), word);
}

function isVowel(letter: string | undefined, yCounts: boolean): boolean {
  return letter !== undefined && ('aeiou'.includes(letter) || (yCounts && letter === 'y'));
}

/** True for each consonant; a y is a vowel after a consonant. */
function consonants(text: string): readonly boolean[] {
  let before = false;
  return [...text].map((letter) => {
    before = !isVowel(letter, before);
    return before;
  });
}

/** Porter's m: how often a vowel is followed by a consonant. */
function measure(text: string): number {
  const pattern = consonants(text);
  return pattern.filter((consonant, at) => consonant && pattern[at - 1] === false).length;
}

function hasVowel(text: string): boolean {
  return [...text].some((letter, at) => isVowel(letter, at > 0));
}

/** Porter's *o: ends with consonant, vowel, consonant, the last no w, x or y. */
function endsShort(text: string): boolean {
  if (/[wxy]$/u.test(text)) return false;
  const [a, b, c] = [false, false, ...consonants(text)].slice(-3);
  return a === true && b === false && c === true;
}

/** The plural: "caresses" to "caress", "ponies" to "poni", "cats" to "cat". */
function pluralOff(word: string): string {
  if (!word.endsWith('s') || word.endsWith('ss')) return word;
  const twoOff =
    (word.endsWith('sses') && word.length > 4) || (word.endsWith('ies') && word.length > 3);
  return word.slice(0, twoOff ? -2 : -1);
}

/** "agreed" to "agree", "hopping" to "hop", "filing" to "file". */
function pastOff(word: string): string {
  if (word.endsWith('eed') && word.length > 3)
    return measure(word.slice(0, -3)) > 0 ? word.slice(0, -1) : word;
  for (const ending of ['ed', 'ing']) {
    const start = word.slice(0, -ending.length);
    if (word.endsWith(ending) && start !== '') return hasVowel(start) ? mended(start) : word;
  }
  return word;
}

function mended(word: string): string {
  if (/.(?:at|bl|iz)$/su.test(word)) return `${word}e`;
  const last = word.at(-1);
  if (!isVowel(last, false) && !/[lsz]$/u.test(word) && last === word.at(-2))
    return word.slice(0, -1);
  return measure(word) === 1 && endsShort(word) ? `${word}e` : word;
}

function yToI(word: string): string {
  return word.endsWith('y') && hasVowel(word.slice(0, -1)) ? `${word.slice(0, -1)}i` : word;
}

/** Endings with what takes their place; of those that fit, the first decides. */
type Endings = readonly (readonly [ending: string, instead: string])[];

const secondEndings: Endings = [
  ['ational', 'ate'],
  ['tional', 'tion'],
  ['enci', 'ence'],
  ['anci', 'ance'],
  ['izer', 'ize'],
  ['logi', 'log'],
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
];

const thirdEndings: Endings = [
  ['ical', 'ic'],
  ['ness', ''],
  ['icate', 'ic'],
  ['iciti', 'ic'],
  ['ful', ''],
  ['ative', ''],
  ['alize', 'al'],
];

const fourthEndings =
  'al ance ence er ic able ible ant ement ment ent ion ou ism ate iti ous ive ize'
    .split(' ')
    .map((ending) => [ending, ''] as const);

function second(word: string): string {
  return replaced(word, secondEndings, (start) => measure(start) > 0);
}

function third(word: string): string {
  return replaced(word, thirdEndings, (start) => measure(start) > 0);
}

function fourth(word: string): string {
  return replaced(
    word,
    fourthEndings,
    (start, ending) => (ending !== 'ion' || /[st]$/u.test(start)) && measure(start) > 1,
  );
}

function replaced(
  word: string,
  endings: Endings,
  fits: (start: string, ending: string) => boolean,
): string {
  const found = endings.find(([ending]) => word.endsWith(ending) && word.length > ending.length);
  if (found === undefined) return word;
  const [ending, instead] = found;
  const start = word.slice(0, -ending.length);
  return fits(start, ending) ? start + instead : word;
}

function finalE(word: string): string {
  if (!word.endsWith('e')) return word;
  const start = word.slice(0, -1);
  const count = measure(start);
  return count > 1 || (count === 1 && !endsShort(start)) ? start : word;
}

function doubleL(word: string): string {
  return word.endsWith('ll') && measure(word.slice(0, -1)) > 1 ? word.slice(0, -1) : word;
}
