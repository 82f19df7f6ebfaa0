// What the command line needs of the world outside, so that tests can give it another one.
// Leaves to others: the real one (main.ts).

export interface World {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly input: NodeJS.ReadableStream;
  /** Answers and data; nothing else is ever written there. */
  readonly output: NodeJS.WritableStream;
  /** The log, and what went wrong. */
  readonly errors: NodeJS.WritableStream;
  /** A person sits at both ends. */
  readonly interactive: boolean;
  readonly colours: boolean;
  readonly columns?: number;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Resolves when the process is asked to end (SIGTERM, SIGINT). */
  readonly stopped: Promise<void>;
}

/** Exit codes, as the design's section 8 fixes them. */
export const exit = { answered: 0, failed: 1, usage: 2, none: 3 } as const;

export type ExitCode = (typeof exit)[keyof typeof exit];

/** A line on an output. */
export function line(stream: NodeJS.WritableStream, text: string): void {
  stream.write(`${text}\n`);
}
