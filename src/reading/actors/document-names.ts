// Second thoughts with the whole document in view: one name one type, and names the tagger passed over.
// Leaves to others: first thoughts (tagger.ts) and whom the names belong to (link.ts).
import type { MentionType } from '../../model/reading.ts';
import { type Script, sentenceEnd } from './features.ts';
import { classes } from './gazetteer.ts';
import { bodiesOfPeople, type GroupNouns } from './group-evidence.ts';
import { types as mentionTypes } from './labels.ts';
import type { Name } from './names.ts';
import { grow, longestPhrase, newStep, type Step } from './phrases.ts';
import type { WordType } from './word-types.ts';

/** What else is known: words of explained acronyms, the phrases of the lexicon, nouns beside bodies of people. */
export interface Knowledge {
  readonly bound: ReadonlyMap<string, MentionType>;
  readonly listed: Step<number>;
  readonly nouns: GroupNouns;
}

interface Forms {
  readonly found: Step<MentionType>;
  readonly listed: Step<number>;
}

interface Votes {
  readonly counts: number[];
  readonly words: readonly string[];
}

const geography = classes.country | classes.region;

const forenames = classes.male | classes.female;
const places = classes.country | classes.region | classes.city | classes.placeWord;
const groups = classes.organisation | classes.organisationWord;

interface GroupWords {
  readonly bound: ReadonlyMap<string, MentionType>;
  /** Single words of organisations' names. */
  readonly parts: ReadonlySet<string>;
  /** Names of bodies of people. */
  bodies: ReadonlySet<string>;
}

const noBodies: ReadonlySet<string> = new Set();

/** `Biden Maduro`, where both are surnames of people named in full here, are two people with a lost word between them. */
function splitGlued(script: Script, names: readonly Name[]): readonly Name[] {
  const surnames = new Set<string>();
  for (const name of names)
    if (name.type === 'PER' && name.last - name.first > 1) {
      const last = script.types[name.last - 1];
      const before = script.types[name.last - 2];
      if (last && before && (before.bits & forenames) !== 0) surnames.add(last.folded);
    }
  const bare = (at: number) => {
    const type = script.types[at];
    return type !== undefined && (type.bits & forenames) === 0 && surnames.has(type.folded);
  };
  return names.flatMap((name) => {
    const two = name.type === 'PER' && name.curated === undefined && name.last - name.first === 2;
    if (!two || !bare(name.first) || !bare(name.first + 1)) return [name];
    return [
      { ...name, last: name.first + 1 },
      { ...name, first: name.first + 1 },
    ];
  });
}

/** Names with one type per form, forms found everywhere. */
export function reconsider(
  script: Script,
  names: readonly Name[],
  { bound, listed, nouns }: Knowledge,
): readonly Name[] {
  const whole = splitGlued(script, names);
  const first = whole.map((name) => surely(script, name));
  const ballot = count(script, first);
  const groups = { bound, parts: partsOfOrganisations(script, first), bodies: noBodies };
  const vote = (name: Name) =>
    name.curated === undefined ? { ...name, type: winner(ballot, script, name, groups) } : name;
  const voted = first.map(vote);
  groups.bodies = bodiesOfPeople(script, voted, nouns, (name) => keyOf(wordsOfName(script, name)));
  const typed = voted.map(vote);
  return fill(script, typed, { found: knownForms(script, ballot, groups, bound), listed });
}

/** What the name's own words and place tell, whatever the tagger thought. */
function surely(script: Script, name: Name): Name {
  if (name.curated !== undefined) return name;
  if (isPersonal(script, name)) return { ...name, type: 'PER' };
  if (isDateline(script, name)) return { ...name, type: 'LOC' };
  return isHeaded(script, name) ? { ...name, type: 'ORG' } : name;
}

const datelineMarks: ReadonlySet<string> = new Set([',', '(', '-', '–', '—', '/']);

