// Where the document's own date comes from, and what is said when there is none.
import { describe, expect, it } from 'vitest';
import { datesOf, findDates, pageOf } from './read-dates.ts';

describe('the date of a document', () => {
  it.each([
    [' date 2024-08-24 The vice president sent a letter to the opposition.', '2024-08-24'],
    [
      'Boats rescued\n\nMonday, May 18, 2015\n\nOn Friday, fishermen rescued hundreds.',
      '2015-05-18',
    ],
    ['Published: 7 May 2015\n\nThe vote was held on Tuesday.', '2015-05-07'],
    ['CARACAS, Aug. 24, 2024 (AP) — The court confirmed the results on Thursday.', '2024-08-24'],
  ])('is read off the first lines: %s', (text, value) => {
    expect(datesOf(text).documentDate).toEqual({ value, basis: 'stated' });
  });

  it('is the one it came with, whatever the text says', () => {
    const { documentDate, problems } = datesOf('Monday, May 18, 2015\n\nIt began.', '2020-01-02');
    expect(documentDate).toEqual({ value: '2020-01-02', basis: 'stated' });
    expect(problems).toEqual([]);
  });

  it('is concluded, about, from a full newest day, days without year and a weekday, and says how', () => {
    const text =
      'The minister spoke at a briefing on Tuesday.\n\nOn December 30, 2022, the council backed the plan. On December 22, it voted.';
    const { documentDate, expressions } = datesOf(text);
    expect(documentDate).toEqual({
      value: '2023-01~',
      basis: 'inferred',
      evidence: 'the newest day named is 2022-12-30, and "Tuesday" after it is 2023-01-03 or later',
    });
    expect(expressions.at(-1)).toMatchObject({ value: '2022-12-22', basis: 'inferred' });
  });

  it.each([
    [
      'goes on to days without year that follow soon upon the full one',
      'On December 30, 2022, the council backed the plan. On January 10, it voted. He spoke on Tuesday.',
      '2023-01~',
      'the newest day named is 2023-01-10, and "Tuesday" after it is 2023-01-17 or later',
    ],
    [
      'is content with a word that counts from the writing, beside a day without year',
      'The treaty was signed on 14 March 2022. The vote is planned for 20 April. A report came last month.',
      '2022-03~',
      'the newest day named is 2022-03-14, and the text speaks of "last month"',
    ],
    [
      'takes the year in which a day was the weekday it is called',
      'Relations broke off in 2019. The ministry answered on Tuesday, July 28.',
      '2020-07~',
      'the newest year named is 2019, and "Tuesday, July 28" first came round in 2020',
    ],
    [
      'counts from the day somebody came into office',
      'US Secretary of State Marco Rubio met the leaders two days after taking office. Elections were held on July 28.',
      '2025-01-23~',
      '"two days after" Marco Rubio became secretary of state, which was on 2025-01-21',
    ],
    [
      'takes the year of a coming into office that is told by its month',
      'On Tuesday the ministry avoided an answer to President Joe Biden, who took office in January.',
      '2021~',
      'Joe Biden became president on 2021-01-20, told without its year',
    ],
    [
      'takes the one year that all offices leave',
      'The envoys met on Tuesday. Pope Benedict XVI and President Barack Obama sent word, as did Prime Minister Gordon Brown. The war ended on 3 January 2010.',
      '2010~',
      'it calls Barack Obama president, as could be done from 2009-01-20 to 2017-01-20; it calls Gordon Brown prime minister, as could be done from 2007-06-27 to 2010-05-11',
    ],
  ])('%s', (_what, text, value, evidence) => {
    const { documentDate, problems } = datesOf(text);
    expect(documentDate).toEqual({ value, basis: 'inferred', evidence });
    expect(problems).toEqual([]);
  });

  it.each([
    ['who had left it', 'On Tuesday former Prime Minister Liz Truss spoke.'],
    ['who held it then', 'On Tuesday he recalled a call from then Prime Minister Liz Truss.'],
    ['who only ran for it', 'On Tuesday vice presidential candidate Liz Truss spoke.'],
    ['of another office', 'On Tuesday Senator Joe Biden spoke of Foreign Minister Liz Truss.'],
    [
      'who cannot have held them together',
      'On Tuesday President Bill Clinton met Prime Minister Liz Truss.',
    ],
    ['in an account without weekdays', 'Prime Minister Liz Truss resigned.'],
  ])('is not concluded from somebody %s', (_what, text) => {
    expect(datesOf(text).documentDate).toBeUndefined();
  });

  it('stays open where offices leave several years, and says which', () => {
    const { documentDate, problems } = datesOf('President Joe Biden spoke on Tuesday.');
    expect(documentDate).toBeUndefined();
    expect(problems[0]?.reason).toContain(
      'it calls Joe Biden president, as could be done from 2021-01-20 to 2025-01-20',
    );
  });

  it.each([
    'On Tuesday the ministry avoided an answer. Relations broke off in 2019. He arrived in January.',
    'The treaty was signed on 3 May 1999. It ended the war.',
    'The election will be held on December 30, 2022. He spoke on Tuesday.',
    'He met the leaders a day after taking office. Elections were held on July 28.',
  ])('is left open where the text does not tell: %s', (text) => {
    const { documentDate, problems } = datesOf(text);
    expect(documentDate).toBeUndefined();
    expect(problems.map((one) => one.rule)).toEqual(['undated']);
    expect(problems[0]?.reason).toContain('date: YYYY-MM-DD');
  });

  it('is concluded from the address, where the text says nothing', () => {
    const page = pageOf('The minister spoke on Tuesday.');
    const at = (url: string) => findDates({ ...page, document: { ...page.document, url } });
    expect(at('https://news.example/world/2024/08/24/letter.html').documentDate).toEqual({
      value: '2024-08-24',
      basis: 'inferred',
      evidence: 'the address of the document says 2024-08-24',
    });
    expect(at('https://news.example/world/2024/08/24/letter').expressions[0]).toMatchObject({
      value: '2024-08-20',
      basis: 'inferred',
    });
    expect(at('https://news.example/2024/13/40/letter').documentDate).toBeUndefined();
    expect(at('https://news.example/letter-20240824').documentDate).toBeUndefined();
  });

  it('is no date the calendar lacks', () => {
    expect(
      datesOf(' date 2024-02-31 The vice president sent a letter.').documentDate,
    ).toBeUndefined();
  });
});
