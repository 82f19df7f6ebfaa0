// Who said it: the words that name a speaker bound to an actor, by the first rule of the list that can tell.
// Leaves to others: finding those words (speaker) and the actors (actors).
import type { Actor, ActorId, Mention, Speaker } from '../../model/reading.ts';
import { overlaps, type Span } from '../../model/span.ts';
import type { ActorsFound } from '../actors/find-actors.ts';
import type { Page } from '../page/page.ts';
import type { Resources } from '../resources.ts';
import {
  describedPerson,
  fitsCalled,
  type Holders,
  holdersOf,
  loadOffices,
  type Offices,
  takesUp,
} from './described.ts';
import type { Draft } from './draft.ts';
import { type Genders, loadGenders } from './genders.ts';
import { type Letters, lettersOf, writerOf } from './letters.ts';
import { type Earlier, sameSpeaker } from './pronouns.ts';
import { mentionsIn, speakerAt } from './resolve.ts';
import type { Speech } from './speech.ts';
import { type Groups, groupsOf, speakersTogether } from './together.ts';

/** What the rules know of one document. */
interface Scene {
  readonly page: Page;
  readonly mentions: readonly Mention[];
  readonly people: ReadonlyMap<ActorId, Actor>;
  readonly holders: Holders;
  readonly letters: Letters;
  readonly groups: Groups;
  readonly facts: Facts;
}

interface Facts {
  readonly speech: Speech;
  readonly titles: ReadonlySet<string>;
  readonly offices: Offices;
  readonly genders: Genders;
}

/** One draft with words for its speaker. */
interface Case extends Scene {
  readonly draft: Draft;
  readonly subject: Span;
  readonly words: string;
  readonly earlier: Earlier | undefined;
  readonly next: Draft | undefined;
  /** The person who spoke last, with a name known. */
  readonly latest: ActorId | undefined;
  /** What the words say by themselves. */
  readonly plain: Speaker;
}

type Rule = (one: Case) => Speaker | undefined;

/** Most certain first; each tells the speaker or leaves the question to the next. */
const rules: readonly Rule[] = [
  named,
  sameAsBefore,
  together,
  writer,
  takenUp,

  described,
  saidMore,
  ({ plain }) => plain,
];

// "Ned Price said", "the State Department said".
function named({ plain }: Case): Speaker | undefined {
  return plain.actor !== undefined && plain.how === 'named' ? plain : undefined;
}

// "Price said. ... He added": whoever spoke last goes on.
function sameAsBefore({ page, draft, earlier, mentions, people, facts }: Case) {
  const cast = { mentions, people, genders: facts.genders };
  return sameSpeaker(page.document.text, draft, earlier, cast);
}

// "A and B thanked the mayor. ... They said": both.
function together({ groups, draft, earlier, plain }: Case): Speaker | undefined {
  return plain.actor === undefined ? speakersTogether(groups, draft, earlier) : undefined;
}

// "Harris sent a letter ... In the letter, the Democratic leader recalled": Harris.
function writer({ page, subject, letters, mentions, plain }: Case): Speaker | undefined {
  if (plain.actor !== undefined || letters.size === 0) return undefined;
  const sentence = sentenceAt(page, subject.start);
  const text = page.document.text;
  const actor = sentence && writerOf(text, sentence, subject, letters, mentions);
  return actor === undefined ? undefined : { ...plain, actor };
}

// "A State Department spokesman said ... The official added": the spokesman, whose name is not told, and no other
// official of the text, unless one is named in between.
function takenUp({ page, subject, words, earlier, mentions, people, plain, facts }: Case) {
  const before = earlier?.speaker;
  if (plain.actor !== undefined || !before?.span || before.actor !== undefined) return undefined;
  const { start, end } = before.span;
  if (before.how !== 'title' || subject.start <= end || subject.start - end > farthestTaken)
    return undefined;
  if (!takesUp(words, page.document.text.slice(start, end), facts.offices)) return undefined;
  const between = mentionsIn({ start: end, end: subject.start }, mentions).map(({ actor }) =>
    people.get(actor),
  );
  const met = between.some(
    (person) => person && describedPerson(words, holdersOf([person]), person.id, facts.offices),
  );
  return met ? undefined : plain;
}

const farthestTaken = 1500;

