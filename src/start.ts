// Starts the bot and stops it: archive, prompt, platforms, schedule, watch, health; in that order, and back.
// Leaves to others: each of them; what happens in between is theirs.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { chatPlatforms } from './chat.ts';
import type { Call } from './cli.ts';
import type { Config } from './config.ts';
import { databaseOf, takePlace } from './database.ts';
import { greet } from './greeting.ts';
import { type Health, serveHealth } from './health.ts';
import { type House, openHouse } from './house.ts';
import { createLog } from './log.ts';
import type { Platform } from './model/conversation.ts';
import type { Log } from './model/log.ts';
import { createOutage, type Outage } from './outage.ts';
import type { SeenAnywhere } from './platforms/seen.ts';
import { createTerminal, type Terminal } from './platforms/terminal/terminal.ts';
import { createCorrections } from './schedule/corrections.ts';
import { createSchedule } from './schedule/schedule.ts';
import { createShifts, type Shifts } from './shifts.ts';
import type { Duties, Duty } from './store/duties.ts';
import { createReading, createScheduling } from './work.ts';
import { type ExitCode, exit, line } from './world.ts';

/** Serves until Ctrl-D, the end of a pipe or a signal. */
export async function start(call: Call): Promise<ExitCode> {
  const { world, config, say } = call;
  const log = createLog({
    level: logLevel(call),
    human: world.interactive,
    write: (text) => world.errors.write(text),
  });
  mkdirSync(config.data, { recursive: true });
  const outage = createOutage(log, world.now);
  const database = databaseOf(config);
  const turned: { shifts?: Shifts } = {};
  const place = await takePlace(database, {
    wanted: wantedDuties(config),
    onChange(duty, has) {
      if (config.database !== undefined) log.info(has ? 'duty taken' : 'duty left', { duty });
      turned.shifts?.turn(duty, has);
    },
    onSilence: outage.check,
  });
  if (place.type === 'taken') {
    const { pid, since } = place;
    line(world.errors, say('cli.another-runs', { pid, since, file: database }));
    return exit.failed;
  }
  try {
    const house = await openHouse({
      content: config.content,
      database,
      language: config.language,
      log: outage.log,
      now: world.now,
      onDatabase: outage.onChange,
    });
    outage.watch(house.store);
    try {
      await serve(call, house, { log: outage.log, place, outage, turned });
    } finally {
      await house.close();
    }
    return exit.answered;
  } finally {
    outage.stop();
    await place.close();
  }
}

/** What this copy does with its place at the database. */
interface Standing {
  readonly log: Log;
  readonly place: Duties;
  readonly outage: Outage;
  /** Who hears of duties that come and go, once there is work for them. */
  readonly turned: { shifts?: Shifts };
}

/** Who has no folder of documents must not read it: that would empty the archive of all copies. */
function wantedDuties({ database, content }: Config): readonly Duty[] {
  return database === undefined || existsSync(content) ? ['reader', 'scheduler'] : ['scheduler'];
}

/** At a prompt or with a pipe, lines of a log would only stand between the answers, unless somebody asked for them. */
function logLevel({ config, world }: Call): string {
  const served = config.slack !== undefined || config.discord !== undefined;
  const chosen = world.env['READOUT_LOG']?.trim();
  return chosen || (served && !world.interactive) ? config.logLevel : 'warn';
}

