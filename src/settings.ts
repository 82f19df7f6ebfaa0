// The table of environment settings: what each is for, how it looks, where to get it. README, .env.example and doctor are held to it.
// Leaves to others: reading them into a Config (config.ts).

export interface Setting {
  readonly name: string;
  readonly help: string;
  readonly default?: string;
  /** Never printed, never logged. */
  readonly secret?: boolean;
  /** What a right value looks like; absent where anything goes. */
  readonly shape?: { readonly pattern: RegExp; readonly words: string };
  /** Where a person finds the value. */
  readonly from?: string;
}

const shardsPattern = /^\d{1,4}(?:-\d{1,4})?(?:,\d{1,4}(?:-\d{1,4})?)*\/[1-9]\d{0,3}$/u;

export const settings = [
  {
    name: 'SLACK_BOT_TOKEN',
    help: 'Lets Readout speak in a Slack workspace. Without it Slack is off.',
    secret: true,
    shape: {
      pattern: /^xoxb-[A-Za-z0-9-]{10,}$/u,
      words: 'xoxb- followed by letters, digits and dashes',
    },
    from: 'api.slack.com/apps, your app, OAuth & Permissions, Bot User OAuth Token',
  },
  {
    name: 'SLACK_APP_TOKEN',
    help: 'Connects to Slack without a public address (Socket Mode). This or SLACK_SIGNING_SECRET is needed.',
    secret: true,
    shape: {
      pattern: /^xapp-[A-Za-z0-9-]{10,}$/u,
      words: 'xapp- followed by letters, digits and dashes',
    },
    from: 'api.slack.com/apps, your app, Basic Information, App-Level Tokens, scope connections:write',
  },
  {
    name: 'SLACK_SIGNING_SECRET',
    help: 'Checks requests when Slack calls Readout over HTTP instead of Socket Mode.',
    secret: true,
    shape: { pattern: /^[0-9a-f]{32}$/u, words: '32 digits and letters a to f' },
    from: 'api.slack.com/apps, your app, Basic Information, Signing Secret',
  },
  {
    name: 'DISCORD_TOKEN',
    help: 'Lets Readout speak in Discord servers. Without it Discord is off.',
    secret: true,
    shape: {
      pattern: /^[\w-]{18,}\.[\w-]{4,}\.[\w-]{20,}$/u,
      words: 'three parts of letters, digits, dashes and underscores, with dots between',
    },
    from: 'discord.com/developers/applications, your app, Bot, Reset Token',
  },
  {
    name: 'DISCORD_GUILD',
    help: 'Id of one server to register commands in at once; without it they are registered everywhere.',
    shape: { pattern: /^\d{17,20}$/u, words: '17 to 20 digits' },
    from: 'Discord with developer mode on, right click on the server, Copy Server ID',
  },
  {
    name: 'READOUT_CONTENT',
    help: 'Folder with the briefs and documents to read.',
    default: 'content',
  },
  {
    name: 'READOUT_DATA',
    help: 'Folder for what Readout keeps: the archive, subscriptions, the prompt’s history.',
    default: 'data',
  },
  {
    name: 'DATABASE_URL',
    help: 'A PostgreSQL database (15 or newer) instead of a file in READOUT_DATA; then many copies may run.',
    secret: true,
    shape: {
      pattern: /^postgres(?:ql)?:\/\/\S+$/u,
      words:
        'postgres://USER:PASSWORD@HOST:5432/NAME, special characters of the password as %40 and the like',
    },
    from: 'your PostgreSQL server or its provider, often under “connection string”',
  },
  {
    name: 'READOUT_SHARDS',
    help: 'Which parts of the Discord servers this copy serves, and of how many: 0,1/4. All unless said.',
    shape: {
      pattern: shardsPattern,
      words: 'numbers from 0, a slash, and how many there are in all: 0/2, or 0,1/4, or 0-3/8',
    },
  },
  {
    name: 'READOUT_CONFIG',
    help: 'The file of choices that are no secrets: language, zone, subscriptions of channels.',
    default: 'config/readout.yaml',
  },
  {
    name: 'READOUT_PORT',
    help: 'Port for /healthz, and for Slack over HTTP. 0 turns it off.',
    default: '8137',
    shape: { pattern: /^\d{1,5}$/u, words: 'a number from 0 to 65535' },
  },
  {
    name: 'READOUT_LOG',
    help: 'How much is logged: error, warn, info, debug or silent.',
    default: 'info',
    shape: {
      pattern: /^(error|warn|info|debug|silent)$/u,
      words: 'error, warn, info, debug or silent',
    },
  },
  {
    name: 'SLACK_API_URL',
    help: 'Another address for Slack’s Web API, for a proxy.',
    shape: {
      pattern: /^https?:\/\/\S+$/u,
      words: 'an address that begins with http:// or https://',
    },
  },
  {
    name: 'DISCORD_API_URL',
    help: 'Another address for Discord’s REST API, for a proxy.',
    shape: {
      pattern: /^https?:\/\/\S+$/u,
      words: 'an address that begins with http:// or https://',
    },
  },
] as const satisfies readonly Setting[];

export type SettingName = (typeof settings)[number]['name'];

/** The row of a setting. */
export function settingOf(name: SettingName): Setting {
  const found: Setting | undefined = settings.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no setting ${name}`);
  return found;
}
