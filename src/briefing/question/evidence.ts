// What speaks for and against there being an answer, as numbers; the same ones that the weights were fitted on.
// Leaves to others: words that contradict (contrary.ts) and weighing all of it (refusal.ts, weights from training/refusal.ts).
import type { QuestionLists } from '../asked.ts';
import { contraryOf } from './contrary.ts';
import type { Form } from './form.ts';
import { createWritten } from './looked.ts';
import type { Considered } from './passages.ts';
import { sentenceSignNames } from './sentence-signs.ts';
import type { Ranked, Term } from './sought.ts';
import { tokensOf } from './tokens.ts';
import type { Question } from './understand.ts';
import type { Wanted } from './words.ts';

/** In the order of their weights. */
export const evidenceNames = [
  'met',
  'own',
  'sentence',
  'document',
  'together',
  'pairs',
  'sequence',
  'topic',
  'absent',
  'namesUnmet',
  'missing',
  'rarestMissing',
  'wantedMissing',
  'negation',
  'opposite',
  'swapped',
  'limit',
  'unlike',
  'toldTopic',
  'ownTopic',
  'toldNames',
  'leastName',
  'weakest',
  'complete',
  'unmetNames',
  'senseOfAll',
  'near',
  'senseBefore',
  'role',
  'uncounted',
  'sumMissing',
  'exactMissing',
] as const;

/** Sentences that are looked at together. */
const several = 6;
/** Brings the weight of the rarest word to 1. */
const rarest = 9;

/** One number for each name; undefined where no sentence was found at all. */
export function evidenceOf(
  lists: QuestionLists,
  question: Question,
  considered: Considered,
): readonly number[] | undefined {
  const { terms } = considered.sought;
  const { sentences } = considered.ranking;
  const [best] = sentences;
  if (best === undefined || terms.length === 0) return undefined;
  const together = strongest(sentences.slice(0, several));
  const share = sharesOf(terms);
  const whole = documentOf(considered, best);
  const written = createWritten(terms);
  const inSentence = written(best.tokens.stems);
  const inDocument = written(whole);
  const missing = terms.filter((_, index) => inDocument[index] === 0);
  const names = namesAmong(question, terms);
  const contrary = contraryOf(lists, question, considered.sought, best, inSentence);
  return [
    share(best.met),
    share(best.own.map((value) => Number(value >= 1))),
    share(inSentence),
    share(inDocument),
    share(together),
    pairs(question, best),
    sequence(question, best),
    share(
      best.met,
      names.map((isName) => !isName),
    ),
    1 - share(terms.map((term) => Number(!term.absent))),
    1 - share(together, names),
    1 - share(inDocument),
    Math.max(0, ...missing.map((term) => term.weight)) / rarest,
    Number(!best.wanted),
    ...contrary,
    ...held(terms, names, best, share),
    ...shown(considered.sought.form, best),
  ];
}

/** Kinds of thing that a sentence either gives or does not. */
const exact: ReadonlySet<Wanted | undefined> = new Set(['number', 'time']);

/** What the best sentence means beside the question; what it shows or lacks of the form of what is asked for. */
function shown(form: Form, { signs, wanted }: Ranked): readonly number[] {
  const sign = (name: (typeof sentenceSignNames)[number]) =>
    signs[sentenceSignNames.indexOf(name)] ?? 0;
  return [
    sign('senseOfAll'),
    sign('near'),
    sign('senseBefore'),
    sign('role'),
    Number(form.counted.size > 0 && sign('counted') === 0),
    Number(form.money && sign('money') === 0),
    Number(!wanted && exact.has(form.wanted)),
  ];
}

/** A name of which less is held is not met at all. */
const met = 0.45;

/**
 * What the best sentence holds of the words besides names and of the names, with what stands beside it and by itself;
 * the name that it holds least; the weightiest word that it lacks; whether it holds all; how many names it lacks.
 */
