// What the nouns of a question tell of its answer, and what of that a sentence shows.
import { describe, expect, it } from 'vitest';
import { formOf } from '../../src/briefing/question/form.ts';
import { createSignTest } from '../../src/briefing/question/signs.ts';
import { tokensOf } from '../../src/briefing/question/tokens.ts';
import { understand } from '../../src/briefing/question/understand.ts';
import { likeSense } from '../../src/briefing/question/vectors.ts';
import { signsOf, type Wanted } from '../../src/briefing/question/words.ts';
import { sayIn } from '../../src/house.ts';
import { createResources, questionLists } from '../../src/resources.ts';
import { openSqlite } from '../../src/store/open.ts';

const lists = questionLists(createResources());

async function form(typed: string) {
  const store = await openSqlite(':memory:');
  const reader = { archive: store.archive(['default']), say: sayIn('en') };
  const question = await understand(reader, lists, typed, '2026-01-01');
  await store.close();
  return formOf(lists, question);
}

describe('what is wanted', () => {
  it.each<[string, Wanted | undefined]>([
    ['cost of the dam repairs?', 'number'],
    ['Top sum a town can get for planning?', 'number'],
    ['buyer of the steel works', 'person'],
    ['What was the reason for the delay?', 'reason'],
    ['deadline for the talks', 'time'],
    ['venue of the summit?', 'place'],
    // A question word says it better than a noun.
    ['Who paid the bill?', 'person'],
    ['When was the leader born?', 'time'],
    ['Why did the price fall?', 'reason'],
    // Nouns far from the beginning are what is told, not what is asked.
    ['What did the company that repairs bridges tell its former director?', 'thing'],
    ['the talks in Oslo', undefined],
  ])('%s %s', async (typed, wanted) => expect((await form(typed)).wanted).toBe(wanted));

  it.each([
    ['How much will the bridge cost?', true],
    ['price of the bridge', true],
    ['How many bridges are closed?', false],
  ])('a sum of money: %s', async (typed, money) => expect((await form(typed)).money).toBe(money));

  it.each<[string, readonly string[]]>([
    ['How many political prisoners were released?', ['political', 'prisoners']],
    ['number of votes against', ['votes']],
    ['Who counted the votes?', []],
  ])('counted in “%s”', async (typed, words) =>
    expect((await form(typed)).counted).toEqual(
      new Set(words.flatMap((word) => tokensOf(word).stems)),
    ),
  );

  it.each([
    ["What is Ned Price's job?", true],
    ['Which office does she hold?', true],
    ['What did Ned Price say?', false],
  ])('an office: %s', async (typed, role) => expect((await form(typed)).role).toBe(role));
});

describe('a sentence shows it', () => {
  const shows = (wanted: Wanted, text: string) =>
    createSignTest({
      wanted,
      signs: signsOf(lists, wanted),
      roles: [],
      days: new Set(signsOf(lists, 'time')),
      asked: new Set(),
    })(text, tokensOf(text).words).kind;

  it.each<[Wanted, string, boolean]>([
    ['time', 'They met two days after the vote.', true],
    ['time', 'She left in May.', true],
    ['time', 'He will speak tomorrow.', true],
    ['time', 'He may speak.', false],
    ['time', 'The days are long.', false],
    ['duration', 'The strike ended after 26 days.', true],
    ['duration', 'They talked for two hours.', true],
    ['duration', 'They met a day after the vote.', false],
    ['duration', 'He called three weeks ago.', false],
  ])('%s: %s %s', (wanted, text, shown) => expect(shows(wanted, text)).toBe(shown));
});

describe('what words mean together', () => {
  const { senseOf } = lists.vectors();
  const sense = (text: string) => senseOf(text.split(' '));

  it('is nearer in a paraphrase than in another matter', () => {
    const asked = sense('newspaper exposed conditions hospital');
    const near = sense('press revealed squalor clinic');
    const far = sense('senate approved budget amendment');
    expect(likeSense(asked, near)).toBeGreaterThan(likeSense(asked, far) + 0.2);
  });

  it('is that of itself wholly, whatever the order, and nothing for no words', () => {
    expect(likeSense(sense('talks in oslo'), sense('oslo in talks'))).toBeCloseTo(1, 5);
    expect(likeSense(senseOf([]), sense('oslo'))).toBe(0);
    expect(likeSense(sense('qqqqzzzz'), sense('oslo'))).toBe(0);
  });
});
