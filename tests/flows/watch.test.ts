import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { runCommandLine } from '../../src/cli.ts';
import { folder, noon } from './world.ts';

it('a file put, changed or taken away while the bot runs is picked up without a restart', async () => {
  const content = folder();
  mkdirSync(join(content, 'raw'));
  const [input, output, errors] = [new PassThrough(), new PassThrough(), new PassThrough()];
  let told = '';
  const waiting = new Set<() => void>();
  for (const stream of [output, errors])
    stream.on('data', (chunk) => {
      told += String(chunk);
      for (const look of waiting) look();
    });
  /** Resolves once the text has been told since the last call. */
  const heard = (text: string): Promise<void> =>
    new Promise((resolve) => {
      const look = () => {
        const at = told.indexOf(text);
        if (at < 0) return;
        told = told.slice(at + text.length);
        waiting.delete(look);
        resolve();
      };
      waiting.add(look);
      look();
    });
  const ended = runCommandLine({
    argv: [],
    env: {
      READOUT_CONTENT: content,
      READOUT_DATA: folder(),
      READOUT_PORT: '0',
      READOUT_LOG: 'info',
    },
    input,
    output,
    errors,
    interactive: false,
    colours: false,
    now: () => Date.parse(noon),
    stopped: new Promise(() => undefined),
  });
  await heard('"msg":"started"');
  const file = join(content, 'raw', 'strike.txt');
  writeFileSync(file, '“The gates open on Monday,” Minister Ingrid Solheim said.\n');
  await heard('"read":1');
  input.write('/quotes by Solheim\n');
  await heard('The gates open on Monday');
  writeFileSync(file, '“The gates stay shut,” Minister Ingrid Solheim said.\n');
  await heard('"read":1');
  input.write('/quotes by Solheim\n');
  await heard('The gates stay shut');
  rmSync(file);
  await heard('"removed":1');
  input.end('/quotes by Solheim\n');
  await heard('The archive is empty');
  expect(await ended).toBe(0);
});
