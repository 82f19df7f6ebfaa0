// A world for the command line: streams in memory, a folder of its own, a clock that stands still.
// Leaves to others: what is typed and what is expected.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { runCommandLine } from '../../src/cli.ts';
import type { World } from '../../src/world.ts';

export interface Run {
  readonly code: number;
  readonly output: string;
  readonly errors: string;
}

/** A new empty folder that the operating system may clear away. */
export function folder(): string {
  return mkdtempSync(join(tmpdir(), 'readout-flow-'));
}

export interface Typed {
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly at?: string;
  readonly stopped?: Promise<void>;
}

/** 28 July 2026, noon in Caracas. */
export const noon = '2026-07-28T16:00:00Z';

/** Runs the command line to its end. Data goes to a folder of its own unless `env` names one. */
export async function run(argv: readonly string[], typed: Typed = {}): Promise<Run> {
  const [input, output, errors] = [new PassThrough(), new PassThrough(), new PassThrough()];
  const texts = { output: '', errors: '' };
  output.on('data', (chunk) => {
    texts.output += String(chunk);
  });
  errors.on('data', (chunk) => {
    texts.errors += String(chunk);
  });
  const world: World = {
    argv,
    env: { READOUT_DATA: folder(), READOUT_PORT: '0', READOUT_LOG: 'error', ...typed.env },
    input,
    output,
    errors,
    interactive: false,
    colours: false,
    now: () => Date.parse(typed.at ?? noon),
    stopped: typed.stopped ?? new Promise(() => undefined),
  };
  input.end(typed.input ?? '');
  const code = await runCommandLine(world);
  return { code, ...texts };
}
