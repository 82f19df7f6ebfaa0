// Fits when to keep silent: `tsx training/refusal.ts QUESTIONS_FOLDER [MODELS_FOLDER]` writes models/refusal.json.
// Leaves to others: the evidence (src/briefing/question/evidence.ts) and reading.
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { documents, lines } from '../bench/corpus.ts';
import { shelve } from '../bench/shelf.ts';
import { evidenceNames, evidenceOf } from '../src/briefing/question/evidence.ts';
import { type Considered, consider } from '../src/briefing/question/passages.ts';
import { rank } from '../src/briefing/question/rank.ts';
import { understand } from '../src/briefing/question/understand.ts';
import { openReader, sayIn } from '../src/house.ts';
import { createResources, questionLists, root } from '../src/resources.ts';
import { openSqlite } from '../src/store/open.ts';

const speakFor: ReadonlySet<string> = new Set([
  ...['met', 'own', 'document', 'together', 'pairs', 'wantedShown', 'longTogether'],
]);
const speakAgainst: ReadonlySet<string> = new Set([
  ...['namesUnmet', 'namesUnmetTogether', 'numbersUnmet', 'absent', 'wantedMissing', 'negation'],
  ...['rarestUnmet', 'unmetWords', 'longNamesUnmet'],
]);

interface Sample {
  readonly set: string;
  readonly evidence: readonly number[];
  readonly answerable: boolean;
}

const settings = { rounds: 3000, rate: 0.3, decay: 0.003, folds: 5 };
/** Shares of the answerable questions that are to be answered, when judged by weights fitted without them. */
const wantedShare = { short: 0.85, long: 0.92 };

async function samplesOf(folder: string, set: string): Promise<readonly Sample[]> {
  const store = await openSqlite(':memory:');
  await shelve(store, openReader(), documents(join(folder, `${set}.corpus.jsonl.gz`)));
  const reader = { archive: store.archive(['default']), say: sayIn('en') };
  const lists = questionLists(createResources());
  const judged = new Map<string, Set<string>>();
  for (const line of lines(join(folder, `${set}.qrels.jsonl`))) {
    const { query, doc } = JSON.parse(line);
    judged.set(String(query), (judged.get(String(query)) ?? new Set()).add(String(doc)));
  }
  const samples: Sample[] = [];
  for (const line of lines(join(folder, `${set}.queries.jsonl`))) {
    const { id, text } = JSON.parse(line);
    const question = await understand(reader, lists, String(text), '2026-01-01');
    const considered = await consider(reader, lists, question);
    const add = (name: string, what: Considered, answerable: boolean) => {
      const evidence = evidenceOf(question, what);
      if (evidence !== undefined) samples.push({ set: name, evidence, answerable });
    };
    const relevant = judged.get(String(id));
    add(set, considered, relevant !== undefined);
    // With several documents taken out, others of the same story may still tell the answer.
    if (relevant?.size !== 1) continue;
    const texts = considered.candidates.texts.filter((one) => !relevant.has(one.id));
    const without = { ...considered, ranking: rank(considered.sought, texts) };
    add(`${set} without its documents`, without, false);
  }
  await store.close();
  return samples;
}

interface Fit {
  readonly bias: number;
  readonly weights: readonly number[];
}

/** Logistic regression by plain gradient descent on standardised numbers; every set and class weighs the same. */
function fitted(samples: readonly Sample[]): Fit {
  const columns = evidenceNames.map((_, index) => samples.map((one) => one.evidence[index] ?? 0));
  const means = columns.map((values) => values.reduce((a, b) => a + b, 0) / values.length);
  const spreads = columns.map((values, index) => {
    const mean = means[index] ?? 0;
    return Math.sqrt(values.reduce((a, b) => a + (b - mean) ** 2, 0) / values.length) || 1;
  });
  const rows = samples.map((one) =>
    one.evidence.map((value, index) => (value - (means[index] ?? 0)) / (spreads[index] ?? 1)),
  );
  const sizes = new Map<string, number>();
  const classOf = (one: Sample) => `${one.set} ${one.answerable}`;
  for (const one of samples) sizes.set(classOf(one), (sizes.get(classOf(one)) ?? 0) + 1);
  const weights: number[] = evidenceNames.map(() => 0);
  let bias = 0;
  for (let round = 0; round < settings.rounds; round++) {
    const slope: number[] = weights.map((weight) => settings.decay * weight);
    let drift = 0;
    for (const [at, sample] of samples.entries()) {
      const row = rows[at] ?? [];
      const sum = row.reduce((total, value, index) => total + value * (weights[index] ?? 0), bias);
      const error = 1 / (1 + Math.exp(-sum)) - Number(sample.answerable);
      const worth = error / ((sizes.get(classOf(sample)) ?? 1) * sizes.size);
      for (const [index, value] of row.entries())
        slope[index] = (slope[index] ?? 0) + worth * value;
      drift += worth;
    }
    for (const [index, value] of slope.entries())
      weights[index] = sensible(index, (weights[index] ?? 0) - settings.rate * value);
    bias -= settings.rate * drift;
  }
  const raw = weights.map((weight, index) => weight / (spreads[index] ?? 1));
  const shift = raw.reduce((total, weight, index) => total + weight * (means[index] ?? 0), 0);
  return { bias: bias - shift, weights: raw };
}

