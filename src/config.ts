// Environment and config/readout.yaml become one frozen Config, or every error at once in plain words.
// Leaves to others: reading files (cli.ts) and what the values are used for.
import { z } from 'zod';
import { parseRhythm } from './briefing/rhythm.ts';
import { parseFile } from './config-file.ts';
import { isZone } from './model/zone.ts';
import type { ConfiguredSubscription } from './schedule/seed.ts';
import { type Setting, type SettingName, settingOf, settings } from './settings.ts';

export interface Config {
  readonly content: string;
  readonly data: string;
  /** Address of a PostgreSQL database; a file in `data` unless given. */
  readonly database?: string;
  readonly port: number;
  readonly logLevel: string;
  readonly language: string;
  /** IANA zone of people whose own zone is not known. */
  readonly zone: string;
  readonly catchUpHours: number;
  readonly subscriptions: readonly ConfiguredSubscription[];
  readonly slack?: SlackConfig;
  readonly discord?: DiscordConfig;
}

export interface SlackConfig {
  readonly botToken: string;
  readonly appToken?: string;
  readonly signingSecret?: string;
  readonly apiUrl?: string;
}

export interface Shards {
  readonly own: readonly number[];
  readonly count: number;
}

export interface DiscordConfig {
  readonly token: string;
  readonly guild?: string;
  /** The shards this copy serves; all unless given. */
  readonly shards?: Shards;
  readonly apiUrl?: string;
}

/** `errors` stop everything; `troubles` switch one platform off and are told. */
export type Loaded =
  | { readonly type: 'config'; readonly config: Config; readonly troubles: readonly string[] }
  | { readonly type: 'errors'; readonly errors: readonly string[] };

const zone = z.string().refine(isZone, {
  error: 'is not an IANA time zone; write for example Europe/Madrid or America/New_York',
});

const time = z
  .string()
  .regex(
    /^([01]\d|2[0-3]):[0-5]\d$/u,
    'is not a time of day; write HH:MM between "00:00" and "23:59"',
  );

const subscription = z
  .strictObject({
    platform: z.enum(['slack', 'discord', 'terminal']),
    workspace: z.string().default(''),
    channel: z.string().min(1),
    time,
    zone: zone.optional(),
    empty: z.enum(['skip', 'say', 'nearby']).default('skip'),
    what: z.enum(['onthisday', 'new', 'actor', 'topic']).default('onthisday'),
    about: z.string().trim().max(200).default(''),
    days: z
      .string()
      .default('daily')
      .transform((typed, context) => {
        const rhythm = parseRhythm(typed);
        if (rhythm === undefined)
          context.addIssue(
            'is no rhythm that is possible; write for example daily, weekdays, mon and thu, or monthly on the 1st',
          );
        return rhythm ?? z.NEVER;
      }),
    round: z.boolean().default(false),
    months: z.boolean().default(false),
  })
  .refine(({ what, about }) => (what === 'actor' || what === 'topic') === (about !== ''), {
    path: ['about'],
    error: 'goes with what: actor (a name) or what: topic (words), and only with these',
  });

/** What is wrong with words as a topic, in words for who wrote them. */
export type TopicFault = (words: string) => string | undefined;

/**
 * No topic that nothing could be about, and no two that say differently when the same comes to the same place: only one
 * of them could hold.
 */
const subscriptions = (topicFault: TopicFault) =>
  z.array(subscription).superRefine((all, context) => {
    for (const [index, { what, about }] of all.entries()) {
      const message = what === 'topic' ? topicFault(about) : undefined;
      if (message !== undefined)
        context.addIssue({ code: 'custom', path: [index, 'about'], message });
    }
    const seen = new Map<string, number>();
    for (const [index, { platform, workspace, channel, what, about }] of all.entries()) {
      const key = JSON.stringify([platform, workspace, channel, what, about]);
      const before = seen.get(key);
      if (before === undefined) seen.set(key, index);
      else
        context.addIssue({
          code: 'custom',
          path: [index],
          message: `is the same for the same channel as subscriptions.${before}; take one of them out`,
        });
    }
  });

const file = (topicFault: TopicFault) =>
  z.strictObject({
    language: z.enum(['en']).default('en'),
    zone: zone.default('UTC'),
    'catch-up-hours': z.number().int().min(0).max(24).default(6),
    subscriptions: subscriptions(topicFault).default([]),
  });

/**
 * @param env the process environment, `.env` already laid under it
 * @param yaml the text of `readout.yaml`; `undefined` when there is none, which is fine
 * @param topicFault judges the words of a topic as a command in chat would
 */
