// Builds readings for the store's tests out of plain text: names and quotations are found by looking for them.
// Leaves to others: real reading (src/reading).
import type { DatedBy } from '../../src/model/date.ts';
import type { Document } from '../../src/model/document.ts';
import type { Actor, ActorKind, Event, Mention, Quote, Reading } from '../../src/model/reading.ts';
import type { Span } from '../../src/model/span.ts';
import type { Shelved } from '../../src/store/store.ts';

export interface Sketch {
  readonly id: string;
  readonly text: string;
  readonly title?: string;
  readonly date?: string;
  readonly publisher?: string;
  readonly url?: string;
  readonly kind?: Document['kind'];
  readonly actors?: readonly SketchActor[];
  /** `speaker` is a name of an actor. */
  readonly quotes?: readonly { words: string; speaker?: string; said?: string }[];
  readonly events?: readonly { words: string; date: string; actors?: readonly string[] }[];
}

export interface SketchActor {
  readonly name: string;
  readonly kind?: ActorKind;
  readonly aliases?: readonly string[];
  readonly roles?: Actor['roles'];
  readonly curated?: boolean;
}

export function actorId(name: string, kind: ActorKind = 'person'): string {
  const folded = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return `${kind}:${folded.replace(/\s+/gu, '-')}`;
}

function stated(value: string): DatedBy {
  return { value, basis: 'stated' };
}

function everySpan(text: string, words: string): readonly Span[] {
  const spans: Span[] = [];
  if (words === '') return spans;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length))
    spans.push({ start: at, end: at + words.length });
  return spans;
}

function firstSpan(text: string, words: string): Span {
  const [span] = everySpan(text, words);
  if (span === undefined) throw new Error(`the sketch lacks its own words: ${words}`);
  return span;
}

function toActor(sketch: SketchActor): Actor {
  const { name, kind = 'person', aliases = [], roles = [], curated = false } = sketch;
  return { id: actorId(name, kind), name, kind, aliases, roles, curated };
}

/** A mention wherever a name or alias stands, the longest form winning. */
function findMentions(text: string, actors: readonly Actor[]): readonly Mention[] {
  const forms = actors
    .flatMap((actor) => [actor.name, ...actor.aliases].map((form) => ({ form, actor })))
    .toSorted((a, b) => b.form.length - a.form.length);
  const found: Mention[] = [];
  for (const { form, actor } of forms)
    for (const span of everySpan(text, form))
      if (!found.some((one) => one.span.start < span.end && span.start < one.span.end))
        found.push({ span, type: 'MISC', actor: actor.id, how: 'name' });
  return found.toSorted((a, b) => a.span.start - b.span.start);
}

/** Sentences are lines; a line that begins with `#` is a heading, with `~` noise. */
export function readingOf(sketch: Sketch): Reading {
  const { id, text } = sketch;
  const actors = (sketch.actors ?? []).map(toActor);
  const idOf = (name: string) => actors.find((actor) => actor.name === name)?.id ?? actorId(name);
  const document: Document = {
    id,
    title: sketch.title ?? id,
    text,
    ...(sketch.date !== undefined && { date: stated(sketch.date) }),
    ...(sketch.publisher !== undefined && { publisher: sketch.publisher }),
    ...(sketch.url !== undefined && { url: sketch.url }),
    language: 'en',
    kind: sketch.kind ?? 'article',
  };
  const quotes = (sketch.quotes ?? []).map(
    ({ words, speaker, said }): Quote => ({
      spans: [firstSpan(text, words)],
      kind: 'direct',
      ...(speaker !== undefined && { speaker: { actor: idOf(speaker), how: 'named' } }),
      confidence: 'high',
      ...(said !== undefined && { said: stated(said) }),
    }),
  );
  const events = (sketch.events ?? []).map(
    ({ words, date, actors: names = [] }): Event => ({
      span: firstSpan(text, words),
      date: stated(date),
      actors: names.map(idOf),
      status: 'happened',
    }),
  );
  const sentences = [...text.matchAll(/[^\n]+/gu)].map((line, paragraph) => ({
    span: { start: line.index, end: line.index + line[0].length },
    paragraph,
    kind: line[0].startsWith('#')
      ? ('heading' as const)
      : line[0].startsWith('~')
        ? ('noise' as const)
        : ('prose' as const),
  }));
  return {
    document,
    engine: '1',
    sentences,
    actors,
    mentions: findMentions(text, actors),
    quotes,
    dates: [],
    events,
    summary: sentences.slice(0, 1).map((sentence) => sentence.span),
    problems: [],
  };
}

export function shelved(sketch: Sketch): Shelved {
  return {
    fingerprint: {
      path: `${sketch.id}.md`,
      hash: `hash of ${sketch.text.length}`,
      engine: '1',
      document: sketch.id,
    },
    reading: readingOf(sketch),
  };
}
