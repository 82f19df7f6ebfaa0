// Corrections: a posted message is edited with a dated note when its documents change, within one look, once.
// Leaves to others: the platforms' own way to edit (tests/platforms), the whole walk (tests/flows/walk.test.ts).
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openHouse } from '../../src/house.ts';
import type { Edited, Place } from '../../src/model/conversation.ts';
import type { Message } from '../../src/model/message.ts';
import { plain } from '../../src/platforms/plain.ts';
import { createCorrections } from '../../src/schedule/corrections.ts';
import { silent } from '../briefing/archive.ts';
import { folder } from '../flows/world.ts';

const at = Date.parse('2026-07-28T08:00:00Z');
const minute = 60_000;
const place: Place = { platform: 'fake', workspace: 'w', channel: 'c' };

const brief = (rest: Partial<{ date: string; words: string; speaker: string; day: string }> = {}) =>
  [
    '---',
    'title: The bridge',
    `date: ${rest.date ?? '2023-03-06'}`,
    'kind: brief',
    '---',
    '## Summary',
    'The bridge of Northgate is closed.',
    '',
    '## Quotes',
    `> ${rest.words ?? 'Nobody should cross a bridge that may fall.'}`,
    '>',
    `> — ${rest.speaker ?? 'Mara Lindqvist'}, in the council, 3 March 2023`,
    '',
    '## Events',
    `- ${rest.day ?? '2016-07-28'}: The bridge of Northgate was opened to all.`,
    '',
  ].join('\n');

/** A house over a folder, with a channel that takes edits, and one shared answer standing in it. */
async function site(ask = 'brief') {
  const content = folder();
  const write = (name: string, text: string) => {
    mkdirSync(dirname(join(content, name)), { recursive: true });
    writeFileSync(join(content, name), text);
  };
  write('bridge.md', brief());
  write('other.md', 'Something else happened in the harbour on Monday.');
  const house = await openHouse({ content, database: ':memory:', language: 'en', log: silent });
  onTestFinished(() => house.close());
  await house.refresh();
  const edits: Message[] = [];
  const answers: Edited[] = [];
  const corrections = createCorrections({
    ledger: house.store.ledger,
    platforms: [
      {
        name: 'fake',
        edit: async (_place, _ref, message) => {
          edits.push(message);
          return answers.shift() ?? { type: 'edited' };
        },
      },
    ],
    correct: house.correct,
    mayCompare: house.settled,
    version: house.version,
    log: silent,
  });
  const message = await house.desk.answer({
    id: 'r',
    place,
    user: 'u',
    direct: false,
    manager: false,
    ask: { text: `/${ask}` },
    at,
    language: 'en',
    timeZone: 'UTC',
  });
  await house.desk.shared({ place, ref: 'm1', message, at });
  return { content, write, house, edits, answers, corrections, message };
}

const notes = (message: Message | undefined) =>
  plain(message?.blocks ?? [])
    .split('\n')
    .filter((line) => line.startsWith('Correction of'));

