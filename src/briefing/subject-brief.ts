// A brief on a subject, read in a minute: what it is, where it stands, key dates, who, three quotations, what is disputed.
// Leaves to others: finding the subject (subject.ts) and what there is on it (subject-found.ts).
import { dayRange } from '../model/date.ts';
import type { Block, Inline, Invocation, Message } from '../model/message.ts';
import type { Span } from '../model/span.ts';
import type { ActorRow, EventRow, SentenceHit } from '../store/store.ts';
import type { Asked } from './asked.ts';
import {
  answered,
  ask,
  facts,
  list,
  note,
  nothing,
  paragraph,
  row,
  section,
  strong,
  text,
} from './compose.ts';
import { dateInWords, documentDate } from './dated.ts';
import { disagreements } from './disagree.ts';
import { distinctQuotes, uncontradicted } from './distinct.ts';
import { folded } from './fold.ts';
import type { Happening } from './happenings.ts';
import { grouped, happeningLine, neededFor, quoteBlocks, stopWordsOf, untold } from './lines.ts';
import { gather, type Materials, type Passage, passageInline } from './materials.ts';
import { type SinceLast, sinceLast } from './read-before.ts';
import { bestTold, type IsSound, soundness, soundOnes } from './sound.ts';
import type { Subject } from './subject.ts';
import { type Found, findSubject } from './subject-found.ts';
import { tellingQuotes } from './telling-quotes.ts';
import { localDate } from './when.ts';
import { rolesInOrder } from './who.ts';
import { todayOf } from './window.ts';

/** The most of each kind that a brief tells. */
const most = { passages: 2, quotes: 3, events: 4, ahead: 1, fresh: 4, roles: 2 };
/** Quotations that are looked at for the three that are told. */
const mostWeighed = 24;