/** `BELGRAVE, June 3 -`: a name in capitals that opens a line, a mark after it, the rest of the line in small letters. */
function isDateline({ types, words, lines }: Script, name: Name): boolean {
  const sentence = words.sentence[name.first] ?? 0;
  if (name.first !== words.first[sentence] || lines[sentence] === 2 || name.type === 'PER')
    return false;
  if (!datelineMarks.has(types[name.last]?.text ?? '')) return false;
  return types
    .slice(name.first, name.last)
    .every((type) => type.capital === 2 && type.text.length > 3 && (type.bits & groups) === 0);
}

/** `Radio Claro`, `Electoral Board`: of no known kind to the tagger, but headed by a word that makes organisations. */
function isHeaded({ types }: Script, name: Name): boolean {
  if (name.type !== 'MISC' || name.last - name.first < 2) return false;
  return [name.first, name.last - 1].some(
    (at) => ((types[at]?.bits ?? 0) & groups) !== 0 && types[at]?.capital === 1,
  );
}

function wordsOfName(script: Script, name: Name): readonly string[] {
  return script.types.slice(name.first, name.last).map((type) => type.folded);
}

const keyOf = (words: readonly string[]): string => words.join(' ');

/** Every name votes for its form; a person's full name also votes for its surname, and twice. */
function count(script: Script, names: readonly Name[]): ReadonlyMap<string, Votes> {
  const ballot = new Map<string, Votes>();
  const vote = (words: readonly string[], type: MentionType, weight: number) => {
    const key = keyOf(words);
    const votes = ballot.get(key) ?? { counts: [0, 0, 0, 0], words };
    const at = mentionTypes.indexOf(type);
    votes.counts[at] = (votes.counts[at] ?? 0) + weight;
    ballot.set(key, votes);
  };
  for (const name of names) {
    const words = wordsOfName(script, name);
    vote(words, name.type, 1);
    const last = script.types[name.last - 1];
    if (name.type === 'PER' && words.length > 1 && last !== undefined && isSurname(last))
      vote([last.folded], 'PER', 2);
  }
  return ballot;
}

function isSurname(type: WordType): boolean {
  return type.capital > 0 && type.text.length > 2 && (type.bits & geography) === 0;
}

/** The type most votes are for; the tagger's own type where votes are equal. */
function winner(
  ballot: ReadonlyMap<string, Votes>,
  script: Script,
  name: Name,
  groups: GroupWords,
): MentionType {
  const key = keyOf(wordsOfName(script, name));
  const counts = ballot.get(key)?.counts ?? [];
  let best = name.type;
  for (const [at, type] of mentionTypes.entries())
    if ((counts[at] ?? 0) > (counts[mentionTypes.indexOf(best)] ?? 0)) best = type;
  return groups.bound.get(key) ?? (isGroup(key, best, groups) ? 'ORG' : best);
}

function isGroup(key: string, type: MentionType, { parts, bodies }: GroupWords): boolean {
  if (type !== 'MISC' && type !== 'LOC') return false;
  return bodies.has(key) || (type === 'MISC' && parts.has(key));
}

/** `Valeska Paris` and `George W. Bush` are people whatever the tagger thought; `Victoria Falls` is none. */
function isPersonal(script: Script, name: Name): boolean {
  if (name.type === 'PER') return false;
  const [first, second, third, ...rest] = script.types.slice(name.first, name.last);
  if (first === undefined || second === undefined || rest.length > 0) return false;
  if ((first.bits & forenames) === 0 || (first.bits & (places | groups)) !== 0) return false;
  const initial = /^\p{Lu}\.$/u.test(second.text);
  const last = third ?? second;
  if (third !== undefined && !initial) return false;
  const surname = last.capital === 1 && (last.bits & (groups | classes.demonym)) === 0;
  if (!surname || (script.phrases[name.first] ?? 0) !== 0) return false;
  return initial || (name.type === 'LOC' && (last.bits & classes.placeWord) === 0);
}

/** Telling single words of organisations' names: "Scientology" of "Church of Scientology", "Toyota" of "Toyota Motor". */
function partsOfOrganisations(script: Script, names: readonly Name[]): ReadonlySet<string> {
  const parts = new Set<string>();
  for (const name of names) {
    if (name.type !== 'ORG' || name.last - name.first < 2) continue;
    for (const type of script.types.slice(name.first, name.last)) {
      const telling = type.bits === 0 && !script.habits.lower.has(type.folded);
      if (type.capital > 0 && (telling || (type.bits & classes.organisationWord) !== 0))
        parts.add(type.folded);
    }
  }
  return parts;
}

