// Whose letter it is: "In the letter, the Democratic leader recalled ..." is whoever sent the letter.
// Leaves to others: every other way of telling who speaks (who).
import type { ActorId, Mention } from '../../model/reading.ts';
import type { Span } from '../../model/span.ts';
import type { Page } from '../page/page.ts';
import { mentionsIn } from './resolve.ts';

/** For each kind of writing the people of the text who are told to have written one. */
export type Letters = ReadonlyMap<string, ReadonlySet<ActorId>>;

const noun = '(letter|message|statement|speech|post|tweet|email|memo|essay|op-ed|interview)';
// "Harris sent a letter", "Harris, who sent the letter", "Harris said in the letter".
const writes = new RegExp(
  String.raw`^(?:,?\s+who)?(?:\s+(?:has|had|have|also|recently|later|then))*\s+(?:sent|wrote|writes|published|publishes|signed|posted|issued|released|gave|delivered)\s+(?:an?|the|this|that|his|her)(?:\s+[\p{L}-]+){0,2}\s+${noun}\b`,
  'iu',
);
const saysIn = new RegExp(
  String.raw`^(?:,?\s+who)?(?:\s+(?:has|had|also))*\s+\p{Ll}+\s+in\s+(?:an?|the|this|that|his|her|same)(?:\s+[\p{L}-]+)?\s+${noun}\b`,
  'u',
);
const within = new RegExp(
  String.raw`\b(?:in|according to)\s+(?:the|this|that|his|her)(?:\s+same)?\s+${noun}\b`,
  'giu',
);
const holding = new RegExp(
  String.raw`\b(?:an?|the|this|that|his|her)(?:\s+[\p{L}-]+)?\s+${noun}\b[^.]{0,120}?\b(?:in which|where)\s+$`,
  'iu',
);
const reach = 90;

/** Reads the whole page once. */
export function lettersOf(page: Page, mentions: readonly Mention[]): Letters {
  const letters = new Map<string, Set<ActorId>>();
  for (const { type, how, actor, span } of mentions) {
    if (type !== 'PER' || how !== 'name') continue;
    const after = page.document.text.slice(span.end, span.end + reach);
    const kind = (writes.exec(after) ?? saysIn.exec(after))?.[1]?.toLowerCase();
    if (kind === undefined) continue;
    const authors = letters.get(kind) ?? new Set();
    letters.set(kind, authors.add(actor));
  }
  return letters;
}

/**
 * The writer of the letter that the sentence around a subject speaks of, where the text knows one alone:
 * "In the letter, she ..." and "a letter in which she ...". Undefined where somebody else is named between.
 */
export function writerOf(
  text: string,
  sentence: Span,
  subject: Span,
  letters: Letters,
  mentions: readonly Mention[],
): ActorId | undefined {
  const start = Math.max(sentence.start, subject.start - 400);
  const before = text.slice(start, subject.start);
  const after = text.slice(subject.end, Math.min(sentence.end, subject.end + 60));
  const told = [...before.matchAll(within), ...after.matchAll(within)].at(-1)?.[1];
  const kind = (told ?? holding.exec(before)?.[1])?.toLowerCase();
  const authors = letters.get(kind ?? '');
  const [author] = authors ?? [];
  if (author === undefined || authors?.size !== 1) return undefined;
  const between = mentionsIn({ start, end: subject.start }, mentions);
  const other = between.some(
    (one) => one.how === 'name' && one.type === 'PER' && one.actor !== author && told !== undefined,
  );
  return other ? undefined : author;
}
