// Small pieces that questions in full are put together from.
// Leaves to others: which pieces (readings.ts, swapped.ts).
import type { Invocation } from '../../model/message.ts';
import type { Span } from '../../model/span.ts';
import type { ActorRow } from '../../store/store.ts';
import type { Asked } from '../asked.ts';
import type { Question } from '../question/understand.ts';
import type { Form } from './leaning.ts';
import type { Past } from './past.ts';

/** A question in full; `also` are others whom its pronoun may have meant. */
export interface Reading {
  readonly invocation: Invocation;
  readonly also?: readonly ActorRow[];
}

/** All that a question that leans is read by. */
export interface Leaning {
  readonly asked: Asked;
  readonly form: Form;
  readonly question: Question;
  /** Newest first. */
  readonly pasts: readonly [Past, ...Past[]];
}

export function asking(question: string): Invocation {
  return { command: 'ask', arguments: { question } };
}

/** The turn that gives a follow-up its subject: a passage that was looked at has none. */
export function subjectPast({ pasts }: Leaning): Past | undefined {
  return pasts.find((past) => past.names.length > 0 || past.topic.length > 0);
}

/** The days of a question with the small word before them: "in 2019"; empty where it names none. */
export function dayPhrase({ text, when }: Pick<Past, 'text' | 'when'>): string {
  return when === undefined ? '' : withSmallWord(text, when.text);
}

/** A stretch of a text with "in", "on" or the like before it, where that stands there. */
export function withSmallWord(text: string, words: string): string {
  const before = text.slice(0, text.indexOf(words));
  const small =
    /(?:^|\s)((?:in|on|during|since|of|en|desde|durante)(?:\s+(?:the|el|la))?)\s+$/iu.exec(before);
  return small?.[1] === undefined ? words : `${small[1]} ${words}`;
}

export function replaced(text: string, span: Span, by: string): string {
  return `${text.slice(0, span.start)}${by}${text.slice(span.end)}`;
}

/** Without the mark at its end. */
export function ended(text: string): string {
  return text.replace(/[\s?!.]+$/u, '');
}

export function isSpanish(text: string): boolean {
  return /[¿áéíóúñ]/iu.test(text) || /^(?:que|quien|cuando|donde|como)\b/iu.test(text);
}
