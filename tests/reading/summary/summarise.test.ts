// Which sentences stand for a document, and which never do.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prepareDates } from '../../../src/reading/dates/find-dates.ts';
import { prepareSummary } from '../../../src/reading/summary/summarise.ts';
import { pageOf, resources } from '../dates/read-dates.ts';

const findDates = prepareDates(resources);
const summarise = prepareSummary(resources);

function summaryOf(text: string, title = ''): readonly string[] {
  const plain = pageOf(text);
  const page = { ...plain, document: { ...plain.document, title } };
  return summarise(page, { actors: [], mentions: [] }, findDates(page)).map(({ start, end }) =>
    text.slice(start, end),
  );
}

const lead =
  'The council of Lima voted on Tuesday to close the old port and move its ships to Callao.';
const second =
  'Ships will leave the old port of Lima before the council opens the new one in Callao.';
const third =
  'The mayor of Callao, who asked for the ships for years, thanked the council of Lima for its vote.';

describe('a summary', () => {
  it('begins with the lead of a plain report', () => {
    expect(summaryOf(`${lead} ${second} ${third}`)[0]).toBe(lead);
  });

  it('gives at most five sentences, and none for an empty text', () => {
    const many = Array.from(
      { length: 30 },
      (_, index) =>
        `Port number ${index} of Lima sent ${index + 2} ships to ward ${index * 7} of the city of Callao.`,
    );
    expect(summaryOf(many.join(' ')).length).toBeLessThanOrEqual(5);
    expect(summaryOf('')).toEqual([]);
  });

  it.each([
    ['a question', 'Will the council of Lima close the old port and move its ships to Callao?'],
    [
      'a sentence that leans on another',
      'But they and their ships of the old port of Lima move to Callao with the council.',
    ],
    [
      'a cut quotation',
      'We of the council of Lima close the old port and move its ships to Callao,” the mayor said.',
    ],
    [
      'words without a speaker',
      '“The council of Lima will close the old port and move its ships to Callao.”',
    ],
    ['a caption without a verb', 'The port of Lima and the new port of Callao at dawn.'],
    [
      'translation stuck in a loop',
      'The council of Lima closed the port the port the port the port the port the port the port of ships of Callao.',
    ],
    [
      'a name cut off from its verb',
      'Urrutia, backed by the council, according to the letter to which the daily paper had access in Lima on Tuesday.',
    ],
    [
      'words glued together',
      'The council of Limaclosestheoldportandmoves its ships to the new port of Callao.',
    ],
  ])('puts %s behind plain sentences', (_kind, bad) => {
    const summary = summaryOf(`${bad} ${lead} ${second} ${third}`);
    expect(summary[0]).toBe(lead);
    expect(summary.indexOf(bad)).not.toBe(0);
  });

  it('prefers the sentence that tells what the title says', () => {
    const [first, other] = [
      'The council met in the old town hall of Lima on Tuesday for the first time this year.',
      'It was warm in the room, and the members of the council drank much water that day.',
    ];
    const named = 'Pilots of the harbour voted to strike until the council of Lima pays them.';
    const text = `${first} ${other} ${named}`;
    expect(summaryOf(text)[0]).toBe(first);
    expect(summaryOf(text, 'Harbour pilots vote to strike in Lima')[0]).toBe(named);
  });

  it('says nothing twice', () => {
    const twin = lead.replace('voted on Tuesday', 'voted Tuesday');
    expect(
      summaryOf(`${lead} ${twin} ${third}`).filter((one) => one === lead || one === twin),
    ).toHaveLength(1);
  });

  it('leaves out scraps of a few words', () => {
    expect(summaryOf(`Latin America. ${lead}`)).toEqual([lead]);
  });

  it('gives whole sentences of prose for any text, none twice', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(lead, second, third, 'Read more', 'a', '.', '“', '\n\n', '?', '௸'),
          { maxLength: 30 },
        ),
        (list) => {
          const page = pageOf(list.join(' '));
          const prose = new Set(
            page.sentences
              .filter(({ kind }) => kind === 'prose')
              .map(({ span }) => `${span.start}-${span.end}`),
          );
          const spans = summarise(page, { actors: [], mentions: [] }, findDates(page)).map(
            ({ start, end }) => `${start}-${end}`,
          );
          expect(spans.every((span) => prose.has(span))).toBe(true);
          expect(new Set(spans).size).toBe(spans.length);
          expect(spans.length).toBeLessThanOrEqual(5);
        },
      ),
      { numRuns: 200 },
    );
  });
});
