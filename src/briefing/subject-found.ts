// All that the archive has on a subject, as a brief needs it.
// Leaves to others: choosing and telling (subject-brief.ts).
import type { ActorRow, EventRow, QuoteRow, SentenceHit } from '../store/store.ts';
import type { Asked } from './asked.ts';
import type { Subject } from './subject.ts';
import { companyOf } from './who.ts';

export interface Found {
  /** Telling sentences, the newest documents first for an actor, the best first for a topic. */
  readonly leads: readonly SentenceHit[];
  readonly quotes: readonly QuoteRow[];
  /** How many quotations are about it. */
  readonly about: number;
  /** Newest first. */
  readonly events: readonly EventRow[];
  readonly involved: readonly { readonly actor: ActorRow; readonly documents: number }[];
  /** Documents on it, the newest or the best first. */
  readonly documents: readonly string[];
}

/** The most of each kind that is looked at. */
const most = { quotes: 20, events: 80, hits: 200, documents: 300, leads: 12, actors: 6 };

export function findSubject(asked: Asked, subject: Subject): Promise<Found> {
  return subject.actor ? findActor(asked, subject.actor) : findTopic(asked, subject.words);
}

async function findActor({ archive }: Asked, actor: ActorRow): Promise<Found> {
  const [sentences, by, about, events, involved, documents] = await Promise.all([
    archive.sentencesOn(actor.id, most.hits),
    archive.quotes({ by: actor.id, limit: most.quotes }),
    archive.quotes({ about: actor.id, limit: most.quotes }),
    archive.events({ actor: actor.id, order: 'newest', limit: most.events }),
    companyOf({ archive }, actor.id, most.actors),
    archive.listDocuments({ actor: actor.id, limit: most.documents }),
  ]);
  const ids = documents.rows.map((one) => one.id);
  const leads = await leadsIn(archive, ids.slice(0, most.leads), sentences);
  const quotes = [...by.rows, ...about.rows];
  return { leads, quotes, about: about.total, events: events.rows, involved, documents: ids };
}

async function findTopic({ archive }: Asked, words: readonly string[]): Promise<Found> {
  const [hits, quotes, events] = await Promise.all([
    archive.search({ words, limit: most.hits }),
    archive.quotes({ words, limit: most.quotes }),
    archive.events({ words, order: 'newest', limit: most.events }),
  ]);
  const documents = [...new Set(hits.map((hit) => hit.document))];
  const leads = hits.filter(
    (hit, index) => hits.findIndex((other) => other.document === hit.document) === index,
  );
  const involved = await involvedIn(archive, documents.slice(0, most.leads));
  return {
    ...{ leads: leads.slice(0, most.leads), quotes: quotes.rows, about: quotes.total },
    ...{ events: events.rows, involved, documents },
  };
}

/** In each document the most telling sentence that names the subject; the documents in the order given. */
async function leadsIn(
  archive: Asked['archive'],
  documents: readonly string[],
  sentences: readonly SentenceHit[],
): Promise<readonly SentenceHit[]> {
  const leads = await Promise.all(
    documents.map(async (document) => {
      const own = sentences.filter((hit) => hit.document === document);
      const summary = (await archive.parts(document))?.summary ?? [];
      const telling = summary.flatMap(
        (span) => own.find((hit) => hit.span.start === span.start) ?? [],
      );
      return telling[0] ?? own[0];
    }),
  );
  return leads.filter((lead) => lead !== undefined);
}

async function involvedIn(archive: Asked['archive'], documents: readonly string[]) {
  const counts = new Map<string, number>();
  for (const document of documents)
    for (const actor of (await archive.parts(document))?.actors.slice(0, 12) ?? [])
      counts.set(actor, (counts.get(actor) ?? 0) + 1);
  const actors = await archive.actors([...counts.keys()]);
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, most.actors)
    .flatMap(([id, documents]) => {
      const actor = actors.get(id);
      return actor === undefined ? [] : [{ actor, documents }];
    });
}
