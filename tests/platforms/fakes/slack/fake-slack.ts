// A Slack of our own on loopback: Web API, response_urls and Socket Mode, to which the real Bolt connects.
// Leaves to others: what payloads look like (payloads.ts) and the schemas (validate.ts).
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { WebSocket, WebSocketServer } from 'ws';
import { faultsOfCall, faultsOfHook } from './validate.ts';

export type Json = Readonly<Record<string, unknown>>;

interface Call {
  readonly method: string;
  readonly args: Json;
  readonly token: string;
}

export interface HookCall {
  readonly url: string;
  readonly body: Json;
}

/** What the fake does with one call instead of answering well. `lost` does the work, then answers 500. */
export type Scripted =
  | { readonly type: 'error'; readonly error: string; readonly more?: Json }
  | { readonly type: 'limited'; readonly seconds: number }
  | { readonly type: 'status'; readonly status: number }
  | { readonly type: 'cut' }
  | { readonly type: 'lost' };

export interface FakeSlack {
  readonly apiUrl: string;
  readonly calls: readonly Call[];
  readonly hooks: readonly HookCall[];
  /** What broke a schema or a limit; a test that ends with one has failed. */
  readonly faults: readonly string[];
  /** The next calls of a method, in order, go as scripted; `hook` is the response_urls. */
  script(method: string, ...how: readonly Scripted[]): void;
  /** A fresh response_url. */
  hook(): string;
  /** Users by id, merged over an ordinary member. */
  readonly users: Map<string, Json>;
  readonly channels: Map<string, Json>;
  /** Channels that are no more. */
  readonly gone: Set<string>;
  /** What stands in a channel, newest first. */
  messagesIn(channel: string): readonly Json[];
  scopes: readonly string[];
  /** Sends an envelope over the socket; resolves with the acknowledgement's payload. */
  send(type: 'slash_commands' | 'interactive' | 'events_api', payload: Json): Promise<Json>;
  callsOf(method: string): readonly Call[];
  /** Resolves as soon as the condition holds. */
  until(condition: () => boolean): Promise<void>;
  readonly sockets: () => number;
  /** Closes every socket, as Slack does when it recycles connections. */
  recycle(): void;
  close(): Promise<void>;
}

const allScopes = [
  'commands',
  'chat:write',
  'im:history',
  'im:write',
  'app_mentions:read',
  'users:read',
  'channels:read',
  'groups:read',
  'channels:history',
  'groups:history',
];

