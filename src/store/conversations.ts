// What was said lately, per person and place, and when somebody last read the brief on a subject.
// Leaves to others: what follows from it (briefing/conversation).
import type { Kysely } from 'kysely';
import type { Place } from '../model/conversation.ts';
import type { DocumentId } from '../model/document.ts';
import type { Invocation, Message } from '../model/message.ts';
import type { Span } from '../model/span.ts';
import { stored } from './asker.ts';
import type { Tables } from './tables.ts';

/** One question with what answered it. */
export interface Turn {
  /** As typed; empty for a click. */
  readonly typed: string;
  /** What was answered: it stands on its own, whatever was said before. */
  readonly invocation: Invocation;
  readonly outcome: Message['outcome'];
  /** The first passages of the answer, in order. */
  readonly cited: readonly { readonly document: DocumentId; readonly span: Span }[];
}

/** What somebody has read on a subject. Documents stand as short marks of their ids. */
export interface Briefed {
  /** When the reading began, in milliseconds since the epoch. */
  readonly at: number;
  /** Documents that the brief was made of. */
  readonly seen: readonly string[];
  /** The same of the reading before this one; absent where this is the first. */
  readonly before?: { readonly at: number; readonly seen: readonly string[] };
}

export interface Conversations {
  /** Newest first, at most eight, none older than `since` (milliseconds since the epoch). */
  turns(place: Place, person: string, since: number): Promise<readonly Turn[]>;
  /** Adds a turn and forgets everybody's that are older than an hour at that moment. */
  keepTurn(place: Place, person: string, turn: Turn, at: number): Promise<void>;
  briefed(place: Place, person: string, subject: string): Promise<Briefed | undefined>;
  /** Replaces what is kept, and forgets everybody's that are older than a year. */
  keepBriefed(place: Place, person: string, subject: string, briefed: Briefed): Promise<void>;
}

/** How long a conversation is remembered, in milliseconds. */
const hour = 3_600_000;
const year = 365 * 24 * hour;
const mostTurns = 8;

export function openConversations(db: Kysely<Tables>): Conversations {
  return {
    async turns(place, person, since) {
      const rows = await turnsOf(db, place, person)
        .where('at', '>=', since)
        .orderBy('turn', 'desc')
        .limit(mostTurns)
        .select('record')
        .execute();
      return rows.map(({ record }) => stored<Turn>(record));
    },
    keepTurn: (place, person, turn, at) => keepTurn(db, place, person, turn, at),
    async briefed({ platform, workspace }, person, subject) {
      const row = await db
        .selectFrom('briefed')
        .where('platform', '=', platform)
        .where('workspace', '=', workspace)
        .where('person', '=', person)
        .where('subject', '=', subject)
        .select(['at', 'record'])
        .executeTakeFirst();
      return row && { at: Number(row.at), ...stored<Omit<Briefed, 'at'>>(row.record) };
    },
    keepBriefed: (place, person, subject, briefed) =>
      keepBriefed(db, place, person, subject, briefed),
  };
}

function turnsOf(db: Kysely<Tables>, { platform, workspace, channel }: Place, person: string) {
  return db
    .selectFrom('conversations')
    .where('platform', '=', platform)
    .where('workspace', '=', workspace)
    .where('channel', '=', channel)
    .where('person', '=', person);
}

/** Two copies of the bot may answer one person at the same moment: the later turn takes the place. */
async function keepTurn(
  db: Kysely<Tables>,
  place: Place,
  person: string,
  kept: Turn,
  at: number,
): Promise<void> {
  await db
    .deleteFrom('conversations')
    .where('at', '<', at - hour)
    .execute();
  const last = await turnsOf(db, place, person)
    .select((eb) => eb.fn.max('turn').as('turn'))
    .executeTakeFirst();
  const { platform, workspace, channel } = place;
  const turn = Number(last?.turn ?? 0) + 1;
  const record = JSON.stringify(kept);
  await db
    .insertInto('conversations')
    .values({ platform, workspace, channel, person, turn, at, record })
    .onConflict((conflict) =>
      conflict
        .columns(['platform', 'workspace', 'channel', 'person', 'turn'])
        .doUpdateSet({ at, record }),
    )
    .execute();
}

async function keepBriefed(
  db: Kysely<Tables>,
  { platform, workspace }: Place,
  person: string,
  subject: string,
  { at, ...rest }: Briefed,
): Promise<void> {
  await db
    .deleteFrom('briefed')
    .where('at', '<', at - year)
    .execute();
  const record = JSON.stringify(rest);
  await db
    .insertInto('briefed')
    .values({ platform, workspace, person, subject, at, record })
    .onConflict((conflict) =>
      conflict.columns(['platform', 'workspace', 'person', 'subject']).doUpdateSet({ at, record }),
    )
    .execute();
}