function held(
  terms: readonly Term[],
  names: readonly boolean[],
  { told, own }: Ranked,
  share: ReturnType<typeof sharesOf>,
): readonly number[] {
  const isName = terms.map((term, index) => term.name || names[index] === true);
  const topic = isName.map((is) => !is);
  const heaviest = Math.max(...terms.map((term) => term.weight)) || 1;
  const lacking = terms.map(({ weight }, index) => (weight * (1 - (told[index] ?? 0))) / heaviest);
  return [
    share(told, topic),
    share(own, topic),
    share(told, isName),
    Math.min(1, ...told.filter((_, index) => isName[index])),
    Math.max(0, ...lacking),
    Number(own.every((value) => value >= 1)),
    told.filter((value, index) => isName[index] && value < met).length,
  ];
}

/** For each word the best that any of the sentences gives. */
function strongest(sentences: readonly Ranked[]): readonly number[] {
  const [first] = sentences;
  return (first?.met ?? []).map((_, index) =>
    Math.max(...sentences.map((one) => one.met[index] ?? 0)),
  );
}

/** Share of the weight of terms that is met, of all or of some of them; 1 where there are none. */
function sharesOf(
  terms: readonly Term[],
): (values: readonly number[], which?: readonly boolean[]) => number {
  return (values, which) => {
    let met = 0;
    let total = 0;
    for (const [index, { weight }] of terms.entries()) {
      if (which !== undefined && which[index] !== true) continue;
      met += weight * (values[index] ?? 0);
      total += weight;
    }
    return total === 0 ? 1 : met / total;
  };
}

function documentOf({ candidates }: Considered, best: Ranked): readonly string[] {
  const text = candidates.texts.find((one) => one.id === best.document);
  if (text === undefined) return best.tokens.stems;
  const parts = [text.title, text.publisher, ...text.sentences.map((one) => one.text), text.rest];
  return tokensOf(parts.join(' ')).stems;
}

/** Terms that the question writes in capitals, its first word left out. */
export function namesAmong({ content }: Question, terms: readonly Term[]): readonly boolean[] {
  const stems = new Set(
    content
      .filter((word) => word.at > 0 && /^\p{Lu}/u.test(word.text))
      .flatMap((word) => tokensOf(word.text).stems),
  );
  return terms.map((term) => stems.has(term.stem));
}

/** Share of neighbouring words of the question that stand near each other in the sentence, too. */
function pairs({ content }: Question, { tokens }: Ranked): number {
  const stems = content.flatMap((word) => tokensOf(word.text).stems);
  if (stems.length < 2) return 0.5;
  const near = stems.slice(1).filter((stem, index) => {
    const at = tokens.stems.indexOf(stems[index] ?? '');
    return at >= 0 && tokens.stems.slice(Math.max(0, at - 3), at + 4).includes(stem);
  });
  return near.length / (stems.length - 1);
}

/** Share of any two words in a row, common ones too, that the sentence has in a row. */
function sequence({ typed }: Question, { tokens }: Ranked): number {
  const twos = (stems: readonly string[]) =>
    stems.slice(1).map((stem, index) => `${stems[index]} ${stem}`);
  const asked = twos(tokensOf(typed).stems);
  const held = new Set(twos(tokens.stems));
  return asked.filter((two) => held.has(two)).length / Math.max(1, asked.length);
}

/** From so much on a word counts as said in a sentence; a word that is only used alike says less. */
const said = { word: 0.8, verb: 0.6 };
/** Kinds of question that take for granted that something happened. */
const presuming: ReadonlySet<Wanted | undefined> = new Set(['time', 'place', 'reason']);

/**
 * Whether the sentence says what the question takes for granted: "when did X meet Y in Z" is not answered by one that
 * has X, Y and Z but no meeting, "who murdered X" not by one without a murder.
 */
export function saysPremise(question: Question, terms: readonly Term[], best: Ranked): boolean {
  const { wanted, topic, verb, passing } = question;
  const stemsOf = (words: readonly string[]) =>
    new Set(words.flatMap((word) => tokensOf(word).stems));
  const held = (stems: ReadonlySet<string>, least: number) => {
    const values = terms.flatMap((term, index) =>
      stems.has(term.stem) ? [Math.max(best.told[index] ?? 0, best.own[index] ?? 0)] : [],
    );
    return values.length === 0 || values.some((value) => value >= least);
  };
  if (verb !== undefined && !held(stemsOf([verb]), said.verb)) return false;
  const turning = topic.filter((word) => !passing.includes(word));
  return !presuming.has(wanted) || held(stemsOf(turning), said.word);
}
