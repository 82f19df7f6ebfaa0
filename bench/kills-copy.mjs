// One copy of the bot's schedule in a process of its own, to be killed: real store, real platforms, a clock that is told.
// Leaves to others: when it looks and when it dies (kills.ts). Plain JavaScript on the built program: it has to start fast.
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { createSay } from '../dist/briefing/words.js';
import { createLog } from '../dist/log.js';
import { createDiscord } from '../dist/platforms/discord/discord.js';
import { createSlack } from '../dist/platforms/slack/slack.js';
import { loadWords } from '../dist/resources.js';
import { createSchedule } from '../dist/schedule/schedule.js';
import { openStore } from '../dist/store/open.js';

const given = (name) => process.env[name] ?? '';

/** Simulated milliseconds since the epoch; it stands still between looks. */
let clock = Number(given('KILLS_CLOCK'));
/** What was waited for without waiting. */
let skipped = 0;
const now = () => clock;
const steady = () => performance.now() + skipped;
const log = createLog({
  level: given('KILLS_LOG') || 'error',
  human: false,
  write: (text) => process.stderr.write(text),
});
const say = createSay(loadWords('en'), 'en');
const parts = { say, log, now };
const store = await openStore(given('KILLS_DATABASE'));
const text = 'On this day.';

const schedule = createSchedule({
  ledger: store.ledger,
  platforms: [
    createSlack({ botToken: given('KILLS_SLACK_TOKEN'), apiUrl: given('KILLS_SLACK') }, parts),
    createDiscord({ token: given('KILLS_DISCORD_TOKEN'), apiUrl: given('KILLS_DISCORD') }, parts),
  ],
  edition: async () => ({
    type: 'message',
    message: {
      summary: text,
      blocks: [{ type: 'paragraph', inlines: [{ type: 'text', text }] }],
      audience: 'everyone',
      outcome: 'answer',
    },
    citations: [],
    left: [],
  }),
  say,
  log,
  now,
  catchUpHours: 6,
  configured: [],
  steady,
  wait: async (ms, signal) => {
    if (signal.aborted) return;
    // What bounds a piece of work is no pause to be skipped.
    if (ms >= 60_000) {
      await delay(ms, undefined, { signal, ref: false }).catch(() => undefined);
      return;
    }
    const until = steady() + ms;
    // A turn of the loop, so that others who wait at the same moment are not each counted for themselves.
    await new Promise((resolve) => setImmediate(resolve));
    skipped += Math.max(0, until - steady());
  },
});

process.stdout.write('ready\n');
for await (const line of createInterface({ input: process.stdin })) {
  clock = Number(line);
  await schedule.run(clock);
  process.stdout.write('done\n');
}
