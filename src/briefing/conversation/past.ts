// What the turns before were about: the names, topic and days of the last question, and whom a pronoun may mean.
// Leaves to others: keeping turns (store), the question in full (readings.ts).
import { overlaps } from '../../model/span.ts';
import type { Turn } from '../../store/conversations.ts';
import type { ActorRow } from '../../store/store.ts';
import type { Asked } from '../asked.ts';
import { folded, wordsIn } from '../fold.ts';
import { type Named, namesIn } from '../question/names.ts';
import { type Question, understand } from '../question/understand.ts';
import { findWhen, type When } from '../when.ts';
import { resolve } from '../who.ts';
import { todayOf } from '../window.ts';
import { type Gender, genderOf } from './genders.ts';
import type { Pronoun } from './leaning.ts';

/** A turn with what it was about. */
export interface Past {
  readonly turn: Turn;
  /** The question, or for a command its words. */
  readonly text: string;
  readonly question?: Question;
  readonly names: readonly PastName[];
  readonly topic: readonly string[];
  readonly when?: { readonly when: When; readonly text: string };
}

export interface PastName {
  /** As it stands in the text. */
  readonly words: string;
  readonly actor: ActorRow;
  /** The option of a command that it was given for. */
  readonly option?: string;
}

/** Options of commands that hold a name or a topic. */
const subjectOptions: readonly string[] = ['subject', 'name', 'what', 'by', 'about'];

export async function pastOf(asked: Asked, turn: Turn): Promise<Past> {
  const { command, arguments: given } = turn.invocation;
  if (command === 'ask') return pastQuestion(asked, turn, given['question'] ?? '');
  const typed = subjectOptions.flatMap((option) => {
    const words = given[option];
    return words === undefined ? [] : [{ option, words }];
  });
  const found = await Promise.all(
    typed.map(async (one) => ({ ...one, resolved: await resolve(asked, one.words) })),
  );
  return {
    turn,
    text: typed.map((one) => one.words).join(' '),
    names: found.flatMap(({ option, words, resolved }) =>
      resolved.type === 'one' ? [{ words, actor: resolved.actor, option }] : [],
    ),
    topic: found.flatMap(({ words, resolved }) => (resolved.type === 'none' ? [words] : [])),
  };
}

async function pastQuestion(asked: Asked, turn: Turn, text: string): Promise<Past> {
  const today = todayOf(asked);
  const question = await understand(asked, asked.lists, text, today);
  const found = findWhen(text, today);
  return {
    turn,
    text,
    question,
    names: question.named.map(({ words, actors: [actor] }) => ({ words, actor })),
    topic: question.topic,
    ...(found && { when: { when: found.when, text: text.slice(found.start, found.end) } }),
  };
}

/** Somebody whom a pronoun may mean, the others of the same turn who fit as well. */
export interface Meant {
  readonly actor: ActorRow;
  readonly others: readonly ActorRow[];
}

/**
 * The most recent fitting actor. Somebody who surely is a she comes before somebody of whom nothing tells; who
 * surely is a he is never she. Answers are given to the one spoken of, not to the one who spoke.
 * @param replying The question is for an answer to what was said before.
 */
export async function whomMeans(
  asked: Asked,
  pasts: readonly Past[],
  pronoun: Pronoun['kind'],
  replying: boolean,
): Promise<Meant | undefined> {
  for (const past of pasts) {
    const actors = await actorsOf(asked, past, replying);
    const fitting = pronoun === 'they' ? groups(actors) : await persons(asked, actors, pronoun);
    const [actor, ...others] = fitting;
    if (actor !== undefined) return { actor, others };
  }
  return undefined;
}

function groups(actors: readonly ActorRow[]): readonly ActorRow[] {
  const found = actors.filter((actor) => actor.kind === 'organisation');
  return found.length > 0 ? found : actors.filter((actor) => actor.kind === 'person');
}

async function persons(
  asked: Asked,
  actors: readonly ActorRow[],
  pronoun: Pronoun['kind'],
): Promise<readonly ActorRow[]> {
  const known = await Promise.all(
    actors
      .filter((actor) => actor.kind === 'person')
      .map(async (actor) => ({ actor, gender: await genderOf(asked, actor) })),
  );
  const wanted: Gender | undefined = pronoun === 'she' || pronoun === 'he' ? pronoun : undefined;
  const sure = known.filter((one) => wanted === undefined || one.gender === wanted);
  const open = sure.length > 0 ? sure : known.filter((one) => one.gender === undefined);
  return open.map((one) => one.actor);
}

/** Actors of a turn, the likeliest to be gone on about first: who answers a "who"; then those asked about. */
async function actorsOf(asked: Asked, past: Past, replying: boolean): Promise<readonly ActorRow[]> {
  const own = past.names.map((name) => name.actor);
  const about = past.question?.saying?.about.flatMap((name) => name.actors) ?? [];
  const asking = replying ? [...about, ...own] : own;
  const told = await actorsTold(asked, past.turn);
  const all = past.question?.wanted === 'person' ? [...told, ...asking] : [...asking, ...told];
  return [...new Map(all.map((actor) => [actor.id, actor])).values()];
}

/** Who speaks or is named in the passages of the answer. */
async function actorsTold(asked: Asked, { cited }: Turn): Promise<readonly ActorRow[]> {
  const { archive } = asked;
  const [first] = cited;
  if (first === undefined) return [];
  const [quotes, document] = await Promise.all([
    archive.quotes({ document: first.document, limit: 200 }),
    archive.document(first.document),
  ]);
  const speakers = quotes.rows
    .filter((quote) => quote.spans.some((span) => overlaps(span, first.span)))
    .flatMap((quote) => quote.speaker?.actor ?? []);
  const words = document?.text.slice(first.span.start, first.span.end) ?? '';
  const named = await namesIn(
    asked,
    wordsIn(words).map((text, at) => ({
      text,
      at,
      folded: folded(text),
      stop: !/^\p{Lu}/u.test(text),
    })),
  );
  const spoken = await archive.actors(speakers);
  return [
    ...speakers.flatMap((id) => spoken.get(id) ?? []),
    ...named.flatMap(({ actors: [actor, ...others] }: Named) =>
      others.length === 0 ? [actor] : [],
    ),
  ];
}
