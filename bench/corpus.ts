// Corpora for measuring: JSON Lines, gzip where the name ends in `.gz`.
// Leaves to others: what is measured on them.
import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip, gunzipSync } from 'node:zlib';
import { z } from 'zod';
import type { Document } from '../src/model/document.ts';

/** Where corpora lie beside a checkout; none of it belongs to the project. */
export const dataFolder = '../shared/bench';

const row = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  title: z.string().optional(),
  text: z.string(),
  date: z.string().nullish(),
  source: z.string().optional(),
});

/** Every line of a file as text. */
export function lines(file: string): readonly string[] {
  const bytes = readFileSync(file);
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return text.split('\n').filter((line) => line.trim() !== '');
}

/** Documents of one corpus file. */
export function documents(file: string): readonly Document[] {
  return lines(file).map(toDocument);
}

/** Documents of files one after the other, without holding a file in memory. */
export async function* stream(files: readonly string[]): AsyncGenerator<Document> {
  for (const file of files) {
    const bytes = createReadStream(file);
    const input = file.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes;
    for await (const line of createInterface({ input })) if (line !== '') yield toDocument(line);
  }
}

function toDocument(line: string): Document {
  const { id, title, text, date, source } = row.parse(JSON.parse(line));
  return {
    id,
    title: title ?? '',
    text,
    language: 'en',
    kind: 'statement',
    ...(source && { publisher: source }),
    ...(date && { date: { value: date, basis: 'stated' } }),
  };
}

/** The dated archive of 22,179 press releases, or undefined where it is not there. */
export function archiveFiles(): readonly string[] | undefined {
  const folder = join(dataFolder, 'archive');
  if (!existsSync(folder)) return undefined;
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl.gz'))
    .sort()
    .map((name) => join(folder, name));
}