/** What is found never speaks against an answer, what is missing never for one, whatever the samples say. */
function sensible(index: number, weight: number): number {
  const name = evidenceNames[index];
  if (name !== undefined && speakFor.has(name)) return Math.max(0, weight);
  return name !== undefined && speakAgainst.has(name) ? Math.min(0, weight) : weight;
}

function probability({ bias, weights }: Fit, { evidence }: Sample): number {
  const sum = evidence.reduce((total, value, index) => total + value * (weights[index] ?? 0), bias);
  return 1 / (1 + Math.exp(-sum));
}

/** Each sample judged by weights that were fitted without it. */
function heldOut(samples: readonly Sample[]): readonly { sample: Sample; probability: number }[] {
  return Array.from({ length: settings.folds }, (_, fold) => fold).flatMap((fold) => {
    const model = fitted(samples.filter((_, index) => index % settings.folds !== fold));
    return samples
      .filter((_, index) => index % settings.folds === fold)
      .map((sample) => ({ sample, probability: probability(model, sample) }));
  });
}

async function main(folder: string | undefined, out: string): Promise<void> {
  if (folder === undefined || !existsSync(folder)) {
    console.error('say where the questions are: npm run train:refusal -- FOLDER [MODELS_FOLDER]');
    process.exitCode = 2;
    return;
  }
  const sets = readdirSync(folder)
    .filter((name) => /^(squad2|multihoprag)\..*\.corpus\.jsonl\.gz$/u.test(name))
    .map((name) => name.replace('.corpus.jsonl.gz', ''))
    .sort();
  const samples: Sample[] = [];
  for (const set of sets) samples.push(...(await samplesOf(folder, set)));
  const judged = heldOut(samples);
  const isLong = (sample: Sample) => sample.evidence[evidenceNames.indexOf('long')] === 1;
  const answered = (some: typeof judged, threshold: number) =>
    some.filter((one) => one.probability >= threshold).length / Math.max(1, some.length);
  const thresholdFor = (long: boolean, wanted: number) => {
    const some = judged.filter((one) => one.sample.answerable && isLong(one.sample) === long);
    const steps = Array.from({ length: 99 }, (_, index) => (index + 1) / 100);
    return steps.findLast((step) => answered(some, step) >= wanted) ?? 0.5;
  };
  const threshold = thresholdFor(false, wantedShare.short);
  const longThreshold = thresholdFor(true, wantedShare.long);
  const names = [...new Set(samples.map((one) => one.set))];
  for (const set of names) {
    const shares = [true, false].map((answerable) => {
      const some = judged.filter(
        ({ sample }) => sample.set === set && sample.answerable === answerable,
      );
      const given = some.filter(
        (one) => one.probability >= (isLong(one.sample) ? longThreshold : threshold),
      );
      return `${given.length} of ${some.length}`;
    });
    console.error(`${set}: held out, answers ${shares[0]} answerable and ${shares[1]} others`);
  }
  const { bias, weights } = fitted(samples);
  const model = {
    bias: rounded(bias),
    threshold,
    longThreshold,
    weights: Object.fromEntries(
      evidenceNames.map((name, index) => [name, rounded(weights[index] ?? 0)]),
    ),
  };
  writeFileSync(join(out, 'refusal.json'), `${JSON.stringify(model, null, 2)}\n`);
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

await main(process.argv[2], process.argv[3] ?? join(root, 'models'));
