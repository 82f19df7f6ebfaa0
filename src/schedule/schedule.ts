// The schedule as the start of the bot sees it: seeded from the configuration, ticking, stopped.
// Leaves to others: each step (seed, tick, run, deliver).
import type { Platform } from '../model/conversation.ts';
import type { Log } from '../model/log.ts';
import type { Message } from '../model/message.ts';
import type { Say } from '../model/words.ts';
import type { Ledger, Subscription } from '../store/ledger.ts';
import { withButtons } from './buttons.ts';
import type { CorrectDue } from './corrections.ts';
import type { Delivering, MakeEdition, Poster } from './deliver.ts';
import type { LaneOptions } from './lanes.ts';
import { createRun, type RunDue } from './run.ts';
import { type ConfiguredSubscription, configOwner, seed } from './seed.ts';
import { createTicking, waitFor } from './tick.ts';

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
  /** Looks for messages to correct, each time the clock is looked at. */
  readonly corrections?: CorrectDue;
  /** How an owner hears that their place takes no posts; a direct message unless given. */
  readonly tellOwner?: Delivering['tellOwner'];
  /** How long `stop` waits for running deliveries, in milliseconds; 4,000 unless said. */
  readonly stopWaitMs?: number;
  /** Milliseconds of a clock that is never set; `performance.now` unless given. */
  readonly steady?: () => number;
  /** Resolves after so many milliseconds, or at once when the signal says to stop; by timers unless given. */
  readonly wait?: LaneOptions['wait'];
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
  const tellOwner = options.tellOwner ?? messageOwner(platforms, say);
  const catchUpMs = options.catchUpHours * hourMs;
  const stopping = new AbortController();
  const deliver = createRun({
    ...{ ledger, platforms, edition, tellOwner, catchUpMs, say, log },
    steady: options.steady ?? (() => performance.now()),
    wait: options.wait ?? waitFor,
    dress: (message, subscription) => withButtons(say, message, subscription),
    signal: stopping.signal,
  });
  const run: RunDue = async (now) => {
    await Promise.all([deliver(now), options.corrections?.(now)]);
  };
  const ticking = createTicking(run, now, options.stopWaitMs ?? 4000);
  return {
    async start() {
      const { contradictions } = await seed(options.configured, ledger, now(), say);
      for (const one of contradictions)
        log.warn('subscription-overrules-config', {
          platform: one.place.platform,
          channel: one.place.channel,
          kind: one.kind,
          config: one.overrules ?? '',
        });
      // Node may know other rules of time zones than the one that reckoned last.
      await ledger.reckonAnew();
      await ticking.start();
    },
    run,
    async stop() {
      stopping.abort();
      await ticking.stop();
    },
  };
}

/** A direct message; an operator who configured the subscription finds it in the log instead. */
function messageOwner(platforms: ReadonlyMap<string, Poster>, say: Say): Delivering['tellOwner'] {
  return async ({ id, place, owner }: Subscription, why) => {
    if (owner === configOwner || owner === place.channel) return;
    const key = `p${id.replace(/[^a-z0-9]/gu, '').slice(0, 24)}`;
    const message = refusedMessage(say('schedule.refused-owner', { channel: place.channel, why }));
    await platforms.get(place.platform)?.post({ ...place, channel: owner }, message, key);
  };
}

function refusedMessage(text: string): Message {
  return {
    summary: text,
    blocks: [{ type: 'paragraph', inlines: [{ type: 'text', text }] }],
    audience: 'everyone',
    outcome: 'refused',
  };
}
