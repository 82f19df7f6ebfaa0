// The documents and actors one answer is made of, and the only place here where words are cut from them.
// Leaves to others: choosing what to show (commands/) and quotation marks (platforms).
import { type Citation, cite, type Document, type DocumentId } from '../model/document.ts';
import type { Block, Cut, Inline, NumberedSource } from '../model/message.ts';
import type { ActorId } from '../model/reading.ts';
import { isWithin, type Span } from '../model/span.ts';
import type { ActorRow } from '../store/store.ts';
import type { Reader } from './asked.ts';
import { documentDate } from './dated.ts';

/** A passage with the ends that were cut off. */
export interface Passage {
  readonly citation: Citation;
  readonly cut?: Cut;
}

/** What one answer may draw on; sources are numbered in the order they are first referred to. */
export interface Materials {
  /** Cuts words; undefined where the document has gone or changed since it was read. */
  passage(document: DocumentId, span: Span, longest?: number): Passage | undefined;
  /** A space and `[n]`, or nothing for a document that has gone. */
  reference(...documents: readonly DocumentId[]): readonly Inline[];
  document(id: DocumentId): Document | undefined;
  /** The words at a span, for comparing; empty where there are none. */
  words(document: DocumentId, span: Span): string;
  actor(id: ActorId | undefined): ActorRow | undefined;
  /** The sources block, as far as anything was referred to. */
  sources(): readonly Block[];
}

/** Fetches documents and actors, and opens the numbering of sources. */
export async function gather(
  reader: Reader,
  wanted: { readonly documents: readonly DocumentId[]; readonly actors?: readonly ActorId[] },
): Promise<Materials> {
  const documents = await reader.archive.documents([...new Set(wanted.documents)]);
  const actors = await reader.archive.actors([...new Set(wanted.actors ?? [])]);
  const numbers = new Map<DocumentId, number>();
  const numbered = (id: DocumentId): number => {
    const number = numbers.get(id) ?? numbers.size + 1;
    numbers.set(id, number);
    return number;
  };
  return {
    passage: (id, span, longest) => passageOf(documents.get(id), span, longest),
    reference: (...ids) => referencesTo(ids.filter((id) => documents.has(id)).map(numbered)),
    document: (id) => documents.get(id),
    words: (id, span) => documents.get(id)?.text.slice(span.start, span.end) ?? '',
    actor: (id) => (id === undefined ? undefined : actors.get(id)),
    sources: () => sourcesBlock(reader, documents, numbers),
  };
}

function referencesTo(numbers: readonly number[]): readonly Inline[] {
  const sorted = [...new Set(numbers)].toSorted((a, b) => a - b);
  return sorted.length === 0
    ? []
    : [
        { type: 'text', text: ' ' },
        ...sorted.map((number): Inline => ({ type: 'reference', number })),
      ];
}

function passageOf(
  document: Document | undefined,
  span: Span,
  longest: number | undefined,
): Passage | undefined {
  if (document === undefined || !isWithin(span, document.text.length)) return undefined;
  const end = longest === undefined ? span.end : clippedEnd(document.text, span, longest);
  return end === span.end
    ? { citation: cite(document, span) }
    : { citation: cite(document, { start: span.start, end }), cut: { after: true } };
}

/** The end of the last whole word within `longest` units; the span's own end where it is shorter. */
function clippedEnd(words: string, span: Span, longest: number): number {
  if (span.end - span.start <= longest) return span.end;
  const kept = words.slice(span.start, span.start + longest);
  const word = kept.replace(/[\s,;:–—-]+\S*$/u, '');
  return (
    span.start + (word.length > longest / 2 ? word : kept.replace(/[\ud800-\udbff]$/u, '')).length
  );
}

function sourcesBlock(
  { say }: Reader,
  documents: ReadonlyMap<DocumentId, Document>,
  numbers: ReadonlyMap<DocumentId, number>,
): readonly Block[] {
  const sources = [...numbers].flatMap(([id, number]): readonly NumberedSource[] => {
    const document = documents.get(id);
    if (document === undefined) return [];
    const { title, kind, date, publisher, url } = document;
    const source = {
      id,
      title,
      kind,
      ...(date && { date }),
      ...(publisher && { publisher }),
      ...(url && { url }),
    };
    return [{ number, source, dated: documentDate(say, date) }];
  });
  return sources.length === 0 ? [] : [{ type: 'sources', sources }];
}

/** An actor to name in a list; "Venezuelan" is an actor of kind `other`, and nobody. */
export function namedActor(materials: Materials, id: ActorId): ActorRow | undefined {
  const actor = materials.actor(id);
  return actor?.kind === 'other' ? undefined : actor;
}

/** A passage as running text. */
export function passageInline(passage: Passage): Inline {
  return { type: 'passage', ...passage };
}
