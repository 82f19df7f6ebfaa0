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

export function createConnection(settings: SlackSettings, logger: Logger, log: Log): Connection {
  const line =
    settings.appToken === undefined
      ? httpLine(settings, logger)
      : socketLine(settings, settings.appToken, logger);
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
 * a lost network into an unhandled rejection. It tries for ever, up to half a minute apart, until stopped.
 */
function socketLine(settings: SlackSettings, appToken: string, logger: Logger): Line {
  let stopped = false;
  const untilStopped: typeof fetch = (url, init) =>
    stopped ? new Promise<Response>(() => {}) : fetch(url, init);
  const options = clientOptions(settings, logger, 10);
  const receiver = new SocketModeReceiver({
    appToken,
    logger,
    installerOptions: {
      clientOptions: {
        ...options,
        rejectRateLimitedCalls: false,
        retryConfig: {
          retries: 10,
          forever: true,
          minTimeout: 500,
          factor: 1.6,
          maxTimeout: 30_000,
        },
        fetch: untilStopped,
      },
    },
  });
  return {
    receiver,
    start: async (app) => {
      await app.start();
    },
    stop: async () => {
      stopped = true;
      await receiver.stop();
    },
  };
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
          response.writeHead(200, { 'content-type': 'text/plain' });
          response.end('ok');
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
      await closed;
    },
  };
}
