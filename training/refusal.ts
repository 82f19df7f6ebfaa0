// Fits when to keep silent: `tsx training/refusal.ts QUESTIONS_FOLDER [MODELS_FOLDER [TEXTS_FOLDER]]` writes models/refusal.json.
// Leaves to others: the evidence (src/briefing/question/evidence.ts) and the regression (logistic.ts).
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { evidenceNames, evidenceOf } from '../src/briefing/question/evidence.ts';
import { type Considered, inTime } from '../src/briefing/question/passages.ts';
import { rank } from '../src/briefing/question/rank.ts';
import { isLong } from '../src/briefing/question/understand.ts';
import { root } from '../src/resources.ts';
import { fitted, probability } from './logistic.ts';
import { news, newsQuestions } from './news.ts';
import { lists, type Put, questionsOf, setsIn } from './questions.ts';

interface Sample {
  readonly set: string;
  /** Its number among the folds. */
  readonly fold: number;
  readonly row: readonly number[];
  readonly answerable: boolean;
  readonly long: boolean;
  /** The right documents were taken out. */
  readonly robbed: boolean;
}

const folds = 10;
/** What a question without its documents counts beside one that was asked without any. */
const robbedWorth = 1;
/** Fewer questions than this are no class of their own. */
const handful = 30;
/** Shares of the answerable questions that are to be answered, when judged by weights fitted without them. */
const wantedShare = { short: 0.63, long: 0.92 };
/** Shares for which the report says how many others are answered. */
const told = [0.95, 0.9, 0.85, 0.8, 0.7, 0.6];

const speakFor: ReadonlySet<string> = new Set([
  ...['met', 'own', 'sentence', 'document', 'together', 'pairs', 'sequence', 'topic'],
  ...['toldTopic', 'ownTopic', 'toldNames', 'leastName', 'complete'],
  ...['senseOfAll', 'near', 'senseBefore', 'role'],
]);
const speakAgainst: ReadonlySet<string> = new Set([
  ...['absent', 'namesUnmet', 'missing', 'rarestMissing', 'wantedMissing'],
  ...['negation', 'opposite', 'swapped', 'limit', 'unlike', 'weakest', 'unmetNames'],
  ...['uncounted', 'sumMissing', 'exactMissing'],
]);
/** What is found never speaks against an answer, what is missing never for one, whatever the samples say. */
const direction = evidenceNames.map((name) =>
  speakFor.has(name) ? 1 : speakAgainst.has(name) ? -1 : 0,
);

/** Sets whose questions without an answer were meant as such. */
const sets = /^(squad2|multihoprag)\./u;

async function samplesOf(puts: AsyncIterable<Put>): Promise<readonly Sample[]> {
  const samples: Sample[] = [];
  let count = 0;
  for await (const put of puts) {
    const fold = count++ % folds;
    samples.push(...sampleOf(put, put.considered, fold, false));
    // With several documents taken out, others of the same story may still tell the answer.
    if (put.relevant.size !== 1) continue;
    const texts = put.considered.candidates.texts.filter((one) => !put.relevant.has(one.id));
    const without = { ...put.considered, ranking: rank(put.considered.sought, texts) };
    samples.push(...sampleOf(put, without, fold, true));
  }
  return samples;
}

function sampleOf(put: Put, what: Considered, fold: number, robbed: boolean): readonly Sample[] {
  const row = evidenceOf(lists, put.question, inTime(put.question, what));
  const answerable = !robbed && put.relevant.size > 0;
  const long = isLong(put.question);
  return row === undefined ? [] : [{ set: put.set, fold, row, answerable, long, robbed }];
}

/** Our questions are of the kind that is asked of an archive of news: they count for two sets. */
const newsWorth = 2;