/**
 * Forms worth looking for where the tagger saw nothing: of several words, acronyms explained here, surnames of people named
 * in full, and single words that are never written small here.
 */
function knownForms(
  script: Script,
  ballot: ReadonlyMap<string, Votes>,
  groups: GroupWords,
  bound: ReadonlyMap<string, MentionType>,
): Step<MentionType> {
  const root = newStep<MentionType>();
  for (const [key, votes] of ballot) {
    const best = Math.max(...votes.counts);
    const type = mentionTypes[votes.counts.indexOf(best)];
    const single = votes.words.length === 1;
    if (type === undefined || key.length < 2) continue;
    if (single && !bound.has(key) && script.habits.lower.has(key)) continue;
    if (single && key.length < 3 && !bound.has(key)) continue;
    grow(root, votes.words).value = isGroup(key, type, groups) ? 'ORG' : type;
  }
  return root;
}

/** Puts known forms in where no name stands yet, or where only a piece of the form was found. */
function fill(script: Script, names: readonly Name[], forms: Forms): readonly Name[] {
  const result: Name[] = [];
  let next = 0;
  for (let at = 0; at < script.types.length; ) {
    while (next < names.length && (names[next]?.last ?? 0) <= at) next++;
    const standing = names[next];
    const form = formAt(script, forms, at);
    const chosen = choose(script, names, next, at, form);
    if (chosen !== undefined) result.push(chosen);
    at =
      chosen?.last ??
      Math.max(at + 1, standing !== undefined && standing.first <= at ? standing.last : 0);
  }
  return result;
}

/** The known form that starts at a word, as a name; else, or if longer, one of the lists that can hardly be anything else. */
function formAt(script: Script, forms: Forms, at: number): Name | undefined {
  const type = script.types[at];
  if (type === undefined || type.capital === 0) return undefined;
  const end = sentenceEnd(script.words, at);
  const found = longestPhrase(forms.found, script.types, at, end);
  const known = type.step && longestPhrase(forms.listed, script.types, at, end);
  const listed = known && listedType(known.value, known.length);
  const length = Math.max(found?.length ?? 0, listed ? known.length : 0);
  if (length === 0 || !isWritten(script, at, length)) return undefined;
  const kind = found?.length === length ? found.value : listed;
  return kind && { first: at, last: at + length, type: kind };
}

/** "US" is written large; a single word is no name where the document also writes it small. */
function isWritten(script: Script, at: number, length: number): boolean {
  const type = script.types[at];
  if (type === undefined || length > 1) return true;
  return type.text.length > 2 || type.capital === 2;
}

/** Countries that are no first names, organisations of several words, nations. */
function listedType(bits: number, length: number): MentionType | undefined {
  if ((bits & classes.organisation) !== 0 && length > 1) return 'ORG';
  if ((bits & (forenames | classes.city | groups | classes.role)) !== 0) return undefined;
  if ((bits & classes.country) !== 0) return 'LOC';
  return (bits & classes.demonym) !== 0 ? 'MISC' : undefined;
}

/** The name that stands at a word, or the form where it starts there and reaches farther. */
function choose(
  script: Script,
  names: readonly Name[],
  next: number,
  at: number,
  form: Name | undefined,
): Name | undefined {
  const name = names[next];
  const standing = name !== undefined && name.first <= at ? name : undefined;
  if (form === undefined || !fits(script, names, next, form)) return standing;
  if (standing === undefined) return form;
  const longer = standing.first === at && standing.last < form.last;
  return longer && standing.curated === undefined ? form : standing;
}

/** True when the form cuts through no name, swallows no curated one, and is written as a name. */
function fits(script: Script, names: readonly Name[], next: number, form: Name): boolean {
  for (let index = next; index < names.length; index++) {
    const name = names[index];
    if (name === undefined || name.first >= form.last) break;
    if (name.last > form.last || name.curated !== undefined) return false;
  }
  return (script.types[form.last - 1]?.capital ?? 0) > 0 || form.last - form.first > 2;
}