// "Ambassador Jones said ... The diplomat warned": Jones.
function described({ words, holders, latest, plain, facts }: Case): Speaker | undefined {
  if (plain.actor !== undefined) return undefined;
  const actor = describedPerson(words, holders, latest, facts.offices);
  return actor === undefined ? undefined : { ...plain, actor, how: 'title' };
}

// "Opposition leaders A and B ... the opposition leader wrote. B also said": what came before was B's.
function saidMore({ page, subject, words, next, groups, mentions, plain, facts }: Case) {
  if (plain.actor !== undefined || !next?.subject || !next.cue) return undefined;
  if (next.subject.start < subject.end || next.subject.start - subject.end > farthestMore)
    return undefined;
  const text = page.document.text;
  const told = text.slice(next.subject.start, Math.max(next.subject.end, next.cue.end));
  if (!goesOn.test(told)) return undefined;
  const { pronoun } = facts.speech.is;
  const further = speakerAt(text, next.subject, mentions, pronoun, facts.titles);
  const called = groups.called.get(further.actor ?? '');
  if (!called || further.others || further.how !== 'named') return undefined;
  if (!fitsCalled(words, called, facts.offices)) return undefined;
  return { ...further, span: subject, how: 'title' as const };
}

const farthestMore = 400;
const goesOn = /\s(?:also\s|(?:added|continued|went on)$)/u;

/** Prepares the binding of speakers; the returned function takes the drafts of a page in order. */
export function prepareSpeakers(
  resources: Resources,
  speech: Speech,
): (page: Page, found: ActorsFound, drafts: readonly Draft[]) => readonly (Speaker | undefined)[] {
  const facts: Facts = {
    speech,
    titles: loadTitles(resources),
    offices: loadOffices(resources),
    genders: loadGenders(resources),
  };
  return (page, { actors, mentions }, drafts) => {
    const people = actors.filter((actor) => actor.kind === 'person');
    const scene = {
      page,
      mentions,
      people: new Map(people.map((actor) => [actor.id, actor])),
      holders: holdersOf(people),
      letters: lettersOf(page, mentions),
      groups: groupsOf(page, mentions, facts),
      facts,
    };
    const speakers = new Map<Draft, Speaker | undefined>();
    let earlier: Earlier | undefined;
    let latest: ActorId | undefined;
    for (const [index, draft] of drafts.entries()) {
      const speaker = draft.subject
        ? whoOf(scene, draft, draft.subject, { earlier, latest, next: drafts[index + 1] })
        : carriedOn(draft, speakers);
      speakers.set(draft, speaker);
      earlier = { draft, speaker };
      if (speaker?.actor?.startsWith('person:')) latest = speaker.actor;
    }
    return drafts.map((draft) => speakers.get(draft));
  };
}

function loadTitles(resources: Resources): ReadonlySet<string> {
  return new Set(
    resources.lexicon('titles').map((entry) => (entry.split('=')[0] ?? '').trim().toLowerCase()),
  );
}

function whoOf(
  scene: Scene,
  draft: Draft,
  subject: Span,
  around: Pick<Case, 'earlier' | 'latest' | 'next'>,
): Speaker | undefined {
  const { page, mentions, facts } = scene;
  const text = page.document.text;
  const plain = speakerAt(text, subject, mentions, facts.speech.is.pronoun, facts.titles);
  const words = text.slice(subject.start, subject.end);
  const one = { ...scene, ...around, draft, subject, words, plain };
  for (const rule of rules) {
    const speaker = rule(one);
    if (speaker) return speaker;
  }
  return undefined;
}

// “A,” said X. “B.”: B has no cue of its own.
function carriedOn(
  draft: Draft,
  speakers: ReadonlyMap<Draft, Speaker | undefined>,
): Speaker | undefined {
  if (draft.cue || !draft.continues) return undefined;
  const earlier = speakers.get(draft.continues);
  if (!earlier) return undefined;
  return {
    how: 'continued',
    ...(earlier.actor && { actor: earlier.actor }),
    ...(earlier.others && { others: earlier.others }),
    ...(earlier.span && { span: earlier.span }),
  };
}

function sentenceAt(page: Page, at: number): Span | undefined {
  let low = 0;
  let high = page.sentences.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((page.sentences[middle]?.span.start ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  const span = page.sentences[low]?.span;
  return span && overlaps(span, { start: at, end: at + 1 }) ? span : undefined;
}
