import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hold } from '../../src/store/hold.ts';
import { folder, run } from './world.ts';

/** The answer to each line of a pipe, without the greeting. */
async function answers(lines: readonly string[]): Promise<readonly string[]> {
  const { output } = await run([], { input: `/help\n${lines.join('\n')}\n` });
  return output
    .split('\n\n')
    .filter((part) => part !== '')
    .slice(-lines.length);
}

describe('npm start with lines piped in', () => {
  it('says what it found and shows the day’s edition', async () => {
    const { output, code } = await run([], { input: '' });
    expect(code).toBe(0);
    expect(output).toMatch(
      /The archive holds 5 documents: \d+ quotations \(\d+ with a speaker\), \d+ dated events/u,
    );
    expect(output).toMatch(/28 July/u);
    expect(output).toMatch(/2024/u);
  });

  it('answers each', async () => {
    const [maduro, gonzalez, day, price, rubio] = await answers([
      '/actor Maduro',
      '/actor González',
      '/onthisday 2026-07-28',
      'What did Ned Price say about Maduro?',
      '/quotes by Rubio',
    ]);
    expect(maduro).toMatch(/Nicolás Maduro/u);
    expect(gonzalez).toMatch(/1 +Edmundo González Urrutia/u);
    expect(gonzalez).toMatch(/2 +Juan González/u);
    expect(day).toMatch(/2 years ago \(2024\)/u);
    expect(day).toMatch(/\[1\].*\[2\]/su);
    expect(price).toMatch(/“[^”]*illegitimate[^”]*”/u);
    expect(price).toMatch(/Ned Price/u);
    expect(rubio).toMatch(/No quotation by Marco Rubio/u);
    expect(rubio).toMatch(/Tammy Bruce/u);
  });

  it('reads the archive once: the second start has nothing to do', async () => {
    const env = { READOUT_DATA: folder() };
    const first = await run([], { env });
    const second = await run([], { env });
    expect(first.output).toMatch(/Read 5 files/u);
    expect(second.output).not.toMatch(/Read \d+ file/u);
    expect(second.output).toMatch(/The archive holds 5 documents/u);
  });

  it('is refused while another one uses the same file, in plain words', async () => {
    const data = folder();
    const held = hold(join(data, 'readout.db'));
    const refused = await run([], { env: { READOUT_DATA: data } });
    expect(refused.code).toBe(1);
    expect(refused.errors).toMatch(/Another Readout \(process \d+, since .*READOUT_DATA/u);
    expect((await run(['help'], { env: { READOUT_DATA: data } })).code).toBe(0);
    if (held.type === 'held') held.release();
  });

  it('tells how to add documents when there are none', async () => {
    const content = folder();
    const { output } = await run([], {
      env: { READOUT_CONTENT: content },
      input: '/actor Maduro\n',
    });
    expect(output).toMatch(/The archive is empty/u);
    expect(output).toContain(content);
  });

  it('names the variable of a malformed token and goes on without that platform', async () => {
    const { errors, output, code } = await run([], { env: { DISCORD_TOKEN: 'oops' } });
    expect(errors).toMatch(/DISCORD_TOKEN does not look right/u);
    expect(output).toMatch(/The archive holds 5 documents/u);
    expect(code).toBe(0);
  });

  it('does not start half with a broken readout.yaml', async () => {
    const file = join(folder(), 'readout.yaml');
    writeFileSync(file, 'zone: Mars/Base\nlanguage: xx\n');
    const { errors, output, code } = await run([], { env: { READOUT_CONFIG: file } });
    expect(code).toBe(2);
    expect(output).toBe('');
    expect(errors).toMatch(/line 1: zone/u);
    expect(errors).toMatch(/line 2: language/u);
  });

  it('ends within its time when it is asked to', async () => {
    const stopped = Promise.resolve();
    const { code } = await run([], { stopped });
    expect(code).toBe(0);
  });
});

describe('a raw article beside the briefs', () => {
  it('is read by the same road', async () => {
    const content = folder();
    mkdirSync(join(content, 'raw'));
    writeFileSync(
      join(content, 'raw', 'strike.txt'),
      ' date 2023-11-16 The strike began on 5 November 2023, Transport Minister Ingrid Solheim said.\n\n“The gates open on Monday,” Solheim told reporters.\n',
    );
    const { output } = await run(['quotes', 'by', 'Solheim', '--content', content]);
    expect(output).toContain('“The gates open on Monday”');
    expect(output).toContain('Ingrid Solheim');
  });
});
