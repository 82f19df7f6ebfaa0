// One copy of the bot's schedule for `bench due`, in a process of its own, so that its memory is that of a copy alone.
// Leaves to others: what is followed, how far its clock may go, counting (due.ts). On the built program: no loader's memory.
import { existsSync, readFileSync } from 'node:fs';
import { createSchedule } from '../dist/schedule/schedule.js';
import { openStore } from '../dist/store/open.js';

const [, , database, start, rates] = process.argv;
const begin = Number(start);
/** Posts a second of each platform that this copy gets. */
const rateOf = JSON.parse(rates);
const minute = 60_000;

let now = 0;
let allowed = 0;
let working = 0;
let planned = false;
let told = false;
const sleepers = [];

function sleepUntil(until) {
  return new Promise((wake) => {
    sleepers.push({ until, wake });
    consider();
  });
}

/** Whatever can run runs first: time passes only when all wait for it, the database has answered, and it may. */
function consider() {
  if (planned) return;
  planned = true;
  setImmediate(() =>
    setImmediate(() => {
      planned = false;
      if (working > 0) return;
      sleepers.sort((a, b) => a.until - b.until);
      const [next] = sleepers;
      if (next === undefined) return;
      if (next.until > allowed) {
        if (!told) process.send({ type: 'waits', until: next.until });
        told = true;
        return;
      }
      sleepers.shift();
      now = Math.max(now, next.until);
      next.wake();
      consider();
    }),
  );
}

/** The same ledger, that tells when it is at work. */
function watched(ledger) {
  return new Proxy(ledger, {
    get:
      (target, name) =>
      async (...words) => {
        working += 1;
        try {
          return await target[name](...words);
        } finally {
          working -= 1;
          consider();
        }
      },
  });
}

let planning;
let posts = [];
const turns = new Map();

function usage() {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  // What `maxRSS` tells begins, on Linux, with the memory of the process that started this one.
  const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : '';
  const peakKb = Number(/VmHWM:\s+(\d+)/u.exec(status)?.[1] ?? maxRSS);
  return { cpuMs: (userCPUTime + systemCPUTime) / 1000, peakMb: Math.round(peakKb / 1024) };
}

function tell() {
  process.send({ type: 'posts', posts });
  posts = [];
}

function poster(platform) {
  return {
    name: platform,
    post: async ({ workspace, channel }) => {
      planning ??= { ms: performance.now() - began, ...usage() };
      const turn = Math.max(now, turns.get(platform) ?? 0);
      turns.set(platform, turn + 1000 / rateOf[platform]);
      await sleepUntil(turn);
      posts.push({ platform, workspace, name: `${platform} ${channel}`, at: now });
      if (posts.length >= 500) tell();
      return { type: 'sent', ref: channel };
    },
    find: async () => ({ type: 'absent' }),
  };
}

const store = await openStore(database);
const schedule = createSchedule({
  ledger: watched(store.ledger),
  platforms: Object.keys(rateOf).map(poster),
  edition: async (_, { localDate }) => ({
    type: 'message',
    message: { summary: localDate, blocks: [], audience: 'everyone', outcome: 'answer' },
    citations: [],
    left: [],
  }),
  say: (key) => key,
  log: {
    info: () => {},
    warn: () => {},
    error: (event, _, cause) => console.error(event, cause),
  },
  now: () => begin + now,
  // What the slow platform cannot send in time would be missed, and rightly; here all of it is to be counted.
  catchUpHours: 24,
  configured: [],
  steady: () => now,
  wait: (ms, signal) =>
    ms < minute
      ? sleepUntil(now + ms)
      : // What is done no longer waits for its own end, and that is nothing to pass time for.
        new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true })),
});

const idle = usage();
let began = performance.now();
process.on('message', async ({ until, run }) => {
  allowed = until;
  told = false;
  if (!run) return consider();
  began = performance.now();
  await schedule.run(begin);
  tell();
  const all = { ms: performance.now() - began, ...usage() };
  process.send({ type: 'done', idle, planning: planning ?? all, all });
  await store.close();
  process.disconnect();
});
process.send({ type: 'ready' });
