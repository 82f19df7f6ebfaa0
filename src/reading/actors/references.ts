// Pronouns: he and she, bound to a person where recency, subject position and first name speak for one person alone.
// Leaves to others: descriptions (descriptions.ts); "they" and "it" stay open.
import type { Script } from './features.ts';
import type { Gender } from './gazetteer.ts';

/** A mention of a person, by name or resolved before, in words. */
export interface Trace {
  readonly first: number;
  readonly last: number;
  /** Index of the person. */
  readonly person: number;
}

export interface Person {
  readonly gender: Gender | undefined;
  /** Mentions by name in the whole document. */
  readonly count: number;
}

const pronouns: ReadonlyMap<string, Gender> = new Map([
  ['he', 'm'],
  ['him', 'm'],
  ['his', 'm'],
  ['himself', 'm'],
  ['she', 'f'],
  ['her', 'f'],
  ['hers', 'f'],
  ['herself', 'f'],
]);

/** Weights of the evidence, in the order of nlp practice: recency, subject, gender, habit. */
const weight = {
  distance: [2, 1.6, 0.6],
  subject: 1,
  match: 1.2,
  mismatch: -2.2,
  same: 1,
  often: 1,
  speaker: -1.5,
  quoted: -0.7,
  owner: 2.4,
};
/** What the best candidate needs, where the first name fits and where it tells nothing. */
const least = { match: 1.7, unknown: 2.4 };
const margin = 0.6;
const memory = 12;

/** Pronouns that could be bound, as traces in order. `quoted[i]` is 1 for a word inside quotation marks. */
export function bindPronouns(
  script: Script,
  traces: readonly Trace[],
  people: readonly Person[],
  quoted: Uint8Array,
): readonly Trace[] {
  const found: Trace[] = [];
  const recent: Trace[] = [];
  const lastOf = new Map<Gender, Trace>();
  let next = 0;
  for (let at = 0; at < script.types.length; at++) {
    while (next < traces.length && (traces[next]?.first ?? 0) <= at) {
      const trace = traces[next++];
      if (trace !== undefined) remember(recent, trace);
    }
    const gender = pronouns.get(script.types[at]?.folded ?? '');
    if (gender === undefined || script.types[at]?.capital === 2) continue;
    const person = best({ script, recent, people, quoted, at, gender, former: lastOf.get(gender) });
    if (person === undefined) continue;
    const trace = { first: at, last: at + 1, person };
    found.push(trace);
    lastOf.set(gender, trace);
  }
  return found;
}

function remember(recent: Trace[], trace: Trace): void {
  recent.push(trace);
  if (recent.length > memory) recent.shift();
}

interface Case {
  readonly script: Script;
  readonly recent: readonly Trace[];
  readonly people: readonly Person[];
  readonly quoted: Uint8Array;
  readonly at: number;
  readonly gender: Gender;
  readonly former: Trace | undefined;
}

function best(one: Case): number | undefined {
  const scores = new Map<number, number>();
  const traces = one.former === undefined ? one.recent : [...one.recent, one.former];
  for (const trace of traces) {
    const score = scoreOf(one, trace);
    if (score === undefined) continue;
    scores.set(trace.person, Math.max(scores.get(trace.person) ?? Number.NEGATIVE_INFINITY, score));
  }
  const ranked = [...scores].sort((a, b) => b[1] - a[1]);
  const [first, second] = ranked;
  if (first === undefined) return undefined;
  const fits = one.people[first[0]]?.gender === one.gender;
  if (first[1] < (fits ? least.match : least.unknown)) return undefined;
  return second !== undefined && first[1] - second[1] < margin ? undefined : first[0];
}

function scoreOf(one: Case, trace: Trace): number | undefined {
  const { script, people, quoted, at, gender, former } = one;
  const person = people[trace.person];
  const distance = (script.words.sentence[at] ?? 0) - (script.words.sentence[trace.first] ?? 0);
  const recency = weight.distance[distance];
  if (person === undefined || recency === undefined) return undefined;
  let score = recency + weight.often * Math.min(1, person.count / 6);
  if (isSubject(one, trace)) score += weight.subject;
  if (distance === 0 && isOwner(one, trace)) score += weight.owner;
  if (person.gender !== undefined)
    score += person.gender === gender ? weight.match : weight.mismatch;
  if (former?.person === trace.person) score += weight.same;
  const inside = quoted[at] === 1;
  const namedInside = quoted[trace.first] === 1;
  if (inside && !namedInside && distance === 0) score += weight.speaker;
  if (!inside && namedInside) score += weight.quoted;
  return score;
}

/** "Lee's party, which she has led": the person named last before the relative clause. */
function isOwner({ script, recent, at }: Case, trace: Trace): boolean {
  return script.types[at - 1]?.folded === 'which' && recent.at(-1) === trace;
}

/** The first person of its sentence, near its start. */
function isSubject({ script, recent }: Case, trace: Trace): boolean {
  const sentence = script.words.sentence[trace.first];
  const start = script.words.first[sentence ?? 0] ?? 0;
  const earlier = recent.some(
    (other) => other.first < trace.first && script.words.sentence[other.first] === sentence,
  );
  return !earlier && trace.first - start < 12;
}