/** Every set and class weighs the same. */
function weighed(samples: readonly Sample[]) {
  const classOf = (one: Sample) => `${one.set} ${one.answerable} ${one.robbed}`;
  const sizes = new Map<string, number>();
  for (const one of samples) sizes.set(classOf(one), (sizes.get(classOf(one)) ?? 0) + 1);
  const cases = samples.map((one) => ({
    row: one.row,
    yes: one.answerable,
    worth:
      ((one.robbed ? robbedWorth : 1) * (one.set === news ? newsWorth : 1)) /
      Math.max(handful, sizes.get(classOf(one)) ?? 1),
  }));
  return fitted(cases, direction);
}

interface Judged extends Sample {
  readonly probability: number;
}

/** Each sample judged by weights that were fitted without it. */
function heldOut(samples: readonly Sample[]): readonly Judged[] {
  return Array.from({ length: folds }, (_, fold) => fold).flatMap((fold) => {
    const model = weighed(samples.filter((one) => one.fold !== fold));
    return samples
      .filter((one) => one.fold === fold)
      .map((one) => ({ ...one, probability: probability(model, one.row) }));
  });
}

function answered(some: readonly Judged[], threshold: number): number {
  return some.filter((one) => one.probability >= threshold).length / Math.max(1, some.length);
}

function thresholdFor(judged: readonly Judged[], share: number): number {
  const steps = Array.from({ length: 99 }, (_, index) => (index + 1) / 100);
  return steps.findLast((step) => answered(judged, step) >= share) ?? 0.5;
}

/** Answerable questions of sets that have more than a handful of them; of short ones ours, if they are at hand. */
function isCounted(samples: readonly Sample[], long: boolean): (one: Sample) => boolean {
  const size = (set: string) => samples.filter((one) => one.set === set && one.answerable).length;
  const sets = samples.map((one) => one.set).filter((set) => size(set) >= handful);
  const counted = new Set(!long && sets.includes(news) ? [news] : sets);
  return (one) => one.answerable && counted.has(one.set);
}

/** For several shares of answerable questions, which share of the others would be answered. */
function report(judged: readonly Judged[], threshold: number): void {
  for (const set of new Set(judged.map((one) => one.set))) {
    const mine = judged.filter((one) => one.set === set);
    const right = mine.filter((one) => one.answerable);
    const others = mine.filter((one) => !one.answerable && !one.robbed);
    const robbed = mine.filter((one) => one.robbed);
    const shares = (at: number) =>
      [right, others, robbed].map((some) => answered(some, at).toFixed(2)).join(' / ');
    console.error(
      `${set}: ${right.length} answerable, ${others.length} not, ${robbed.length} without their document`,
    );
    console.error(`  at the threshold ${threshold}: ${shares(threshold)}`);
    for (const share of told) console.error(`  ${shares(thresholdFor(right, share))}`);
  }
}

async function main(
  folder: string | undefined,
  out: string,
  texts: string | undefined,
): Promise<void> {
  const names = setsIn(folder);
  if (folder === undefined || names === undefined) {
    console.error(
      'say where the questions are: npm run train:refusal -- FOLDER [MODELS_FOLDER [TEXTS_FOLDER]]',
    );
    process.exitCode = 2;
    return;
  }
  const samples: Sample[] = [];
  for (const set of names.filter((name) => sets.test(name)))
    samples.push(...(await samplesOf(questionsOf(folder, set))));
  samples.push(...(await samplesOf(newsQuestions(texts))));
  const verdict = (long: boolean, share: number) => {
    const mine = samples.filter((one) => one.long === long);
    const judged = heldOut(mine);
    const threshold = thresholdFor(judged.filter(isCounted(mine, long)), share);
    report(judged, threshold);
    const { bias, weights } = weighed(mine);
    return {
      bias: rounded(bias),
      threshold,
      weights: Object.fromEntries(
        evidenceNames.map((name, index) => [name, rounded(weights[index] ?? 0)]),
      ),
    };
  };
  const model = { short: verdict(false, wantedShare.short), long: verdict(true, wantedShare.long) };
  writeFileSync(join(out, 'refusal.json'), `${JSON.stringify(model, null, 2)}\n`);
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

await main(process.argv[2], process.argv[3] ?? join(root, 'models'), process.argv[4]);
