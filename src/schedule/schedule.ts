// The schedule as the start of the bot sees it: seeded from the configuration, ticking, stopped.
// Leaves to others: each step (seed, tick, run, deliver).
import type { Platform } from '../model/conversation.ts';
import type { Log } from '../model/log.ts';
import type { Message } from '../model/message.ts';
import type { Say } from '../model/words.ts';
import type { Ledger, Subscription } from '../store/ledger.ts';
import type { Delivering, MakeEdition, Poster } from './deliver.ts';
import { createRun, type RunDue } from './run.ts';
import { type ConfiguredSubscription, configOwner, seed } from './seed.ts';
import { createTicking } from './tick.ts';

export interface ScheduleOptions {
  readonly ledger: Ledger;
  readonly platforms: readonly Pick<Platform, 'name' | 'post' | 'find'>[];
  readonly edition: MakeEdition;
  readonly say: Say;
  readonly log: Log;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** How long after its time an edition is still posted. */
  readonly catchUpHours: number;
  readonly configured: readonly ConfiguredSubscription[];
  /** How an owner hears that their subscription was paused; a direct message unless given. */
  readonly tellOwner?: Delivering['tellOwner'];
  /** How long `stop` waits for running deliveries, in milliseconds; 4,000 unless said. */
  readonly stopWaitMs?: number;
}

export interface Schedule {
  /** Seeds the configured subscriptions, takes up what was left open, then looks each minute. */
  start(): Promise<void>;
  /** One look, for whoever keeps the time themselves. */
  readonly run: RunDue;
  /** Resolves within `stopWaitMs`. */
  stop(): Promise<void>;
}

const hourMs = 3_600_000;

export function createSchedule(options: ScheduleOptions): Schedule {
  const { ledger, edition, say, log, now } = options;
  const platforms = new Map<string, Poster>(options.platforms.map((one) => [one.name, one]));
  const tellOwner = options.tellOwner ?? messageOwner(platforms, say, log);
  const catchUpMs = options.catchUpHours * hourMs;
  const run = createRun({ ledger, platforms, edition, tellOwner, catchUpMs, say, log });
  const ticking = createTicking(run, now, options.stopWaitMs ?? 4000);
  return {
    async start() {
      await seed(options.configured, ledger, now());
      await ticking.start();
    },
    run,
    stop: () => ticking.stop(),
  };
}

/** A direct message; an operator who configured the subscription finds it in the log instead. */
function messageOwner(
  platforms: ReadonlyMap<string, Poster>,
  say: Say,
  log: Log,
): Delivering['tellOwner'] {
  return async ({ id, place, owner }: Subscription, why) => {
    log.warn('subscription-paused', { platform: place.platform, channel: place.channel, why });
    if (owner === configOwner || owner === place.channel) return;
    const key = `p${id.replace(/[^a-z0-9]/gu, '').slice(0, 24)}`;
    const message = pausedMessage(say('schedule.paused-owner', { channel: place.channel, why }));
    await platforms.get(place.platform)?.post({ ...place, channel: owner }, message, key);
  };
}

function pausedMessage(text: string): Message {
  return {
    summary: text,
    blocks: [{ type: 'paragraph', inlines: [{ type: 'text', text }] }],
    audience: 'everyone',
    outcome: 'refused',
  };
}
