// Holds quotation finding against cases, one table per rule with what the rule must leave alone.
// Leaves to others: the layout of pages and the names of actors, tested in their own folders.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Mention } from '../../../src/model/reading.ts';
import { article, check, findQuotes, layOut, quotesIn } from './told.ts';

check('words in marks with a cue after them', [
  ['“We will go on,” Price said.', 'direct | We will go on, | said | Price'],
  ['"We will go on," said Ned Price on Monday.', 'direct | We will go on, | said | Ned Price'],
  [
    '"Total votes: 72," Jose Figueredo, the secretary of the National Assembly, had stated.',
    'direct | Total votes: 72, | stated | Jose Figueredo',
  ],
  [
    '“We stand by them,” says a statement from the State Department spokeswoman, Tammy Bruce.',
    'direct | We stand by them, | says | Tammy Bruce',
  ],
  [
    '“Why did they leave?” the senator asked.',
    'direct | Why did they leave? | asked | the senator',
  ],
  [
    '«Peace is near,» according to the minister.',
    'direct | Peace is near, | according to | the minister',
  ],
  [
    '“We know that we can achieve it, ”he insisted on Friday.',
    'direct | We know that we can achieve it, | insisted | he',
  ],
]);

check('damaged and other marks', [
  ['It is far too late for that," he said.', 'direct | It is far too late for that, | said | he'],
  ['‘We will go on,’ Price said.', 'direct | We will go on, | said | Price'],
  [
    '‘The workers’ day has come,’ said Price.',
    'direct | The workers’ day has come, | said | Price',
  ],
  ['Price said: “We will go on', 'direct | We will go on | said | Price'],
  ['"We will go on,” Price said.', 'direct | We will go on, | said | Price'],
  ['The door was 6 feet 2" high, and they left.'],
]);

check('words in marks with a cue before them', [
  ['Price said: "We will go on."', 'direct | We will go on. | said | Price'],
  ['She told reporters, "It is over."', 'direct | It is over. | told | She'],
  ['He wrote that “it is over.”', 'direct | it is over. | wrote | He'],
  [
    'Sen. Smith made the following statement:\n"It is a good day."\nThe bill passed.',
    'direct | It is a good day. | made the following statement | Sen. Smith',
  ],
  ['SMITH: "It is a good day."', 'direct | It is a good day. | - | SMITH'],
]);

check('a quotation that its speaker breaks', [
  [
    '“It is late,” Price said. “We will go on.”',
    'direct | It is late, … We will go on. | said | Price',
  ],
  [
    '“It is late,” said Price, “and we will go on.”',
    'direct | It is late, … and we will go on. | said | Price',
  ],
  [
    '“It is late,” Price said. He sat down. “We will go on.”',
    'direct | It is late, | said | Price',
    'direct | We will go on. | - | Price',
  ],
]);

check('speech over paragraphs', [
  [
    '“It is late,” Price said. “We will go on.\n“We will not stop.”\nThey left.',
    'direct | It is late, … We will go on. | said | Price',
    'direct | We will not stop. | - | Price',
  ],
  [
    'They met in Rome.\n“It is late, and nobody came.”\nThey left.',
    'direct | It is late, and nobody came. | - | -',
  ],
]);

check('reported clauses', [
  ['He said the talks would resume.', 'indirect | the talks would resume | said | He'],
  ['He said that the talks would resume.', 'indirect | the talks would resume | said | He'],
  [
    'The talks will resume, the minister said on Friday.',
    'indirect | The talks will resume | said | the minister',
  ],
  [
    'The talks will resume soon, said Mr. Smith.',
    'indirect | The talks will resume soon | said | Mr. Smith',
  ],
  [
    'According to AFP, the talks have failed.',
    'indirect | the talks have failed | According to | AFP',
  ],
  [
    'The talks have failed, according to the UN.',
    'indirect | The talks have failed | according to | the UN',
  ],
  [
    'Juan González, an advisor to the president, remarked at a conference in Miami that it will take years.',
    'indirect | it will take years | remarked | Juan González',
  ],
  [
    'The envoy told reporters the road was closed.',
    'indirect | the road was closed | told | The envoy',
  ],
  ['They urged the government to open the border.', 'indirect | to open the border | urged | They'],
  [
    'They urged the government not to tell the press that it had failed.',
    'indirect | not to tell the press that it had failed | urged | They',
  ],
  [
    'Smith said it was late and added that nobody came.',
    'indirect | it was late | said | Smith',
    'indirect | nobody came | added | Smith',
  ],
  [
    'The tax, Smith said, will fall on the poor of the city.',
    'indirect | The tax … will fall on the poor of the city | said | Smith',
  ],
  [
    'He said the plan was “a farce” from the start.',
    'mixed | the plan was “a farce” from the start | said | He',
  ],
]);

check('a speaker reminded of inside his clause', [
  [
    'Trump said that they will stop because, he said, nobody needs it.',
    'indirect | they will stop because, he said, nobody needs it | said | Trump',
  ],
]);

