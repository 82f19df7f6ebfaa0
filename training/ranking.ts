// Learns what speaks for a passage: `tsx training/ranking.ts QUESTIONS_FOLDER [MODELS_FOLDER [TEXTS_FOLDER]]` writes models/ranking.json.
// Leaves to others: the signs (src/briefing/question/{document,sentence}-signs.ts) and learning itself (listwise.ts).
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { documentSignNames, documentSigns } from '../src/briefing/question/document-signs.ts';
import { lookAt } from '../src/briefing/question/looked.ts';
import { sentenceSignNames, sentenceSigns } from '../src/briefing/question/sentence-signs.ts';
import { standard } from '../src/briefing/question/standard.ts';
import { root } from '../src/resources.ts';
import { dot, type Lesson, learned } from './listwise.ts';
import { newsQuestions } from './news.ts';
import { type Put, questionsOf, setsIn } from './questions.ts';

interface Sample {
  readonly set: string;
  readonly fold: number;
  /** Documents that answer, found or not. */
  readonly wanted: number;
  readonly documents: Lesson;
  /** Sentences with the number of their document among the rows of documents. */
  readonly sentences: Lesson;
  readonly places: readonly number[];
}

/** Neighbouring questions are often about one page: folds are stretches of the file. */
const folds = 5;
const merit = sentenceSignNames.indexOf('document');

async function samplesOf(puts: AsyncIterable<Put>): Promise<readonly Sample[]> {
  const samples: Sample[] = [];
  for await (const put of puts) if (put.relevant.size > 0) samples.push(sampleOf(put));
  return samples.map((one) => ({
    ...one,
    documents: { ...one.documents, worth: 1 / samples.length },
    sentences: { ...one.sentences, worth: 1 / samples.length },
  }));
}

/** A right sentence stands in a right document and holds the answer's words. */
function sampleOf({ set, place, considered, relevant, answers }: Put): Sample {
  const looked = lookAt(considered.sought, considered.candidates.texts);
  const right = looked.map((one) => relevant.has(one.text.id));
  const rows = sentenceSigns(considered.sought, looked, []);
  const strings = answers.map(plain);
  const holds = (text: string) => strings.some((answer) => plain(text).includes(answer));
  return {
    set,
    fold: Math.floor(place * folds),
    wanted: relevant.size,
    documents: { rows: documentSigns(considered.sought, looked), right, worth: 1 },
    sentences: {
      rows: rows.flat(),
      right: looked.flatMap(({ text }, at) =>
        text.sentences.map((sentence) => right[at] === true && holds(sentence.text)),
      ),
      worth: 1,
    },
    places: rows.flatMap((list, at) => list.map(() => at)),
  };
}

function plain(text: string): string {
  return text.toLowerCase().replace(/\s+/gu, ' ');
}

interface Model {
  readonly document: readonly number[];
  readonly sentence: readonly number[];
}

/** Only length and what is new may speak against a text: what is met never does, whatever few samples say. */
const against: ReadonlySet<string> = new Set(['length', 'fresh']);

function matches(names: readonly string[]): ReadonlySet<number> {
  return new Set(names.flatMap((name, index) => (against.has(name) ? [] : [index])));
}

function fitted(samples: readonly Sample[]): Model {
  const document = learned(
    samples.map((one) => one.documents),
    matches(documentSignNames),
  );
  const sentence = learned(
    samples.map((one) => withMerits(one, document)),
    matches(sentenceSignNames),
  );
  return { document, sentence };
}

/** Sentences know the merit of their document only when the weights of documents are known. */
function withMerits({ documents, sentences, places }: Sample, weights: readonly number[]): Lesson {
  const merits = standard(documents.rows.map((row) => dot(weights, row)));
  const rows = sentences.rows.map((row, index) => row.with(merit, merits[places[index] ?? 0] ?? 0));
  return { ...sentences, rows };
}

function inOrder({ rows, right }: Lesson, weights: readonly number[]): readonly boolean[] {
  const scored = rows.map((row, index) => ({ score: dot(weights, row), right: right[index] }));
  return scored.toSorted((a, b) => b.score - a.score).map((one) => one.right === true);
}

function report(samples: readonly Sample[], modelFor: (fold: number) => Model): void {
  for (const set of new Set(samples.map((one) => one.set))) {
    const mine = samples.filter((one) => one.set === set);
    const average = (value: (one: Sample) => number) =>
      (mine.reduce((sum, one) => sum + value(one), 0) / mine.length).toFixed(4);
    const found = (one: Sample) => inOrder(one.documents, modelFor(one.fold).document).slice(0, 10);
    const gain = (places: readonly boolean[]) =>
      places.reduce((sum, right, at) => sum + (right ? 1 / Math.log2(at + 2) : 0), 0);
    const ideal = (one: Sample) =>
      gain(Array.from({ length: Math.min(10, one.wanted) }, () => true));
    const first = (one: Sample, most: number) => {
      const model = modelFor(one.fold);
      const order = inOrder(withMerits(one, model.document), model.sentence);
      return Number(order.slice(0, most).includes(true));
    };
    console.error(
      `${set}: nDCG@10 ${average((one) => gain(found(one)) / ideal(one))}`,
      `Recall@10 ${average((one) => found(one).filter(Boolean).length / one.wanted)}`,
      `right sentence first ${average((one) => first(one, 1))}, in three ${average((one) => first(one, 3))}`,
    );
  }
}

async function main(
  folder: string | undefined,
  out: string,
  texts: string | undefined,
): Promise<void> {
  const sets = setsIn(folder);
  if (folder === undefined || sets === undefined) {
    console.error(
      'say where the questions are: npm run train:ranking -- FOLDER [MODELS_FOLDER [TEXTS_FOLDER]]',
    );
    process.exitCode = 2;
    return;
  }
  const samples: Sample[] = [];
  for (const set of sets) samples.push(...(await samplesOf(questionsOf(folder, set))));
  samples.push(...(await samplesOf(newsQuestions(texts))));
  const models = Array.from({ length: folds }, (_, fold) =>
    fitted(samples.filter((one) => one.fold !== fold)),
  );
  const whole = fitted(samples);
  console.error('held out:');
  report(samples, (fold) => models[fold] ?? whole);
  const named = (names: readonly string[], weights: readonly number[]) =>
    Object.fromEntries(names.map((name, at) => [name, Number((weights[at] ?? 0).toFixed(4))]));
  const model = {
    document: named(documentSignNames, whole.document),
    sentence: named(sentenceSignNames, whole.sentence),
  };
  writeFileSync(join(out, 'ranking.json'), `${JSON.stringify(model, null, 2)}\n`);
}

await main(process.argv[2], process.argv[3] ?? join(root, 'models'), process.argv[4]);
