// Reads the annotated corpora into one shape: documents of sentences with named stretches.
// Leaves to others: features and learning (perceptron.ts).
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MentionType } from '../src/model/reading.ts';
import type { Span } from '../src/model/span.ts';

export interface Name extends Span {
  readonly type: MentionType;
}

export interface Sample {
  readonly text: string;
  readonly sentences: readonly Span[];
  readonly names: readonly Name[];
  /** False where the corpus has no MISC: words outside names may then be MISC. */
  readonly complete: boolean;
}

/** All samples of a data folder, always in the same order. */
export function readCorpora(folder: string): readonly Sample[] {
  const files = readdirSync(folder).sort();
  const samples = files.flatMap((file) => {
    const read = () => readFileSync(join(folder, file), 'utf8');
    if (/^annotated-.*\.jsonl$/u.test(file)) return readAnnotated(read());
    if (/^wikigold.*\.txt$/u.test(file)) return readWikigold(read());
    return file.endsWith('.iob2') ? readIob(read()) : [];
  });
  if (samples.length === 0)
    throw new Error(`no corpus in ${folder}: it needs annotated-*.jsonl, wikigold*.txt or *.iob2`);
  return samples;
}

function isType(type: string): type is MentionType {
  return type === 'PER' || type === 'ORG' || type === 'LOC' || type === 'MISC';
}

interface AnnotatedLine {
  readonly text: string;
  readonly mentions: readonly { start: number; end: number; type: string }[];
}

function readAnnotated(content: string): readonly Sample[] {
  return content
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const { text, mentions }: AnnotatedLine = JSON.parse(line);
      const names = mentions.flatMap(({ start, end, type }) =>
        isType(type) ? [{ start, end, type }] : [],
      );
      return { text, sentences: sentencesOf(text, names), names, complete: true };
    });
}

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

function endsShort(sentence: string): boolean {
  return /\b(?:\p{Lu}|Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|St|Jr)\.\s*$/u.test(sentence);
}

/** Lines, then sentences; a boundary inside a name is none. */
function sentencesOf(text: string, names: readonly Name[]): readonly Span[] {
  const spans: Span[] = [];
  for (const line of text.matchAll(/[^\n]+/gu)) {
    let start = line.index;
    for (const piece of segmenter.segment(line[0])) {
      const end = line.index + piece.index + piece.segment.length;
      if (names.some((name) => name.start < end && end < name.end)) continue;
      if (end < line.index + line[0].length && endsShort(text.slice(start, end))) continue;
      if (text.slice(start, end).trim() !== '') spans.push({ start, end });
      start = end;
    }
  }
  return spans;
}

/** A document built up token by token. */
function createCollector(complete: boolean) {
  const samples: Sample[] = [];
  let text = '';
  let sentences: Span[] = [];
  let names: Name[] = [];
  return {
    samples,
    sentence(line: string, tags: readonly { start: number; end: number; tag: string }[]) {
      const offset = text.length;
      let open: { start: number; end: number; type: MentionType } | undefined;
      for (const { start, end, tag } of tags) {
        const type = tag.slice(2);
        if (open !== undefined && tag.startsWith('I-') && open.type === type) {
          open.end = offset + end;
          continue;
        }
        if (open !== undefined) names.push(open);
        open = isType(type) ? { start: offset + start, end: offset + end, type } : undefined;
      }
      if (open !== undefined) names.push(open);
      text += `${line}\n`;
      sentences.push({ start: offset, end: offset + line.length });
    },
    close() {
      if (sentences.length > 0) samples.push({ text, sentences, names, complete });
      text = '';
      sentences = [];
      names = [];
    },
    size: () => sentences.length,
  };
}

/** IO scheme, a blank line between sentences; articles are not marked, so stretches of 25 sentences stand for them. */
function readWikigold(content: string): readonly Sample[] {
  const collector = createCollector(true);
  for (const block of content.split(/\n\s*\n/u)) {
    let line = '';
    const tags: { start: number; end: number; tag: string }[] = [];
    for (const row of block.split('\n')) {
      const [word = '', tag = ''] = row.trim().split(' ');
      if (word === '' || word === '-DOCSTART-') continue;
      if (line !== '') line += ' ';
      tags.push({ start: line.length, end: line.length + word.length, tag });
      line += word;
    }
    if (tags.length > 0) collector.sentence(line, tags);
    if (collector.size() === 25) collector.close();
  }
  collector.close();
  return collector.samples;
}

/** IOB2 with the word in column 2 and the tag in column 3, the sentence itself in a `# text =` line; no MISC. */
function readIob(content: string): readonly Sample[] {
  const collector = createCollector(false);
  for (const block of content.split(/\n\s*\n/u)) {
    if (block.includes('# newdoc')) collector.close();
    const line = /^# text = (.*)$/mu.exec(block)?.[1] ?? '';
    let at = 0;
    const tags: { start: number; end: number; tag: string }[] = [];
    for (const row of block.split('\n')) {
      const [number = '', word = '', tag = ''] = row.split('\t');
      if (!/^\d+$/u.test(number)) continue;
      const start = line.indexOf(word, at);
      if (start < 0) continue;
      at = start + word.length;
      tags.push({ start, end: at, tag });
    }
    if (tags.length > 0) collector.sentence(line, tags);
  }
  collector.close();
  return collector.samples;
}
