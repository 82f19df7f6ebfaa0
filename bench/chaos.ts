// A proxy on loopback in front of a fake platform: it loses, delays and doubles, and tells at which request it stands.
// Leaves to others: the platform behind it, and what is done at a request (kills.ts).
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';

/** What becomes of one exchange: its request or its answer is lost, its answer late or sent twice. */
type Fate = 'well' | 'request-lost' | 'answer-lost' | 'late' | 'twice';

/** Where an exchange stands when `onStage` hears of it. */
export type Stage = 'asked' | 'worked' | 'answered';

export interface Chaos {
  readonly url: string;
  readonly fates: Readonly<Record<Fate, number>>;
  close(): Promise<void>;
}

export interface ChaosOptions {
  /** Address of the platform, without a path. */
  readonly target: string;
  /** From 0 up to 1. */
  readonly random: () => number;
  readonly onStage: (stage: Stage) => void;
}

/** Shares of the exchanges; the rest goes well. */
const shares: readonly (readonly [Fate, number])[] = [
  ['request-lost', 0.06],
  ['answer-lost', 0.1],
  ['late', 0.12],
  ['twice', 0.08],
];
const lateMs = 120;

export async function startChaos({ target, random, onStage }: ChaosOptions): Promise<Chaos> {
  const fates = { well: 0, 'request-lost': 0, 'answer-lost': 0, late: 0, twice: 0 };
  const draw = (): Fate => {
    let left = random();
    for (const [fate, share] of shares) {
      left -= share;
      if (left < 0) return fate;
    }
    return 'well';
  };
  const server = createServer((asked, answer) => {
    const fate = draw();
    fates[fate]++;
    onStage('asked');
    if (fate === 'request-lost') {
      asked.socket.destroy();
      return;
    }
    void passOn(asked, target).then(async (worked) => {
      onStage('worked');
      if (fate === 'answer-lost') asked.socket.destroy();
      else {
        if (fate === 'late') await new Promise((resolve) => setTimeout(resolve, lateMs * random()));
        reply(answer, worked, fate === 'twice');
        onStage('answered');
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    fates,
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

interface Worked {
  readonly status: number;
  readonly type: string;
  readonly body: Buffer;
}

function passOn(asked: IncomingMessage, target: string): Promise<Worked> {
  return new Promise((resolve) => {
    const { host: _, connection: __, ...headers } = asked.headers;
    const on = request(
      `${target}${asked.url}`,
      { method: asked.method ?? 'GET', headers },
      (got) => {
        const chunks: Buffer[] = [];
        got.on('data', (chunk: Buffer) => chunks.push(chunk));
        got.on('end', () =>
          resolve({
            status: got.statusCode ?? 502,
            type: got.headers['content-type'] ?? 'application/json',
            body: Buffer.concat(chunks),
          }),
        );
      },
    );
    on.on('error', () => resolve({ status: 502, type: 'text/plain', body: Buffer.from('') }));
    // A killed copy leaves its request cut off: the platform never saw all of it.
    asked.on('error', () => on.destroy());
    asked.pipe(on);
  });
}

function reply(answer: ServerResponse, { status, type, body }: Worked, twice: boolean): void {
  answer.on('error', () => undefined);
  if (twice && answer.socket?.writable === true) {
    const head = `HTTP/1.1 ${status} OK\r\ncontent-type: ${type}\r\ncontent-length: ${body.length}\r\n\r\n`;
    const once = Buffer.concat([Buffer.from(head), body]);
    answer.socket.write(Buffer.concat([once, once]));
    answer.socket.end();
  } else answer.writeHead(status, { 'content-type': type }).end(body);
}
