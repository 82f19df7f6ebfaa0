// Which reports are of one happening, and which are not.
import { describe, expect, it } from 'vitest';
import { foldedWords } from '../../src/briefing/fold.ts';
import { happeningsOf } from '../../src/briefing/happenings.ts';
import type { EventRow } from '../../src/store/store.ts';

interface Report {
  readonly words: string;
  readonly in?: string;
  readonly date?: string;
  readonly status?: EventRow['status'];
  readonly actors?: readonly string[];
}

function groups(reports: readonly Report[]): readonly (readonly string[])[] {
  const rows = reports.map(
    (one, index): EventRow => ({
      document: one.in ?? `d${index}`,
      span: { start: index, end: index + 1 },
      date: { value: one.date ?? '2024-07-28', basis: 'stated' },
      status: one.status ?? 'happened',
      actors: one.actors ?? [],
    }),
  );
  const words = (event: EventRow) => reports[event.span.start]?.words ?? '';
  return happeningsOf(
    rows,
    (event) => new Set(foldedWords(words(event))),
    (event) => event.document.startsWith('briefs/'),
  ).map((one) => one.reports.map(words));
}

const vote = { words: 'council declares Vell winner election', actors: ['person:vell'] };

describe('happeningsOf', () => {
  it.each<[string, Report, Report]>([
    ['the same words', vote, { ...vote, words: 'declares Vell winner' }],
    ['an actor and some words', vote, { words: 'Vell winner of vote', actors: ['person:vell'] }],
  ])('puts together reports with %s', (_, one, other) =>
    expect(groups([one, other])).toHaveLength(1),
  );

  it.each<[string, Report, Report]>([
    ['another day', vote, { ...vote, date: '2024-07-29' }],
    ['a claim', vote, { ...vote, status: 'claimed' }],
    ['a denial', vote, { ...vote, status: 'denied' }],
    [
      'other words, though of the same actor',
      vote,
      { words: 'Vell visits a school', actors: ['person:vell'] },
    ],
    [
      'a shared place only',
      { words: 'fire in the harbour', actors: ['place:x'] },
      { words: 'strike in the docks', actors: ['place:x'] },
    ],
    [
      'a second sentence of one document',
      { ...vote, in: 'a' },
      { words: 'Vell winner of vote', in: 'a', actors: ['person:vell'] },
    ],
    [
      'some words in the same month',
      { ...vote, date: '2024-07' },
      { words: 'Vell winner of vote', date: '2024-07', actors: ['person:vell'] },
    ],
  ])('keeps apart %s', (_, one, other) => expect(groups([one, other])).toHaveLength(2));

  it('tells a brief’s line first', () => {
    const brief = { ...vote, words: 'council declares Vell winner', in: 'briefs/vote' };
    expect(groups([vote, brief])).toEqual([[brief.words, vote.words]]);
  });
});
