// Makes models/ from a data folder: `npm run train -- DATA_FOLDER`; the same data gives the same bytes.
// Leaves to others: what the data is and under which licence (models/README.md).
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { scriptOf } from '../src/reading/actors/features.ts';
import { type Gazetteer, loadGazetteer } from '../src/reading/actors/gazetteer.ts';
import { labelOf, type types } from '../src/reading/actors/labels.ts';
import { encodeWeights } from '../src/reading/actors/weights.ts';
import { createWordTypes, loadClusters } from '../src/reading/actors/word-types.ts';
import { type Words, wordsOf } from '../src/reading/actors/words.ts';
import { readCorpora, type Sample } from './corpora.ts';
import { learn, prepareLessons } from './perceptron.ts';

const root = resolve(import.meta.dirname, '..');
const epochs = 8;
const leastCount = 1;
const floor = 0.3;

/** Masks of the labels that are right for each word. */
function labelsOf(sample: Sample, words: Words): Int32Array {
  const outside = sample.complete
    ? 1
    : [0, 1, 2, 3].reduce((mask, at) => mask | (1 << labelAt('MISC', at)), 1);
  const masks = new Int32Array(words.text.length).fill(outside);
  for (const name of sample.names) {
    const inside: number[] = [];
    for (let at = 0; at < words.text.length; at++) {
      const middle = ((words.start[at] ?? 0) + (words.end[at] ?? 0)) / 2;
      if (middle > name.start && middle < name.end) inside.push(at);
    }
    for (const [index, at] of inside.entries()) {
      const last = index === inside.length - 1;
      masks[at] = 1 << labelAt(name.type, index === 0 ? (last ? 3 : 0) : last ? 2 : 1);
    }
  }
  return masks;
}

function labelAt(type: (typeof types)[number], position: number): number {
  return labelOf(type, position === 0 ? 0 : position === 1 ? 1 : position === 2 ? 2 : 3);
}

function lexicon(name: string): readonly string[] {
  return readFileSync(join(root, 'config/lexicon', `${name}.txt`), 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}

function main(folder: string | undefined): void {
  if (folder === undefined || !existsSync(folder)) {
    console.error('say where the data is: npm run train -- DATA_FOLDER');
    process.exitCode = 2;
    return;
  }
  const clusterBytes = gunzipSync(readFileSync(join(folder, 'glove-clusters.tsv.gz')));
  const gazetteer: Gazetteer = loadGazetteer({
    lexicon,
    model: (name) => {
      throw new Error(`training reads no model, and asked for ${name}`);
    },
  });
  const typeOf = createWordTypes(gazetteer, loadClusters(clusterBytes));
  const samples = readCorpora(folder);
  const scripts = samples.map((sample) => {
    const words = wordsOf(sample.text, sample.sentences, gazetteer.abbreviations);
    return { script: scriptOf(words, typeOf), allowed: labelsOf(sample, words) };
  });
  const lectures = prepareLessons(scripts, leastCount);
  console.error(
    `${samples.length} documents, ${lectures.lessons.length} sentences, ${lectures.keys.length} features`,
  );
  const weights = encodeWeights(learn(lectures, epochs, floor));
  const out = process.env['READOUT_MODELS'] ?? join(root, 'models');
  writeFileSync(join(out, 'names.bin.gz'), gzipSync(weights, { level: 9 }));
  writeFileSync(join(out, 'clusters.tsv.gz'), gzipSync(clusterBytes, { level: 9 }));
  console.error(`names.bin.gz: ${weights.length} bytes before gzip`);
}

main(process.argv[2]);
