// The briefing on one subject: lead passages, newest quotations, key dates, who is involved.
// Leaves to others: finding the subject (subject.ts), ranking sentences (question/rank.ts).
import type { Block, Invocation, Message } from '../model/message.ts';
import type { ActorRow, EventRow, QuoteRow, SentenceHit } from '../store/store.ts';
import type { Asked } from './asked.ts';
import { answered, ask, facts, nothing, paragraph, row, section } from './compose.ts';
import { distinctQuotes } from './distinct.ts';
import { folded } from './fold.ts';
import { keyDates, neededFor, quoteBlocks, stopWordsOf } from './lines.ts';
import { gather, type Materials, passageInline } from './materials.ts';
import type { Subject } from './subject.ts';

/** The most of each kind that a brief tells. */
const most = { passages: 3, quotes: 3, events: 5, actors: 6 };

/** All that the archive has on a subject. */
interface Found {
  readonly leads: readonly SentenceHit[];
  readonly quotes: readonly QuoteRow[];
  /** How many quotations are about it. */
  readonly about: number;
  readonly events: readonly EventRow[];
  readonly involved: readonly { readonly actor: ActorRow; readonly documents: number }[];
}

export async function briefOn(asked: Asked, subject: Subject, again: Invocation): Promise<Message> {
  const { say } = asked;
  const found = subject.actor
    ? await findActor(asked, subject.actor)
    : await findTopic(asked, subject.words);
  const needed = neededFor(found);
  const materials = await gather(asked, {
    documents: [...needed.documents, ...found.leads.map((hit) => hit.document)],
    actors: needed.actors,
  });
  const blocks = [
    ...leadBlocks(materials, found.leads),
    ...section(
      say('briefing.section.newest-quotes'),
      distinctQuotes(materials, found.quotes)
        .slice(0, most.quotes)
        .flatMap((quote) => quoteBlocks(asked, materials, quote)),
    ),
    ...section(
      say('briefing.section.dates'),
      keyDates(asked, materials, found.events, {
        stopWords: stopWordsOf(asked),
        most: most.events,
      }),
    ),
  ];
  if (blocks.length === 0)
    return nothing({ summary: say('briefing.brief.none', { name: subject.name }), again });
  return answered(asked, {
    summary: say('briefing.brief.summary', {
      name: subject.name,
      count: new Set([...needed.documents, ...found.leads.map((hit) => hit.document)]).size,
    }),
    blocks: [
      { type: 'heading', text: say('briefing.brief.title', { name: subject.name }) },
      ...blocks,
      ...facts([
        {
          label: say('briefing.fact.involved'),
          value: row(found.involved.map((one) => `${one.actor.name} (${one.documents})`)),
        },
      ]),
      ...materials.sources(),
    ],
    again,
    actions: [
      ...(found.events.length > 0
        ? [ask(say('briefing.action.timeline'), 'timeline', { subject: subject.name })]
        : []),
      ...(subject.actor ? [ask(say('briefing.action.card'), 'actor', { name: subject.name })] : []),
      ...(found.about > 0
        ? [ask(say('briefing.action.quotes-about'), 'quotes', { about: subject.name })]
        : []),
    ],
  });
}

async function findActor({ archive }: Asked, actor: ActorRow): Promise<Found> {
  const [sentences, by, about, events, involved] = await Promise.all([
    archive.sentencesOn(actor.id, 200),
    archive.quotes({ by: actor.id, limit: 6 }),
    archive.quotes({ about: actor.id, limit: 6 }),
    archive.events({ actor: actor.id, order: 'newest', limit: 40 }),
    archive.neighbours(actor.id, most.actors),
  ]);
  const documents = await archive.listDocuments({ actor: actor.id, limit: 12 });
  const leads = await leadsIn(
    archive,
    documents.rows.map((one) => one.id),
    sentences,
  );
  const quotes = [...by.rows, ...about.rows];
  return { leads, quotes, about: about.total, events: events.rows, involved };
}

async function findTopic({ archive }: Asked, words: readonly string[]): Promise<Found> {
  const [hits, quotes, events] = await Promise.all([
    archive.search({ words, limit: 60 }),
    archive.quotes({ words, limit: 12 }),
    archive.events({ words, order: 'newest', limit: 40 }),
  ]);
  const documents = [...new Set(hits.map((hit) => hit.document))].slice(0, 12);
  const leads = onePerDocument(hits);
  const involved = await involvedIn(archive, documents);
  return { leads, quotes: quotes.rows, about: quotes.total, events: events.rows, involved };
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

function onePerDocument(hits: readonly SentenceHit[]): readonly SentenceHit[] {
  return hits.filter(
    (hit, index) => hits.findIndex((other) => other.document === hit.document) === index,
  );
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

/** Lead passages, none of them repeating another. */
function leadBlocks(materials: Materials, leads: readonly SentenceHit[]): readonly Block[] {
  const told = new Set<string>();
  return leads
    .flatMap((hit) => {
      const passage = materials.passage(hit.document, hit.span);
      const words = folded(passage?.citation.words ?? '').replace(/[^\p{L}\p{N}]+/gu, ' ');
      if (passage === undefined || told.has(words)) return [];
      told.add(words);
      return [{ passage, document: hit.document }];
    })
    .slice(0, most.passages)
    .map(({ passage, document }) =>
      paragraph(passageInline(passage), ...materials.reference(document)),
    );
}
