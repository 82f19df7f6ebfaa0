// `readout annotate`: JSON Lines of texts in, one line of findings each out, in the order they came.
// Leaves to others: the reading itself (reading/read.ts).
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { Call } from './cli.ts';
import { openReader } from './house.ts';
import { isEdtf } from './model/date.ts';
import type { Document } from './model/document.ts';
import type { Mention, Quote, Reading } from './model/reading.ts';
import type { Span } from './model/span.ts';
import type { Read } from './reading/read.ts';
import { type ExitCode, exit, line } from './world.ts';

const row = z.object({
  id: z.union([z.string(), z.number()]).optional(),
  text: z.string(),
  dct: z.string().nullish(),
});

/** `readout annotate [FILE|-]`. Exit code 1 when a line failed. */
export async function readOut({ world, line: { words }, say }: Call): Promise<ExitCode> {
  const [file = '-'] = words;
  const input = file === '-' ? world.input : createReadStream(file, 'utf8');
  try {
    if (input !== world.input) await once(input, 'open');
    const failed = await annotate(input, (text) => line(world.output, text), openReader());
    return failed === 0 ? exit.answered : exit.failed;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    line(world.errors, say('cli.no-file', { file, reason }));
    return exit.usage;
  }
}

/**
 * Reads every line of the input and writes one line each. A line that cannot be read gives `{"id","error"}`.
 * @returns how many lines failed
 */
async function annotate(
  input: NodeJS.ReadableStream,
  write: (line: string) => void,
  read: Read,
): Promise<number> {
  let failed = 0;
  for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (text.trim() === '') continue;
    const result = annotateLine(text, read);
    if ('error' in result) failed++;
    write(JSON.stringify(result));
  }
  return failed;
}

type Annotated =
  | ReturnType<typeof annotation>
  | { readonly id: string | number | null; readonly error: string };

function annotateLine(line: string, read: Read): Annotated {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { id: null, error: 'this line is not JSON; write {"id":"…","text":"…"} on one line' };
  }
  const parsed = row.safeParse(value);
  if (!parsed.success)
    return { id: idOf(value), error: 'this line has no "text" that is a string' };
  const { id = null, text, dct } = parsed.data;
  try {
    return annotation(id, read(documentOf(String(id), text, dct ?? undefined), { actors: [] }));
  } catch (error) {
    return {
      id,
      error: `this text could not be read: ${error instanceof Error ? error.message : String(error)}`,
    };
  }
}

function idOf(value: unknown): string | number | null {
  const id = z.object({ id: z.union([z.string(), z.number()]) }).safeParse(value);
  return id.success ? id.data.id : null;
}

function documentOf(id: string, text: string, date: string | undefined): Document {
  const day = date === undefined ? undefined : dayIn(date);
  return {
    id,
    title: '',
    text,
    language: 'en',
    kind: 'article',
    ...(day !== undefined && { date: { value: day, basis: 'stated' } }),
  };
}

/** Corpora write document dates as EDTF, as a moment (`2009-02-03T10:00`), or with the day first (`03-02-2009`). */
function dayIn(date: string): string | undefined {
  const [, day, month, year] = /^(\d{2})[-/.](\d{2})[-/.](\d{4})$/u.exec(date.trim()) ?? [];
  const candidates = [
    date.trim(),
    date.trim().slice(0, 10),
    `${year}-${month}-${day}`,
    `${year}-${day}-${month}`,
  ];
  return candidates.find(isEdtf);
}

/** A reading in the shape of the design's section 8. */
function annotation(id: string | number | null, reading: Reading) {
  const { text } = reading.document;
  const cut = ({ start, end }: Span) => ({ start, end, text: text.slice(start, end) });
  const names = reading.mentions.filter((mention) => mention.how === 'name');
  return {
    id,
    sentences: reading.sentences.map(({ span }) => ({ start: span.start, end: span.end })),
    mentions: names.map(({ span, type, actor }) => ({ ...cut(span), type, entity: actor })),
    actors: reading.actors.map(({ id, name, kind }) => ({ id, name, kind })),
    quotes: reading.quotes.flatMap((quote, group) =>
      quote.spans.map((span) => ({
        ...cut(span),
        kind: quote.kind,
        cue: quote.cue ? cut(quote.cue) : null,
        speaker: speakerOf(quote, names, cut),
        ...(quote.spans.length > 1 && { group }),
      })),
    ),
    timexes: reading.dates.map(({ span, type, value }) => ({ ...cut(span), type, value })),
    events: reading.events.map(({ span, date }) => ({
      date: date.value,
      basis: date.basis,
      ...cut(span),
    })),
    summary: reading.summary.map(cut),
    problems: reading.problems,
  };
}

/** A speaker carried over from the paragraph before has no words of its own: the last naming stands for it. */
function speakerOf(
  { spans, speaker }: Quote,
  names: readonly Mention[],
  cut: (span: Span) => { readonly start: number; readonly end: number; readonly text: string },
) {
  if (speaker === undefined) return null;
  const before = names.findLast(
    (name) => name.actor === speaker.actor && name.span.end <= spans[0].start,
  );
  const span = speaker.span ?? before?.span;
  return span === undefined ? null : { ...cut(span), entity: speaker.actor ?? null };
}
