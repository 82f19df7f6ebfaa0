// Pairs of persons whose names alone let them be one, sieve by sieve, with what must be known before they are.
// Leaves to others: the deciding (join-names.ts).
import levenshtein from 'fastest-levenshtein';
import { isInitial, type Person, surnamesOf } from './person.ts';

export interface Proposal {
  /** The lesser name: it joins one person or none. */
  readonly short: Person;
  readonly long: Person;
  /** `name`: the names are enough. `circle`: a shared role or a telling companion, too. `role`: a shared role. */
  readonly wants: 'name' | 'circle' | 'role';
  /** Both may stand in one document: a writer who says both means one person. Else that tells them apart. */
  readonly sideBySide: boolean;
}

/** The persons of an archive with the first names that the reader knows. */
export interface Company {
  readonly persons: readonly Person[];
  readonly givenNames: ReadonlySet<string>;
}

export type Propose = (company: Company) => readonly Proposal[];

/** So many documents make a spelling a name of its own. */
const frequent = 5;

const apart = { sideBySide: false } as const;

/** "J.D. Vance" and "JD Vance", "O’Brien" and "OBrien": the same letters in the same order. */
export const sameLetters: Propose = ({ persons }) =>
  [...grouped(persons, (one) => [one.letters]).values()].flatMap((same) =>
    same.slice(1).map((long) => ({ short: first(same), long, wants: 'name', sideBySide: true })),
  );

/** "George W. Bush" and "George Walker Bush", each middle name the same or the initial of the other. */
export const initialOfMiddle: Propose = ({ persons }) =>
  pairs(grouped(persons, frame)).flatMap(([short, long]) =>
    middle(short).length > 0 &&
    short.letters.length < long.letters.length &&
    middle(short).length === middle(long).length &&
    middle(short).every((unit, at) => abbreviates(unit, middle(long)[at] ?? ''))
      ? [{ short, long, wants: 'name', ...apart }]
      : [],
  );

/**
 * "Joe Biden" and "Joe R. Biden". A middle name that is no first name may be a surname ("Juan Pérez González" is no
 * "Juan González"), so that the names alone are not enough.
 */
export const withoutMiddle: Propose = ({ persons, givenNames }) =>
  pairs(grouped(persons, frame)).flatMap(([short, long]) => {
    const units = middle(long);
    if (middle(short).length > 0 || units.length === 0) return [];
    if (units.some((unit) => long.spoken.has(unit) || long.spoken.has(long.first + unit)))
      return [];
    const plain = units.every((unit) => isInitial(unit) || givenNames.has(unit));
    return [{ short, long, wants: plain ? 'name' : 'circle', ...apart }];
  });

/**
 * Spanish double surnames: "Edmundo González" and "Edmundo González Urrutia". It is enough that a document calls the
 * longer one by the shorter name or by the first surname alone. One who is called by the last word alone has a middle
 * name there, not a surname: "Martin Luther King" is King.
 */
export const doubleSurname: Propose = ({ persons, givenNames }) => {
  const byName = grouped(persons, (one) => (one.generation === '' ? [one.units.join(' ')] : []));
  return persons.flatMap((long): readonly Proposal[] => {
    const { units, spoken, last } = long;
    const surname = units.at(-2) ?? '';
    if (units.length < 3 || isInitial(surname) || givenNames.has(surname)) return [];
    const called =
      spoken.has(surname) || spoken.has(units.slice(0, -1).join('').replaceAll(' ', ''));
    if (!called && spoken.has(last.replaceAll(' ', ''))) return [];
    const wants = called ? 'name' : 'circle';
    const shorter = byName.get(units.slice(0, -1).join(' ')) ?? [];
    return shorter.map((short) => ({ short, long, wants, ...apart }));
  });
};

/** "Corina Machado" and "María Corina Machado": all but the first of several first names. */
export const withoutFirst: Propose = ({ persons, givenNames }) => {
  const byName = grouped(persons, (one) => [`${one.units.join(' ')} ${one.generation}`]);
  return persons.flatMap((long): readonly Proposal[] => {
    const rest = long.units.slice(1);
    if (rest.length < 2 || !givenNames.has(rest[0] ?? '')) return [];
    const shorter = byName.get(`${rest.join(' ')} ${long.generation}`) ?? [];
    return shorter.map((short) => ({ short, long, wants: 'circle', sideBySide: true }));
  });
};