check('what is no reported speech', [
  ['He hopes the talks will resume.'],
  ['The opposition has claimed victory at the polls.'],
  ['She believes that the talks will resume.'],
  ['They wanted to say more.'],
  ['The claims were false.'],
  ['That said, the talks go on.'],
  ['He was said to be ill.'],
  ['The minister will announce that the talks go on.'],
  ['He read “War and Peace” on the train.'],
  ['The so-called “New GM” opened a plant.'],
  ['The 6" pipe and the 8" pipe broke.'],
  [
    'Edmundo González and Corina Machado thank for the defense of “democratic values”\n\nThey left.',
  ],
  ['The parties’ leaders and the workers’ unions met in Rome.'],
]);

describe('speakers', () => {
  const text =
    'US State Department spokesperson Ned Price said it was late. A spokesman for GM said it was early.';
  const mention = (words: string, actor: string, type: Mention['type']): Mention => {
    const start = text.indexOf(words);
    return { span: { start, end: start + words.length }, type, actor, how: 'name' };
  };
  const mentions = [
    mention('US', 'place:us', 'LOC'),
    mention('State Department', 'organisation:state-department', 'ORG'),
    mention('Ned Price', 'person:ned-price', 'PER'),
    mention('GM', 'organisation:gm', 'ORG'),
  ];

  it('binds the head of the words to its actor, and no other name in them', () => {
    expect(quotesIn(text, mentions).map(({ speaker }) => [speaker?.actor, speaker?.how])).toEqual([
      ['person:ned-price', 'named'],
      [undefined, 'named'],
    ]);
  });

  it('keeps the actor of speech that goes on', () => {
    const words = '“It is late,” Ned Price said. He rose. “We go on.”';
    const start = words.indexOf('Ned Price');
    const found = quotesIn(words, [
      { span: { start, end: start + 9 }, type: 'PER', actor: 'person:ned-price', how: 'name' },
    ]);
    expect(found.map(({ speaker }) => [speaker?.actor, speaker?.how])).toEqual([
      ['person:ned-price', 'named'],
      ['person:ned-price', 'continued'],
    ]);
  });
});

describe('a pronoun with a cue', () => {
  const actorsOf = (text: string, names: readonly string[]) =>
    quotesIn(
      text,
      names
        .flatMap((name) =>
          [...text.matchAll(new RegExp(name, 'gu'))].map(
            ({ index }): Mention => ({
              span: { start: index, end: index + name.length },
              type: 'PER',
              actor: `person:${name.toLowerCase()}`,
              how: 'name',
            }),
          ),
        )
        .sort((a, b) => a.span.start - b.span.start),
    ).map(({ speaker }) => speaker?.actor);

  it.each([
    [
      '“It is late,” Price said.\n“We do not know Maduro,” he added.',
      ['person:Price', 'person:Price'],
    ],
    [
      '“It is late,” Price said.\nThen he met Maduro.\n“It is early,” he added.',
      ['person:Price', undefined],
    ],
    [
      'An aide to Price said it was late.\nIt was early, he added, and cold in the city of Rome.',
      [undefined, undefined],
    ],
  ])('%j', (text, expected) => {
    expect(actorsOf(text, ['Price', 'Maduro'])).toEqual(
      expected.map((actor) => actor?.toLowerCase()),
    );
  });
});

describe('any text', () => {
  const scraps = fc.constantFrom(
    '"',
    '“',
    '”',
    '‘',
    '’',
    "'",
    ' ',
    ', ',
    '. ',
    ': ',
    '\n',
    '(',
    ') ',
    '– ',
    'said ',
    'He ',
    'that ',
    'told ',
    'according to ',
    'and ',
    'Smith ',
    'adding ',
    'the talks ',
    'will ',
    'fail',
    'claims ',
    'as ',
    'who ',
    '10 ',
    '\ud800',
  );
  it('gives quotations in order, inside the text, none over another', () => {
    fc.assert(
      fc.property(fc.array(scraps, { maxLength: 60 }), (parts) => {
        const text = parts.join('');
        const quotes = quotesIn(text);
        const spans = quotes.flatMap((quote) => quote.spans).sort((a, b) => a.start - b.start);
        let end = 0;
        for (const span of spans) {
          expect(span.start).toBeGreaterThanOrEqual(end);
          expect(span.end).toBeGreaterThan(span.start);
          end = span.end;
        }
        expect(end).toBeLessThanOrEqual(text.length);
        const starts = quotes.map((quote) => quote.spans[0].start);
        expect(starts).toEqual([...starts].sort((a, b) => a - b));
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    '"',
    '“A ',
    'He said ',
    '"a," he said "b ',
    'according to X, ',
    'said that ',
    ', said X, ',
    'A and B, ',
  ])('takes time in line with the length of %j repeated', (unit) => {
    const cost = (length: number) => {
      const page = layOut(article(unit.repeat(length / unit.length)));
      const times = [1, 2].map(() => {
        const start = performance.now();
        findQuotes(page, { actors: [], mentions: [] });
        return performance.now() - start;
      });
      return Math.min(...times);
    };
    cost(20_000);
    // Quadratic work would take a hundred times as long; a busy machine may take many times ten.
    expect(cost(200_000)).toBeLessThan(Math.max(60 * cost(20_000), 600));
  });
});