describe('a message that was posted', () => {
  it('stays as it is while its documents do, also when they are read anew', async () => {
    const { house, edits, corrections, write } = await site('quotes by:Lindqvist');
    await corrections(at + minute);
    write('other.md', 'Something else happened in the harbour on Tuesday.');
    write('actors.yaml', '- name: Jonas Vell\n  kind: person\n');
    await house.refresh();
    await corrections(at + 2 * minute);
    expect(edits).toEqual([]);
  });

  it.each([
    [
      'passage is gone',
      'quotes by:Lindqvist',
      brief({ words: 'We wait for the engineers.' }),
      '[1] The bridge was corrected and no longer has this passage: “Nobody should cross a bridge that may fall.”',
    ],
    [
      'passage reads otherwise',
      'quotes by:Lindqvist',
      brief({ words: 'Nobody should cross a bridge that might fall.' }),
      '[1] The bridge was corrected and no longer has this passage: “Nobody should cross a bridge that may fall.” It now reads: “Nobody should cross a bridge that might fall.”',
    ],
    [
      'speaker was mended in the text',
      'quotes by:Lindqvist',
      brief({ speaker: 'Tomás Ortega' }),
      '“Nobody should cross a bridge that may fall.” is attributed to Tomás Ortega; here it was attributed to Mara Lindqvist.',
    ],
    [
      'event is dated anew',
      'onthisday 28 July',
      brief({ day: '2017-07-28' }),
      '“The bridge of Northgate was opened to all.” is dated 28 Jul 2017; it was 28 Jul 2016 here.',
    ],
    [
      'document is dated anew',
      'quotes by:Lindqvist',
      brief({ date: '2023-03-08' }),
      '[1] The bridge is dated 8 Mar 2023; it was 6 Mar 2023 here.',
    ],
  ])('whose %s is edited once, with a dated note', async (_, ask, changed, told) => {
    const { house, edits, corrections, write, message } = await site(ask);
    write('bridge.md', changed);
    await house.refresh();
    await corrections(at + minute);
    expect(edits.length).toBe(1);
    expect(notes(edits[0])).toEqual([`Correction of 28 Jul 2026: ${told}`]);
    const before = plain(message.blocks).split('\n');
    expect(plain(edits[0]?.blocks ?? []).split('\n')).toEqual(expect.arrayContaining(before));
    await house.refresh();
    await corrections(at + 2 * minute);
    expect(edits.length).toBe(1);
  });

  it('whose speaker an editor mends in actors.yaml is edited once, with a dated note', async () => {
    const { house, edits, corrections, write } = await site('quotes');
    await corrections(at);
    write('actors.yaml', '- name: Juana Vell\n  kind: person\n  aliases: [Mara Lindqvist]\n');
    await house.refresh();
    await corrections(at + minute);
    await corrections(at + 2 * minute);
    expect(edits.length).toBe(1);
    expect(notes(edits[0])).toEqual([
      'Correction of 28 Jul 2026: “Nobody should cross a bridge that may fall.” is attributed to Juana Vell; here it was attributed to Mara Lindqvist.',
    ]);
  });

  it('whose document is withdrawn says so once for all its passages', async () => {
    const { house, edits, corrections, content } = await site('brief Northgate');
    rmSync(join(content, 'bridge.md'));
    await house.refresh();
    await corrections(at + minute);
    await corrections(at + 2 * minute);
    expect(edits.length).toBe(1);
    expect(notes(edits[0])).toEqual([
      'Correction of 28 Jul 2026: [1] The bridge was withdrawn; what is told from it here no longer stands in the documents.',
    ]);
  });

  it('whose document was only moved stays as it is', async () => {
    const { house, edits, corrections, content, write } = await site('quotes by:Lindqvist');
    rmSync(join(content, 'bridge.md'));
    write('2023/bridge.md', brief());
    await house.refresh();
    await corrections(at + minute);
    expect(edits).toEqual([]);
  });

  it('whose words moved down in the document stays as it is, and is followed there', async () => {
    const { house, edits, corrections, write } = await site('quotes by:Lindqvist');
    const longer = brief().replace('is closed.', 'is closed, and so is the road to the north.');
    write('bridge.md', longer);
    await house.refresh();
    await corrections(at + minute);
    expect(edits).toEqual([]);
    write('bridge.md', longer.replace('Mara Lindqvist', 'Tomás Ortega'));
    await house.refresh();
    await corrections(at + 2 * minute);
    expect(edits.length).toBe(1);
  });

  it('is corrected again when something else changes, the newer note first', async () => {
    const { house, edits, corrections, write } = await site('quotes by:Lindqvist');
    write('bridge.md', brief({ date: '2023-03-08' }));
    await house.refresh();
    await corrections(at + minute);
    write('bridge.md', brief({ date: '2023-03-08', speaker: 'Tomás Ortega' }));
    await house.refresh();
    await corrections(at + 24 * 60 * minute);
    expect(notes(edits[1]).map((line) => line.slice(0, 26))).toEqual([
      'Correction of 29 Jul 2026:',
      'Correction of 28 Jul 2026:',
    ]);
  });

  it('is edited later when the platform asks to wait, and never when it is gone', async () => {
    const { house, edits, answers, corrections, write } = await site('quotes by:Lindqvist');
    write('bridge.md', brief({ date: '2023-03-08' }));
    await house.refresh();
    answers.push({ type: 'later', afterMs: 5 * minute, reason: 'busy' });
    answers.push({ type: 'unknown', reason: 'no answer' }, { type: 'gone', reason: 'deleted' });
    await corrections(at);
    await corrections(at + minute);
    expect(edits.length).toBe(1);
    await corrections(at + 5 * minute);
    expect(edits.length).toBe(2);
    await corrections(at + 9 * minute);
    expect(edits.length).toBe(3);
    await corrections(at + 60 * minute);
    expect(edits.length).toBe(3);
    expect(notes(edits[2])).toEqual(notes(edits[0]));
  });

  it('is edited by one of two copies that look at the same time', async () => {
    const { house, edits, corrections, write } = await site('quotes by:Lindqvist');
    write('bridge.md', brief({ date: '2023-03-08' }));
    await house.refresh();
    await Promise.all([corrections(at), corrections(at), corrections(at)]);
    expect(edits.length).toBe(1);
    expect(notes(edits[0]).length).toBe(1);
  });

  it('is not compared while documents are being read', async () => {
    const { house, edits, corrections, write } = await site('quotes by:Lindqvist');
    write('bridge.md', brief({ date: '2023-03-08' }));
    const reading = house.refresh();
    await corrections(at);
    expect(edits).toEqual([]);
    await reading;
    await corrections(at + minute);
    expect(edits.length).toBe(1);
  });
});
