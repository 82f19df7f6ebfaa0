// Puts a question that leans on the ones before into words that stand on their own, the fullest reading first.
// Leaves to others: whether it leans (leaning.ts), whom words mean (past.ts), which reading is answered (converse.ts).
import type { Span } from '../../model/span.ts';
import type { Turn } from '../../store/conversations.ts';
import type { ActorRow } from '../../store/store.ts';
import type { Asked } from '../asked.ts';
import { type Question, understand } from '../question/understand.ts';
import { todayOf } from '../window.ts';
import { type Form, followUpWords, formOf, type Pronoun, pronounIn } from './leaning.ts';
import { type Past, pastOf, whomMeans } from './past.ts';
import {
  asking,
  dayPhrase,
  ended,
  isSpanish,
  type Leaning,
  type Reading,
  replaced,
  subjectPast,
} from './phrases.ts';
import { swapped } from './swapped.ts';

/** Turns looked back at. */
const mostTurns = 4;
/** Words of a question that has none of its own to look for. */
const mostBare = 4;

/** Readings to be tried in this order; none for a question that stands on its own. */
export async function readingsOf(
  asked: Asked,
  typed: string,
  turns: readonly Turn[],
): Promise<readonly Reading[]> {
  const form = formOf(asked.lists, typed);
  const question = await understand(asked, asked.lists, form.rest, todayOf(asked));
  const names = question.named.flatMap((name) => spansOf(form.rest, name.words));
  const pronoun = pronounIn(asked.lists, form, names);
  const bare = isBare(question, form);
  if (pronoun === undefined && !bare && !form.opened) return [];
  const [last, ...before] = await Promise.all(
    turns.slice(0, mostTurns).map((turn) => pastOf(asked, turn)),
  );
  if (last === undefined) return [];
  const leaning: Leaning = { asked, form, question, pasts: [last, ...before] };
  if (pronoun?.kind === 'thing' || (pronoun === undefined && bare))
    return aboutThat(leaning, pronoun);
  if (pronoun !== undefined) return aboutThem(leaning, pronoun);
  return question.wanted === undefined && question.saying === undefined
    ? swapped(leaning)
    : completed(leaning);
}

function spansOf(text: string, words: string): readonly Span[] {
  const start = text.indexOf(words);
  return start < 0 ? [] : [{ start, end: start + words.length }];
}

/** "When?", "and why?": nothing but what is wanted to hear, in a few small words. */
function isBare({ wanted, named, when }: Question, { words }: Form): boolean {
  const small = words.every(
    (word, index) => word.stop && (index === 0 || !/^\p{Lu}/u.test(word.text)),
  );
  return (
    wanted !== undefined &&
    named.length === 0 &&
    when === undefined &&
    small &&
    words.length <= mostBare
  );
}

/** "When was that?" is read off the passage just shown; other questions take its subject. */
function aboutThat(leaning: Leaning, pronoun: Pronoun | undefined): readonly Reading[] {
  const { form, question, pasts } = leaning;
  const [cited] = pasts[0].turn.cited;
  const ofPassage =
    question.wanted === 'time' || (question.wanted === 'person' && question.saying !== undefined);
  if (ofPassage && question.topic.length === 0 && cited !== undefined) {
    const at = `${cited.span.start}-${cited.span.end}`;
    const given = { which: cited.document, at };
    return [{ invocation: { command: 'document', arguments: given } }];
  }
  const past = subjectPast(leaning);
  if (past === undefined) return [];
  const subject = subjectOf(past);
  if (pronoun === undefined) return [{ invocation: asking(`${ended(form.rest)} ${subject}?`) }];
  return [{ invocation: asking(replaced(form.rest, pronoun.span, subject)) }];
}

function subjectOf({ names, topic, when }: Past): string {
  return [...names.map((name) => name.actor.name), ...topic, when?.text ?? '']
    .filter(Boolean)
    .join(' ');
}

