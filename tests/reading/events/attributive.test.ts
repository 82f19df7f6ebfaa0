// Dates that say which one a noun means, beside dates that say when the sentence happened.
import { describe, expect, it } from 'vitest';
import { prepareDates } from '../../../src/reading/dates/find-dates.ts';
import { prepareEvents } from '../../../src/reading/events/find-events.ts';
import { pageOf, resources } from '../dates/read-dates.ts';

const findDates = prepareDates(resources);
const findEvents = prepareEvents(resources);
const day = '2021-05-27';
const filler = 'Nothing is new. Nothing is known. Nothing is sure. ';

function daysOf(text: string): readonly string[] {
  const page = pageOf(text, day);
  const found = findEvents(page, { actors: [], mentions: [] }, findDates(page), []);
  return found.map((event) => event.date.value);
}

type Case = readonly [sentence: string, ...days: string[]];

function check(name: string, cases: readonly Case[]): void {
  it.each(cases.map(([sentence, ...days]) => [sentence, days] as const))(
    `${name}: %s`,
    (sentence, days) => {
      expect(daysOf(filler + sentence)).toEqual(days);
    },
  );
}

describe('a date before its noun', () => {
  check('dates no sentence', [
    ['The senator sent a letter that asks who won the seat in the July elections.'],
    ['The candidate for mayor in the November 5 elections warned the council.'],
    ['The minister criticised his rival for calling his 2018 re – election illegal.'],
    ['Members of the 2015 National Assembly backed the plan.'],
    ['The court rejected the disputed July vote.'],
    ['The report condemned Monday’s attack on the port.'],
    ['The ministry answered last week’s letter.'],
    ['The crisis followed the 2002 coup in the capital.'],
    ['After the 2002 coup the general fled.'],
    ['The July elections were criticised by the court.'],
    ['The 2015 National Assembly rejected the plan.'],
  ]);

  check('leaves the other dates of the sentence', [
    ['On Tuesday the court rejected the July 2019 vote.', '2021-05-25'],
    ['The minister, elected in 2017, rejected the 2019 report.', '2017'],
    [
      'Relations, strained since the arrival of the party in 1999, worsened when both closed their embassies in 2019.',
      '2019',
    ],
  ]);

  check('dates the happening that the clause reports', [
    ['The July 28, 2019 elections were held in the capital.', '2019-07-28'],
    ['The council said that the July 2019 elections took place.', '2019-07'],
    ['Monday’s attack killed five soldiers.', '2021-05-24'],
    ['The 2015 elections split the country.', '2015'],
    ['A June 3 hearing has been scheduled in the court.', '2021-06-03'],
    ['The company has a June 1 deadline to finish the plan.', '2021-06-01'],
    ['The broker commented on today’s falls.', '2021-05-27'],
    ['The mayor held a Tuesday meeting with the miners.', '2021-05-25'],
    ['At Monday’s meeting the council backed the plan.', '2021-05-24'],
    ['In the July 2019 elections the party lost its seats.', '2019-07'],
    ['Five soldiers were killed in Monday’s attack.', '2021-05-24'],
    ['The council backed the plan during the July 2019 summit.', '2019-07'],
  ]);

  check('is told from a date of the clause', [
    ['On Monday police raided the house.', '2021-05-24'],
    ['In July 2019 elections were held.', '2019-07'],
    ['The army raided the house on Monday night.', '2021-05-24'],
    ['The court Monday rejected the plan.', '2021-05-24'],
    ['The minister on Tuesday morning rejected the plan.', '2021-05-25'],
    ['The army left the town on the 5th of May 2019 and the port fell.', '2019-05-05'],
    ['Prices have fallen since they rose in 2019.', '2019'],
  ]);
});

it('leaves the lead at the day of the document', () => {
  expect(
    daysOf('The senator sent a letter that asks who won the seat in the July elections.'),
  ).toEqual([`${day}~`]);
});
