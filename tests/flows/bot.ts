// The real bot in a process of its own, so that it can be killed; its clock starts where CLOCK (ISO) says.
// Leaves to others: talking to it (kill.test.ts).
import { PassThrough } from 'node:stream';
import { runCommandLine } from '../../src/cli.ts';

const offset = Date.parse(process.env['CLOCK'] ?? '') - Date.now();

process.exitCode = await runCommandLine({
  argv: [],
  env: process.env,
  input: new PassThrough(),
  output: process.stdout,
  errors: process.stderr,
  interactive: false,
  colours: false,
  now: () => Date.now() + offset,
  stopped: new Promise((resolve) => {
    process.once('SIGTERM', () => resolve());
  }),
});
process.exit();
