// Makes models/speech.bin.gz from annotated news: `npm run train:speech -- DATA_FOLDER [MODELS_FOLDER]`; the same data gives the same bytes.
// Leaves to others: features and labels (src/reading/quotes/second-opinion.ts) and the data's licence (models/README.md).
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { z } from 'zod';
import { encodeWeights, scale } from '../src/reading/actors/weights.ts';
import { prepareLayout } from '../src/reading/page/lay-out.ts';
import {
  bestStretches,
  opinionFeatures,
  opinionLabels as size,
} from '../src/reading/quotes/second-opinion.ts';
import { loadSpeech, type Speech } from '../src/reading/quotes/speech.ts';
import { type Strip, stripOf } from '../src/reading/quotes/strip.ts';
import { createResources, root } from '../src/resources.ts';
import { createNumbers, shuffle } from './perceptron.ts';

const epochs = 8;
const hidden = 0.1;
const floor = 0.6;

const annotated = z.object({
  text: z.string(),
  quotes: z.array(z.object({ start: z.number(), end: z.number() })),
});

interface Lesson {
  readonly features: readonly Int32Array[];
  readonly right: Int32Array;
}

function main(folder: string | undefined, out: string): void {
  if (folder === undefined || !existsSync(folder)) {
    console.error('say where the data is: npm run train:speech -- DATA_FOLDER [MODELS_FOLDER]');
    process.exitCode = 2;
    return;
  }
  const keys = new Map<number, number>();
  const lessons = readLessons(folder, keys);
  console.error(`${lessons.length} sentences, ${keys.size} features`);
  const bytes = encodeWeights(packed([...keys.keys()], learn(lessons, keys.size)));
  const zipped = gzipSync(bytes, { level: 9 });
  writeFileSync(join(out, 'speech.bin.gz'), zipped);
  console.error(`speech.bin.gz: ${bytes.length} bytes, ${zipped.length} gzipped`);
}

function readLessons(folder: string, keys: Map<number, number>): readonly Lesson[] {
  const resources = createResources();
  const layOut = prepareLayout(resources);
  const speech = loadSpeech(resources);
  const files = readdirSync(folder).filter((name) => /^annotated-.*\.jsonl$/u.test(name));
  const lines = files
    .sort()
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n').filter(Boolean));
  return lines.flatMap((line) => {
    const { text, quotes } = annotated.parse(JSON.parse(line));
    const page = layOut({ id: '', title: '', text, language: 'en', kind: 'article' });
    return page.paragraphs.flatMap((paragraph) =>
      lessonsOf(
        stripOf(page, paragraph, false, () => false),
        quotes,
        speech,
        keys,
      ),
    );
  });
}

type Quoted = z.infer<typeof annotated>['quotes'];

function lessonsOf(
  strip: Strip,
  quotes: Quoted,
  speech: Speech,
  keys: Map<number, number>,
): readonly Lesson[] {
  const lessons: Lesson[] = [];
  for (let at = 0; at < strip.words.length; at = strip.words[at]?.to ?? strip.words.length) {
    const sentence = strip.words.slice(at, strip.words[at]?.to);
    const quoteOf = sentence.map(({ start, end }) =>
      quotes.findIndex((one) => one.start <= (start + end) / 2 && (start + end) / 2 < one.end),
    );
    lessons.push({
      features: opinionFeatures(strip, at, speech).map((found) =>
        Int32Array.from(found, (key) => rowOf(keys, key)),
      ),
      right: Int32Array.from(quoteOf, (one, place) =>
        one < 0 ? 0 : one === quoteOf[place - 1] ? 2 : 1,
      ),
    });
  }
  return lessons;
}

function rowOf(keys: Map<number, number>, key: number): number {
  const row = keys.get(key) ?? keys.size;
  keys.set(key, row);
  return row;
}

interface Learnt {
  readonly weights: Float64Array;
  readonly moves: Float64Array;
}

/** Averaged structured perceptron. */
function learn(lessons: readonly Lesson[], rows: number): Learnt {
  const random = createNumbers(1);
  const now: Learnt = {
    weights: new Float64Array(rows * size),
    moves: new Float64Array(size * size),
  };
  const sum: Learnt = {
    weights: new Float64Array(rows * size),
    moves: new Float64Array(size * size),
  };
  let step = 1;
  const change = (features: readonly Int32Array[], path: Int32Array, by: number) => {
    for (const [at, label] of path.entries()) {
      for (const row of features[at] ?? [])
        add(now.weights, sum.weights, row * size + label, by, step);
      if (at > 0) add(now.moves, sum.moves, (path[at - 1] ?? 0) * size + label, by, step);
    }
  };
  const order = lessons.slice();
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random);
    for (const { features, right } of order) {
      const seen = features.map((rows) => rows.filter(() => random() >= hidden));
      const path = bestStretches(
        scored(seen, now.weights),
        seen.length,
        Float32Array.from(now.moves),
      );
      if (path.some((label, at) => label !== right[at])) {
        change(seen, right, 1);
        change(seen, path, -1);
      }
      step++;
    }
  }
  const average = (values: Float64Array, totals: Float64Array) =>
    values.map((value, cell) => value - (totals[cell] ?? 0) / step);
  return {
    weights: average(now.weights, sum.weights),
    moves: average(now.moves, sum.moves),
  };
}

function add(values: Float64Array, totals: Float64Array, cell: number, by: number, step: number) {
  values[cell] = (values[cell] ?? 0) + by;
  totals[cell] = (totals[cell] ?? 0) + by * step;
}

function scored(features: readonly Int32Array[], weights: Float64Array): Float32Array {
  const scores = new Float32Array(features.length * size);
  for (const [at, rows] of features.entries())
    for (const row of rows)
      for (let label = 0; label < size; label++)
        scores[at * size + label] =
          (scores[at * size + label] ?? 0) + (weights[row * size + label] ?? 0);
  return scores;
}

function packed(keys: readonly number[], { weights, moves }: Learnt) {
  const whole = (value: number) => Math.max(-32768, Math.min(32767, Math.round(value * scale)));
  const kept = keys
    .map((key, row) => ({ key: key >>> 0, row }))
    .filter(({ row }) =>
      weights.subarray(row * size, (row + 1) * size).some((value) => Math.abs(value) >= floor),
    )
    .sort((a, b) => a.key - b.key);
  const rows = kept.flatMap(({ row }) =>
    Array.from(weights.subarray(row * size, (row + 1) * size), (value) =>
      Math.abs(value) < floor ? 0 : whole(value),
    ),
  );
  return {
    labelCount: size,
    moves: Int16Array.from(moves, whole),
    keys: Uint32Array.from(kept.map(({ key }) => key)),
    rows: Int16Array.from(rows),
  };
}

main(process.argv[2], process.argv[3] ?? join(root, 'models'));
