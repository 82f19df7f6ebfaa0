// People: full names first, then surnames and first names, each to the person last named in full before it.
// Leaves to others: when two full names can be one person's (people.ts), pronouns (references.ts).
import { fold } from './actor-id.ts';
import { type Background, type Entity, type LinkInput, newEntity } from './entity.ts';
import { phraseWords } from './gazetteer.ts';
import { forenameGender, honorificGender } from './gender.ts';
import { isSurnameOf, partsOf, samePerson } from './people.ts';

interface Person {
  readonly entity: () => Entity;
  readonly full: (readonly string[])[];
  /** Index of the name that last gave the full name, -1 before any. */
  seen: number;
  /** Index of the first full name in the document, Infinity for one only known from curation. */
  first: number;
}

/** Most people that are looked at for one name: keeps hostile texts linear. */
const most = 24;

interface Roster {
  readonly people: Person[];
  /** By each word of a full name. */
  readonly byWord: Map<string, Person[]>;
  /** By all words of a full or partial name. */
  readonly exact: Map<string, Person>;
}

/** Entities for all names of people that are not curated; curated people take part as candidates. */
export function linkPeople(input: LinkInput, background: readonly Background[]): readonly Entity[] {
  const roster: Roster = { people: [], byWord: new Map(), exact: new Map() };
  const made: Entity[] = [];
  for (const one of background) if (one.kind === 'person') addCurated(roster, one);
  const parts = input.names.map((name) =>
    name.type === 'PER'
      ? partsOf(
          input.script.types
            .slice(name.first, name.last)
            .map(({ folded }) => input.slips.get(folded) ?? folded),
        )
      : [],
  );
  const pending = gatherFull(input, parts, roster, made);
  gatherPartial(input, parts, roster, made, pending);
  return made;
}

function addCurated(roster: Roster, one: Background): void {
  const person: Person = {
    entity: one.entity,
    full: [],
    seen: -1,
    first: Number.POSITIVE_INFINITY,
  };
  roster.people.push(person);
  for (const form of one.forms) {
    const parts = partsOf(phraseWords(form));
    if (parts.length > 1) addForm(roster, person, parts);
    else if (parts[0] !== undefined) roster.exact.set(parts[0], person);
  }
}

function addForm(roster: Roster, person: Person, parts: readonly string[]): void {
  const key = parts.join(' ');
  if (roster.exact.has(key)) return;
  roster.exact.set(key, person);
  person.full.push(parts);
  for (const word of new Set(parts)) {
    const list = roster.byWord.get(word) ?? [];
    if (list.at(-1) !== person) list.push(person);
    roster.byWord.set(word, list);
  }
}

/** First pass: names of two words and more. Gives the indexes of the names it left for the second pass. */
function gatherFull(
  input: LinkInput,
  parts: readonly (readonly string[])[],
  roster: Roster,
  made: Entity[],
): ReadonlySet<number> {
  const pending = new Set<number>();
  const longer = longerNames(parts);
  for (const [index, name] of input.names.entries()) {
    const own = parts[index] ?? [];
    if (own.length === 0) continue;
    if (own.length < 2 || isPart(input, index, longer.get(own.join(' ')))) {
      if (name.curated === undefined) pending.add(index);
      continue;
    }
    const person = personFor(input, roster, own) ?? newPerson(roster, made, input, index);
    person.first = Math.min(person.first, index);
    addForm(roster, person, own);
    if (name.curated === undefined) person.entity().names.push(index);
  }
  return pending;
}

/** Stretches of two or three words inside a full name, without its first word; true for those that end it. */
function longerNames(parts: readonly (readonly string[])[]): ReadonlyMap<string, boolean> {
  const inner = new Map<string, boolean>();
  for (const own of parts)
    for (let from = 1; from + 2 <= own.length && own.length <= 6; from++)
      for (let to = from + 2; to <= own.length; to++) {
        const key = own.slice(from, to).join(' ');
        inner.set(key, inner.get(key) === true || to === own.length);
      }
  return inner;
}

