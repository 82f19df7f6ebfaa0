// The line to Slack: Bolt over Socket Mode or signed HTTP, started and stopped whole.
// Leaves to others: what is done with what comes in (listen.ts).
import type { Server } from 'node:http';
import { App, HTTPReceiver, type Logger, SocketModeReceiver } from '@slack/bolt';
import type { Log } from '../../model/log.ts';
import { codeOf } from './errors.ts';
import { clientOptions, type SlackSettings } from './settings.ts';

export interface Connection {
  readonly app: App;
  /** Rejects with the SDK's error when Slack refuses us. */
  start(): Promise<void>;
  /** Takes no more from now on. Never rejects. */
  stop(): Promise<void>;
}

/** Bodies of Slack are a few kilobytes; anything larger is none of them. */
const bodyLimit = 1_000_000;

/** Requests under way are acknowledged at once; a connection still open after this is only kept alive. */
const patienceMs = 3000;

export function createConnection(settings: SlackSettings, logger: Logger, log: Log): Connection {
  const line =
    settings.appToken === undefined
      ? httpLine(settings, logger)
      : socketLine(settings, settings.appToken, logger, log);
  const app = new App({
    receiver: line.receiver,
    token: settings.botToken,
    clientOptions: clientOptions(settings, logger, 1),
    logger,
    convoStore: false,
    deferInitialization: true,
  });
  app.error(async (error) => log.error('slack.listener-failed', { code: codeOf(error) }));
  return {
    app,
    start: async () => {
      await app.init();
      await line.start(app);
    },
    stop: () =>
      line.stop().catch((error: unknown) => log.warn('slack.stop', { code: codeOf(error) })),
  };
}

interface Line {
  readonly receiver: HTTPReceiver | SocketModeReceiver;
  start(app: App): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Socket Mode with client options of its own: shared ones would be changed under our feet, and few retries there turn
 * a lost network into an unhandled rejection. Once connected it tries for ever, up to a minute apart, until stopped.
 */
function socketLine(settings: SlackSettings, appToken: string, logger: Logger, log: Log): Line {
  const state = { started: false, stopped: false };
  const receiver = new SocketModeReceiver({
    appToken,
    logger,
    installerOptions: {
      clientOptions: {
        ...clientOptions(settings, logger, 0),
        rejectRateLimitedCalls: false,
        retryConfig: {
          retries: 10,
          forever: true,
          minTimeout: 500,
          factor: 1.6,
          maxTimeout: 60_000,
        },
        fetch: patientFetch(state, log),
      },
    },
  });
  return {
    receiver,
    start: async (app) => {
      await app.start();
      state.started = true;
    },
    stop: async () => {
      state.stopped = true;
      await receiver.stop();
    },
  };
}

/**
 * The SDK takes some refusals on reconnecting (a token revoked, a team disabled) for the end and rejects where nobody
 * listens, which would end the process and the other platforms with it. As a 503 they are tried again, and logged.
 * After `stop` nothing is asked any more.
 */
function patientFetch(
  state: { readonly started: boolean; readonly stopped: boolean },
  log: Log,
): typeof fetch {
  return async (url, init) => {
    if (state.stopped) return new Promise<Response>(() => {});
    const response = await fetch(url, init);
    if (!state.started || response.status !== 200) return response;
    const code = refusalIn(await response.clone().text());
    if (code === undefined) return response;
    log.warn('slack.connection-refused', { code });
    return new Response(null, { status: 503 });
  };
}

function refusalIn(body: string): string | undefined {
  return body.includes('"ok":false')
    ? (/"error":"(\w+)"/u.exec(body)?.[1] ?? 'unknown')
    : undefined;
}

function httpLine(settings: SlackSettings, logger: Logger): Line {
  let server: Pick<Server, 'closeAllConnections' | 'closeIdleConnections'> | undefined;
  const receiver = new HTTPReceiver({
    signingSecret: settings.signingSecret ?? '',
    endpoints: '/slack/events',
    bodyLimit,
    logger,
    customRoutes: [
      {
        path: '/healthz',
        method: 'GET',
        handler: (_, response) => {
          const trouble = settings.trouble?.();
          response.writeHead(trouble === undefined ? 200 : 503, {
            'content-type': 'text/plain; charset=utf-8',
          });
          response.end(trouble ?? 'ok');
        },
      },
    ],
  });
  return {
    receiver,
    start: async () => {
      server = await receiver.start(settings.port ?? 0);
    },
    stop: async () => {
      if (server === undefined) return;
      const closed = receiver.stop();
      server.closeIdleConnections();
      const open = server;
      setTimeout(() => open.closeAllConnections(), patienceMs).unref();
      await closed;
    },
  };
}
