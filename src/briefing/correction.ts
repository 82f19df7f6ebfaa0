// What has changed since a message was posted: passages gone, documents withdrawn, dates and speakers mended; and the note.
// Leaves to others: which messages to look at and editing them (schedule), what they took (used.ts).
import type { Block, Message } from '../model/message.ts';
import type { Say } from '../model/words.ts';
import type { CitationUsed, PostedMessage } from '../store/ledger.ts';
import type { Archive } from '../store/store.ts';
import type { Reader } from './asked.ts';
import { note } from './compose.ts';
import { dateInWords } from './dated.ts';
import { beginning } from './edition-parts.ts';
import { foldedWords, wordsIn } from './fold.ts';
import { overlap } from './happenings.ts';
import { type Known, knownOf, usedAt } from './used.ts';
import { localDate } from './when.ts';

/** One thing that is not as it was told. */
export type Change =
  | { readonly type: 'withdrawn'; readonly used: CitationUsed }
  /** The words stand nowhere in the document any more; `now` is what stands in their place, where that is plain. */
  | { readonly type: 'words'; readonly used: CitationUsed; readonly now?: string }
  | { readonly type: 'date' | 'published'; readonly used: CitationUsed; readonly now?: string }
  | { readonly type: 'speaker'; readonly used: CitationUsed; readonly now?: string };

export interface Compared {
  readonly changes: readonly Change[];
  /** The citations as they are now; those that stand nowhere any more have been told of and are left out. */
  readonly citations: readonly CitationUsed[];
}

/** Compares what a message used with what the documents say now; each change is named once. */
export function whatChanged(
  used: readonly CitationUsed[],
  known: ReadonlyMap<string, Known>,
): Compared {
  const changes = new Map<string, Change>();
  const citations: CitationUsed[] = [];
  for (const one of used) {
    const { changes: found, now } = comparedOne(one, known.get(one.document));
    for (const change of found) {
      const key = nameOf(change);
      if (!changes.has(key)) changes.set(key, change);
    }
    if (now !== undefined) citations.push(now);
  }
  return { changes: [...changes.values()], citations };
}

/** A document is withdrawn or dated anew once, however often it is cited. */
function nameOf({ type, used }: Change): string {
  const once = type === 'withdrawn' || type === 'published';
  return JSON.stringify([type, used.document, once ? '' : used.words]);
}

function comparedOne(
  used: CitationUsed,
  known: Known | undefined,
): { readonly changes: readonly Change[]; readonly now?: CitationUsed } {
  if (known === undefined) return { changes: [{ type: 'withdrawn', used }] };
  const start = nearestTo(known.document.text, used);
  if (start === undefined) {
    const instead = insteadOf(used, known);
    return { changes: [{ type: 'words', used, ...(instead !== undefined && { now: instead }) }] };
  }
  const span = { start, end: start + used.words.length };
  const found = usedAt(known, span, used.quotation === true ? 'quotation' : 'passage');
  // Where nothing is known of the passage any more, nothing else is claimed of it either.
  const lost = (used.quotation && !found.quotation) || (used.event && !found.event);
  const now = lost ? { ...used, span, ...publishedOf(found) } : found;
  const changes: Change[] = [];
  if (!lost && used.quotation && !isSamePerson(used.speaker, now.speaker))
    changes.push({ type: 'speaker', used, ...(now.speaker && { now: now.speaker }) });
  if (!lost && used.event === now.event && used.date !== now.date)
    changes.push({ type: 'date', used, ...(now.date && { now: now.date }) });
  if (used.published !== now.published)
    changes.push({ type: 'published', used, ...publishedNow(now) });
  return { changes, now };
}

/** From this share of words in common on, one wording stands in the place of another. */
const sameWording = 0.5;

/** The passage of the same kind that is most like the one that went. */
function insteadOf(used: CitationUsed, known: Known): string | undefined {
  const { text } = known.document;
  const quoted = known.quotes.flatMap((quote) => quote.spans);
  const told = [...known.sentences, ...known.events.map((event) => event.span)];
  const before = new Set(foldedWords(used.words));
  const likely = (used.quotation === true ? quoted : told)
    .map((span) => text.slice(span.start, span.end))
    .map((words) => ({ words, share: overlap(before, new Set(foldedWords(words))) }))
    .toSorted((a, b) => b.share - a.share)[0];
  return likely !== undefined && likely.share >= sameWording ? likely.words : undefined;
}

function publishedOf({ published }: CitationUsed) {
  return published === undefined ? {} : { published };
}

function publishedNow({ published }: CitationUsed) {
  return published === undefined ? {} : { now: published };
}

