// Answers "what did X say about Y" from the quotations: X's words, or that there are none.
// Leaves to others: recognising such a question (understand.ts) and other questions (passages.ts).
import type { Invocation, Message } from '../../model/message.ts';
import type { ActorRow, QuoteRow } from '../../store/store.ts';
import type { Asked } from '../asked.ts';
import { answered, ask, nothing } from '../compose.ts';
import { windowInWords } from '../dated.ts';
import { distinctQuotes, uncontradicted } from '../distinct.ts';
import { folded, foldedWords, stem } from '../fold.ts';
import { neededFor, quoteBlocks, speakerName } from '../lines.ts';
import { gather, type Materials } from '../materials.ts';
import { told } from '../told.ts';
import { createWritten } from './looked.ts';
import { tokensOf } from './tokens.ts';
import type { Question } from './understand.ts';
import { formsOf, synonymsOf } from './words.ts';

/** Most quotations of an answer, and most that are looked through. */
const most = { shown: 3, read: 300 };
/** Share of the topic's words that a quotation or its sentence must hold. */
const onTopic = 0.5;

/** The answer; `withheld` where words were found that another document gives to somebody else. */
export interface Said {
  readonly message: Message;
  readonly withheld: boolean;
}

/** The answer; undefined where the question turns out to be of another kind. */
export async function whatWasSaid(
  asked: Asked,
  question: Question,
  saying: NonNullable<Question['saying']>,
  again: Invocation,
): Promise<Said | undefined> {
  const speakers = saying.by?.actors ?? [];
  const subjects = saying.about.flatMap((name) => name.actors);
  if (speakers.length === 0 && (subjects.length === 0 || question.wanted === 'time'))
    return undefined;
  const onThem = await quotesOf(asked, speakers, subjects, question);
  const wide = onThem.length === 0 && speakers.length > 0 && subjects.length > 0;
  const all = wide ? await quotesOf(asked, speakers, [], question) : onThem;
  const materials = await gather(asked, neededFor({ quotes: all }));
  const rows = wide ? all.filter((quote) => speaksOf(materials, quote, saying.about)) : all;
  const found = distinctQuotes(materials, byTopic(asked, materials, rows, question));
  const fitting = await uncontradicted(asked, materials, found);
  if (fitting.length === 0) {
    if (speakers.length === 0) return undefined;
    const message = await silent(asked, question, speakers, subjects, again);
    return { message, withheld: found.length > 0 };
  }
  const shown = fitting.slice(0, most.shown);
  const blocks = shown.flatMap((quote) => quoteBlocks(asked, materials, quote));
  const message = answered(asked, {
    summary: summaryOf(asked, materials, shown[0]),
    blocks: [...blocks, ...materials.sources()],
    again,
    actions:
      fitting.length > most.shown
        ? [
            ask(asked.say('briefing.action.all-quotes', { count: fitting.length }), 'quotes', {
              ...(speakers[0] && { by: speakers[0].name }),
              ...(subjects[0] && { about: subjects[0].name }),
            }),
          ]
        : [],
  });
  return { message, withheld: false };
}

async function quotesOf(
  { archive }: Asked,
  speakers: readonly ActorRow[],
  subjects: readonly ActorRow[],
  { when }: Question,
): Promise<readonly QuoteRow[]> {
  const days = when?.type === 'days' ? { from: when.from, to: when.to } : {};
  const whose = speakers.length === 0 ? [{}] : speakers.map((actor) => ({ by: actor.id }));
  const onWhom = subjects.length === 0 ? [{}] : subjects.map((actor) => ({ about: actor.id }));
  const pages = await Promise.all(
    whose.flatMap((by) =>
      onWhom.map((about) => archive.quotes({ ...by, ...about, ...days, limit: most.read })),
    ),
  );
  return [...new Map(pages.flatMap((page) => page.rows).map((row) => [keyOf(row), row])).values()];
}

function keyOf(quote: QuoteRow): string {
  return `${quote.document} ${quote.spans[0].start}`;
}

