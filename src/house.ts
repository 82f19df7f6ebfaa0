// Wires the rooms for one folder of documents: store, reading, library, desk. The start and every one-shot command use it.
// Leaves to others: the chat platforms and the schedule (start.ts).
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { createDesk } from './briefing/answer.ts';
import { type Corrected, correct } from './briefing/correction.ts';
import { createEdition } from './briefing/edition.ts';
import { madeOnce } from './briefing/made-once.ts';
import { createSay } from './briefing/words.ts';
import { type Courtesy, createCourtesy } from './library/courtesy.ts';
import { noCuration } from './library/curation.ts';
import { filesIn } from './library/files.ts';
import { ingest } from './library/ingest.ts';
import { createPool, type Pool } from './library/pool.ts';
import type { IngestReport } from './library/report.ts';
import type { Desk, Platform } from './model/conversation.ts';
import type { Log } from './model/log.ts';
import type { Say } from './model/words.ts';
import { type JoinNames, prepareLinking } from './reading/linking/join-names.ts';
import { createReader, engineVersion, type Read } from './reading/read.ts';
import { createResources, loadWords, questionLists } from './resources.ts';
import { nextEdition } from './schedule/due.ts';
import type { PostedMessage } from './store/ledger.ts';
import { isServer, openStore } from './store/open.ts';
import type { StoreState } from './store/pulse.ts';
import type { Archive, Store } from './store/store.ts';

/** There is one collection until somebody needs a second. */
const collection = 'default';

export interface House {
  readonly store: Store;
  readonly archive: Archive;
  readonly desk: Desk;
  /** Hears of every question that the desk is asked. */
  readonly courtesy: Courtesy;
  readonly edition: ReturnType<typeof createEdition>;
  readonly say: Say;
  /** Compares what was posted with what the documents say now. */
  readonly correct: (posted: PostedMessage, now: number) => Promise<Corrected>;
  /** Makes chat platforms known, so that a place can be looked at before somebody follows there. */
  meet(platforms: readonly Pick<Platform, 'name' | 'preflight'>[]): void;
  /** False while documents are being read, by this copy or another. */
  settled(): Promise<boolean>;
  /** How often reading has changed documents; undefined where other copies read, too. */
  version(): number | undefined;
  /** Brings the archive in line with the folder. Runs queue up behind one another. */
  refresh(): Promise<IngestReport>;
  /** The last report, if there was a run. */
  report(): IngestReport | undefined;
  /** Ends a running refresh after the document at hand and closes the database. */
  close(): Promise<void>;
}

export interface Ground {
  /** Folder of documents. */
  readonly content: string;
  /** Database file, `:memory:`, or the address of a PostgreSQL database. */
  readonly database: string;
  readonly language: string;
  readonly log: Log;
  /** Milliseconds since the epoch: when documents come in. Without it none counts as new. */
  readonly now?: () => number;
  /** Hears once when the database fails, and once when it is back. */
  readonly onDatabase?: (state: StoreState) => void;
}

/** The wording of one language, ready to say. */
export function sayIn(language: string): Say {
  return createSay(loadWords(language), language);
}

/** The reading engine with the data files that travel with the program. */
export function openReader(): Read {
  return createReader(createResources());
}

/**
 * A way to open threads that read, one a core, or undefined where the program does not run from compiled files
 * (tests, `npm run dev`): there everything is read in the one thread.
 */
export function readingThreads(
  read: Read,
  log: Log,
  entry: URL = new URL('./read-worker.js', import.meta.url),
): (() => Pool) | undefined {
  if (!existsSync(entry)) return undefined;
  return () => createPool({ entry, threads: availableParallelism(), here: read, log });
}

/** @throws Error in plain words when the database cannot be opened. */
export async function openHouse(ground: Ground): Promise<House> {
  const { content, database, language, log, onDatabase } = ground;
  const store = await openStore(database, { ...(onDatabase && { onChange: onDatabase }) });
  const archive = store.archive([collection]);
  const say = sayIn(language);
  const lists = questionLists(createResources());
  const stopping = new AbortController();
  let reader: Read | undefined;
  let last: IngestReport | undefined;
  let version = 0;

  const read: Read = (document, curation) => {
    reader ??= openReader();
    return reader(document, curation);
  };
  const linker = { people: store.people, joinNames: lateJoinNames() };
  const openPool = readingThreads(read, log);

  const run = async (): Promise<IngestReport> => {
    last = await ingest({
      files: filesIn(content),
      collection,
      shelf: store.shelf,
      read,
      ...(openPool && { openPool }),
      linker,
      engine: engineVersion,
      log,
      ...(ground.now && { now: ground.now() }),
      lastCuration: last?.curation ?? noCuration,
      courtesy,
      signal: stopping.signal,
    });
    version += last.documents.length + last.removed;
    return last;
  };

  const courtesy = createCourtesy();
  const readings = inTurn(run);
  const acquaintance = createAcquaintance();
  const archiveNow = () => (readings.busy() ? undefined : asOf(ground.now, version));
  return {
    store,
    archive,
    say,
    courtesy,
    desk: heardBy(
      courtesy,
      createDesk({
        ...{ archive, ledger: store.ledger, say, log, lists, nextEdition },
        preflight: acquaintance.preflight,
        newIncident: () => randomBytes(4).toString('hex'),
      }),
    ),
    edition: madeOnce(createEdition({ archive, say, lists }), archiveNow),
    correct: (posted, now) => correct({ archive, say }, posted, now),
    settled: async () => !readings.busy() && (await store.people.joined(collection)) !== undefined,
    meet: acquaintance.meet,
    version: () => (isServer(database) ? undefined : version),
    refresh: readings.next,
    report: () => last,
    close: async () => {
      stopping.abort();
      await readings.done();
      await store.close();
    },
  };
}

/** Another copy may read, too: nobody here knows of that, so nothing is taken to stay as it is for over a minute. */
function asOf(now: Ground['now'], version: number): string | undefined {
  return now && `${version} ${Math.floor(now() / 60_000)}`;
}

/** Loads what joining names takes when it is first wanted. */
function lateJoinNames(): JoinNames {
  let prepared: JoinNames | undefined;
  return (persons, documents) => {
    prepared ??= prepareLinking(createResources());
    return prepared(persons, documents);
  };
}

/** The desk, with each question told first. */
function heardBy(courtesy: Courtesy, desk: Desk): Desk {
  return {
    ...desk,
    answer: (request) => {
      courtesy.heard();
      return desk.answer(request);
    },
  };
}

/** The platforms come after the desk that asks them. */
function createAcquaintance(): Pick<House, 'meet'> & Pick<Platform, 'preflight'> {
  const met = new Map<string, Pick<Platform, 'preflight'>>();
  return {
    meet: (platforms) => {
      for (const one of platforms) met.set(one.name, one);
    },
    preflight: async (place) => (await met.get(place.platform)?.preflight(place)) ?? [],
  };
}

/** Runs of one piece of work that queue up behind one another. */
function inTurn<T>(run: () => Promise<T>) {
  let last: Promise<unknown> = Promise.resolve();
  let open = 0;
  return {
    next: (): Promise<T> => {
      open += 1;
      const mine = last.then(run).finally(() => {
        open -= 1;
      });
      last = mine.catch(() => undefined);
      return mine;
    },
    busy: (): boolean => open > 0,
    done: (): Promise<unknown> => last,
  };
}