export async function briefOn(asked: Asked, subject: Subject, again: Invocation): Promise<Message> {
  const { say } = asked;
  const found = await findSubject(asked, subject);
  const since = await sinceLast(asked, keyOf(subject), found.documents);
  const fresh = since?.fresh.slice(0, most.fresh) ?? [];
  const needed = neededFor(found);
  const materials = await gather(asked, {
    documents: [...needed.documents, ...found.leads.map((hit) => hit.document), ...fresh],
    actors: needed.actors,
  });
  const sections = await sectionsOf(asked, materials, subject, found);
  if (sections.length === 0)
    return nothing({ summary: say('briefing.brief.none', { name: subject.name }), again });
  return answered(asked, {
    summary: say('briefing.brief.summary', { name: subject.name, count: found.documents.length }),
    blocks: [
      { type: 'heading', text: say('briefing.brief.title', { name: subject.name }) },
      ...sections,
      ...news(asked, materials, since, fresh),
      ...(await age(asked, found)),
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

function keyOf({ actor, words }: Subject): string {
  return actor?.id ?? `words:${[...words].sort().join(' ')}`;
}

async function sectionsOf(
  asked: Asked,
  materials: Materials,
  subject: Subject,
  found: Found,
): Promise<readonly Block[]> {
  const { say } = asked;
  const happenings = grouped(materials, found.events, stopWordsOf(asked));
  const reports = happenings.slice(0, mostWeighed).flatMap((one) => one.reports);
  const isSound = await soundness(asked, materials, [...reports, ...found.leads]);
  const best = (some: readonly Happening[]) =>
    Promise.all(some.map((one) => bestTold(asked, materials, isSound, one)));
  const times = inTime(happenings, isSound, todayOf(asked));
  const [now, ahead, before] = await Promise.all([
    best(times.now),
    best(times.ahead),
    best(times.before),
  ]);
  const told = [...now, ...ahead, ...before].map(({ reports: [report] }) => report);
  const leads = chosenLeads(materials, soundOnes(isSound, found.leads), told);
  const every = distinctQuotes(materials, found.quotes).slice(0, mostWeighed);
  const sure = await uncontradicted(asked, materials, untold(every, [...told, ...leads]));
  const lines = (some: readonly Happening[]) =>
    list(some.flatMap((one) => happeningLine(asked, materials, one)));
  if (leads.length + happenings.length + sure.length === 0) return [];
  return [
    ...section(say('briefing.section.what'), [
      ...roles(asked, subject.actor),
      ...leads.map(({ passage, document }) =>
        paragraph(passageInline(passage), ...materials.reference(document)),
      ),
    ]),
    ...section(say('briefing.section.now'), lines([...now, ...ahead])),
    ...section(say('briefing.section.dates'), lines(before)),
    ...facts([{ label: say('briefing.fact.involved'), value: involved(asked, found) }]),
    ...section(
      say('briefing.section.telling'),
      tellingQuotes(materials, sure, most.quotes).flatMap((quote) =>
        quoteBlocks(asked, materials, quote),
      ),
    ),
    ...section(say('briefing.section.differ'), disagreements(asked, materials, happenings)),
  ];
}

/** The newest that happened, what is planned next, and what came before, in order of date. */
function inTime(happenings: readonly Happening[], isSound: IsSound, today: string) {
  const day = ({ reports: [report] }: Happening) => report.date.value.replace(/[~?%].*$/u, '');
  const planned = ({ reports: [report] }: Happening) => report.status === 'planned';
  const past = happenings.filter((one) => day(one) <= today && !planned(one));
  const ahead = happenings
    .filter((one) => day(one) > today)
    .toSorted((a, b) => (day(a) < day(b) ? -1 : 1))
    .slice(0, most.ahead);
  const [last] = past;
  // Of what happened on one day, that which is told soundly stands for the day.
  const newest =
    past.find((one) => last && day(one) === day(last) && isSound(one.reports[0])) ?? last;
  const before = past
    .filter((one) => one !== newest)
    .slice(0, most.events)
    .toSorted((a, b) => (a.reports[0].date.value < b.reports[0].date.value ? -1 : 1));
  return { now: newest === undefined ? [] : [newest], ahead, before };
}

function roles({ say }: Asked, actor: ActorRow | undefined): readonly Block[] {
  if (actor === undefined) return [];
  const titles = rolesInOrder(actor).slice(0, most.roles);
  const known = titles.map((role) => role.title).join(' · ');
  return [paragraph(text(known === '' ? say('briefing.kind', { kind: actor.kind }) : known))];
}

/** `Mara Lindqvist, prime minister (3)`. */
function involved(_: Asked, { involved: actors }: Found): string {
  return row(
    actors.map(({ actor, documents }) => {
      const [role] = actor.kind === 'person' ? rolesInOrder(actor) : [];
      const name = role === undefined ? actor.name : `${actor.name}, ${role.title}`;
      return `${name} (${documents})`;
    }),
  ).replaceAll('), ', ') · ');
}

/** Lead passages, none of them repeating another or a report told below. */
function chosenLeads(
  materials: Materials,
  leads: readonly SentenceHit[],
  told: readonly EventRow[],
): readonly { readonly passage: Passage; readonly document: string; readonly span: Span }[] {
  const known = new Set(told.map((event) => wordsOf(materials.words(event.document, event.span))));
  const fresh = leads.filter((hit) => !known.has(wordsOf(materials.words(hit.document, hit.span))));
  const said = new Set<string>();
  return (fresh.length > 0 ? fresh : leads.slice(0, 1))
    .flatMap((hit) => {
      const passage = materials.passage(hit.document, hit.span);
      const words = wordsOf(passage?.citation.words ?? '');
      if (passage === undefined || said.has(words)) return [];
      said.add(words);
      return [{ passage, document: hit.document, span: hit.span }];
    })
    .slice(0, most.passages);
}

function wordsOf(text: string): string {
  return folded(text).replace(/[^\p{L}\p{N}]+/gu, ' ');
}

/** Documents that came since this reader's last brief on the subject; that there are none is told, too. */
function news(
  { say, request }: Asked,
  materials: Materials,
  since: SinceLast | undefined,
  fresh: readonly string[],
): readonly Block[] {
  if (since === undefined) return [];
  const date = dateInWords(say, localDate(since.at, request.timeZone));
  if (since.fresh.length === 0) return [note(say('briefing.brief.nothing-new', { date }))];
  const items = fresh.flatMap((id): readonly (readonly Inline[])[] => {
    const document = materials.document(id);
    if (document === undefined) return [];
    const dated = text(` · ${documentDate(say, document.date)}`);
    return [[strong(document.title), dated, ...materials.reference(id)]];
  });
  const count = since.fresh.length;
  return section(say('briefing.brief.new', { date, count }), list(items));
}

/** How old the newest source on the subject is. */
async function age(asked: Asked, { documents }: Found): Promise<readonly Block[]> {
  const { say, archive } = asked;
  const known = await archive.documents(documents.slice(0, mostWeighed));
  const dates = [...known.values()].flatMap(({ date }) => {
    const range = date && dayRange(date.value);
    return range === undefined ? [] : [{ date, day: range.first }];
  });
  const newest = dates.toSorted((a, b) => (a.day < b.day ? 1 : -1))[0];
  if (newest === undefined) return [];
  const old = Math.floor((Date.parse(todayOf(asked)) - Date.parse(newest.day)) / 86_400_000);
  const unit = old < 60 ? 'days' : old < 730 ? 'months' : 'years';
  const per = { days: 1, months: 30.44, years: 365.25 };
  return [
    note(
      say('briefing.brief.age', {
        date: documentDate(say, newest.date),
        unit,
        count: Math.max(0, Math.floor(old / per[unit])),
      }),
    ),
  ];
}