/** Quotations on the topic, those that hold most of its words first; all of them where there is none. */
function byTopic(
  asked: Asked,
  materials: Materials,
  quotes: readonly QuoteRow[],
  { topic }: Question,
): readonly QuoteRow[] {
  if (topic.length === 0) return quotes;
  const wanted = topic.map((word) => meaning(asked.lists, word));
  const share = (quote: QuoteRow) => {
    const { stems } = tokensOf(around(materials, quote));
    const met = wanted.reduce((sum, meets) => sum + meets(stems), 0);
    return met / Math.max(1, wanted.length);
  };
  return quotes
    .map((quote) => ({ quote, share: share(quote) }))
    .filter((one) => one.share >= onTopic)
    .toSorted((a, b) => b.share - a.share)
    .map((one) => one.quote);
}

/** How well a word of the question is met by others: 1 by itself or a form of it, less by one of nearly the same sense. */
function meaning(lists: Asked['lists'], word: string): (stems: readonly string[]) => number {
  const parts = tokensOf(word);
  const stemsOfEach = (words: readonly string[]) => words.map((one) => tokensOf(one).stems);
  const term = {
    stem: parts.stems[0] ?? '',
    others: [parts.stems, ...stemsOfEach(formsOf(lists)(folded(word)))],
    akin: stemsOfEach(synonymsOf(lists)(folded(word))),
  };
  const written = createWritten([term]);
  return (stems) => written(stems)[0] ?? 0;
}

/** The words themselves hold one of the names as typed: its actor may be another of the same name. */
function speaksOf(
  materials: Materials,
  { document, spans }: QuoteRow,
  names: NonNullable<Question['saying']>['about'],
): boolean {
  const words = spans.map((span) => materials.words(document, span)).join(' ');
  const held = ` ${foldedWords(words).map(stem).join(' ')} `;
  return names.some((name) => held.includes(` ${foldedWords(name.words).map(stem).join(' ')} `));
}

/** The quotation with the rest of its paragraph: what it is about often stands beside it. */
function around(materials: Materials, { document, spans }: QuoteRow): string {
  const whole = materials.document(document)?.text ?? '';
  const start = whole.lastIndexOf('\n', spans[0].start) + 1;
  const last = spans.at(-1)?.end ?? spans[0].end;
  const end = whole.indexOf('\n', last);
  return whole.slice(start, end < 0 ? whole.length : end);
}

function summaryOf(asked: Asked, materials: Materials, quote: QuoteRow | undefined): string {
  const citation = quote && materials.passage(quote.document, quote.spans[0])?.citation;
  if (quote === undefined || citation === undefined) return '';
  const name = speakerName(asked, materials, quote);
  const line = told(asked.say, citation);
  return name === undefined ? line : asked.say('briefing.ask.said', { name, line });
}

/** X is not quoted on it: said so, with what there is by X and on Y. */
async function silent(
  asked: Asked,
  question: Question,
  speakers: readonly ActorRow[],
  subjects: readonly ActorRow[],
  again: Invocation,
): Promise<Message> {
  const { archive, say } = asked;
  const by = speakers.map((one) => one.name).join(', ');
  const topic = [...subjects.map((one) => one.name), ...question.topic].join(', ');
  const days =
    question.when?.type === 'days' ? (windowInWords(say, question.when) ?? 'none') : 'none';
  const [speaker] = speakers;
  const [subject] = subjects;
  const own = speaker ? (await archive.quotes({ by: speaker.id, limit: 1 })).total : 0;
  const on = subject ? (await archive.quotes({ about: subject.id, limit: 1 })).total : 0;
  return nothing({
    summary: say('briefing.ask.silent', { by, topic: topic === '' ? 'none' : topic, days }),
    hints: [
      ...(own > 0 ? [say('briefing.ask.own', { name: by, count: own })] : []),
      ...(on > 0 && subject ? [say('briefing.ask.on', { name: subject.name, count: on })] : []),
    ],
    again,
    actions: [
      ...(own > 0 && speaker
        ? [ask(say('briefing.action.by', { name: speaker.name }), 'quotes', { by: speaker.name })]
        : []),
      ...(on > 0 && subject
        ? [
            ask(say('briefing.action.about', { name: subject.name }), 'quotes', {
              about: subject.name,
            }),
          ]
        : []),
    ],
  });
}
