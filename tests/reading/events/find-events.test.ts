// Which sentences are dated happenings, with which date, actors and status.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isEdtf } from '../../../src/model/date.ts';
import type { Event, Quote } from '../../../src/model/reading.ts';
import type { ActorsFound } from '../../../src/reading/actors/find-actors.ts';
import { prepareDates } from '../../../src/reading/dates/find-dates.ts';
import { prepareEvents } from '../../../src/reading/events/find-events.ts';
import { pageOf, resources } from '../dates/read-dates.ts';

const findDates = prepareDates(resources);
const findEvents = prepareEvents(resources);
const nobody: ActorsFound = { actors: [], mentions: [] };

function eventsOf(
  text: string,
  day?: string,
  actors: ActorsFound = nobody,
  quotes: readonly Quote[] = [],
): readonly Event[] {
  const page = pageOf(text, day);
  return findEvents(page, actors, findDates(page), quotes);
}

const day = '2021-05-27';
/** Enough undated present before it that nothing rests on the lead. */
const filler = 'Nothing is new. Nothing is known. Nothing is sure. ';

describe('events', () => {
  it.each([
    ['The government closed the talks in August 2019.', '2019-08', 'happened'],
    ['On May 11, the opposition proposed new talks.', '2021-05-11', 'happened'],
    ['The court confirmed the results on Tuesday.', '2021-05-25', 'happened'],
    ['The vote will be held on December 5.', '2021-12-05', 'planned'],
    ['The July elections will decide the matter.', '2021-07', 'planned'],
    ['An aide said on Wednesday that the policy stands.', '2021-05-26', 'happened'],
    ['The spokesman answered at a press briefing on Tuesday.', '2021-05-25', 'happened'],
    ['The opposition claims that soldiers fired on Monday.', '2021-05-24', 'claimed'],
    ['The ministry denied that troops crossed the border on Monday.', '2021-05-24', 'denied'],
    ['Venezuela, ruled by Maduro since 2013, has no talks.', '2013', 'happened'],
    ['In October 2020 the parties were discussing a deal.', '2020-10', 'happened'],
  ])('%s', (sentence, value, status) => {
    const found = eventsOf(filler + sentence, day);
    expect(found.map((event) => [event.date.value, event.status])).toEqual([[value, status]]);
    const [event] = found;
    expect(event && (filler + sentence).slice(event.span.start, event.span.end)).toBe(sentence);
  });

  it.each([
    'The country has five million people and two capitals.',
    'He is a member of the 2015 National Assembly.',
    'The party has been in office since 2013.',
    'They meet every Tuesday in the old town.',
    'The 1990s were hard for the country.',
    'The talks go on and the border stays closed.',
    'It lasted two weeks and cost a fortune.',
  ])('finds none in: %s', (sentence) => {
    expect(eventsOf(filler + sentence, day)).toEqual([]);
  });

  it('gives a sentence with two dated happenings twice', () => {
    const text = `${filler}The party, which came to power in 1999, closed both embassies in 2019.`;
    expect(eventsOf(text, day).map((event) => event.date.value)).toEqual(['1999', '2019']);
  });

  it.each([
    [
      'The election was held on July 28, 2019.',
      '26 days after the election, the council resigned.',
      '2019-08-23',
    ],
    [
      'The 2015 elections split the country.',
      'Three years after the disputed elections he fled.',
      '2018',
    ],
    [
      'The coup of May 2, 2019 failed.',
      'Two weeks before the coup, the army moved north.',
      '2019-04-18',
    ],
  ])('counts from a happening dated elsewhere: %s %s', (dated, counted, value) => {
    const found = eventsOf(`${filler}${dated} ${counted}`, day);
    expect(found.at(-1)?.date).toMatchObject({ value, basis: 'relative' });
  });

  it.each([
    ['has no date', 'The election was held.', '26 days after the election, the council resigned.'],
    [
      'has two',
      'After the elections of July 28, 2019 came the elections of May 2, 2020.',
      '26 days after the elections, the council resigned.',
    ],
    [
      'is only known by its month',
      'The May 2019 election was held.',
      '26 days after the election, the council resigned.',
    ],
  ])('leaves vague what is counted from a happening that %s', (_why, dated, counted) => {
    const text = `${filler}${dated} ${counted}`;
    const start = text.indexOf('26 days');
    expect(eventsOf(text, day).filter((event) => event.span.start >= start)).toEqual([]);
  });

  it.each([
    ['The ministry denied bail to the editor on Monday.', 'happened'],
    ['The ministry denied the request for asylum on Monday.', 'happened'],
    ['The ministry denies any role in the raid of Monday.', 'denied'],
    ['The council is preparing to hold a vote this year.', 'planned'],
  ])(
    'tells what is denied from what is refused, and what is on the way: %s',
    (sentence, status) => {
      expect(eventsOf(filler + sentence, day).map((event) => event.status)).toEqual([status]);
    },
  );

  it.each([
    ['On Tuesday in Lima the army moved.', 'Lima', true],
    ['The army attacked in Lima on Tuesday.', 'Lima', true],
    ['In May, after long delay, the minister spoke at a conference in Lima.', 'Lima', true],
    [
      'On Tuesday the minister sent a letter to the leaders of the opposition in Lima.',
      'Lima',
      false,
    ],
    ['On Tuesday Lima moved the army.', 'Lima', false],
  ])('says where, when the sentence does: %s', (sentence, name, told) => {
    const text = filler + sentence;
    const start = text.indexOf(name);
    const span = { start, end: start + name.length };
    const mention = { span, type: 'LOC', actor: 'place:lima', how: 'name' } as const;
    const [event] = eventsOf(text, day, { actors: [], mentions: [mention] });
    expect(event?.place).toBe(told ? 'place:lima' : undefined);
  });

  it('says how a relative date was worked out', () => {
    expect(eventsOf(`${filler}The court confirmed the results on Tuesday.`, day)[0]?.date).toEqual({
      value: '2021-05-25',
      basis: 'relative',
      evidence: 'worked out: "Tuesday", document of 2021-05-27',
    });
  });

  it('takes the day of the document, about, for the lead and only there', () => {
    const text =
      'The court released the prisoners. Lawyers cheered. Guards opened the gates. The crowd sang. The mayor left early.';
    const found = eventsOf(text, day);
    expect(found.map((event) => event.date.value)).toEqual(Array(3).fill('2021-05-27~'));
    expect(found[0]?.date).toMatchObject({
      basis: 'inferred',
      evidence: expect.stringContaining('2021-05-27'),
    });
    expect(eventsOf(text)).toEqual([]);
  });

  it('wants a verb of its own in a sentence without a date', () => {
    expect(eventsOf('Urrutia, abandoned by the party, in the words of the paper.', day)).toEqual(
      [],
    );
  });

  it('carries a named day on to the sentences right after it, about', () => {
    const text = `${filler}On Tuesday the index fell. The bank lost a third of its value.`;
    expect(eventsOf(text, day).map((event) => event.date.value)).toEqual([
      '2021-05-25',
      '2021-05-25~',
    ]);
  });

  it('names the actors of the sentence once each, and takes words inside a quotation as claimed', () => {
    const text = `${filler}Maduro met Maduro in 2019. "Soldiers fired in 2018," said Ana.`;
    const at = (words: string) => ({
      start: text.indexOf(words),
      end: text.indexOf(words) + words.length,
    });
    const mention = {
      span: at('Maduro'),
      type: 'PER',
      actor: 'person:maduro',
      how: 'name',
    } as const;
    const second = {
      ...mention,
      span: { start: mention.span.start + 11, end: mention.span.end + 11 },
    };
    const quotes: readonly Quote[] = [
      { spans: [at('Soldiers fired in 2018,')], kind: 'direct', confidence: 'high' },
    ];
    const found = eventsOf(text, day, { actors: [], mentions: [mention, second] }, quotes);
    expect(found.map((event) => [event.actors, event.status])).toEqual([
      [['person:maduro'], 'happened'],
      [[], 'claimed'],
    ]);
  });

  it('carries nothing on from background, plans, or into words spoken', () => {
    const values = (text: string) => eventsOf(filler + text, day).map((event) => event.date.value);
    expect(values('He fled in 2019. The bank lost a third of its value.')).toEqual(['2019']);
    expect(values('On January 5 he fled. The bank lost a third of its value.')).toEqual([
      '2021-01-05',
    ]);
    expect(values('The vote will be held on June 5. The bank lost a third.')).toEqual([
      '2021-06-05',
    ]);
    expect(values('On Tuesday the index fell. The bank has lost a third.')).toEqual(['2021-05-25']);
    expect(
      values('On Tuesday the index fell. The bank did not fall or lose a third, nor lost heart.'),
    ).toEqual(['2021-05-25']);
  });

  it('takes what a newspaper reports as told, not as claimed', () => {
    const text = `${filler}On May 20 the council backed the plan, AFP reported.`;
    const start = text.indexOf('On May');
    const quotes: readonly Quote[] = [
      {
        spans: [{ start, end: text.indexOf(', AFP') }],
        kind: 'indirect',
        cue: { start: text.indexOf('reported'), end: text.length - 1 },
        confidence: 'high',
      },
    ];
    expect(eventsOf(text, day, nobody, quotes)[0]?.status).toBe('happened');
  });

  it('keeps the finer of two dates of which one holds the other', () => {
    const text = `${filler}The minister promoted the flag on the holiday, February 6, this year.`;
    expect(eventsOf(text, day).map((event) => event.date.value)).toEqual(['2021-02-06']);
  });

  it.each([
    ['The ministry today announced that the grant will be paid.', day, 'happened'],
    ['By the end of this year, the two plants will be closed.', '2021', 'planned'],
    ['Two more plants are to be closed later this year.', '2021', 'planned'],
    [
      'The council, which is preparing to call regional, local and general elections this year, met.',
      '2021',
      'planned',
    ],
    ['The fair opened on May 3 and its show is to run all summer.', '2021-05-03', 'happened'],
  ])('tells what happened from what is to come: %s', (sentence, value, status) => {
    const found = eventsOf(filler + sentence, day);
    expect(found.map((event) => [event.date.value, event.status])).toEqual([[value, status]]);
  });

  it.each([
    'The plan was extended through 2010.',
    'The form is meant for those who applied before last summer.',
    'Oil prices dropped to lows not reached since February.',
    'The index had its worst fall since 1987.',
    'The senator welcomed the funds in its FY 2009 budget request.',
    'The museum opened a show on the elections of July 2018.',
    'The senate revised the Trade Act of 1998.',
    'The schools chose the class of 2011.',
    "Today's news will help farmers.",
  ])('takes no date that only measures or names: %s', (sentence) => {
    expect(eventsOf(filler + sentence, day)).toEqual([]);
  });

  it('takes no year out of a name', () => {
    const text = `${filler}The Russell 2000 fell by four percent.`;
    const start = text.indexOf('Russell');
    const span = { start, end: start + 'Russell 2000'.length };
    const mentions = [{ span, type: 'MISC', actor: 'other:russell-2000', how: 'name' } as const];
    expect(eventsOf(text, day, { actors: [], mentions })).toEqual([]);
    expect(eventsOf(text, day)).toHaveLength(1);
  });

  it('dates nothing in the lead by what stands, is to come, or is said aloud', () => {
    expect(eventsOf('The plan is designed to help farmers.', day)).toEqual([]);
    expect(eventsOf('Some 30,000 jobs will be cut.', day)).toEqual([]);
    expect(eventsOf('As planned, the bill includes money for farmers.', day)).toEqual([]);
    const said = '“They closed the plant and moved it abroad,” Lund said.';
    const words = { start: 1, end: said.indexOf(',”') };
    const quote = { spans: [words], kind: 'direct', confidence: 'high' } as const;
    expect(eventsOf(said, day, nobody, [quote])).toEqual([]);
    expect(eventsOf('The ministry announced that the grants will be paid.', day)).toHaveLength(1);
  });

  it('dates a deed of the lead where it is told again with its date', () => {
    const text = 'Harris sent a letter to the opposition. Harris sent the letter last week.';
    expect(eventsOf(text, day).map(({ date }) => date.value)).toEqual([
      '2021-05-17/2021-05-23',
      '2021-05-17/2021-05-23',
    ]);
    const other = 'Harris sent a letter to the opposition. Harris sent the letter in May 2019.';
    expect(eventsOf(other, day).map(({ date }) => date.value)).toEqual([`${day}~`, '2019-05']);
  });

  it('leaves headings and the date line out', () => {
    expect(
      eventsOf(' date 2024-08-24 Prices and wages stay as they are, for all we know.'),
    ).toEqual([]);
  });

  it('gives whole sentences and real dates for any text', () => {
    const words = fc.constantFrom(
      'fell',
      'on',
      'Tuesday',
      'May',
      '5',
      '2019',
      '.',
      ',',
      'will',
      'said',
      'the',
      'vote',
      'who',
      '“',
      '\n',
      'denied',
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 60 }), (list) => {
        const text = list.join(' ');
        const spans = new Set(
          pageOf(text, day).sentences.map(({ span }) => `${span.start}-${span.end}`),
        );
        for (const event of eventsOf(text, day)) {
          expect(spans.has(`${event.span.start}-${event.span.end}`)).toBe(true);
          expect(isEdtf(event.date.value), event.date.value).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });
});
