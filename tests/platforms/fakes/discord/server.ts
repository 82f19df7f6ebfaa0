// A Discord of our own on loopback: HTTP and gateway on one port, scripted troubles, every body held to the contract.
// Leaves to others: what the routes answer (routes.ts) and what happens on the gateway (gateway.ts).
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createGateway, type Gateway } from './gateway.ts';
import { at, type Json, json } from './json.ts';
import { permissions } from './payloads.ts';
import { type Answer, type Call, createWorld, routes, type World } from './routes.ts';
import { commandFaults, messageFaults } from './rules.ts';
import { loadSpec } from './spec.ts';

/** How a route fails: with an answer of its own, by never answering, or by answering only after it did its work. */
interface Trouble {
  readonly status?: number;
  readonly body?: Json;
  readonly headers?: Readonly<Record<string, string>>;
  readonly hang?: boolean;
  /** True: the work is done all the same, as when an answer is lost on its way back. */
  readonly afterwards?: boolean;
  /** How often; once unless told. */
  readonly times?: number;
}

export interface FakeDiscord {
  readonly apiUrl: string;
  readonly world: World;
  readonly gateway: Gateway;
  readonly calls: readonly Call[];
  /** Everything that broke the contract, on either side; tests expect none. */
  readonly violations: readonly string[];
  /** Makes the next calls of `METHOD /template` fail. */
  trouble(route: string, trouble: Trouble): void;
  /** Forgets troubles that did not come to pass. */
  calm(): void;
  /** Dispatches, and holds the payload against the contract's definition of that name, where it has one. */
  dispatch(type: string, data: Json, definition?: string): void;
  /** The first call, made already or yet to come, that the test asks for. */
  call(wanted: (call: Call) => boolean): Promise<Call>;
  close(): Promise<void>;
}

export async function startFakeDiscord(everyone: string = permissions): Promise<FakeDiscord> {
  const spec = loadSpec();
  const world = createWorld();
  const calls: Call[] = [];
  const { violations } = world;
  const troubles = new Map<string, Trouble[]>();
  const waiting = new Set<() => void>();
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const call = await readCall(request);
    if (call === undefined)
      return reply(
        response,
        { status: 404, body: { message: 'no route', code: 0 } },
        violations,
        request,
      );
    const route = `${call.method} ${call.template}`;
    calls.push(call);
    violations.push(...requestFaults(call).map((fault) => `${route}: ${fault}`));
    const trouble = troubles.get(route)?.shift();
    const works = trouble === undefined || trouble.afterwards === true;
    const answer = works ? routes[route]?.(world, call) : undefined;
    for (const check of waiting) check();
    if (trouble !== undefined) return fail(response, trouble);
    if (answer === undefined) return;
    violations.push(...answerFaults(call, answer).map((fault) => `answer of ${route}: ${fault}`));
    send(response, answer.status, answer.body);
  };
  const answerFaults = (call: Call, answer: Answer): readonly string[] =>
    answer.status < 300 && answer.body !== undefined
      ? spec.response(call.method, call.template, answer.status, answer.body)
      : [];
  const requestFaults = (call: Call): readonly string[] => {
    if (Object.keys(call.body).length === 0) return [];
    const callback = call.template.endsWith('/callback');
    const type = call.body['type'];
    const said = callback ? json(call.body['data']) : call.body;
    const isMessage = callback
      ? type === 4 || type === 7
      : /messages|webhooks/u.test(call.template);
    return [
      ...spec.request(call.method, call.template, call.body),
      ...(isMessage ? messageFaults(said) : []),
      ...(call.template.includes('commands')
        ? commandFaults(call.body, 'guild_id' in call.parameters)
        : []),
    ];
  };
  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      violations.push(String(error));
      response.destroy();
    });
  });
  const gateway = createGateway(
    server,
    () => world.gatewayUrl,
    () => everyone,
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const port = at(server.address(), 'port');
  world.gatewayUrl = `ws://127.0.0.1:${port}`;
  return {
    apiUrl: `http://127.0.0.1:${port}/api`,
    world,
    gateway,
    calls,
    violations,
    trouble: (route, trouble) => {
      const queue = troubles.get(route) ?? [];
      for (let time = 0; time < (trouble.times ?? 1); time++) queue.push(trouble);
      troubles.set(route, queue);
    },
    calm: () => troubles.clear(),
    dispatch: (type, data, definition) => {
      if (definition !== undefined)
        violations.push(...spec.inbound(definition, data).map((fault) => `${type}: ${fault}`));
      gateway.dispatch(type, data);
    },
    call: (wanted) =>
      new Promise((resolve) => {
        const check = (): void => {
          const found = calls.find(wanted);
          if (found === undefined) return;
          waiting.delete(check);
          resolve(found);
        };
        waiting.add(check);
        check();
      }),
    close: async () => {
      gateway.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function reply(
  response: ServerResponse,
  answer: Answer,
  violations: string[],
  request: IncomingMessage,
): void {
  violations.push(`no route for ${request.method} ${request.url}`);
  send(response, answer.status, answer.body);
}

function fail(response: ServerResponse, trouble: Trouble): void {
  if (!trouble.hang) send(response, trouble.status ?? 500, trouble.body ?? {}, trouble.headers);
}

function send(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  if (status === 204) {
    response.writeHead(status, headers).end();
    return;
  }
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body ?? {}));
}

async function readCall(request: IncomingMessage): Promise<Call | undefined> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  const method = request.method ?? '';
  const path = decodeURIComponent(new URL(request.url ?? '', 'http://localhost').pathname).replace(
    /^\/api\/v10/u,
    '',
  );
  const matches = Object.keys(routes)
    .filter((route) => route.startsWith(`${method} `))
    .map((route) => ({
      template: route.slice(method.length + 1),
      found: patternOf(route.slice(method.length + 1)).exec(path),
    }))
    .filter(({ found }) => found !== null)
    // Literal paths win over templated ones.
    .sort((a, b) => a.template.split('{').length - b.template.split('{').length);
  const [match] = matches;
  if (match === undefined) return undefined;
  return {
    method,
    path,
    template: match.template,
    parameters: { ...match.found?.groups },
    body: body === '' ? {} : json(JSON.parse(body)),
  };
}

function patternOf(template: string): RegExp {
  return new RegExp(`^${template.replace(/\{(\w+)\}/gu, '(?<$1>[^/]+)')}$`, 'u');
}
