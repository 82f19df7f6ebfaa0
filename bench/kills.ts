// Kills copies of the bot at random moments while editions go out, and counts what arrived: each once, or told why not.
// Leaves to others: a copy (kills-copy.mjs), the disturbed line to the platforms (chaos.ts).
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Place } from '../src/model/conversation.ts';
import type { Subscription } from '../src/store/ledger.ts';
import { openStore } from '../src/store/open.ts';
import type { Store } from '../src/store/store.ts';
import { following } from '../tests/following.ts';
import { token as discordToken, ids } from '../tests/platforms/fakes/discord/payloads.ts';
import { startFakeDiscord } from '../tests/platforms/fakes/discord/server.ts';
import { botToken, startFakeSlack } from '../tests/platforms/fakes/slack/fake-slack.ts';
import { noPostgres, startCluster } from '../tests/postgres.ts';
import { type Chaos, type Stage, startChaos } from './chaos.ts';
import { type Crew, createCrew } from './kills-crew.ts';
import { copiesByKey, type Fakes, type Fate, verdict } from './kills-verdict.ts';

const usualKills = 500;
const dayMs = 86_400_000;
/** More than a lease lasts. */
const laterMs = 125_000;
/** Looks after which nothing may be left open. */
const mostLooks = 14;
/** Looks of a morning in which copies are killed. */
const killedLooks = 4;
const firstMorning = Date.parse('2026-01-01T08:00:30Z');

/** Set by SIGTERM: the morning under way is ended, and what there is by then is told. */
let enough = false;

/** `bench kills [KILLS] [SEED]`: one copy on SQLite beside two on PostgreSQL; prints one JSON object. */
export async function kills([count, seed]: readonly string[]): Promise<void> {
  const wanted = Number(count ?? usualKills);
  const from = Number(seed ?? 1);
  const folder = mkdtempSync(join(tmpdir(), 'readout-kills-'));
  process.once('SIGTERM', () => {
    enough = true;
  });
  const where = join(folder, 'kills.db');
  const [sqlite, postgres] = await Promise.all([
    trial({ where, copies: 1, wanted, from }),
    onPostgres(wanted, from),
  ]);
  rmSync(folder, { recursive: true, force: true });
  process.stdout.write(`${JSON.stringify({ sqlite, postgres }, null, 2)}\n`);
}

async function onPostgres(wanted: number, from: number) {
  const url = process.env['DATABASE_URL'];
  if (url !== undefined) return trial({ where: url, copies: 2, wanted, from });
  if (noPostgres !== undefined) return { skipped: noPostgres };
  const cluster = await startCluster();
  try {
    const { url: where } = await cluster.database();
    return await trial({ where, copies: 2, wanted, from });
  } finally {
    await cluster.stop();
  }
}

interface Trial {
  readonly where: string;
  readonly copies: number;
  readonly wanted: number;
  readonly from: number;
}

async function trial({ where, copies, wanted, from }: Trial) {
  const started = performance.now();
  const random = createRandom(from);
  const store = await openStore(where);
  const subscriptions = await follow(store);
  const stage = await openStage(where, random);
  const crew = createCrew(copies, stage.env);
  try {
    await crew.ready();
    const tally = await killing({ store, stage, crew, random }, wanted);
    const outcome = verdict(await fatesOf(store, stage, subscriptions, tally.mornings));
    const { slack, discord } = stage;
    return {
      copies,
      ...tally,
      ...outcome,
      broken: [...slack.faults, ...discord.violations].slice(0, 5),
      line: stage.fates(),
      seconds: Math.round((performance.now() - started) / 1000),
    };
  } finally {
    crew.end();
    await stage.close();
    await store.close();
  }
}

interface Killing {
  readonly store: Store;
  readonly stage: Scene;
  readonly crew: Crew;
  readonly random: () => number;
}

/** A morning after the other, until so many copies died in the middle of a look. */
async function killing({ store, stage, crew, random }: Killing, wanted: number) {
  const at: Record<string, number> = {};
  let kills = 0;
  let mornings = 0;
  while (kills < wanted && !enough) {
    const morning = firstMorning + mornings++ * dayMs;
    for (let look = 0; look < mostLooks; look++) {
      const plan = look < killedLooks ? killPlan(random, crew.size) : undefined;
      const hit = await lookOnce(crew, stage, morning + look * laterMs, plan);
      if (hit !== undefined) {
        kills++;
        at[hit] = (at[hit] ?? 0) + 1;
      }
      if (hit === undefined && (await store.ledger.unsettled()).length === 0) break;
    }
  }
  return { kills, mornings, at };
}

