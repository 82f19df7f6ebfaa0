// The WebSocket half of the fake: greets, accepts, beats, resumes, and dispatches what a test wants to happen.
// Leaves to others: what a payload holds (payloads.ts) and the REST half (server.ts).
import type { Server } from 'node:http';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import { at, type Json, text } from './json.ts';
import { guild, ready } from './payloads.ts';

export interface Gateway {
  /** Closes the next connection with this code instead of accepting it. */
  refuseWith(code: number): void;
  /** Cuts all connections, as a network does; the bot resumes by itself. */
  cut(): void;
  /** Sends to every connection; kept for those that resume. */
  dispatch(type: string, data: Json): void;
  /** Op codes received, in order: 2 identify, 6 resume, 1 heartbeat. */
  readonly received: readonly number[];
  /** Intents of the last identify. */
  intents(): unknown;
  /** What each identify said of its shard: number and count. */
  readonly shards: readonly unknown[];
  /** Resolves when the n-th op code of that kind has come in. */
  arrival(op: number, count?: number): Promise<void>;
  close(): void;
}

export function createGateway(server: Server, url: () => string, everyone: () => string): Gateway {
  const sockets = new WebSocketServer({ server });
  const received: number[] = [];
  const waiting = new Set<() => void>();
  const sent: { readonly seq: number; readonly frame: string }[] = [];
  let refusal: number | undefined;
  let intents: unknown;
  const shards: unknown[] = [];
  let sequence = 0;
  const frame = (type: string, d: Json): string => {
    sequence += 1;
    const packed = JSON.stringify({ op: 0, t: type, s: sequence, d });
    sent.push({ seq: sequence, frame: packed });
    return packed;
  };
  const welcome = (socket: WebSocket): void => {
    socket.send(frame('READY', ready(url())));
    socket.send(frame('GUILD_CREATE', guild(everyone())));
  };
  const resume = (socket: WebSocket, from: unknown): void => {
    const after = typeof from === 'number' ? from : 0;
    for (const one of sent.filter(({ seq }) => seq > after)) socket.send(one.frame);
    socket.send(frame('RESUMED', {}));
  };
  const identify = (socket: WebSocket, data: unknown): void => {
    intents = at(data, 'intents');
    shards.push(at(data, 'shard'));
    if (refusal !== undefined) socket.close(refusal);
    else if (text(at(data, 'token')) !== '') welcome(socket);
  };
  const onFrame = (socket: WebSocket, data: RawData): void => {
    const payload: unknown = JSON.parse(data.toString());
    const op = at(payload, 'op');
    if (typeof op !== 'number') return;
    received.push(op);
    if (op === 1) socket.send(JSON.stringify({ op: 11 }));
    if (op === 2) identify(socket, at(payload, 'd'));
    if (op === 6) resume(socket, at(payload, 'd', 'seq'));
    for (const check of waiting) check();
  };
  sockets.on('connection', (socket) => {
    socket.on('message', (data) => onFrame(socket, data));
    socket.send(JSON.stringify({ op: 10, d: { heartbeat_interval: 45_000 } }));
  });
  return {
    received,
    shards,
    intents: () => intents,
    refuseWith: (code) => {
      refusal = code;
    },
    cut: () => {
      for (const socket of sockets.clients) socket.terminate();
    },
    dispatch: (type, data) => {
      const packed = frame(type, data);
      for (const socket of sockets.clients) socket.send(packed);
    },
    arrival: (op, count = 1) =>
      new Promise((resolve) => {
        const check = (): void => {
          if (received.filter((one) => one === op).length < count) return;
          waiting.delete(check);
          resolve();
        };
        waiting.add(check);
        check();
      }),
    close: () => {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  };
}