/** `Corina Machado` ends a longer name; `González Urrutia` stands in one and starts with no first name. */
function isPart(input: LinkInput, index: number, ends: boolean | undefined): boolean {
  return ends === true || (ends === false && !startsWithForename(input, index));
}

function startsWithForename(input: LinkInput, index: number): boolean {
  const type = input.script.types[input.names[index]?.first ?? 0];
  return type !== undefined && forenameGender(type) !== undefined;
}

function personFor(
  { nicknames }: LinkInput,
  roster: Roster,
  own: readonly string[],
): Person | undefined {
  const exact = roster.exact.get(own.join(' '));
  if (exact !== undefined) return exact;
  const near = [own.at(-1), own[0]].flatMap((word) =>
    (roster.byWord.get(word ?? '') ?? []).slice(-most),
  );
  return near.find((person) =>
    person.full.slice(0, most).some((full) => samePerson(own, full, nicknames)),
  );
}

function newPerson(roster: Roster, made: Entity[], input: LinkInput, index: number): Person {
  const name = input.names[index];
  const entity: Entity =
    name === undefined ? { kind: 'person', names: [] } : { ...newEntity(name, index), names: [] };
  made.push(entity);
  const person: Person = { entity: () => entity, full: [], seen: -1, first: index };
  roster.people.push(person);
  return person;
}

/** Second pass, in order of the text: surnames, double surnames, first names. */
function gatherPartial(
  input: LinkInput,
  parts: readonly (readonly string[])[],
  roster: Roster,
  made: Entity[],
  pending: ReadonlySet<number>,
): void {
  for (const [index, own] of parts.entries()) {
    if (own.length === 0) continue;
    if (!pending.has(index)) {
      const person = roster.exact.get(own.join(' '));
      if (person !== undefined) person.seen = index;
      continue;
    }
    const person = candidate(input, roster, own, index);
    const target = person ?? newPerson(roster, made, input, index);
    if (person === undefined) roster.exact.set(own.join(' '), target);
    target.entity().names.push(index);
  }
}

function candidate(
  input: LinkInput,
  roster: Roster,
  own: readonly string[],
  index: number,
): Person | undefined {
  const near = (roster.byWord.get(own[0] ?? '') ?? []).slice(-most);
  const gender = honorificGender(input.script, input.gazetteer, input.names[index]?.first ?? 0);
  const fitting = near.filter((person) => genderFits(input, person, gender));
  const surnamed = fitting.filter((person) => person.full.some((full) => isSurnameOf(own, full)));
  if (surnamed.length > 0) return choose(surnamed);
  const known = roster.exact.get(own.join(' '));
  if (known !== undefined) return known;
  const forenamed = fitting.filter((person) => person.full.some((full) => full[0] === own[0]));
  return own.length === 1 && forenamed.length === 1 ? forenamed[0] : undefined;
}

/** The one last named in full before; else the first named after; one known from curation only if it is the only one. */
function choose(people: readonly Person[]): Person | undefined {
  const before = people.filter((person) => person.seen >= 0).sort((a, b) => b.seen - a.seen);
  if (before[0] !== undefined) return before[0];
  const after = people
    .filter((person) => Number.isFinite(person.first))
    .sort((a, b) => a.first - b.first);
  return after[0] ?? (people.length === 1 ? people[0] : undefined);
}

/** "Mrs. Obama" is not Barack Obama. */
function genderFits(input: LinkInput, person: Person, gender: 'm' | 'f' | undefined): boolean {
  if (gender === undefined) return true;
  const forename = person.full[0]?.[0];
  const bits =
    forename === undefined ? undefined : input.gazetteer.root.next.get(fold(forename))?.value;
  const own = bits === undefined ? undefined : forenameGender({ bits });
  return own === undefined || own === 'either' || own === gender;
}
