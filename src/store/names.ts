// The folded keys under which a name is found: itself, surnames, and every tail of its words.
// Leaves to others: keeping and asking for the keys (shelf.ts, actors.ts).
import type { ActorKind } from '../model/reading.ts';
import { fold } from './fold.ts';

/** How sure a key tells who is meant, best first: the number is what is stored and sorted by. */
export const keyClasses = ['name', 'alias', 'surname', 'part'] as const;
type KeyClass = (typeof keyClasses)[number];

export interface NameKey {
  readonly key: string;
  readonly how: KeyClass;
}

export interface Form {
  readonly text: string;
  /** The canonical name of its actor in the same document. */
  readonly name: string;
  readonly kind: ActorKind;
}

/** Nobody types a longer name, and no index takes one of any length. */
const longestKey = 300;

const generation = /\s+(?:jr|sr|ii|iii|iv)$/u;

/**
 * Every key of one surface form, each once. An alias that only shortens a person's name is no better than a
 * surname or a part of it: "González" for Edmundo González must not hide Juan González.
 */
export function nameKeys(form: Form): readonly NameKey[] {
  const whole = fold(form.text);
  if (whole === '') return [];
  const family = form.kind === 'person' ? surnames(form.text) : [];
  const keys = new Map<string, KeyClass>(tails(whole).map((tail) => [tail, 'part']));
  for (const surname of family) keys.set(surname, 'surname');
  keys.set(whole, classOf(whole, form));
  return [...keys].flatMap(([key, how]) => (key.length > longestKey ? [] : [{ key, how }]));
}

function classOf(whole: string, form: Form): KeyClass {
  const name = fold(form.name);
  if (whole === name) return 'name';
  if (form.kind !== 'person') return 'alias';
  if (surnames(form.name).includes(whole)) return 'surname';
  return ` ${name} `.includes(` ${whole} `) ? 'part' : 'alias';
}

function tails(folded: string): readonly string[] {
  const words = folded.split(' ');
  return words.map((_, index) => words.slice(index).join(' '));
}

/**
 * Folded surnames of a person's name: the last word, the last two (Spanish double surnames), and the first of
 * those two where a given name stands before it. Words in lower case ("von der") belong to the word after them.
 */
function surnames(name: string): readonly string[] {
  const units = familyUnits(name);
  if (units.length < 2) return [];
  const last = units.at(-1) ?? '';
  const found = new Set([last, last.split(' ').at(-1) ?? last]);
  const middle = units.at(-2) ?? '';
  if (units.length > 2 && middle.length > 1) {
    found.add(middle);
    found.add(`${middle} ${last}`);
  }
  return [...found];
}

function familyUnits(name: string): readonly string[] {
  const units: string[] = [];
  let particles = '';
  for (const word of name.split(/\s+/u)) {
    const folded = fold(word);
    if (folded === '') continue;
    if (units.length > 0 && /^\p{Ll}/u.test(word)) {
      particles += `${folded} `;
      continue;
    }
    if (units.length > 1 && generation.test(` ${folded}`)) continue;
    units.push(particles + folded);
    particles = '';
  }
  return units;
}
