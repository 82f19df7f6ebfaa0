// "And in 2019?", "y Maduro?": the question before with one thing put in the place of another.
// Leaves to others: questions that are whole but for a pronoun or a topic (readings.ts).
import type { Invocation } from '../../model/message.ts';
import type { Named } from '../question/names.ts';
import { aboutWords } from '../question/words.ts';
import { findWhen, type When } from '../when.ts';
import { todayOf } from '../window.ts';
import type { Past, PastName } from './past.ts';
import {
  asking,
  dayPhrase,
  ended,
  isSpanish,
  type Leaning,
  type Reading,
  subjectPast,
  withSmallWord,
} from './phrases.ts';

/** A follow-up with more words of its own than this is a sentence, not a change of one thing. */
const mostWords = 6;

export function swapped(leaning: Leaning): readonly Reading[] {
  const { form, question, asked } = leaning;
  const past = subjectPast(leaning);
  const own = form.words.filter((word) => !word.stop).length;
  if (past === undefined || own > mostWords) return [];
  const found = findWhen(form.rest, todayOf(asked));
  const days = found && {
    when: found.when,
    text: withSmallWord(form.rest, form.rest.slice(found.start, found.end)),
  };
  const newcomer = newcomerIn(leaning);
  const aboutIt = aboutWords(asked.lists).includes(form.words[0]?.lower ?? '');
  const change: Change = {
    ...(days && { days }),
    ...(newcomer && { newcomer }),
    ...(newcomer === undefined && question.topic.length > 0 && { topic: question.topic.join(' ') }),
    aboutIt,
  };
  if (days === undefined && newcomer === undefined && change.topic === undefined) return [];
  const invocations =
    past.question === undefined ? inCommand(past, change) : inQuestion(past, change);
  return invocations.map((invocation) => ({ invocation }));
}

interface Change {
  readonly days?: { readonly when: When; readonly text: string };
  readonly newcomer?: Newcomer;
  readonly topic?: string;
  /** "And about Vell?": not the one who speaks. */
  readonly aboutIt: boolean;
}

interface Newcomer {
  readonly name: string;
  readonly named?: Named;
}

function newcomerIn({ question }: Leaning): Newcomer | undefined {
  const [named] = question.named;
  if (named !== undefined) {
    const [actor, ...others] = named.actors;
    return { name: others.length === 0 ? actor.name : named.words, named };
  }
  const [stranger] = question.strangers;
  return stranger === undefined ? undefined : { name: stranger };
}

function inQuestion(past: Past, given: Change): readonly Invocation[] {
  const spoken = given.aboutIt && past.question?.saying?.by !== undefined;
  const change = spoken && given.newcomer ? { ...given, topic: given.newcomer.name } : given;
  const named =
    change.newcomer === undefined ? past.text : withNewcomer(past, change.newcomer, change);
  const days = change.days;
  const plain = days === undefined ? named : withoutDays(past, named);
  const dated = days === undefined ? named : `${ended(plain)} ${days.text}?`;
  if (change.topic === undefined) return [asking(dated)];
  const names = past.names.map((name) => name.actor.name).join(' ');
  const when = days?.text ?? dayPhrase(past);
  const by = past.question?.saying?.by;
  const about = isSpanish(past.text)
    ? `¿qué dijo ${by?.actors[0].name} sobre ${change.topic}`
    : `what did ${by?.actors[0].name} say about ${change.topic}`;
  const [opening = ''] = past.text.split(/\s+/u);
  const stem = by === undefined ? `${opening} ${names} ${change.topic}` : about;
  const full = `${stem.replace(/\s+/gu, ' ')}${when === '' ? '' : ` ${when}`}?`;
  return [asking(full), ...(when === '' ? [] : [asking(`${stem.replace(/\s+/gu, ' ')}?`)])];
}

function withoutDays(past: Past, text: string): string {
  const phrase = dayPhrase(past);
  return phrase === '' ? text : text.replace(phrase, ' ').replace(/\s+/gu, ' ');
}

/** The newcomer takes the place of one of the same kind, the speaker's unless it is "about". */
function withNewcomer(past: Past, newcomer: Newcomer, { aboutIt }: Change): string {
  const place = placeFor(past, newcomer, aboutIt);
  return place === undefined
    ? `${ended(past.text)} ${newcomer.name}?`
    : past.text.replace(place.words, newcomer.name);
}

function placeFor(past: Past, { named }: Newcomer, aboutIt: boolean): PastName | undefined {
  const kind = named?.actors[0].kind ?? 'person';
  const spokenOf = past.question?.saying?.about.map((name) => name.words) ?? [];
  const about = past.names.filter(
    (name) => name.option === 'about' || spokenOf.includes(name.words),
  );
  const from = aboutIt && about.length > 0 ? about : past.names;
  return from.find((name) => name.actor.kind === kind) ?? from[0];
}

/** Commands take the newcomer, the topic or the days as the options they have for it. */
function inCommand(past: Past, change: Change): readonly Invocation[] {
  const { command, arguments: old } = past.turn.invocation;
  const { page: _, ...given } = old;
  const place = change.newcomer && placeFor(past, change.newcomer, change.aboutIt);
  const option = place?.option ?? mainOption(given, change.aboutIt);
  const about = change.newcomer?.name ?? change.topic;
  const named = about === undefined ? given : { ...given, [option]: about };
  const { days } = change;
  if (days === undefined) return [{ command, arguments: named }];
  if (days.when.type === 'monthDay' || command === 'event')
    return [{ command: 'event', arguments: { what: `${subjectIn(named)} ${days.text}` } }];
  const { from, to } = days.when;
  return command === 'quotes' || command === 'timeline'
    ? [{ command, arguments: { ...named, from, to } }]
    : [{ command: 'timeline', arguments: { subject: subjectIn(named), from, to } }];
}

function mainOption(given: Readonly<Record<string, string>>, aboutIt: boolean): string {
  const options = aboutIt ? ['about', 'subject'] : ['subject', 'name', 'what', 'by', 'about'];
  return options.find((one) => given[one] !== undefined) ?? 'about';
}

function subjectIn(given: Readonly<Record<string, string>>): string {
  return given['subject'] ?? given['name'] ?? given['what'] ?? given['by'] ?? given['about'] ?? '';
}
