// Editions of what came in since the last one: all of it, or what is about a topic; by story, copies once.
// Leaves to others: what is one story (stories.ts), an actor's news (edition-actor.ts).
import type { Invocation, Message } from '../model/message.ts';
import type { Subscription } from '../store/ledger.ts';
import type { Reader } from './asked.ts';
import { ask, list, paragraph, section, text } from './compose.ts';
import { documentDate } from './dated.ts';
import {
  createRoom,
  type LeftOut,
  leftOut,
  lengthOfLine,
  type Made,
  minute,
  told,
} from './edition-parts.ts';
import { stemsOf } from './fold.ts';
import { gather, type Materials, passageInline } from './materials.ts';
import { type Item, type Story, storiesOf, type Text } from './stories.ts';
import { countIn, matches, type Term, topicText } from './topic-query.ts';

/** After one moment, up to another, in milliseconds since the epoch. */
export interface Since {
  readonly after: number;
  readonly upTo: number;
}

/** Most documents of one edition that are looked at, and most texts that it tells. */
const looked = 1000;
const mostTexts = 8;
/** Most copies named by a reference. */
const mostCopies = 3;
/** Longest passage, in UTF-16 units. */
const longestPassage = 220;
/** Sentences of a document among which the best for a topic is looked for. */
const mostSentences = 60;

interface Wish {
  readonly empty: Subscription['empty'];
  readonly since: Since;
  readonly stopWords: ReadonlySet<string>;
  /** Left out where all is wanted. */
  readonly topic?: { readonly term: Term; readonly typed: string };
}

/** The edition of what came in. */
export async function newsEdition(reader: Reader, wish: Wish): Promise<Made> {
  const { say } = reader;
  const came = await itemsSince(reader, wish);
  const topic = wish.topic?.typed ?? 'none';
  if (came.length === 0) return nothingNew(say('briefing.edition.none', { topic }), wish.empty);
  const stories = storiesOf(came);
  const materials = await gather(reader, { documents: came.map((one) => one.document.id) });
  const room = createRoom(minute);
  const left: LeftOut[] = [];
  let texts = 0;
  const blocks = [];
  for (const story of stories) {
    const lines = [];
    for (const one of story.texts) {
      const line = await lineOf(reader, materials, one, story, wish);
      const fits = texts < mostTexts && room.take(lengthOfLine(line));
      if (fits) lines.push(line);
      else left.push(leftText(reader, 'briefing.left.room', one.item));
      left.push(...one.copies.map((copy) => leftText(reader, 'briefing.left.copy', copy)));
      texts += fits ? 1 : 0;
    }
    blocks.push(...section(story.texts[0].item.document.title, list(lines)));
  }
  const again = againOn(wish);
  const rest = left.filter((one) => one.rule === 'briefing.left.room').length;
  const actions = rest === 0 ? [] : [restOf(reader, again, rest)];
  const summary = say('briefing.edition.new', { documents: came.length, topic });
  return told(
    {
      summary,
      blocks: [{ type: 'heading', text: summary }, ...blocks, ...materials.sources(), ...actions],
      again,
    },
    left,
  );
}

function restOf({ say }: Reader, { command, arguments: given }: Invocation, count: number) {
  const action = ask(say('briefing.action.rest', { count }), command, given);
  return { type: 'actions' as const, actions: [action] };
}

/** Nothing, or the sentence that says so to those who want one. */
export function nothingNew(why: string, empty: Subscription['empty']): Made {
  if (empty === 'skip') return { type: 'nothing', why, left: [] };
  const message: Pick<Message, 'summary' | 'blocks'> = {
    summary: why,
    blocks: [paragraph(text(why))],
  };
  return told(message, []);
}

async function itemsSince({ archive }: Reader, wish: Wish): Promise<readonly Item[]> {
  const { since, stopWords, topic } = wish;
  const arrivals = await archive.arrivals({ ...since, limit: looked });
  const documents = await archive.documents(arrivals.map((one) => one.document));
  const items: Item[] = [];
  for (const { document: id } of arrivals) {
    const document = documents.get(id);
    if (document === undefined) continue;
    const about = topic && topicText(`${document.title}\n${document.text}`);
    if (topic !== undefined && about !== undefined && !matches(topic.term, about)) continue;
    const parts = await archive.parts(id);
    const lead = parts?.summary[0];
    const words = `${document.title} ${lead ? document.text.slice(lead.start, lead.end) : ''}`;
    items.push({
      document,
      stems: new Set(stemsOf(words, stopWords)),
      actors: (parts?.actors ?? []).filter((actor) => !actor.startsWith('place:')),
    });
  }
  return items;
}

/** `Title · Courier · 3 Mar 2023: “…” [1] also in 2 [4][5]`; the first text of a story gave it its title. */
async function lineOf(
  reader: Reader,
  materials: Materials,
  { item, copies }: Text,
  story: Story,
  wish: Wish,
) {
  const { say } = reader;
  const { document } = item;
  const title = story.texts[0].item === item ? '' : document.title;
  const facts = [title, document.publisher ?? '', documentDate(say, document.date)];
  const span = await passageOf(reader, item, wish);
  const passage = span && materials.passage(document.id, span, longestPassage);
  return [
    text(facts.filter(Boolean).join(' · ')),
    ...(passage ? [text(': '), passageInline(passage)] : []),
    ...materials.reference(document.id),
    ...(copies.length === 0
      ? []
      : [
          text(` ${say('briefing.edition.also', { count: copies.length })}`),
          ...materials.reference(...copies.slice(0, mostCopies).map((one) => one.document.id)),
        ]),
  ];
}

/** The lead; for a topic the sentence with most of its words. */
async function passageOf({ archive }: Reader, { document }: Item, { topic }: Wish) {
  const lead = (await archive.parts(document.id))?.summary[0];
  if (topic === undefined) return lead;
  const sentences = (await archive.sentencesIn([document.id])).get(document.id) ?? [];
  const counted = sentences.slice(0, mostSentences).map((span) => ({
    span,
    count: countIn(topic.term, topicText(document.text.slice(span.start, span.end))),
  }));
  const [best] = counted.toSorted((a, b) => b.count - a.count);
  return best === undefined || best.count === 0 ? lead : best.span;
}

function leftText({ say }: Reader, rule: string, { document }: Item): LeftOut {
  return leftOut(say, rule, documentDate(say, document.date), document.title);
}

/** The list of documents, newest first; for a topic the briefing on its words. */
function againOn({ topic }: Wish): Invocation {
  const words = topic === undefined ? [] : wordsOf(topic.term);
  return words.length === 0
    ? { command: 'documents', arguments: {} }
    : { command: 'brief', arguments: { subject: words.join(' ') } };
}

function wordsOf(term: Term): readonly string[] {
  switch (term.type) {
    case 'word':
      return [term.word];
    case 'phrase':
      return term.words;
    case 'and':
    case 'or':
      return term.terms.flatMap(wordsOf);
    case 'not':
      return [];
  }
}
