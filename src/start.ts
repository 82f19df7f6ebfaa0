// Starts the bot and stops it: archive, prompt, platforms, schedule, watch, health; in that order, and back.
// Leaves to others: each of them; what happens in between is theirs.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { chatPlatforms } from './chat.ts';
import type { Call } from './cli.ts';
import type { Config } from './config.ts';
import { serveHealth } from './health.ts';
import { type House, openHouse } from './house.ts';
import { watchFolder } from './library/watch.ts';
import { createLog } from './log.ts';
import type { Platform } from './model/conversation.ts';
import type { Log } from './model/log.ts';
import type { Invocation, Message } from './model/message.ts';
import { createTerminal, type Terminal } from './platforms/terminal/terminal.ts';
import { troubleLines } from './report.ts';
import { createSchedule } from './schedule/schedule.ts';
import { hold } from './store/hold.ts';
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
  const file = join(config.data, 'readout.db');
  const held = hold(file);
  if (held.type === 'taken') {
    const { pid, since } = held;
    line(world.errors, say('cli.another-runs', { pid, since, file }));
    return exit.failed;
  }
  try {
    const house = await openHouse({
      content: config.content,
      file,
      language: config.language,
      log,
    });
    try {
      await serve(call, house, log);
    } finally {
      await house.close();
    }
    return exit.answered;
  } finally {
    held.release();
  }
}

/** At a prompt or with a pipe, lines of a log would only stand between the answers, unless somebody asked for them. */
function logLevel({ config, world }: Call): string {
  const served = config.slack !== undefined || config.discord !== undefined;
  const chosen = world.env['READOUT_LOG']?.trim();
  return chosen || (served && !world.interactive) ? config.logLevel : 'warn';
}

async function serve(call: Call, house: House, log: Log): Promise<void> {
  const { world, config, say } = call;
  for (const trouble of call.troubles) line(world.errors, trouble);
  const terminal = openTerminal(call);
  const watching = await watchContent(config, house, log);
  await greet(call, house, terminal);
  const platforms = await startPlatforms(call, house, log);
  if (platforms.length === 0 && world.interactive)
    line(world.output, `${say('cli.no-platform')}\n`);
  const schedule = createSchedule({
    ledger: house.store.ledger,
    platforms: [...platforms, terminal],
    edition: house.edition,
    say,
    log,
    now: world.now,
    catchUpHours: config.catchUpHours,
    configured: config.subscriptions,
  });
  await schedule.start();
  const health = await openHealth(config, house, platforms, log);
  if (world.interactive) line(world.output, say('cli.prompt-hint'));
  await terminal.start(house.desk);
  log.info('started', { platforms: platforms.map((one) => one.name).join(' ') });
  const aloneWithPipe = platforms.length === 0 || world.interactive;
  await Promise.race([world.stopped, ...(aloneWithPipe ? [terminal.ended] : [])]);
  log.info('stopping');
  await Promise.allSettled([schedule.stop(), ...platforms.map((platform) => platform.stop())]);
  await Promise.allSettled([watching?.close(), health?.close(), terminal.stop()]);
}

/** Watches before the first reading, so that nothing that changes in between is missed. */
async function watchContent(
  { content }: Config,
  house: House,
  log: Log,
): Promise<{ readonly close: () => Promise<void> } | undefined> {
  if (!existsSync(content)) return undefined;
  return new Promise((resolve) => {
    const watching = watchFolder({
      folder: content,
      again: house.refresh,
      log,
      timers,
      onReady: () => resolve(watching),
    });
    // A watcher that cannot get ready (inotify used up) has logged why; the bot starts all the same.
    setTimeout(() => resolve(watching), 5000).unref();
  });
}

const timers = {
  set: (run: () => void, ms: number) => setTimeout(run, ms),
  clear: (timer: unknown) => {
    if (timer instanceof Object) clearTimeout(Number(timer));
  },
};

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

/** Reads the documents, says what there is, and shows today's edition or the nearest days. */
async function greet(call: Call, house: House, terminal: Terminal): Promise<void> {
  const { world, config, say } = call;
  if (!existsSync(config.content))
    line(world.errors, say('cli.no-folder', { folder: config.content }));
  const started = performance.now();
  const report = await house.refresh();
  const overview = await house.archive.overview();
  const { documents, quotes, attributed, events, actors } = overview;
  line(world.output, say('cli.found', { documents, quotes, attributed, events, actors }));
  const read = report.documents.length;
  const ms = Math.round(performance.now() - started);
  const { unchanged, removed } = report;
  if (read > 0 || removed > 0)
    line(
      world.output,
      say('cli.read-now', { read, unchanged, removed, ms, folder: config.content }),
    );
  for (const text of troubleLines(say, report.troubles)) line(world.output, text);
  line(world.output, '');
  if (documents === 0) {
    line(world.output, say('cli.empty-archive', { folder: config.content }));
    return;
  }
  const today = await ask(call, house, { command: 'onthisday', arguments: {} });
  terminal.show(today);
  if (today.outcome !== 'none') return;
  for (const action of today.blocks.flatMap((block) =>
    block.type === 'actions' ? block.actions : [],
  ))
    if (action.type === 'ask') terminal.show(await ask(call, house, action.invocation));
}

function ask({ world, config }: Call, house: House, invocation: Invocation): Promise<Message> {
  return house.desk.answer({
    id: 'greeting',
    place: { platform: 'terminal', workspace: '', channel: 'terminal' },
    user: 'terminal',
    direct: true,
    manager: true,
    ask: { invocation },
    at: world.now(),
    language: config.language,
    timeZone: config.zone,
  });
}

/** Starts every platform with a token; one that cannot is told, and the others go on. */
async function startPlatforms(
  { world, config, say }: Call,
  house: House,
  log: Log,
): Promise<readonly Platform[]> {
  const started = await Promise.all(
    chatPlatforms(config, { say, log, now: world.now }).map(async (platform) => {
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

async function openHealth(
  config: Config,
  house: House,
  platforms: readonly Platform[],
  log: Log,
): Promise<{ readonly close: () => Promise<void> } | undefined> {
  const slackServes = config.slack !== undefined && config.slack.appToken === undefined;
  if (config.port === 0 || slackServes) return undefined;
  const { documents } = await house.archive.overview();
  const served = await serveHealth(config.port, () => ({
    status: 'ok',
    documents: Math.max(documents, house.report()?.files ?? 0),
    platforms: platforms.map((platform) => platform.name),
  }));
  if (served.trouble !== undefined) log.warn('no health page', { reason: served.trouble });
  return served;
}
