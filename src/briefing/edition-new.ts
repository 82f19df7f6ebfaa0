// Editions of what came in since the last one: all of it, or what is about a topic; by story, copies once.
// Leaves to others: what is one story (stories.ts), an actor's news (edition-actor.ts).
import type { Document } from '../model/document.ts';
import type { Block, Invocation, Message } from '../model/message.ts';
import type { Subscription } from '../store/ledger.ts';
import type { Reader } from './asked.ts';
import { intervalOf, type Since } from './came.ts';
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
import { countIn, isExcluded, matches, type Term, topicText } from './topic-query.ts';

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
  const room = createRoom(minute);
  let texts = 0;
  const news = await tellNews(reader, wish, (words) => {
    const fits = texts < mostTexts && room.take(words);
    texts += fits ? 1 : 0;
    return fits;
  });
  if (news.texts === 0) return nothingNew(noNews(reader, wish), wish.empty, news.left);
  const again = newsInvocation(wish);
  const rest = news.left.filter((one) => one.rule === 'briefing.left.room').length;
  const label = say('briefing.action.rest', { count: rest });
  const action = ask(label, again.command, again.arguments);
  const actions = rest === 0 ? [] : [{ type: 'actions' as const, actions: [action] }];
  return told(
    {
      summary: news.summary,
      blocks: [{ type: 'heading', text: news.summary }, ...news.blocks, ...actions],
      again,
    },
    news.left,
  );
}

export interface News {
  readonly summary: string;
  /** Story by story, then the sources. */
  readonly blocks: readonly Block[];
  /** Texts there are, copies not counted. */
  readonly texts: number;
  readonly left: readonly LeftOut[];
}

/**
 * What came in, story by story; no texts where nothing did.
 * @param takes whether a text is told, asked for each in order with the words of its line
 */
export async function tellNews(
  reader: Reader,
  wish: Omit<Wish, 'empty'>,
  takes: (words: number) => boolean,
): Promise<News> {
  const { came, excluded } = await itemsSince(reader, wish);
  const stories = storiesOf(came);
  const materials = await gather(reader, { documents: came.map((one) => one.document.id) });
  const left: LeftOut[] = [];
  const blocks: Block[] = [];
  for (const story of stories) {
    const lines = [];
    for (const one of story.texts) {
      const line = await lineOf(reader, materials, one, story, wish);
      if (takes(lengthOfLine(line.words))) lines.push(line.whole());
      else left.push(leftText(reader, 'briefing.left.room', one.item));
      left.push(...one.copies.map((copy) => leftText(reader, 'briefing.left.copy', copy)));
    }
    blocks.push(...section(story.texts[0].item.document.title, list(lines)));
  }
  const topic = wish.topic?.typed ?? 'none';
  return {
    summary: reader.say('briefing.edition.new', { documents: came.length, topic }),
    blocks: [...blocks, ...materials.sources()],
    texts: stories.reduce((sum, story) => sum + story.texts.length, 0),
    left: [
      ...left,
      ...excluded.map((one) => leftText(reader, 'briefing.left.excluded', { document: one })),
    ],
  };
}

/** That nothing came in. */
export function noNews({ say }: Reader, { topic }: Pick<Wish, 'topic'>): string {
  return say('briefing.edition.none', { topic: topic?.typed ?? 'none' });
}

/** All that came in, asked for. */
function newsInvocation({ since, topic }: Wish): Invocation {
  const came = intervalOf(since);
  const filter = topic && { filter: topic.typed };
  return { command: 'documents', arguments: { came, ...filter } };
}

/** Nothing, or the sentence that says so to those who want one. */
export function nothingNew(
  why: string,
  empty: Subscription['empty'],
  left: readonly LeftOut[] = [],
): Made {
  if (empty === 'skip') return { type: 'nothing', why, left };
  const message: Pick<Message, 'summary' | 'blocks'> = {
    summary: why,
    blocks: [paragraph(text(why))],
  };
  return told(message, left);
}

async function itemsSince(
  { archive }: Reader,
  wish: Omit<Wish, 'empty'>,
): Promise<{ readonly came: readonly Item[]; readonly excluded: readonly Document[] }> {
  const { since, stopWords, topic } = wish;
  const arrivals = await archive.arrivals({ ...since, limit: looked });
  const documents = await archive.documents(arrivals.map((one) => one.document));
  const came: Item[] = [];
  const excluded: Document[] = [];
  for (const { document: id } of arrivals) {
    const document = documents.get(id);
    if (document === undefined) continue;
    const about = topic && topicText(`${document.title}\n${document.text}`);
    if (topic !== undefined && about !== undefined && !matches(topic.term, about)) {
      if (isExcluded(topic.term, about)) excluded.push(document);
      continue;
    }
    const parts = await archive.parts(id);
    const lead = parts?.summary[0];
    const words = `${document.title} ${lead ? document.text.slice(lead.start, lead.end) : ''}`;
    came.push({
      document,
      stems: new Set(stemsOf(words, stopWords)),
      actors: (parts?.actors ?? []).filter((actor) => !actor.startsWith('place:')),
    });
  }
  return { came, excluded };
}

/** `Title · Courier · 3 Mar 2023: “…” [1] also in 2 [4][5]`; the first text of a story gave it its title. */
async function lineOf(
  reader: Reader,
  materials: Materials,
  { item, copies }: Text,
  story: Story,
  wish: Pick<Wish, 'topic'>,
) {
  const { say } = reader;
  const { document } = item;
  const title = story.texts[0].item === item ? '' : document.title;
  const facts = [title, document.publisher ?? '', documentDate(say, document.date)];
  const span = await passageOf(reader, item, wish);
  const passage = span && materials.passage(document.id, span, longestPassage);
  const also = say('briefing.edition.also', { count: copies.length });
  const words = [
    text(facts.filter(Boolean).join(' · ')),
    ...(passage ? [text(': '), passageInline(passage)] : []),
  ];
  const more = copies.length === 0 ? [] : [text(` ${also}`)];
  const references = copies.slice(0, mostCopies).map((one) => one.document.id);
  return {
    words: [...words, ...more],
    // What is referred to is named among the sources: only what is told may be.
    whole: () => [
      ...words,
      ...materials.reference(document.id),
      ...more,
      ...(copies.length === 0 ? [] : materials.reference(...references)),
    ],
  };
}

/** The lead; for a topic the sentence with most of its words. */
async function passageOf({ archive }: Reader, { document }: Item, { topic }: Pick<Wish, 'topic'>) {
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

function leftText({ say }: Reader, rule: string, { document }: Pick<Item, 'document'>): LeftOut {
  return leftOut(say, rule, documentDate(say, document.date), document.title);
}