/** Where the words stand now, nearest to where they stood. */
function nearestTo(text: string, { words, span }: CitationUsed): number | undefined {
  if (text.startsWith(words, span.start)) return span.start;
  const before = text.lastIndexOf(words, span.start);
  const after = text.indexOf(words, span.start);
  if (before < 0 || after < 0) return before < 0 && after < 0 ? undefined : Math.max(before, after);
  return span.start - before <= after - span.start ? before : after;
}

/** "Price" and "Ned Price" are one name written twice; a name that is mended shares no such part. */
function isSamePerson(before: string | undefined, now: string | undefined): boolean {
  if (before === undefined || now === undefined) return before === now;
  const [few, many] = [foldedWords(before), foldedWords(now)].toSorted(
    (a, b) => a.length - b.length,
  );
  return few?.every((word) => many?.includes(word)) ?? false;
}

/** A message with its dated notes, or without one where nothing has to be told; with the citations as they are now. */
export interface Corrected {
  readonly message?: Message;
  readonly citations: readonly CitationUsed[];
}

/** Looks at a message that was posted. `now` in milliseconds since the epoch. */
export async function correct(
  reader: Reader,
  posted: Pick<PostedMessage, 'message' | 'citations'>,
  now: number,
): Promise<Corrected> {
  const { archive } = reader;
  const used = await Promise.all(posted.citations.map((one) => whereItIs(archive, one)));
  const known = new Map<string, Known>();
  for (const id of new Set(used.map((one) => one.document))) {
    const found = await knownOf(archive, id);
    if (found !== undefined) known.set(id, found);
  }
  const { changes, citations } = whatChanged(used, known);
  if (changes.length === 0) return { citations };
  return { message: withNotes(reader.say, posted.message, changes, now), citations };
}

/** A file that was renamed is another document with the same words: nothing was withdrawn. */
async function whereItIs(archive: Archive, used: CitationUsed): Promise<CitationUsed> {
  if ((await archive.document(used.document)) !== undefined) return used;
  const words = [...new Set(wordsIn(used.words))].toSorted((a, b) => b.length - a.length);
  const hits = await archive.search({ words: words.slice(0, 6), limit: 10 });
  const documents = await archive.documents([...new Set(hits.map((one) => one.document))]);
  for (const { id, text } of documents.values()) {
    const start = text.indexOf(used.words);
    const span = { start, end: start + used.words.length };
    if (start >= 0 && used.words.length >= shortestMoved) return { ...used, document: id, span };
  }
  return used;
}

/** Fewer characters may stand anywhere. */
const shortestMoved = 40;
/** More notes at once are summed up. */
const mostNotes = 6;

/** The notes stand above what they are about, the newest first, below the title. */
function withNotes(say: Say, message: Message, changes: readonly Change[], now: number): Message {
  const date = dateInWords(say, localDate(now, 'UTC'));
  const lines = changes.slice(0, mostNotes).map((one) => wordingOf(say, message, one));
  const more = changes.length - lines.length;
  const all = more > 0 ? [...lines, say('briefing.correction.more', { count: more })] : lines;
  const notes = all.map((what) => note(say('briefing.correction.line', { date, what })));
  const [first, ...rest] = message.blocks;
  const titled = first?.type === 'heading' || first?.type === 'paragraph';
  const blocks: readonly Block[] = titled
    ? [first, ...notes, ...rest]
    : [...notes, ...message.blocks];
  return { ...message, blocks };
}

function wordingOf(say: Say, message: Message, change: Change): string {
  const { used } = change;
  const title = titleIn(message, used.document);
  const words = beginning(used.words);
  switch (change.type) {
    case 'withdrawn':
      return say('briefing.correction.withdrawn', { title });
    case 'words':
      return say('briefing.correction.words', {
        title,
        words,
        now: change.now === undefined ? 'none' : beginning(change.now),
      });
    case 'published':
      return say('briefing.correction.published', {
        title,
        before: dated(say, used.published),
        now: dated(say, change.now),
      });
    case 'date':
      return say('briefing.correction.date', {
        words,
        before: dated(say, used.date),
        now: dated(say, change.now),
      });
    case 'speaker':
      return say('briefing.correction.speaker', {
        words,
        before: used.speaker ?? 'none',
        now: change.now ?? 'none',
      });
  }
}

function dated(say: Say, edtf: string | undefined): string {
  return edtf === undefined ? say('briefing.date.undated') : dateInWords(say, edtf);
}

/** As the message itself names it, with its number there. */
function titleIn(message: Message, document: string): string {
  const sources = message.blocks.flatMap((block) =>
    block.type === 'sources' ? block.sources : [],
  );
  const found = sources.find((one) => one.source.id === document);
  return found === undefined ? document : `[${found.number}] ${found.source.title}`;
}
