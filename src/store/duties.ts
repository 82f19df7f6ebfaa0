// Duties that one of many copies has at a time: an advisory lock of PostgreSQL on a connection of its own.
// Leaves to others: what a duty is (start.ts); a file has one running bot anyway (hold.ts).
import { Client } from 'pg';
import { clientSettings } from './postgres-driver.ts';
import { lockSpace, locks } from './postgres-tables.ts';

/** Reading `content/`, and posting editions. */
export type Duty = 'reader' | 'scheduler';

export interface Duties {
  /** As far as this copy knows; never true for longer than some ten seconds after the lock is gone. */
  has(duty: Duty): boolean;
  /** Gives every duty up. */
  close(): Promise<void>;
}

export interface Standing {
  readonly wanted: readonly Duty[];
  readonly onChange: (duty: Duty, has: boolean) => void;
  /** Hears after each look that found no server. */
  readonly onSilence?: () => void;
  /** Milliseconds between two looks at the lock; 5,000 unless said. */
  readonly everyMs?: number;
}

const beatMs = 5000;
/** A lock that cannot be asked about in this time counts as lost. */
const answerMs = 5000;
/**
 * The server ends a session that was silent for so long, and its locks with it: those of a copy that hangs or was
 * cut off, too. With the next look of another copy that is less than 30 seconds.
 */
const silence = '20s';

/** Stands for duties until closed. Resolves after the first look, whether or not the server answered. */
export async function openDuties(url: string, standing: Standing): Promise<Duties> {
  const held = new Set<Duty>();
  let client: Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;

  const lose = (from: Client | undefined): void => {
    if (from !== client) return;
    client = undefined;
    // A broken connection may never say goodbye.
    from?.end().catch(() => undefined);
    const lost = [...held];
    held.clear();
    for (const duty of lost) standing.onChange(duty, false);
  };
  const look = async (): Promise<void> => {
    let asked = client;
    try {
      asked ??= await connectFor(url, lose);
      client = asked;
      if (closed) return lose(asked);
      for (const duty of standing.wanted) {
        if (held.has(duty) || !(await takes(asked, duty))) continue;
        held.add(duty);
        standing.onChange(duty, true);
      }
      await asked.query('select 1');
    } catch {
      lose(asked);
      standing.onSilence?.();
    }
  };
  const lookAgain = async (): Promise<void> => {
    await look();
    if (!closed) timer = setTimeout(lookAgain, standing.everyMs ?? beatMs);
  };
  await lookAgain();
  return {
    has: (duty) => held.has(duty),
    async close() {
      closed = true;
      clearTimeout(timer);
      held.clear();
      const last = client;
      client = undefined;
      await last?.end().catch(() => undefined);
    },
  };
}

async function connectFor(url: string, onEnd: (client: Client) => void): Promise<Client> {
  const client = new Client({ ...clientSettings(url), query_timeout: answerMs });
  client.on('error', () => onEnd(client));
  client.on('end', () => onEnd(client));
  await client.connect();
  await client.query(`set idle_session_timeout = '${silence}'`);
  return client;
}

async function takes(client: Client, duty: Duty): Promise<boolean> {
  const { rows } = await client.query<{ got: boolean }>(
    'select pg_try_advisory_lock($1, $2) as got',
    [lockSpace, locks[duty]],
  );
  return rows[0]?.got === true;
}