/** "Richard Grenell" and "Richard Grenelll": one letter in one word, and not two names that both are often written. */
export const misspelt: Propose = ({ persons, givenNames }) => {
  const full = persons.filter((one) => one.last !== '');
  const found = pairs(grouped(full, spellings)).flatMap(([a, b]): readonly Proposal[] => {
    if (a.documents >= frequent && b.documents >= frequent) return [];
    const wants = slipWants(a, b, givenNames);
    const [short, long] = isRarer(a, b) ? [a, b] : [b, a];
    return wants === undefined ? [] : [{ short, long, wants, ...apart }];
  });
  return [...new Map(found.map((one) => [`${one.short.id} ${one.long.id}`, one])).values()];
};

/**
 * "González" alone and everybody with that surname. More is wanted where the word is a first name, too, and where it
 * is met more often than its bearer: then it is likely somebody else's, whom no document names in full.
 */
export const bareSurname: Propose = ({ persons, givenNames }) => {
  const bySurname = grouped(persons, surnamesOf);
  return persons.flatMap((short): readonly Proposal[] => {
    if (short.last !== '' || short.curated || short.letters.length < 2) return [];
    const known = givenNames.has(short.letters);
    return (bySurname.get(short.letters) ?? []).map((long) => {
      const wants = known || short.documents > long.documents ? 'circle' : 'name';
      return { short, long, wants, ...apart };
    });
  });
};

const first = (persons: readonly [Person, ...Person[]]): Person => persons[0];

const middle = (person: Person): readonly string[] => person.units.slice(1, -1);

const frame = (person: Person): readonly string[] =>
  person.last === '' ? [] : [`${person.first} ${person.last} ${person.generation}`];

function abbreviates(initial: string, unit: string): boolean {
  return initial === unit || (isInitial(initial) && unit.startsWith(initial));
}

/** Two words one letter apart share their beginning or their end: enough to bring them together cheaply. */
function spellings(person: Person): readonly string[] {
  const { units, first: name, last, generation } = person;
  if (units.length > 4) return [];
  const tail = units.slice(1).join(' ');
  const head = units.slice(0, -1).join(' ');
  return [
    ...[`l ${head} ${last.slice(0, 2)}`, `r ${head} ${last.slice(-2)}`],
    ...[`f ${name.slice(0, 2)} ${tail}`, `g ${name.slice(-2)} ${tail}`],
  ].map((key) => `${key} ${generation}`);
}

function isRarer(a: Person, b: Person): boolean {
  return a.documents === b.documents ? a.id > b.id : a.documents < b.documents;
}

/** What must be known before two spellings are one name; undefined where they cannot be. */
function slipWants(
  a: Person,
  b: Person,
  givenNames: ReadonlySet<string>,
): 'circle' | 'role' | undefined {
  const at = differingUnit(a, b);
  if (at === undefined) return undefined;
  const [one, other] = [a.units[at] ?? '', b.units[at] ?? ''];
  if (!isSlip(one, other)) return undefined;
  const twoNames = at === 0 && givenNames.has(one) && givenNames.has(other);
  if (twoNames && oneLetterEnding(one, other)) return undefined;
  return twoNames || plural(one, other) ? 'role' : 'circle';
}

/** Index of the only unit in which two names differ, if it is the first or the last. */
function differingUnit(a: Person, b: Person): number | undefined {
  if (a.units.length !== b.units.length) return undefined;
  const differing = a.units.flatMap((unit, at) => (unit === b.units[at] ? [] : [at]));
  const [at, ...more] = differing;
  return more.length === 0 && (at === 0 || at === a.units.length - 1) ? at : undefined;
}

/** Short words one letter apart are mostly two names: "Lee" and "Lea", "Kim" and "Kin". */
function isSlip(one: string, other: string): boolean {
  return Math.max(one.length, other.length) >= 6 && levenshtein.distance(one, other) === 1;
}

/** Mario and Maria, Daniel and Daniela. */
function oneLetterEnding(one: string, other: string): boolean {
  const bare = (name: string): string => name.replace(/[aoe]$/u, '');
  return bare(one) === bare(other);
}

function plural(one: string, other: string): boolean {
  return `${one}s` === other || `${other}s` === one;
}

function grouped(
  persons: readonly Person[],
  keys: (person: Person) => readonly string[],
): ReadonlyMap<string, readonly [Person, ...Person[]]> {
  const groups = new Map<string, [Person, ...Person[]]>();
  for (const person of persons)
    for (const key of keys(person)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [person]);
      else group.push(person);
    }
  return groups;
}

/** Every ordered pair inside each group. */
function pairs(
  groups: ReadonlyMap<string, readonly Person[]>,
): readonly (readonly [Person, Person])[] {
  return [...groups.values()].flatMap((group) =>
    group.flatMap((a) => group.flatMap((b) => (a === b ? [] : [[a, b] as const]))),
  );
}