/** "And what did she answer?" */
async function aboutThem(leaning: Leaning, pronoun: Pronoun): Promise<readonly Reading[]> {
  const { asked, form, pasts } = leaning;
  const reply = replyIn(asked, form);
  const meant = await whomMeans(asked, pasts, pronoun.kind, reply !== undefined);
  if (meant === undefined) return [];
  const named = replaced(form.rest, pronoun.span, nameFor(form.rest, pronoun, meant.actor.name));
  const text =
    reply === undefined
      ? named
      : named.replace(new RegExp(`\\b${reply.verb}\\b`, 'iu'), reply.plain);
  const full = spanishOwner(text, pronoun, meant.actor.name);
  const others = pronoun.kind === 'they' ? [] : meant.others;
  return (await widened(leaning, full, meant.actor)).map((one) => ({
    invocation: asking(one),
    ...(others.length > 0 && { also: others }),
  }));
}

function replyIn({ lists }: Asked, form: Form) {
  return followUpWords(lists, 'replying')
    .map((line) => line.split('=').map((part) => part.trim()))
    .map(([verb = '', plain = '']) => ({ verb, plain }))
    .find(({ verb }) => form.words.some((word) => word.lower === verb));
}

/** `her` before a noun is `Vell's`. */
function nameFor(text: string, { owner, span }: Pronoun, name: string): string {
  if (!owner || isSpanish(text)) return owner ? text.slice(span.start, span.end) : name;
  return `${name}'s`;
}

/** "su plan" is "plan de Vell". */
function spanishOwner(text: string, { owner, text: word }: Pronoun, name: string): string {
  if (!owner || !isSpanish(text)) return text;
  return text.replace(new RegExp(`\\b${word}\\s+(\\p{L}+)`, 'iu'), `$1 de ${name}`);
}

/** With topic and days of the turn before where the question has none of its own; the question alone last. */
async function widened(
  leaning: Leaning,
  text: string,
  whom?: ActorRow,
): Promise<readonly string[]> {
  const { asked, form } = leaning;
  const past = subjectPast(leaning);
  if (past === undefined) return [text];
  const question = await understand(asked, asked.lists, text, todayOf(asked));
  const forWords = question.saying !== undefined && question.wanted !== 'time';
  const topicless = question.topic.length === 0 && question.saying?.about.length === 0;
  const speaker = whom?.id ?? question.saying?.by?.actors[0].id;
  const about = forWords && topicless ? aboutOf(past, speaker) : [];
  const days =
    (form.opened || about.length > 0) && question.when === undefined && question.wanted !== 'time'
      ? (past.when?.text ?? '')
      : '';
  const bridge = isSpanish(text) ? 'sobre' : 'about';
  const stem = ended(text);
  const ending = days === '' ? '' : ` ${dayPhrase(past)}`;
  return [
    ...about.map((one) => `${stem} ${bridge} ${one}${ending}?`),
    ...(ending === '' ? [] : about.map((one) => `${stem} ${bridge} ${one}?`)),
    ...(ending === '' ? [] : [`${stem}${ending}?`]),
    `${stem}?`,
  ];
}

/** What the question before was about, without the one who is asked about now. */
function aboutOf({ topic, names }: Past, speaker: string | undefined): readonly string[] {
  const others = names.filter((name) => name.actor.id !== speaker).map((name) => name.actor.name);
  return [topic.join(' '), others.join(' ')].filter((one) => one !== '');
}

/** "And what did Vell say?", "and how many were hurt?": whatever the question before had and this one lacks. */
async function completed(leaning: Leaning): Promise<readonly Reading[]> {
  const { form, question } = leaning;
  const past = subjectPast(leaning);
  if (past === undefined) return [];
  const { saying, topic, named, when } = question;
  if (saying?.by !== undefined && saying.about.length === 0 && topic.length === 0)
    return (await widened(leaning, form.rest)).map((one) => ({ invocation: asking(one) }));
  const needy = named.length === 0 && when === undefined && topic.length <= 1;
  if (!needy) return [];
  return [`${ended(form.rest)} ${subjectOf(past)}?`, form.rest].map((one) => ({
    invocation: asking(one),
  }));
}
