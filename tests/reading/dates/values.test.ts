// What time expressions are found and what they are worth, against a fixed day of writing (a Wednesday).
import { describe, expect, it } from 'vitest';
import { datesOf, valuesOf } from './read-dates.ts';

const day = '2009-06-10';

const single: readonly (readonly [string, string])[] = [
  ['The vote was held on May 11, 2021.', 'May 11, 2021 = 2021-05-11'],
  ['The vote was held on 11 May 2021.', '11 May 2021 = 2021-05-11'],
  ['It began on Saturday, April 4, 2009, in Rome.', 'Saturday, April 4, 2009 = 2009-04-04'],
  ['He was born on the 4th of July, 1976.', 'the 4th of July, 1976 = 1976-07-04'],
  ['It ended on Dec. 31, 1994.', 'Dec. 31, 1994 = 1994-12-31'],
  ['They voted on 2024-07-28.', '2024-07-28 = 2024-07-28'],
  ['It was signed on 05-Aug-2016.', '05-Aug-2016 = 2016-08-05'],
  ['It was signed on 2016-Aug-5.', '2016-Aug-5 = 2016-08-05'],
  ['It fell in the last week of 2008.', 'the last week of 2008 = 2008-W52'],
  ['It fell in the first week of 2011.', 'the first week of 2011 = 2011-W01'],
  ['It fell in the last month of 2008.', 'the last month of 2008 = 2008-12'],
  ['It fell on the first day of 2009.', 'the first day of 2009 = 2009-01-01'],
  ['It earned more in the first quarter of 2009.', 'the first quarter of 2009 = 2009-Q1'],
  ['It closed on the 15th of last month.', 'the 15th of last month = 2009-05-15'],
  ['It closed last night at 9:30 p.m. sharp.', 'last night at 9:30 p.m. = 2009-06-09T21:30'],
  ['It closed last night at 9:30.', 'last night at 9:30 = 2009-06-09T21:30'],
  ['It opened yesterday morning at 8:30.', 'yesterday morning at 8:30 = 2009-06-09T08:30'],
  ['It closed on Tuesday, 8:00 GMT.', 'Tuesday, 8:00 GMT = 2009-06-09T08:00Z'],
  ['It closed at 8:30 pm yesterday.', '8:30 pm yesterday = 2009-06-09T20:30'],
  ['It will earn more in the third quarter.', 'the third quarter = 2009-Q3'],
  ['It earned more in the third quarter.', 'the third quarter = 2008-Q3'],
  ['It was sent on 7/28/2024.', '7/28/2024 = 2024-07-28'],
  ['It was sent on 28.07.2024.', '28.07.2024 = 2024-07-28'],
  ['It ended on Christmas Eve 1914.', 'Christmas Eve 1914 = 1914-12-24'],
  ['Little changed after 9/11.', '9/11 = 2001-09-11'],
  ['They left on Jan. 10 for Rome.', 'Jan. 10 = 2009-01-10'],
  ['He was elected in 2013.', '2013 = 2013'],
  ['It grew in Sept. 2015 again.', 'Sept. 2015 = 2015-09'],
  ['He fled in 44 BC.', '44 BC = BC0044'],
  ['The 1990s were hard.', '1990s = 199'],
  ['It broke out in the 19th century.', 'the 19th century = 18'],
  ['On Tuesday the ministry announced a cut.', 'Tuesday = 2009-06-09'],
  ['The talks resumed on Wednesday.', 'Wednesday = 2009-06-10'],
  ['On Friday, the Armed Services Committee will hear from him.', 'Friday = 2009-06-12'],
  ['Markets stay closed until Friday.', 'Friday = 2009-06-12'],
  ['The court will rule on Tuesday.', 'Tuesday = 2009-06-16'],
  ['He resigned last Thursday.', 'last Thursday = 2009-06-04'],
  ['Sales fell in October.', 'October = 2008-10'],
  ['The deal should be finalized by June 20.', 'June 20 = 2009-06-20'],
  ['The November 5 elections will decide it.', 'November 5 = 2009-11-05'],
  ['He arrived last week.', 'last week = 2009-W23'],
  ['She resigned last year.', 'last year = 2008'],
  ['They met yesterday.', 'yesterday = 2009-06-09'],
  ['The summit will be held next month.', 'next month = 2009-07'],
  ['It was signed two weeks ago.', 'two weeks ago = 2009-05-27'],
  ['It was signed three years ago.', 'three years ago = 2006'],
  ['They voted in mid-May.', 'mid-May = 2009-05'],
  ['It rose in the third quarter of 2009.', 'the third quarter of 2009 = 2009-Q3'],
  ['It rose in the first quarter of last year.', 'the first quarter of last year = 2008-Q1'],
  ['They fought in the summer of 2003.', 'the summer of 2003 = 2003-SU'],
  ['Profits rose in fiscal year 2008.', 'fiscal year 2008 = 2008'],
  ['The strike started in the last week of March.', 'the last week of March = 2009-W13'],
  [
    'She won on the first Tuesday of November 2008.',
    'the first Tuesday of November 2008 = 2008-11-04',
  ],
  ['Sales fell from the same month last year.', 'the same month last year = 2008-06'],
  ['It was signed two weeks before May 13, 1999.', 'two weeks before May 13, 1999 = 1999-04-29'],
  ['It lasted two weeks.', 'two weeks = P2W'],
  ['It lasted thirty minutes.', 'thirty minutes = PT30M'],
  ['It lasted several months.', 'several months = PXM'],
  ['They meet every three weeks.', 'every three weeks = P3W'],
  ['It closed at 16:08 UTC.', '16:08 UTC = 2009-06-10T16:08Z'],
  ['It closed at 4:30 p.m. on Thursday.', '4:30 p.m. on Thursday = 2009-06-04T16:30'],
  ['The army attacked on Thursday night.', 'Thursday night = 2009-06-04TNI'],
];