async function serve(call: Call, house: House, standing: Standing): Promise<void> {
  const { log, place } = standing;
  const { world, config, say } = call;
  for (const trouble of call.troubles) line(world.errors, trouble);
  const terminal = openTerminal(call);
  const scheduling = createScheduling();
  const shifts = createShifts(
    { reader: createReading(config, house, log), scheduler: scheduling.work },
    log,
  );
  const started = performance.now();
  shifts.turn('reader', place.has('reader'));
  await shifts.idle();
  await greet(call, house, terminal, performance.now() - started);
  const platforms = await startPlatforms(call, house, standing);
  if (platforms.length === 0 && world.interactive)
    line(world.output, `${say('cli.no-platform')}\n`);
  scheduling.prepare(() =>
    createSchedule({
      ledger: house.store.ledger,
      platforms: [...platforms, terminal],
      edition: house.edition,
      say,
      log,
      now: world.now,
      catchUpHours: config.catchUpHours,
      configured: config.subscriptions,
      corrections: createCorrections({
        ledger: house.store.ledger,
        platforms: [...platforms, terminal],
        correct: house.correct,
        mayCompare: house.settled,
        version: house.version,
        log,
      }),
    }),
  );
  // From now on duties turn by themselves; what changed until here is caught up with.
  standing.turned.shifts = shifts;
  for (const duty of ['reader', 'scheduler'] as const) shifts.turn(duty, place.has(duty));
  await shifts.idle();
  const health = await openHealth(config, house, platforms, standing);
  if (world.interactive) line(world.output, say('cli.prompt-hint'));
  await terminal.start(house.desk);
  log.info('started', { platforms: platforms.map((one) => one.name).join(' ') });
  const aloneWithPipe = platforms.length === 0 || world.interactive;
  await Promise.race([world.stopped, ...(aloneWithPipe ? [terminal.ended] : [])]);
  log.info('stopping');
  await Promise.allSettled([shifts.stop(), ...platforms.map((platform) => platform.stop())]);
  await Promise.allSettled([health?.close(), terminal.stop()]);
}

function openTerminal({ world, config, say }: Call): Terminal {
  const past = join(config.data, 'prompt-history');
  return createTerminal({
    input: world.input,
    output: world.output,
    interactive: world.interactive,
    colours: world.colours,
    ...(world.columns !== undefined && { columns: world.columns }),
    say,
    now: world.now,
    timeZone: config.zone,
    history: {
      load: () => (existsSync(past) ? readFileSync(past, 'utf8').split('\n').filter(Boolean) : []),
      save: (lines) => writeFileSync(past, lines.join('\n'), { mode: 0o600 }),
    },
  });
}

/** Starts every platform with a token; one that cannot is told, and the others go on. */
async function startPlatforms(
  { world, config, say }: Call,
  house: House,
  { log, outage: { trouble } }: Standing,
): Promise<readonly Platform[]> {
  const { ledger } = house.store;
  const seenAnywhere: SeenAnywhere = (ids, keepMs) => ledger.firstSeen(ids, world.now(), keepMs);
  const all = chatPlatforms(config, {
    ...{ say, log, now: world.now, trouble },
    // One process that has its file for itself remembers by itself.
    ...(config.database !== undefined && { seenAnywhere }),
  });
  house.meet(all);
  const started = await Promise.all(
    all.map(async (platform) => {
      try {
        await platform.start(house.desk);
        line(world.output, say('cli.platform-up', { name: platform.name }));
        return [platform];
      } catch (cause) {
        const reason = cause instanceof Error ? cause.message : String(cause);
        log.error('platform did not start', { platform: platform.name }, cause);
        line(world.errors, say('cli.platform-down', { name: platform.name, reason }));
        await platform.stop().catch(() => undefined);
        return [];
      }
    }),
  );
  return started.flat();
}

function healthOf(place: Duties, outage: Outage): Pick<Health, 'status' | 'trouble' | 'duties'> {
  const trouble = outage.trouble();
  const duties = (['reader', 'scheduler'] as const).filter(place.has);
  return trouble === undefined ? { status: 'ok', duties } : { status: 'trouble', trouble, duties };
}

async function openHealth(
  config: Config,
  house: House,
  platforms: readonly Platform[],
  { log, place, outage }: Standing,
): Promise<{ readonly close: () => Promise<void> } | undefined> {
  const slackServes = config.slack !== undefined && config.slack.appToken === undefined;
  if (config.port === 0 || slackServes) return undefined;
  const { documents } = await house.archive.overview();
  const served = await serveHealth(config.port, () => ({
    ...healthOf(place, outage),
    documents: Math.max(documents, house.report()?.files ?? 0),
    platforms: platforms.map((platform) => platform.name),
  }));
  if (served.trouble !== undefined) log.warn('no health page', { reason: served.trouble });
  return served;
}
