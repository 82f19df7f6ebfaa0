#!/usr/bin/env node
// The edge of the process: the real world goes in, an exit code comes out. Open cli.ts next, then start.ts.
// Leaves to others: everything that can be done without a process around it.
import { config } from 'dotenv';
import { runCommandLine } from './cli.ts';
import { keepHeapSmall } from './heap.ts';
import { exit, line, type World } from './world.ts';

config({ quiet: true });
keepHeapSmall();

const stopped = new Promise<void>((resolve) => {
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.once(signal, resolve);
});

// A pipe that is closed early (`readout quotes | head`) is a way to end, not an error.
process.stdout.on('error', () => process.exit(exit.answered));

const world: World = {
  argv: process.argv.slice(2),
  env: process.env,
  input: process.stdin,
  output: process.stdout,
  errors: process.stderr,
  interactive: Boolean(process.stdin.isTTY && process.stdout.isTTY),
  colours: Boolean(process.stdout.isTTY) && !process.env['NO_COLOR'],
  ...(process.stdout.isTTY && { columns: Math.min(process.stdout.columns, 120) }),
  now: Date.now,
  stopped,
};

try {
  process.exitCode = await runCommandLine(world);
} catch (error) {
  line(world.errors, error instanceof Error ? error.message : String(error));
  process.exitCode = exit.failed;
}
// Whatever still holds the event loop (an SDK's timer) has had its time.
setTimeout(() => process.exit(), 500).unref();
