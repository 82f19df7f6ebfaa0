import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { folder, run } from './world.ts';

const answer = z.object({
  outcome: z.enum(['answer', 'choose', 'none', 'refused']),
  blocks: z.array(z.object({ type: z.string() })),
  citations: z.array(
    z.object({
      document: z.string(),
      title: z.string(),
      date: z.string().nullable(),
      start: z.number(),
      end: z.number(),
      text: z.string(),
    }),
  ),
  tookMs: z.number(),
});

describe('one command from the shell', () => {
  it('prints one JSON object whose citations are slices of the files', async () => {
    const { output, code } = await run(['ask', 'What did Ned Price say about Maduro?', '--json']);
    const { outcome, citations } = answer.parse(JSON.parse(output));
    expect(code).toBe(0);
    expect(outcome).toBe('answer');
    expect(citations.length).toBeGreaterThan(0);
    for (const one of citations) {
      const file = readFileSync(join('content', `${one.document}.md`), 'utf8');
      expect(file).toContain(one.text);
      expect(one.end - one.start).toBe(one.text.length);
    }
  });

  it.each([
    [['actor', 'Maduro'], 0],
    [['actor', 'González'], 0],
    [['quotes', 'by', 'Rubio'], 3],
    [['quotes', '--by', 'Ned Price'], 0],
    [['ask', 'What did Macron say about Maduro?'], 3],
    [['nonsense'], 2],
    [['actor'], 2],
    [['onthisday', 'never'], 2],
    [['timeline', 'Maduro', '--from', 'soonish'], 2],
    [['digest', 'dance'], 2],
    [['digest', 'follow', '--zone', 'Mars/Phobos'], 2],
    [['actor', 'Maduro', '--nonsense', 'x'], 2],
    [['actor', 'Maduro', '--at', 'noon'], 2],
    [['actor', 'Maduro', '--zone', 'Mars/Base'], 2],
    [['actor', 'Maduro', '--content', '/no/such/folder'], 2],
    [['--help'], 0],
    [['--version'], 0],
    [['doctor'], 0],
    [['read', '/no/such/folder'], 2],
    [['annotate', '/no/such/file'], 2],
    [['register'], 2],
    [['backup'], 2],
  ])('%j ends with %i', async (argv, code) => {
    expect((await run(argv)).code).toBe(code);
  });

  it('answers nothing on standard output when it is used wrongly, and says how it is used', async () => {
    const { output, errors } = await run(['acter', 'Maduro']);
    expect(output).toBe('');
    expect(errors).toMatch(/no command “acter”.*actor/su);
  });

  it('takes --at for now', async () => {
    const { output } = await run(['onthisday', '--at', '2026-07-28T12:00:00Z']);
    expect(output).toMatch(/2 years ago \(2024\)/u);
  });

  it('prints the Slack manifest', async () => {
    const { output, code } = await run(['register', '--slack']);
    expect(code).toBe(0);
    expect(output).toBe(readFileSync('config/slack-manifest.yaml', 'utf8'));
  });

  it('copies the database and puts it back', async () => {
    const data = folder();
    const env = { READOUT_DATA: data };
    const copy = join(folder(), 'copy.db');
    await run(['help'], { env });
    expect((await run(['backup', copy], { env })).code).toBe(0);
    expect((await run(['backup', copy], { env })).code).toBe(2);
    writeFileSync(join(data, 'readout.db'), 'not a database');
    expect((await run(['restore', copy], { env })).code).toBe(0);
    expect(existsSync(join(data, 'readout.db.before-restore'))).toBe(true);
    expect((await run(['actor', 'Maduro'], { env })).code).toBe(0);
  });

  it('exports every document', async () => {
    const { output } = await run(['export']);
    expect(
      output
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toHaveLength(5);
  });
});

describe('annotate', () => {
  it('gives one line each, in order, and goes on after a bad one', async () => {
    const rows = [
      '{"id":"a","text":"“We will stay,” President Ana Lund said on Tuesday.","dct":"2024-08-22"}',
      'not json',
      '{"id":"b"}',
      '{"id":"c","text":""}',
    ];
    const { output, code } = await run(['annotate'], { input: `${rows.join('\n')}\n` });
    const found = output
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(code).toBe(1);
    expect(found.map((one) => [one.id, typeof one.error])).toEqual([
      ['a', 'undefined'],
      [null, 'string'],
      ['b', 'string'],
      ['c', 'undefined'],
    ]);
    expect(found[0].quotes).toEqual([
      {
        start: 1,
        end: 14,
        text: 'We will stay,',
        kind: 'direct',
        cue: { start: 35, end: 39, text: 'said' },
        speaker: { start: 16, end: 34, text: 'President Ana Lund', entity: 'person:ana-lund' },
      },
    ]);
    expect(found[0].timexes).toEqual([
      { start: 43, end: 50, text: 'Tuesday', type: 'DATE', value: '2024-08-20' },
    ]);
    expect(found[0].mentions).toEqual([
      { start: 26, end: 34, text: 'Ana Lund', type: 'PER', entity: 'person:ana-lund' },
    ]);
  });
});
