// The REST half of the fake: what each route keeps and answers.
// Leaves to others: HTTP, scripted refusals and the contract (server.ts).
import { at, type Json, json, list, text } from './json.ts';
import { channel, ids, message, thread, user } from './payloads.ts';

/** One call as the bot made it. */
export interface Call {
  readonly method: string;
  /** The path as asked for, decoded. */
  readonly path: string;
  /** The path as the contract writes it. */
  readonly template: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly body: Json;
}

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
}

export interface World {
  /** Messages of a channel, oldest first. */
  readonly messages: Map<string, Json[]>;
  /** Registered commands by the id of a guild, or `global`. */
  readonly commands: Map<string, Json[]>;
  /** Channels whose history the bot may not read: Discord then gives an empty list. */
  readonly hidden: Set<string>;
  readonly missing: Set<string>;
  /** What the application and the list of servers tell. */
  application: Json;
  guilds: readonly Json[];
  gatewayUrl: string;
  /** Callback type of each interaction token, and whether a deferred answer was edited in. */
  readonly interactions: Map<string, { readonly type: unknown; edited: boolean }>;
  /** Everything that broke the contract. */
  readonly violations: string[];
  nextId(): string;
}

export function createWorld(): World {
  let last = 700000000000000000n;
  return {
    messages: new Map(),
    commands: new Map(),
    hidden: new Set(),
    missing: new Set(),
    application: {},
    guilds: [
      {
        id: ids.guild,
        name: 'Desk',
        icon: null,
        banner: null,
        owner: false,
        permissions: '274877991936',
        features: [],
      },
    ],
    gatewayUrl: '',
    interactions: new Map(),
    violations: [],
    nextId: () => {
      last += 1n;
      return last.toString();
    },
  };
}

type Handler = (world: World, call: Call) => Answer;

const unknownChannel: Answer = { status: 404, body: { message: 'Unknown Channel', code: 10003 } };

const unknownWebhook: Answer = { status: 404, body: { message: 'Unknown Webhook', code: 10015 } };

export const routes: Readonly<Record<string, Handler>> = {
  'GET /gateway/bot': (world) => ({
    status: 200,
    body: {
      url: world.gatewayUrl,
      shards: 1,
      session_start_limit: {
        total: 1000,
        remaining: 1000,
        reset_after: 86_400_000,
        max_concurrency: 1,
      },
    },
  }),
  'GET /users/@me': () => ({
    status: 200,
    body: { ...user(ids.bot), mfa_enabled: false, locale: 'en-US', email: null, verified: true },
  }),
  'GET /users/@me/guilds': (world) => ({ status: 200, body: world.guilds }),
  'POST /users/@me/channels': (world, { body }) => {
    const person = text(body['recipient_id']);
    if (person !== ids.person && person !== ids.stranger)
      return { status: 400, body: { message: 'Invalid Recipient(s)', code: 50033 } };
    const id = `3${person.slice(1)}`;
    world.missing.delete(id);
    return {
      status: 200,
      body: { id, type: 1, flags: 0, last_message_id: null, recipients: [user(person)] },
    };
  },
  'GET /applications/@me': (world) => ({
    status: 200,
    body: { ...application, ...world.application },
  }),
  'GET /channels/{channel_id}': (world, { parameters: { channel_id: id = '' } }) => {
    if (world.missing.has(id)) return unknownChannel;
    const newest = world.messages.get(id)?.at(-1);
    const made = id === ids.thread ? thread(id) : channel(id);
    return { status: 200, body: { ...made, last_message_id: newest?.['id'] ?? null } };
  },
  'POST /channels/{channel_id}/typing': () => ({ status: 204 }),
  'GET /channels/{channel_id}/messages': (world, { parameters: { channel_id: id = '' } }) => {
    if (world.missing.has(id)) return unknownChannel;
    const kept = world.hidden.has(id) ? [] : (world.messages.get(id) ?? []);
    return { status: 200, body: kept.map(withoutNonce).reverse().slice(0, 50) };
  },
  'POST /channels/{channel_id}/messages': (world, call) => {
    const { channel_id: id = '' } = call.parameters;
    if (world.missing.has(id)) return unknownChannel;
    const kept = world.messages.get(id) ?? [];
    const nonce = text(call.body['nonce']);
    const first = kept.find((one) => call.body['enforce_nonce'] === true && one['nonce'] === nonce);
    if (first !== undefined) return { status: 200, body: first };
    const made = stored(world, id, call.body);
    world.messages.set(id, [...kept, made]);
    return { status: 200, body: made };
  },
  'PATCH /channels/{channel_id}/messages/{message_id}': (world, call) => {
    const { channel_id: id = '', message_id: which = '' } = call.parameters;
    if (world.missing.has(id)) return unknownChannel;
    const kept = world.messages.get(id) ?? [];
    const old = kept.find((one) => one['id'] === which);
    if (old === undefined)
      return { status: 404, body: { message: 'Unknown Message', code: 10008 } };
    const flags = Number(old['flags']) | Number(call.body['flags'] ?? 0);
    const components = numbered(list(call.body['components']));
    const edited = { ...old, components, flags, edited_timestamp: '2026-07-28T09:00:00+00:00' };
    world.messages.set(
      id,
      kept.map((one) => (one === old ? edited : one)),
    );
    return { status: 200, body: edited };
  },
  'POST /interactions/{interaction_id}/{interaction_token}/callback': (world, call) => {
    const token = call.parameters['interaction_token'] ?? '';
    if (world.interactions.has(token))
      return { status: 400, body: { message: 'already acknowledged', code: 40060 } };
    world.interactions.set(token, { type: call.body['type'], edited: false });
    return { status: 204 };
  },
  'PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original': (world, call) => {
    const interaction = world.interactions.get(call.parameters['webhook_token'] ?? '');
    if (interaction === undefined) return unknownWebhook;
    interaction.edited = true;
    return { status: 200, body: stored(world, ids.channel, call.body) };
  },
  'POST /webhooks/{webhook_id}/{webhook_token}': (world, call) => {
    const interaction = world.interactions.get(call.parameters['webhook_token'] ?? '');
    if (interaction === undefined) return unknownWebhook;
    if (interaction.type === 5 && !interaction.edited)
      world.violations.push('a follow-up would take the place of the deferred answer');
    return { status: 200, body: stored(world, ids.channel, call.body) };
  },
  ...commandRoutes('/applications/{application_id}/commands'),
  ...commandRoutes('/applications/{application_id}/guilds/{guild_id}/commands'),
};

