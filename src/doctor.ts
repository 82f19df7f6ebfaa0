// `readout doctor`: every setting, file and platform looked at once, each fault with its remedy.
// Leaves to others: what a platform can find out about itself (Platform.examine).
import { existsSync } from 'node:fs';
import { chatPlatforms } from './chat.ts';
import type { Call } from './cli.ts';
import type { Config } from './config.ts';
import { databaseName, databaseOf } from './database.ts';
import { openHouse } from './house.ts';
import { createLog } from './log.ts';
import type { Finding } from './model/conversation.ts';
import type { Say } from './model/words.ts';
import { seeding } from './schedule/seed.ts';
import type { Subscription } from './store/ledger.ts';
import { type ExitCode, exit, line } from './world.ts';

/** Exit code 1 when anything is an error. */
export async function doctor(call: Call): Promise<ExitCode> {
  const { world, say, line: given } = call;
  const findings = [
    ...runtime(call),
    ...settingFindings(call),
    ...(await contentFindings(call)),
    ...(await storeFindings(call)),
    ...(await platformFindings(call)),
  ];
  if (given.switches.json) line(world.output, JSON.stringify(findings));
  else
    for (const { level, subject, finding, remedy } of findings)
      line(
        world.output,
        `${say(`doctor.${level}`)} ${subject}: ${finding}${remedy ? ` ${remedy}` : ''}`,
      );
  return findings.some((one) => one.level === 'error') ? exit.failed : exit.answered;
}

function runtime({ say }: Call): readonly Finding[] {
  const version = process.versions.node;
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const old = major < 20 || (major === 20 && minor < 19);
  return [
    {
      level: old ? 'error' : 'ok',
      subject: 'node',
      finding: say(old ? 'doctor.node-old' : 'doctor.node', { version }),
    },
  ];
}

function settingFindings({ say, troubles, world }: Call): readonly Finding[] {
  if (troubles.length > 0)
    return troubles.map((finding) => ({ level: 'error', subject: 'settings', finding }));
  const file = world.env['READOUT_CONFIG']?.trim() || 'config/readout.yaml';
  return [{ level: 'ok', subject: 'settings', finding: say('doctor.settings', { file }) }];
}

async function contentFindings({ say, config, world }: Call): Promise<readonly Finding[]> {
  const folder = config.content;
  if (!existsSync(folder))
    return [{ level: 'error', subject: 'documents', finding: say('cli.no-folder', { folder }) }];
  const log = createLog({
    level: 'silent',
    human: false,
    write: (text) => world.errors.write(text),
  });
  const house = await openHouse({
    content: folder,
    database: ':memory:',
    language: config.language,
    log,
  });
  const report = await house.refresh().finally(() => house.close());
  const summary: Finding =
    report.files === 0
      ? {
          level: 'warning',
          subject: 'documents',
          finding: say('doctor.content-empty', { folder }),
          remedy: say('doctor.content-add'),
        }
      : {
          level: 'ok',
          subject: 'documents',
          finding: say('doctor.content', { files: report.documents.length, folder }),
        };
  return [
    summary,
    ...report.troubles.map(
      ({ level, path, reason, remedy }): Finding => ({
        level: level === 'error' ? 'error' : 'warning',
        subject: path,
        finding: reason,
        remedy,
      }),
    ),
  ];
}

async function storeFindings({ say, config, world }: Call): Promise<readonly Finding[]> {
  const database = databaseOf(config);
  const log = createLog({
    level: 'silent',
    human: false,
    write: (text) => world.errors.write(text),
  });
  try {
    const house = await openHouse({
      content: config.content,
      database,
      language: config.language,
      log,
    });
    try {
      await house.store.probe();
      const existing = await house.store.ledger.subscriptions();
      return [
        {
          level: 'ok',
          subject: 'database',
          finding: say('doctor.store', { file: databaseName(database) }),
        },
        ...contradictions(say, config, existing, world.now()),
      ];
    } finally {
      await house.close();
    }
  } catch (cause) {
    const finding = cause instanceof Error ? cause.message : String(cause);
    return [{ level: 'error', subject: 'database', finding }];
  }
}

/** Where chat says otherwise than `readout.yaml`, which the next start will leave as it is. */
function contradictions(
  say: Say,
  config: Config,
  existing: readonly Subscription[],
  now: number,
): readonly Finding[] {
  return seeding(config.subscriptions, existing, now, say).contradictions.map((one) => ({
    level: 'warning',
    subject: `${one.place.platform} ${one.place.channel}`,
    finding: say('doctor.chat-wins', { config: one.overrules ?? '', state: one.state }),
    remedy: say('doctor.chat-wins.remedy'),
  }));
}

async function platformFindings({
  say,
  config,
  troubles,
  world,
}: Call): Promise<readonly Finding[]> {
  const log = createLog({
    level: 'silent',
    human: false,
    write: (text) => world.errors.write(text),
  });
  const platforms = chatPlatforms(config, { say, log, now: world.now });
  const examined = await Promise.all(platforms.map((platform) => platform.examine()));
  const off = ['Slack', 'Discord'].filter(
    (name) => !platforms.some((platform) => platform.name === name.toLowerCase()),
  );
  return [
    ...examined.flat(),
    ...off.map(
      (name): Finding => ({
        ...(troubles.some((trouble) => trouble.includes(`${name.toUpperCase()}_`))
          ? { level: 'warning', finding: say('doctor.platform-wrong', { name }) }
          : {
              level: 'ok',
              finding: say('doctor.platform-off', { name }),
              remedy: say('doctor.platform-how', { name }),
            }),
        subject: name.toLowerCase(),
      }),
    ),
  ];
}
