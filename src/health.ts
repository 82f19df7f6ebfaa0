// `/healthz` on loopback: whether the bot is up and what it serves, for a container or a monitor.
// Leaves to others: the same page beside Slack over HTTP (platforms/slack has its own route).
import { createServer } from 'node:http';

export interface Health {
  readonly status: 'ok' | 'trouble';
  /** What is wrong, in a sentence for an operator. */
  readonly trouble?: string;
  /** What this copy does for all copies at a database. */
  readonly duties: readonly string[];
  readonly documents: number;
  readonly platforms: readonly string[];
}

/**
 * Serves until closed. A taken port is no reason not to run: the promise resolves to a sentence about it.
 */
export function serveHealth(
  port: number,
  health: () => Health,
): Promise<{ readonly close: () => Promise<void>; readonly trouble?: string }> {
  const server = createServer((request, response) => {
    const known = request.url === '/healthz';
    const body = known ? health() : { error: 'only /healthz is here' };
    const status = !known ? 404 : health().status === 'ok' ? 200 : 503;
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(`${JSON.stringify(body)}\n`);
  });
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  return new Promise((resolve) => {
    server.once('error', (error) =>
      resolve({
        close: async () => undefined,
        trouble: `/healthz is not served: port ${port} cannot be used (${error.message}). Set READOUT_PORT to a free one, or to 0.`,
      }),
    );
    server.listen(port, '127.0.0.1', () => resolve({ close }));
  });
}
