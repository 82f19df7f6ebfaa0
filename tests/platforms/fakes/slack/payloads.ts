// What Slack sends to an app, in the shapes of recorded payloads (ids and tokens invented), each held to its schema.
// Leaves to others: carrying them (fake-slack.ts, signed requests in the tests).
import type { Json } from './fake-slack.ts';
import { faultsAgainst } from './validate.ts';

let serial = 0;
const next = (): number => {
  serial += 1;
  return serial;
};

function held(definition: string, payload: Json, part: unknown = payload): Json {
  const faults = faultsAgainst('inbound', definition, part);
  if (faults.length > 0) throw new Error(`the fake's own payload is wrong: ${faults.join(', ')}`);
  return payload;
}

export const channel = 'C0CHANNEL';
export const direct = 'D0PERSON';
export const person = 'U0PERSON';

export interface Typed {
  readonly command: string;
  readonly text?: string;
  readonly url: string;
  readonly channel?: string;
  readonly user?: string;
  readonly trigger?: string;
}

export function slashCommand(typed: Typed): Json {
  return held('SlashCommandBody', {
    token: 'masked-token',
    team_id: 'T0TEAM',
    team_domain: 'acme',
    channel_id: typed.channel ?? channel,
    channel_name: typed.channel === direct ? 'directmessage' : 'venezuela',
    user_id: typed.user ?? person,
    user_name: 'testuser',
    command: typed.command,
    text: typed.text ?? '',
    api_app_id: 'A0APP',
    is_enterprise_install: 'false',
    response_url: typed.url,
    trigger_id: typed.trigger ?? `${next()}.1.masked`,
  });
}

export interface Said {
  readonly text: string;
  readonly channel?: string;
  readonly thread?: string;
  readonly event?: string;
  readonly ts?: string;
  readonly more?: Json;
}

function envelope(event: Json, id?: string): Json {
  return {
    token: 'masked-token',
    team_id: 'T0TEAM',
    context_team_id: 'T0TEAM',
    context_enterprise_id: null,
    api_app_id: 'A0APP',
    event,
    type: 'event_callback',
    event_id: id ?? `Ev${next()}`,
    event_time: 1771442483,
    authorizations: [
      {
        enterprise_id: null,
        team_id: 'T0TEAM',
        user_id: 'U0BOT',
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
  };
}

export function directMessage(said: Said): Json {
  const ts = said.ts ?? `1771442483.${String(next()).padStart(6, '0')}`;
  const event = {
    type: 'message',
    user: person,
    ts,
    client_msg_id: '7f846ada-9111-41d4-983b-e5eda731bc0c',
    text: said.text,
    team: 'T0TEAM',
    channel: said.channel ?? direct,
    event_ts: ts,
    channel_type: said.channel === undefined ? 'im' : 'channel',
    ...(said.thread && { thread_ts: said.thread }),
    ...said.more,
  };
  return said.more === undefined
    ? held('MessageEventInner', envelope(event, said.event), event)
    : envelope(event, said.event);
}

export function mention(said: Said): Json {
  const ts = said.ts ?? `1771287144.${String(next()).padStart(6, '0')}`;
  const event = {
    type: 'app_mention',
    user: person,
    ts,
    text: said.text,
    team: 'T0TEAM',
    channel: said.channel ?? channel,
    event_ts: ts,
    ...(said.thread && { thread_ts: said.thread }),
    ...said.more,
  };
  return held('AppMentionEventInner', envelope(event, said.event), event);
}

export function homeOpened(tab: 'home' | 'messages' = 'home'): Json {
  const event = {
    type: 'app_home_opened',
    user: person,
    channel: direct,
    tab,
    event_ts: '1606810927.510671',
  };
  return held('AppHomeOpenedEventInner', envelope(event), event);
}

export interface Clicked {
  /** The element that is clicked, as it was sent. */
  readonly action: Json;
  readonly url?: string;
  readonly channel?: string;
  readonly ephemeral?: boolean;
  readonly thread?: string;
  readonly trigger?: string;
  readonly home?: boolean;
}

export function click(clicked: Clicked): Json {
  const place = clicked.channel ?? channel;
  const container = clicked.home
    ? { type: 'view', view_id: 'V1' }
    : {
        type: 'message',
        message_ts: '1769220161.503009',
        channel_id: place,
        is_ephemeral: clicked.ephemeral ?? true,
        ...(clicked.thread && { thread_ts: clicked.thread }),
      };
  const payload = {
    type: 'block_actions',
    user: { id: person, username: 'jane', name: 'jane', team_id: 'T0TEAM' },
    api_app_id: 'A0APP',
    token: 'masked-token',
    container,
    trigger_id: clicked.trigger ?? `${next()}.2.masked`,
    team: { id: 'T0TEAM', domain: 'acme' },
    enterprise: null,
    is_enterprise_install: false,
    ...(clicked.home ? {} : { channel: { id: place, name: 'venezuela' } }),
    state: { values: {} },
    ...(clicked.url && { response_url: clicked.url }),
    actions: [{ block_id: 'XH72R', action_ts: '1769220166.113300', ...clicked.action }],
  };
  // The SDK's types ask for a response_url, which clicks on a Home tab do not have.
  return clicked.home ? payload : held('BlockActionsBody', payload);
}

/** What Slack asks while somebody types into an external select of the Home tab. */
export function suggestion(actionId: string, value: string): Json {
  return {
    type: 'block_suggestion',
    user: { id: person, username: 'jane', name: 'jane', team_id: 'T0TEAM' },
    container: { type: 'view', view_id: 'V1' },
    api_app_id: 'A0APP',
    token: 'masked-token',
    action_id: actionId,
    block_id: 'XH72R',
    value,
    team: { id: 'T0TEAM', domain: 'acme' },
    enterprise: null,
    is_enterprise_install: false,
  };
}

export function messageShortcut(text: string, url: string): Json {
  return {
    type: 'message_action',
    token: 'masked-token',
    action_ts: '1583637157.207593',
    team: { id: 'T0TEAM', domain: 'acme' },
    user: { id: person, username: 'jane', team_id: 'T0TEAM', name: 'jane' },
    channel: { id: channel, name: 'venezuela' },
    callback_id: 'readout_check',
    trigger_id: `${next()}.3.masked`,
    response_url: url,
    message_ts: '1583636382.000300',
    message: { type: 'message', user: 'U0OTHER', ts: '1583636382.000300', text, team: 'T0TEAM' },
  };
}
