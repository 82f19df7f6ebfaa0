// Makes models/vectors.bin.gz from GloVe in eight bits: `tsx training/vectors.ts DATA_FOLDER [MODELS_FOLDER]`.
// Leaves to others: the format (src/briefing/question/vectors.ts) and where the data is from (models/README.md).
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { encodeVectors } from '../src/briefing/question/vectors.ts';
import { root } from '../src/resources.ts';

/** Words that are kept, most frequent first. Beyond them vectors are poor and questions seldom go. */
const kept = 60_000;
const dimensions = 100;

function main(folder: string | undefined, out: string): void {
  if (folder === undefined || !existsSync(join(folder, 'glove-100d-120k.int8.gz'))) {
    console.error('say where the data is: npm run train:vectors -- DATA_FOLDER [MODELS_FOLDER]');
    process.exitCode = 2;
    return;
  }
  const words = gunzipSync(readFileSync(join(folder, 'glove-100d-120k.vocab.gz')))
    .toString('utf8')
    .trimEnd()
    .split('\n');
  const bytes = gunzipSync(readFileSync(join(folder, 'glove-100d-120k.int8.gz')));
  const rows = new Map<string, Int8Array>();
  for (const [index, word] of words.entries()) {
    const form = word.normalize('NFD').replace(/\p{M}+/gu, '');
    if (rows.size >= kept || rows.has(form) || !/^\p{L}{2,}$/u.test(form)) continue;
    const start = bytes.byteOffset + words.length * 4 + index * dimensions;
    rows.set(form, new Int8Array(bytes.buffer, start, dimensions));
  }
  const packed = encodeVectors(rows, dimensions);
  const zipped = gzipSync(packed, { level: 9 });
  writeFileSync(join(out, 'vectors.bin.gz'), zipped);
  console.error(`${rows.size} words, ${packed.length} bytes, ${zipped.length} gzipped`);
}

main(process.argv[2], process.argv[3] ?? join(root, 'models'));