interface Scene extends Fakes {
  readonly env: Readonly<Record<string, string>>;
  hear(listener: ((stage: Stage) => void) | undefined): void;
  fates(): unknown;
  close(): Promise<void>;
}

async function openStage(where: string, random: () => number): Promise<Scene> {
  const slack = await startFakeSlack();
  const discord = await startFakeDiscord();
  let listener: ((stage: Stage) => void) | undefined;
  const onStage = (stage: Stage): void => listener?.(stage);
  const before = (url: string): Promise<Chaos> =>
    startChaos({ target: new URL(url).origin, random, onStage });
  const [toSlack, toDiscord] = [await before(slack.apiUrl), await before(discord.apiUrl)];
  return {
    slack,
    discord,
    env: {
      KILLS_DATABASE: where,
      KILLS_SLACK: `${toSlack.url}/api/`,
      KILLS_SLACK_TOKEN: botToken,
      KILLS_DISCORD: `${toDiscord.url}/api`,
      KILLS_DISCORD_TOKEN: discordToken,
    },
    hear: (next) => {
      listener = next;
    },
    fates: () => ({ slack: toSlack.fates, discord: toDiscord.fates }),
    close: async () => {
      await Promise.all([toSlack.close(), toDiscord.close()]);
      await Promise.all([slack.close(), discord.close()]);
    },
  };
}

const places: readonly Place[] = [
  { platform: 'slack', workspace: 'T0TEAM', channel: 'C0DESK' },
  { platform: 'slack', workspace: 'T0TEAM', channel: 'C0WIRE' },
  { platform: 'discord', workspace: ids.guild, channel: ids.channel },
  { platform: 'discord', workspace: ids.guild, channel: '500000000000000099' },
];

function follow(store: Store): Promise<readonly Subscription[]> {
  return Promise.all(
    places.map((place) =>
      store.ledger.subscribe(following({ place, empty: 'say', since: firstMorning - dayMs / 2 })),
    ),
  );
}

/** A copy dies after so many milliseconds, or when the nth exchange gets that far. */
type KillPlan = { readonly victim: number } & (
  | { readonly afterMs: number }
  | { readonly exchange: number; readonly stage: Stage }
);

const stages: readonly Stage[] = ['asked', 'worked', 'answered'];

function killPlan(random: () => number, copies: number): KillPlan {
  const victim = Math.floor(random() * copies);
  if (random() < 0.4) return { victim, afterMs: random() * 150 };
  const stage = stages[Math.floor(random() * stages.length)] ?? 'worked';
  return { victim, exchange: 1 + Math.floor(random() * 4), stage };
}

/** One look of every copy; tells at what a copy was killed, if the look had not ended before. */
async function lookOnce(
  crew: Crew,
  stage: Scene,
  at: number,
  plan: KillPlan | undefined,
): Promise<string | undefined> {
  let hit: string | undefined;
  const kill = (how: string): void => {
    if (plan === undefined || hit !== undefined || !crew.kill(plan.victim)) return;
    hit = how;
  };
  let timer: NodeJS.Timeout | undefined;
  if (plan !== undefined && 'afterMs' in plan)
    timer = setTimeout(() => kill('any moment'), plan.afterMs);
  if (plan !== undefined && 'stage' in plan) {
    let seen = 0;
    stage.hear((heard) => {
      if (heard === plan.stage && ++seen === plan.exchange) kill(`exchange ${heard}`);
    });
  }
  await crew.look(at);
  clearTimeout(timer);
  stage.hear(undefined);
  await crew.ready();
  return hit;
}

async function fatesOf(
  store: Store,
  stage: Scene,
  subscriptions: readonly Subscription[],
  mornings: number,
): Promise<readonly Fate[]> {
  const fates: Fate[] = [];
  for (const subscription of subscriptions) {
    const copies = copiesByKey(stage, subscription.place);
    const deliveries = await store.ledger.deliveries(subscription.id, mornings + 1);
    const byDate = new Map(deliveries.map((one) => [one.localDate, one]));
    for (let morning = 0; morning < mornings; morning++) {
      const localDate = new Date(firstMorning + morning * dayMs).toISOString().slice(0, 10);
      const delivery = byDate.get(localDate);
      const out = delivery === undefined ? 0 : (copies.get(delivery.key) ?? 0);
      fates.push({ subscription, localDate, out, delivery });
    }
  }
  return fates;
}

/** Mulberry32: the same numbers from the same seed. */
function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