export function loadConfig(
  env: Readonly<Record<string, string | undefined>>,
  yaml: string | undefined,
  topicFault: TopicFault,
  yamlName = 'config/readout.yaml',
): Loaded {
  const parsed = parseFile(file(topicFault), yaml ?? '', yamlName);
  const wrong = settings.flatMap((setting: Setting) => shapeError(setting, env[setting.name]));
  const errors = [
    ...parsed.errors,
    ...shardError(env['READOUT_SHARDS']),
    ...wrong.filter((one) => !isPlatform(one.name)).map((one) => one.error),
  ];
  if (errors.length > 0 || parsed.value === undefined) return { type: 'errors', errors };
  const broken = new Set(wrong.map((one) => one.name));
  const get = (name: SettingName): string | undefined =>
    broken.has(name) ? undefined : env[name]?.trim() || settingOf(name).default;
  const { slack, trouble } = slackFrom(get);
  const discord = discordFrom(get);
  const value = parsed.value;
  const database = get('DATABASE_URL');
  const config: Config = {
    content: get('READOUT_CONTENT') ?? '',
    data: get('READOUT_DATA') ?? '',
    ...(database && { database }),
    port: Number(get('READOUT_PORT')),
    logLevel: get('READOUT_LOG') ?? '',
    language: value.language,
    zone: value.zone,
    catchUpHours: value['catch-up-hours'],
    subscriptions: value.subscriptions.map((one) => toSubscription(one, value)),
    ...(slack && { slack }),
    ...(discord && { discord }),
  };
  const troubles = [
    ...wrong.filter((one) => isPlatform(one.name)).map((one) => one.error),
    ...trouble,
  ];
  return { type: 'config', config: Object.freeze(config), troubles };
}

function toSubscription(
  one: z.infer<typeof subscription>,
  all: z.infer<ReturnType<typeof file>>,
): ConfiguredSubscription {
  const { platform, workspace, channel, time, empty, round, months } = one;
  return {
    place: { platform, workspace, channel },
    kind: one.what,
    subject: one.about,
    rhythm: one.days,
    zone: one.zone ?? all.zone,
    time,
    empty,
    round,
    months,
    language: all.language,
  };
}

function isPlatform(name: string): boolean {
  return name.startsWith('SLACK_') || name.startsWith('DISCORD_');
}

function shapeError(
  setting: Setting,
  value: string | undefined,
): readonly { readonly name: string; readonly error: string }[] {
  const text = value?.trim() ?? '';
  if (text === '' || setting.shape === undefined || setting.shape.pattern.test(text)) return [];
  const where = setting.from ? ` You find it at: ${setting.from}.` : '';
  const shown = setting.secret ? '' : ` ("${text}")`;
  return [
    {
      name: setting.name,
      error: `${setting.name}${shown} does not look right: it should be ${setting.shape.words}.${where}`,
    },
  ];
}

type Get = (name: SettingName) => string | undefined;

function slackFrom(get: Get): {
  readonly slack?: SlackConfig;
  readonly trouble: readonly string[];
} {
  const botToken = get('SLACK_BOT_TOKEN');
  const appToken = get('SLACK_APP_TOKEN');
  const signingSecret = get('SLACK_SIGNING_SECRET');
  const apiUrl = get('SLACK_API_URL');
  if (botToken === undefined) {
    const half = appToken !== undefined || signingSecret !== undefined;
    return { trouble: half ? [missing('SLACK_BOT_TOKEN', 'Slack stays off')] : [] };
  }
  if (appToken === undefined && signingSecret === undefined)
    return { trouble: [missing('SLACK_APP_TOKEN', 'Slack stays off')] };
  return {
    slack: {
      botToken,
      ...(appToken && { appToken }),
      ...(signingSecret && { signingSecret }),
      ...(apiUrl && { apiUrl }),
    },
    trouble: [],
  };
}

function missing(name: SettingName, consequence: string): string {
  const { shape, from } = settingOf(name);
  return `${name} is missing, so ${consequence}. It looks like ${shape?.words ?? 'text'}; you find it at: ${from ?? 'the provider'}.`;
}

function discordFrom(get: Get): DiscordConfig | undefined {
  const token = get('DISCORD_TOKEN');
  const guild = get('DISCORD_GUILD');
  const apiUrl = get('DISCORD_API_URL');
  const shards = parseShards(get('READOUT_SHARDS'));
  return token === undefined
    ? undefined
    : { token, ...(guild && { guild }), ...(apiUrl && { apiUrl }), ...(shards && { shards }) };
}

/** "0,1/4" or "0-3/8"; undefined where the form is wrong. */
function parseShards(typed: string | undefined): Shards | undefined {
  const [listed, count] = typed?.split('/') ?? [];
  if (listed === undefined || count === undefined) return undefined;
  const own = listed.split(',').flatMap((piece) => {
    const [from = 0, to = from] = piece.split('-').map(Number);
    return Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at);
  });
  return { own: [...new Set(own)], count: Number(count) };
}

function shardError(typed: string | undefined): readonly string[] {
  const shards = parseShards(typed?.trim());
  const strange = shards?.own.filter((one) => one >= shards.count) ?? [];
  if (shards === undefined || shards.count === 0 || (strange.length === 0 && shards.own.length > 0))
    return [];
  return [
    `READOUT_SHARDS (“${typed?.trim()}”) names shards that are not there: of ${shards.count} they are 0 to ${shards.count - 1}.`,
  ];
}