export async function startFakeSlack(): Promise<FakeSlack> {
  const calls: Call[] = [];
  const hooks: HookCall[] = [];
  const faults: string[] = [];
  const scripts = new Map<string, Scripted[]>();
  const waiting = new Set<() => void>();
  const acks = new Map<string, (payload: Json) => void>();
  const posted: { channel: string; message: Json }[] = [];
  const users = new Map<string, Json>();
  const channels = new Map<string, Json>();
  const gone = new Set<string>();
  let serial = 0;
  let base = '';

  const changed = (): void => {
    for (const check of waiting) check();
  };
  const nextScript = (method: string): Scripted | undefined => scripts.get(method)?.shift();

  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const path = request.url ?? '';
      if (path.startsWith('/hook/')) return onHook(`${base}${path}`, body, response);
      return onCall(path.replace('/api/', ''), request, body, response);
    });
  });

  function onHook(url: string, body: string, response: ServerResponse): void {
    const parsed = objectOf(JSON.parse(body));
    const scripted = nextScript('hook');
    if (scripted !== undefined) {
      misbehave(scripted, response, changed);
      return;
    }
    hooks.push({ url, body: parsed });
    faults.push(...faultsOfHook(parsed));
    response.end('ok');
    changed();
  }

  function onCall(
    method: string,
    request: IncomingMessage,
    body: string,
    response: ServerResponse,
  ): void {
    const args = decoded(body);
    const token = (request.headers.authorization ?? '').replace('Bearer ', '');
    calls.push({ method, args, token });
    faults.push(...faultsOfCall(method, args));
    const scripted = nextScript(method);
    if (scripted !== undefined && scripted.type !== 'lost') misbehave(scripted, response, () => {});
    else {
      const answer = JSON.stringify({ ok: true, ...answerTo(method, args, token) });
      if (scripted?.type === 'lost') response.writeHead(500).end('lost');
      else response.writeHead(200, headers(fake.scopes)).end(answer);
    }
    changed();
  }

  const answers: Readonly<Record<string, (args: Json) => Json>> = {
    'auth.test': () => ({
      url: 'https://acme.slack.com/',
      team: 'Acme',
      team_id: 'T0TEAM',
      user: 'readout',
      user_id: 'U0BOT',
      bot_id: 'B0BOT',
    }),
    'apps.connections.open': () => ({ url: `${base.replace('http', 'ws')}/socket` }),
    'chat.postMessage': (args) => {
      serial += 1;
      const ts = `1700000000.${String(serial).padStart(6, '0')}`;
      const channel = conversationOf(String(args['channel']));
      if (channels.get(channel)?.['is_archived'] === true)
        return { ok: false, error: 'is_archived' };
      if (gone.has(channel)) return { ok: false, error: 'channel_not_found' };
      posted.unshift({ channel, message: { type: 'message', ts, bot_id: 'B0BOT', ...args } });
      return { channel, ts, message: {} };
    },
    'chat.update': (args) => {
      const found = posted.find(
        (one) => one.channel === args['channel'] && one.message['ts'] === args['ts'],
      );
      if (found === undefined) return { ok: false, error: 'message_not_found' };
      // Metadata that is not mentioned stays; text without blocks takes the blocks away.
      const { blocks: _, ...rest } = found.message;
      const kept = 'text' in args ? rest : found.message;
      found.message = { ...kept, ...args };
      return { channel: found.channel, ts: args['ts'], text: args['text'] };
    },
    'chat.postEphemeral': () => ({ message_ts: '1700000001.000001' }),
    'views.publish': () => ({ view: { id: 'V1' } }),
    'conversations.open': (args) => ({ channel: { id: conversationOf(String(args['users'])) } }),
    'conversations.info': (args) =>
      gone.has(String(args['channel']))
        ? { ok: false, error: 'channel_not_found' }
        : { channel: { id: args['channel'], ...channels.get(String(args['channel'])) } },
    'conversations.history': (args) => historyOf(args),
    'users.info': (args) => ({
      user: {
        id: args['user'],
        tz: 'Europe/Madrid',
        locale: 'en-GB',
        ...users.get(String(args['user'])),
      },
    }),
  };

  function historyOf(args: Json): Json {
    const mine = posted.filter((one) => one.channel === args['channel']);
    const from = Number(args['cursor'] ?? 0);
    const size = Number(args['limit'] ?? 100);
    const page = mine.slice(from, from + size).map(({ message }) => {
      const { metadata, ...rest } = message;
      return args['include_all_metadata'] === true ? message : rest;
    });
    const more = from + size < mine.length;
    const next_cursor = more ? String(from + size) : '';
    return { messages: page, has_more: more, response_metadata: { next_cursor } };
  }

  function answerTo(method: string, args: Json, token: string): Json {
    if (method !== 'apps.connections.open' && token !== botToken)
      return { ok: false, error: 'invalid_auth' };
    if (method === 'apps.connections.open' && token !== appToken)
      return { ok: false, error: 'invalid_auth' };
    return answers[method]?.(args) ?? { ok: false, error: 'unknown_method' };
  }

  const wss = new WebSocketServer({ server, path: '/socket' });
  wss.on('connection', (socket) => {
    socket.on('message', (data) => {
      const { envelope_id: id, payload } = objectOf(JSON.parse(String(data)));
      acks.get(String(id))?.(objectOf(payload));
    });
    socket.send(JSON.stringify({ type: 'hello', num_connections: 1 }));
    changed();
  });
  const open = (): WebSocket[] =>
    [...wss.clients].filter((one) => one.readyState === WebSocket.OPEN);

  const fake: FakeSlack = {
    get apiUrl() {
      return `${base}/api/`;
    },
    calls,
    hooks,
    faults,
    users,
    channels,
    gone,
    messagesIn: (channel) =>
      posted.filter((one) => one.channel === channel).map((one) => one.message),
    scopes: allScopes,
    script: (method, ...how) => {
      scripts.set(method, [...(scripts.get(method) ?? []), ...how]);
    },
    hook: () => {
      serial += 1;
      return `${base}/hook/${serial}`;
    },
    send: (type, payload) =>
      new Promise((resolve) => {
        serial += 1;
        const envelope_id = `envelope-${serial}`;
        acks.set(envelope_id, resolve);
        const accepts_response_payload = type !== 'events_api';
        open()[0]?.send(JSON.stringify({ envelope_id, type, payload, accepts_response_payload }));
      }),
    callsOf: (method) => calls.filter((call) => call.method === method),
    until: (condition) =>
      new Promise((resolve) => {
        const check = (): void => {
          if (!condition()) return;
          waiting.delete(check);
          resolve();
        };
        waiting.add(check);
        check();
      }),
    sockets: () => open().length,
    recycle: () => {
      for (const socket of open()) socket.close(1000);
    },
    close: async () => {
      for (const socket of wss.clients) socket.terminate();
      wss.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
    },
  };
  base = await listening(server);
  return fake;
}

export const botToken = 'xoxb-1111111111-fake';
export const appToken = 'xapp-1-A111-fake';

function listening(server: ReturnType<typeof createServer>): Promise<string> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      resolve(`http://127.0.0.1:${port}`);
    });
  });
}

function headers(scopes: readonly string[]): Record<string, string> {
  return { 'content-type': 'application/json', 'x-oauth-scopes': scopes.join(',') };
}

function misbehave(how: Scripted, response: ServerResponse, then: () => void): void {
  if (how.type === 'cut') response.destroy();
  if (how.type === 'status') response.writeHead(how.status).end('trouble');
  if (how.type === 'limited') response.writeHead(429, { 'retry-after': String(how.seconds) }).end();
  if (how.type === 'error') {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ ok: false, error: how.error, ...how.more }));
  }
  then();
}

/** A person's id stands for the conversation with them. */
function conversationOf(channel: string): string {
  return /^[UW]/u.test(channel) ? `D${channel.slice(1)}` : channel;
}

const jsonFields = new Set(['blocks', 'view', 'metadata']);

/** A form as Bolt sends it, with its types back; what Bolt adds to every call is taken out. */
function decoded(form: string): Json {
  const entries = [...new URLSearchParams(form)]
    .filter(([key]) => key !== 'token' && key !== 'team_id')
    .map(([key, value]): [string, unknown] => {
      if (jsonFields.has(key)) return [key, JSON.parse(value)];
      if (value === 'true' || value === 'false') return [key, value === 'true'];
      return [key, key === 'limit' ? Number(value) : value];
    });
  return Object.fromEntries(entries);
}

function objectOf(value: unknown): Json {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function bodyOf(request: IncomingMessage): Promise<string> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
  });
}