describe('time expressions', () => {
  it.each(single)('%s', (text, expected) => {
    expect(valuesOf(text, day)).toEqual([expected]);
  });

  it.each([
    'It paid 2000 dollars.',
    'It killed 2000 people.',
    'About 1500 troops left.',
    '$2021 was paid.',
    'It may rain and they may march in.',
    'They will march on the capital.',
    'In a second hearing it failed.',
    'Call (206) 555-1212 or 555-2012.',
    'They won 2-1 and 72-29.',
    'Theresa May said no.',
    'The fall of Saigon shocked them.',
    'Spring water is cold.',
    'The sun sat low over Sun City.',
    'Flight MH17 and B52 and COVID19 and G20.',
    'It stands on page 2001, see Flight 1549.',
    'They published the minutes of the meeting.',
    'He is 75 and won by 1,600 votes and 83.5% of them.',
    'I am here.',
    'A quarter of them left.',
  ])('finds none in: %s', (text) => {
    expect(valuesOf(text, day)).toEqual([]);
  });

  it('gives the parts of a range one by one', () => {
    expect(valuesOf('It ran from 1915-17.', day)).toEqual(['1915 = 1915', '17 = 1917']);
    expect(valuesOf('It grew between April and June 2008.', day)).toEqual([
      'April = 2008-04',
      'June 2008 = 2008-06',
    ]);
    expect(valuesOf('It ran from November to March 2008.', day)).toEqual([
      'November = 2007-11',
      'March 2008 = 2008-03',
    ]);
    expect(valuesOf('It will run between November and March.', day)).toEqual([
      'November = 2009-11',
      'March = 2010-03',
    ]);
  });

  it('leans "the next day" and "later that month" on the date named last', () => {
    const text =
      'He was shot on 3 May 1999. The next day the army took over. Two days later it left.';
    expect(valuesOf(text, day)).toEqual([
      '3 May 1999 = 1999-05-03',
      'The next day = 1999-05-04',
      'Two days later = 1999-05-06',
    ]);
    expect(valuesOf('He fell on 3 May 1999 and died later that month.', day).at(-1)).toBe(
      'later that month = 1999-05',
    );
  });

  it('leans months without a year on the account in a history, on the day of writing in news', () => {
    const history =
      'War broke out on 1 September 1939. France fell on 22 June 1940. Italy attacked Greece on 28 October 1940. In 1941 it lost. On 7 December 1941 Japan attacked. In 1942 the tide turned. In November, the Allies landed.';
    expect(valuesOf(history, '2009-12-19').at(-1)).toBe('November = 1942-11');
    expect(
      valuesOf('The company was founded in 1942. In November, it closed.', '2009-12-19').at(-1),
    ).toBe('November = 2009-11');
  });

  it('turns the year with an account, and is not led astray by plans or the day of writing', () => {
    const war =
      'War broke out on 1 September 1939. France fell on 22 June 1940. Italy attacked Greece on 28 October 1940. In 1941 it lost. On 7 December 1941 Japan attacked. ';
    const last = (text: string) => valuesOf(war + text, '2009-12-19').at(-1);
    expect(last('In January the islands fell.')).toBe('January = 1942-01');
    expect(
      last('A landing was planned, which should come in 1943. In December Britain declared war.'),
    ).toBe('December = 1941-12');
    expect(last('A film of it was shown three weeks ago. In December Britain declared war.')).toBe(
      'December = 1941-12',
    );
  });

  it('keeps words for no day in particular in news only, and not in talk', () => {
    expect(
      valuesOf(
        'Profits fell on Tuesday. The firm recently closed a plant and is now in trouble.',
        day,
      ),
    ).toEqual(['Tuesday = 2009-06-09', 'recently = PAST_REF', 'now = PRESENT_REF']);
    expect(valuesOf('The firm recently closed a plant and is now in trouble.', day)).toEqual([]);
    expect(valuesOf('I met him on Tuesday, and now I think we should go.', day)).toEqual([
      'Tuesday = 2009-06-09',
    ]);
  });

  it('gives no year to months that come round every year', () => {
    expect(
      valuesOf('The air is about 24 degrees in January and rain is common in June.', day),
    ).toEqual(['January = XXXX-01', 'June = XXXX-06']);
  });

  it('takes "the end of the year" and "the same period last year" from the day of writing and of the text', () => {
    expect(valuesOf('The plant will close by the end of the year.', day)).toEqual([
      'the end of the year = 2009',
    ]);
    expect(valuesOf('Sales rose in February from the same period last year.', day)).toEqual([
      'February = 2009-02',
      'the same period last year = 2008-02',
    ]);
  });

  it('knows the calendar: leap years, ISO weeks over the turn of the year, ends of months', () => {
    expect(valuesOf('It was on 29 February 2020.', day)).toEqual(['29 February 2020 = 2020-02-29']);
    expect(valuesOf('It was on 29 February 2021.', day)).toEqual(['February 2021 = 2021-02']);
    expect(valuesOf('They met on February 29.', day)).toEqual(['February 29 = 2008-02-29']);
    expect(valuesOf('He arrived last week.', '2021-01-05')).toEqual(['last week = 2020-W53']);
    expect(valuesOf('They met yesterday.', '2024-03-01')).toEqual(['yesterday = 2024-02-29']);
    expect(valuesOf('They met yesterday.', '2023-03-27')).toEqual(['yesterday = 2023-03-26']);
    expect(valuesOf('They met on 31 April 2021.', day)).toEqual(['April 2021 = 2021-04']);
  });

  it('gives EDTF for calendar dates, intervals for weeks and quarters, none for vague words', () => {
    const edtf = (text: string) => datesOf(text, day).expressions.map((one) => one.edtf);
    expect(edtf('He arrived last week.')).toEqual(['2009-06-01/2009-06-07']);
    expect(edtf('It rose in the third quarter of 2008.')).toEqual(['2008-07/2008-09']);
    expect(edtf('The 1990s were hard.')).toEqual(['1990/1999']);
    expect(edtf('It closed at 16:08 UTC on Thursday.')).toEqual(['2009-06-04']);
    expect(edtf('He fled in 44 BC.')).toEqual([undefined]);
    expect(edtf('He fled in the third quarter of 44 BC.')).toEqual([undefined]);
    expect(edtf('It lasted two weeks.')).toEqual([undefined]);
  });

  it('says what each date rests on', () => {
    const { expressions, evidence } = datesOf(
      'They voted on 3 May 1999. On Tuesday they lost.',
      day,
    );
    expect(expressions.map((one) => one.basis)).toEqual(['stated', 'relative']);
    expect(evidence).toEqual([undefined, 'worked out: "Tuesday", document of 2009-06-10']);
  });

  it('gives no calendar value to relative words in a document without a date', () => {
    const { expressions } = datesOf('On Tuesday they met, as they did last week and on July 28.');
    expect(expressions.map((one) => one.value)).toEqual(['XXXX-WXX-2', 'PAST_REF', 'XXXX-07-28']);
    expect(expressions.every((one) => one.edtf === undefined)).toBe(true);
  });
});

it('reads "today" at the top as the day of writing, however much history follows', () => {
  const history = 'It began in 1990. It grew in 1992, 1994 and 1996. It fell in 1998 and 1999.';
  expect(valuesOf(`The mayor today opened the fair. ${history}`, day)).toContain(
    'today = 2009-06-10',
  );
  expect(valuesOf(`${history}\n\nIts buildings are used today as offices.`, day)).toContain(
    'today = PRESENT_REF',
  );
});