function commandRoutes(base: string): Readonly<Record<string, Handler>> {
  const scope = (call: Call): string => call.parameters['guild_id'] ?? 'global';
  const kept = (world: World, call: Call): Json[] => world.commands.get(scope(call)) ?? [];
  return {
    [`GET ${base}`]: (world, call) => ({ status: 200, body: kept(world, call) }),
    [`POST ${base}`]: (world, call) => {
      const made = command(world.nextId(), call);
      const others = kept(world, call).filter((one) => one['name'] !== made['name']);
      world.commands.set(scope(call), [...others, made]);
      return { status: 201, body: made };
    },
    [`PATCH ${base}/{command_id}`]: (world, call) => {
      const { command_id: id = '' } = call.parameters;
      const made = command(id, call);
      world.commands.set(
        scope(call),
        kept(world, call).map((one) => (one['id'] === id ? made : one)),
      );
      return { status: 200, body: made };
    },
    [`DELETE ${base}/{command_id}`]: (world, call) => {
      const others = kept(world, call).filter((one) => one['id'] !== call.parameters['command_id']);
      world.commands.set(scope(call), others);
      return { status: 204 };
    },
  };
}

/** As Discord gives a command back: the lists in its own order, false and empty parts left out. */
function command(id: string, call: Call): Json {
  const options = list(call.body['options']).map((option) =>
    Object.fromEntries(
      Object.entries(json(option)).filter(([key, value]) => key !== 'required' || value === true),
    ),
  );
  const { options: _, contexts, ...rest } = call.body;
  const guild = call.parameters['guild_id'];
  return {
    description: '',
    ...rest,
    id,
    application_id: ids.application,
    version: '1',
    nsfw: false,
    dm_permission: true,
    integration_types: [0],
    ...(options.length > 0 && { options }),
    contexts: guild === undefined ? [...list(contexts)].reverse() : null,
    ...(guild !== undefined && { guild_id: guild }),
  };
}

function stored(world: World, channelId: string, body: Json): Json {
  const reference = at(body, 'message_reference', 'message_id');
  const { channel_type: _, ...made } = message(world.nextId(), text(body['content']), {
    channel_id: channelId,
    author: user(ids.bot),
    components: numbered(list(body['components'])),
    flags: body['flags'] ?? 0,
    ...(body['nonce'] !== undefined && { nonce: body['nonce'] }),
    ...(reference !== undefined && {
      type: 19,
      message_reference: { type: 0, channel_id: channelId, message_id: reference },
    }),
  });
  return made;
}

/** Discord numbers all components of a message. */
function numbered(components: readonly unknown[]): readonly unknown[] {
  let id = 0;
  const number = (component: unknown): unknown => {
    id += 1;
    const one: Record<string, unknown> = { id, ...json(component) };
    if (one['type'] === 17) Object.assign(one, { accent_color: null, spoiler: false });
    if (one['type'] === 14) Object.assign(one, { divider: true, spacing: 1 });
    if (one['type'] === 3) Object.assign(one, { min_values: 1, max_values: 1, disabled: false });
    if ('components' in one) one['components'] = list(one['components']).map(number);
    return one;
  };
  return components.map(number);
}

/** The list of messages does not tell nonces. */
function withoutNonce({ nonce: _, ...rest }: Json): Json {
  return rest;
}

const application: Json = {
  id: ids.application,
  name: 'Readout',
  icon: null,
  description: '',
  type: null,
  bot: user(ids.bot),
  bot_public: false,
  bot_require_code_grant: false,
  verify_key: '0'.repeat(64),
  flags: 0,
  flags_new: '0',
  redirect_uris: [],
  interactions_endpoint_url: null,
  role_connections_verification_url: null,
  owner: user(ids.stranger),
  approximate_guild_count: 1,
  approximate_user_install_count: 0,
  approximate_user_authorization_count: 0,
  explicit_content_filter: 0,
  team: null,
  eligible_oauth2_scopes: [],
};
