// Holds every offset of a reading: within the text, in order, on no half of a character, whatever the text.
// Leaves to others: the time that it takes (linear) and what is found in sound texts.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Reading } from '../../../src/model/reading.ts';
import type { Span } from '../../../src/model/span.ts';
import { createReader } from '../../../src/reading/read.ts';
import { createResources } from '../../../src/resources.ts';
import { shapes } from './hostile.ts';

const read = createReader(createResources());
const inEnglish = (text: string) =>
  read({ id: 'x', title: '', text, language: 'en', kind: 'article' }, { actors: [] });

/** Pieces that rules look for, between pieces that nobody expects. */
const piece = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      ...[
        '“',
        '”',
        '‘',
        '’',
        '"',
        "'",
        '«',
        '»',
        '``',
        "''",
        '(',
        ')',
        ',',
        '.',
        ':',
        ' — ',
        '\n\n',
      ],
      ...[
        'He said ',
        ' said Ann Smith',
        ' that ',
        ' according to ',
        ' and ',
        'Mr. ',
        'the minister ',
      ],
      ...[
        'Maria Lopez ',
        'U.S. ',
        'on 3 May 2019 ',
        'two days after the vote ',
        'they added ',
        'Peru ',
      ],
      ...[
        '\ud800',
        '\udfff',
        '😀',
        '👩‍👩‍👧',
        'e\u0301',
        '\u202e',
        '\u200b',
        '\u0000',
        '\u001b[0m',
        '\ufeff',
      ],
      ...['قال الرئيس ', 'שלום ', '习近平表示', 'ﬁ', 'İ', 'ß', '\r\n', '\t', '\u00a0', '\u2028'],
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 8 }) },
);
const hostile = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));

function spansOf(reading: Reading): readonly Span[] {
  const { sentences, actors, mentions, quotes, dates, events, summary, problems } = reading;
  const maybe = (span: Span | undefined) => (span ? [span] : []);
  return [
    ...sentences.map(({ span }) => span),
    ...actors.flatMap(({ roles }) => roles.flatMap(({ span }) => maybe(span))),
    ...mentions.map(({ span }) => span),
    ...quotes.flatMap(({ spans, cue, speaker }) => [
      ...spans,
      ...maybe(cue),
      ...maybe(speaker?.span),
    ]),
    ...dates.map(({ span }) => span),
    ...events.map(({ span }) => span),
    ...summary,
    ...problems.flatMap(({ span }) => maybe(span)),
  ];
}

const isPairSplit = (text: string, at: number) =>
  /^[\ud800-\udbff]$/.test(text.charAt(at - 1)) && /^[\udc00-\udfff]$/.test(text.charAt(at));

function faults(text: string, reading: Reading): readonly string[] {
  return spansOf(reading).flatMap(({ start, end }) => {
    const whole = Number.isInteger(start) && Number.isInteger(end);
    if (!whole || start < 0 || end > text.length || start >= end) return [`${start}-${end}: range`];
    return isPairSplit(text, start) || isPairSplit(text, end) ? [`${start}-${end}: split`] : [];
  });
}

const inOrder = (spans: readonly Span[], touching: 'apart' | 'may overlap') =>
  spans.every((span, index) => {
    const before = spans[index - 1];
    return !before || span.start >= (touching === 'apart' ? before.end : before.start);
  });

function checkAll(text: string): void {
  const reading = inEnglish(text);
  expect(reading.document.text).toBe(text);
  expect(faults(text, reading)).toEqual([]);
  expect(
    inOrder(
      reading.sentences.map(({ span }) => span),
      'apart',
    ),
  ).toBe(true);
  expect(
    inOrder(
      reading.mentions.map(({ span }) => span),
      'may overlap',
    ),
  ).toBe(true);
  expect(
    inOrder(
      reading.quotes.map(({ spans }) => spans[0]),
      'may overlap',
    ),
  ).toBe(true);
  for (const { spans } of reading.quotes) {
    expect(inOrder(spans, 'apart')).toBe(true);
    for (const { start, end } of spans) expect(text.slice(start, end)).toMatch(/^\S(?:.*\S)?$/su);
  }
  const known = new Set(reading.actors.map(({ id }) => id));
  const named = [
    ...reading.mentions.map(({ actor }) => actor),
    ...reading.quotes.flatMap(({ speaker }) => (speaker?.actor ? [speaker.actor] : [])),
    ...reading.events.flatMap(({ actors }) => actors),
  ];
  expect(named.filter((id) => !known.has(id))).toEqual([]);
}

describe('offsets', () => {
  it('hold in any text', () => {
    fc.assert(fc.property(hostile, checkAll), { numRuns: 400, seed: 7 });
  });

  it.each(shapes)('hold in %s', (_, make) => {
    checkAll(make(3_000));
  });
});
