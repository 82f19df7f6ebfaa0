// What Discord sends to a bot, built small, with the fields the contract asks for.
// Leaves to others: sending it (gateway.ts) and holding it against the contract (spec.ts).
import type { Json } from './json.ts';

export const ids = {
  application: '900000000000000001',
  bot: '900000000000000001',
  guild: '100000000000000001',
  channel: '200000000000000001',
  thread: '200000000000000002',
  direct: '300000000000000001',
  person: '400000000000000001',
  stranger: '400000000000000002',
} as const;

/** View, send, embed, history, threads. */
export const permissions = '274877991936';

export const token = `${Buffer.from(ids.bot).toString('base64url')}.Gabcde.${'x'.repeat(38)}`;

export function user(id: string = ids.person, more: Json = {}): Json {
  return {
    id,
    username: id === ids.bot ? 'readout' : 'nadia',
    global_name: id === ids.bot ? null : 'Nadia',
    discriminator: '0',
    avatar: null,
    avatar_decoration_data: null,
    collectibles: null,
    primary_guild: null,
    public_flags: 0,
    flags: 0,
    ...(id === ids.bot && { bot: true }),
    ...more,
  };
}

export function member(more: Json = {}): Json {
  return {
    roles: [],
    joined_at: '2026-01-04T20:21:10.139000+00:00',
    premium_since: null,
    deaf: false,
    mute: false,
    pending: false,
    flags: 0,
    nick: null,
    avatar: null,
    banner: null,
    communication_disabled_until: null,
    ...more,
  };
}

export function ready(resumeUrl: string): Json {
  return {
    v: 10,
    user: { ...user(ids.bot), mfa_enabled: false, verified: true, email: null },
    guilds: [{ id: ids.guild, unavailable: true }],
    session_id: 'session',
    resume_gateway_url: resumeUrl,
    application: { id: ids.application, flags: 0, flags_new: '0' },
  };
}

export function guild(everyone: string = permissions): Json {
  return {
    id: ids.guild,
    name: 'Desk',
    icon: null,
    splash: null,
    discovery_splash: null,
    owner_id: ids.stranger,
    afk_channel_id: null,
    afk_timeout: 300,
    verification_level: 0,
    default_message_notifications: 0,
    explicit_content_filter: 0,
    roles: [role(everyone)],
    emojis: [],
    features: [],
    mfa_level: 0,
    application_id: null,
    system_channel_id: null,
    system_channel_flags: 0,
    rules_channel_id: null,
    vanity_url_code: null,
    description: null,
    banner: null,
    premium_tier: 0,
    preferred_locale: 'en-US',
    public_updates_channel_id: null,
    nsfw_level: 0,
    premium_progress_bar_enabled: false,
    safety_alerts_channel_id: null,
    incidents_data: null,
    hub_type: null,
    region: 'us-east',
    stickers: [],
    joined_at: '2026-01-04T20:21:10.139000+00:00',
    large: false,
    unavailable: false,
    member_count: 2,
    voice_states: [],
    members: [{ ...member(), user: user(ids.bot) }],
    channels: [channel(ids.channel)],
    threads: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}

function role(everyone: string): Json {
  return {
    id: ids.guild,
    name: '@everyone',
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    icon: null,
    unicode_emoji: null,
    position: 0,
    permissions: everyone,
    managed: false,
    mentionable: false,
    // 0 in truth; the schema made of the types knows only the one flag there is.
    flags: 1,
  };
}

export function channel(id: string): Json {
  return {
    id,
    type: 0,
    name: 'desk',
    guild_id: ids.guild,
    position: 0,
    permission_overwrites: [],
    nsfw: false,
    parent_id: null,
    topic: null,
    rate_limit_per_user: 0,
    last_message_id: null,
    flags: 0,
  };
}

/** A public thread below the guild's channel. */
export function thread(id: string): Json {
  return {
    id,
    type: 11,
    name: 'notes',
    guild_id: ids.guild,
    parent_id: ids.channel,
    owner_id: ids.person,
    last_message_id: null,
    rate_limit_per_user: 0,
    message_count: 1,
    total_message_sent: 1,
    member_count: 1,
    flags: 0,
    thread_metadata: {
      archived: false,
      archive_timestamp: '2026-11-22T05:00:00.000000+00:00',
      auto_archive_duration: 1440,
      locked: false,
    },
  };
}

/** Where an interaction happens: in the guild's channel, or in the person's direct messages. */
function scene(more: Json): Json {
  if (more['guild_id'] === null)
    return {
      channel_id: ids.direct,
      channel: { id: ids.direct, type: 1, flags: 0 },
      user: user(),
      context: 1,
      authorizing_integration_owners: { '0': '0' },
      app_permissions: permissions,
    };
  return {
    guild_id: ids.guild,
    guild: { id: ids.guild, features: [], locale: 'en-US' },
    guild_locale: 'en-US',
    channel_id: ids.channel,
    channel: { ...channel(ids.channel), permissions },
    member: { ...member({ permissions }), user: user() },
    context: 0,
    authorizing_integration_owners: { '0': ids.guild },
    app_permissions: permissions,
  };
}

function interaction(id: string, type: number, data: Json, more: Json = {}): Json {
  const { guild_id: guildId, ...rest } = more;
  return {
    id,
    application_id: ids.application,
    type,
    token: `token-${id}`,
    version: 1,
    locale: 'en-US',
    entitlements: [],
    attachment_size_limit: 10_485_760,
    ...scene(guildId === null ? { guild_id: null } : {}),
    data,
    ...rest,
  };
}

export function slash(id: string, name: string, given: Json = {}, more: Json = {}): Json {
  const options = Object.entries(given).map(([key, value]) => ({ type: 3, name: key, value }));
  return interaction(id, 2, { id: '500000000000000001', type: 1, name, options }, more);
}

/** A choice from the menu of a message. */
export function menu(id: string, name: string, target: Json): Json {
  const messageId = String(target['id']);
  const resolved = { messages: { [messageId]: target } };
  const data = { id: '500000000000000002', type: 3, name, target_id: messageId, resolved };
  return interaction(id, 2, data);
}

export function typed(id: string, name: string, option: string, value: string): Json {
  const options = [{ type: 3, name: option, value, focused: true }];
  return interaction(id, 4, { id: '500000000000000001', type: 1, name, options });
}

export function click(id: string, code: string, message: Json, more: Json = {}): Json {
  return interaction(id, 3, { component_type: 2, custom_id: code }, { message, ...more });
}

export function choice(id: string, code: string, value: string, message: Json): Json {
  return interaction(id, 3, { component_type: 3, custom_id: code, values: [value] }, { message });
}

export function message(id: string, content: string, more: Json = {}): Json {
  return {
    id,
    type: 0,
    channel_id: ids.direct,
    channel_type: 1,
    author: user(),
    content,
    timestamp: '2026-11-22T05:00:00.000000+00:00',
    edited_timestamp: null,
    tts: false,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
    attachments: [],
    embeds: [],
    components: [],
    pinned: false,
    flags: 0,
    ...more,
  };
}

/** A message in the guild's channel, as the gateway dispatches it. */
export function guildMessage(id: string, content: string, more: Json = {}): Json {
  return message(id, content, {
    channel_id: ids.channel,
    channel_type: 0,
    guild_id: ids.guild,
    member: member(),
    mentions: content.includes(`<@${ids.bot}>`) ? [{ ...user(ids.bot), member: member() }] : [],
    ...more,
  });
}
