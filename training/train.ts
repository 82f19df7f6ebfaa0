// Makes models/ from a data folder: `npm run train -- DATA_FOLDER`; the same data gives the same bytes.
// Leaves to others: what the data is and under which licence (models/README.md).
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { scriptOf } from '../src/reading/actors/features.ts';
import { loadGazetteer } from '../src/reading/actors/gazetteer.ts';
import { loadMeanings } from '../src/reading/actors/meanings.ts';
import { encodeWeights } from '../src/reading/actors/weights.ts';
import { createWordTypes, loadClusters } from '../src/reading/actors/word-types.ts';
import { wordsOf } from '../src/reading/actors/words.ts';
import { createResources, root } from '../src/resources.ts';
import { readCorpora } from './corpora.ts';
import { labelsOf, prepareLessons } from './lessons.ts';
import { learn } from './perceptron.ts';

const settings = { epochs: 12, rounds: 4, hidden: 0.35, floor: 0.25 };

function main(folder: string | undefined, out: string): void {
  if (folder === undefined || !existsSync(folder)) {
    console.error('say where the data is: npm run train -- DATA_FOLDER [MODELS_FOLDER]');
    process.exitCode = 2;
    return;
  }
  const clusters = gunzipSync(readFileSync(join(folder, 'glove-clusters.tsv.gz')));
  const resources = createResources();
  const gazetteer = loadGazetteer(resources);
  const meanings = loadMeanings(resources.model('vectors.bin.gz'));
  const typeOf = createWordTypes(gazetteer, loadClusters(clusters), meanings);
  const lectures = readCorpora(folder).map((sample) => {
    const words = wordsOf(sample.text, sample.sentences, gazetteer.abbreviations);
    return { script: scriptOf(words, typeOf), allowed: labelsOf(sample, words) };
  });
  const lessons = prepareLessons(lectures);
  console.error(
    `${lectures.length} documents, ${lessons.lessons.length} sentences, ${lessons.keys.length} features`,
  );
  const weights = encodeWeights(learn(lessons, settings));
  const zipped = gzipSync(weights, { level: 9 });
  writeFileSync(join(out, 'names.bin.gz'), zipped);
  writeFileSync(join(out, 'clusters.tsv.gz'), gzipSync(clusters, { level: 9 }));
  console.error(`names.bin.gz: ${weights.length} bytes, ${zipped.length} gzipped`);
}

main(process.argv[2], process.argv[3] ?? join(root, 'models'));
