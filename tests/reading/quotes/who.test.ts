// Holds the binding of speakers to people: descriptions, letters, pronouns, with what must stay open.
// Leaves to others: which words name a speaker (find-quotes, newspaper).
import { describe, expect, it } from 'vitest';
import type { Actor, Mention } from '../../../src/model/reading.ts';
import { article, findQuotes, layOut } from './told.ts';

const people: Readonly<Record<string, readonly [name: string, role: string]>> = {
  Harris: ['Kamala Harris', 'Vice President'],
  Jones: ['Peter Jones', 'British ambassador to Chile'],
  Price: ['Ned Price', 'State Department spokesperson'],
  Bruce: ['Tammy Bruce', 'state department spokeswoman'],
  Maduro: ['Nicolas Maduro', ''],
  Lee: ['Ann Lee', ''],
  Roe: ['Bob Roe', 'adviser to the mayor'],
};

/** The person each quotation goes to, `-` where nobody can be told. */
function speakersOf(text: string): readonly string[] {
  const mentions: Mention[] = Object.keys(people)
    .flatMap((name) =>
      [...text.matchAll(new RegExp(`\\b${name}\\b`, 'gu'))].map(
        ({ index }): Mention => ({
          span: { start: index, end: index + name.length },
          type: 'PER',
          actor: `person:${name}`,
          how: 'name',
        }),
      ),
    )
    .sort((a, b) => a.span.start - b.span.start);
  const actors = [...new Set(mentions.map(({ actor }) => actor))].map((id): Actor => {
    const [name, role] = people[id.slice(7)] ?? ['', ''];
    const roles = role === '' ? [] : [{ title: role }];
    return { id, name, kind: 'person', aliases: [], roles, curated: false };
  });
  return findQuotes(layOut(article(text)), { actors, mentions }).map(({ speaker }) =>
    [speaker?.actor, ...(speaker?.others ?? [])].map((id) => id?.slice(7) ?? '-').join(' + '),
  );
}

type Case = readonly [text: string, ...speakers: string[]];

function check(name: string, cases: readonly Case[]): void {
  describe(name, () => {
    it.each(cases.map(([text, ...expected]) => [text, expected] as const))(
      '%s',
      (text, expected) => {
        expect(speakersOf(text)).toEqual(expected);
      },
    );
  });
}

check('a description fits one office alone', [
  ['Jones arrived on Monday. The diplomat said the talks would go on.', 'Jones'],
  ['Jones met Maduro. The British diplomat warned that time was short.', 'Jones'],
  ['Price spoke on Monday. The spokesman said the talks would go on.', 'Price'],
  ['Price met Bruce. The spokeswoman said the talks would go on.', 'Bruce'],
  ['“We will go on,” Roe said. The White House adviser added that it was late.', 'Roe', 'Roe'],
  [
    '“We will go on,” Harris said. The Democratic candidate for president in the fall elections warned that it was late.',
    'Harris',
    'Harris',
  ],
  ['“It is weak,” said Roe of Acme Advisory.', 'Roe'],
]);

check('a description that fits nobody, several or somebody else', [
  ['Maduro arrived on Monday. The diplomat said the talks would go on.', '-'],
  ['Price met Bruce. The State Department official said the talks would go on.', '-'],
  ['“We will go on,” Jones said. The Russian ambassador said it was late.', 'Jones', '-'],
  ['“We will go on,” Jones said. The candidate for mayor warned that it was late.', 'Jones', '-'],
  ['Jones arrived on Monday. A diplomat said the talks would go on.', '-'],
  ['Jones arrived on Monday. The diplomats said the talks would go on.', '-'],
]);

check('a description takes up who spoke without a name', [
  [
    'Jones arrived on Monday. A State Department spokesman said it was late. The official added that time was short.',
    '-',
    '-',
  ],
  [
    '“It is late,” a State Department spokesman told reporters. Likewise, the official expressed the “hope” that the talks go on. Roe said that time was short.',
    '-',
    '-',
    'Roe',
  ],
  ['Price left. A spokesman said it was late. The spokesman said time was short.', '-', '-'],
]);

check('a description of somebody else than who spoke without a name', [
  [
    'A State Department spokesman said it was late. Roe came in. The official added that time was short.',
    '-',
    'Roe',
  ],
  [
    'Jones arrived on Monday. A spokesman said it was late. The British diplomat added that time was short.',
    '-',
    'Jones',
  ],
  [
    'Jones arrived on Monday. A Chilean envoy said it was late. The British diplomat added that time was short.',
    '-',
    'Jones',
  ],
  ['Roe came in. A farmer said it was late. The official added that time was short.', '-', 'Roe'],
]);

check('a letter speaks for its writer', [
  [
    'Harris sent a letter to the opposition. In the letter, the Democratic leader said that time was short.',
    'Harris',
  ],
  [
    '“Time is short,” Harris said in the letter. In the letter, the Democrat urged the army to leave.',
    'Harris',
    'Harris',
  ],
  ['Harris sent a letter to the opposition in which she urges the army to leave.', 'Harris'],
]);

check('a letter of several, or of somebody else', [
  [
    'Harris sent a letter to the opposition. Lee wrote a letter, too. In the letter, the leader said that time was short.',
    '-',
  ],
  ['Harris sent a letter to Lee. The leader of the party said that time was short.', '-'],
  [
    'Harris sent a letter to the opposition. In the statement, the leader said that time was short.',
    '-',
  ],
]);

check('a pronoun goes on with whoever spoke last', [
  [
    '“It is late,” Harris said. The Vice President sent it to Lee. She also asked the army to leave.',
    'Harris',
    'Harris',
  ],
  ['“It is late,” Harris said. Then Lee came in. She also asked the army to leave.', 'Harris', '-'],
  [
    '“It is late,” Price said. Then he met with Lee. She also asked the army to leave.',
    'Price',
    '-',
  ],
]);

check('several speak together', [
  ['Harris and Jones said that time was short.', 'Harris + Jones'],
  ['Harris, Jones and Price said that time was short.', 'Harris + Jones + Price'],
  ['Harris and Senator Lee said that time was short.', 'Harris + Lee'],
  [
    '“It is late,” Harris and Lee said. They added that time was short.',
    'Harris + Lee',
    'Harris + Lee',
  ],
  ['Senators Harris and Lee wrote to Maduro. “Time is short,” the senators said.', 'Harris + Lee'],
  ['Sens. Harris and Lee wrote to Maduro. “Time is short,” the lawmakers said.', 'Harris + Lee'],
  ['Leaders Harris and Lee thanked Maduro on Friday. “Time is short,” they said.', 'Harris + Lee'],
  [
    'Vice President Harris and First District Congresswoman Lee said that time was short.',
    'Harris + Lee',
  ],
  ['Harris and Lee sent a letter in which they say that time is short.', 'Harris + Lee'],
  [
    'Harris and Lee spoke. Nobody had come. They said that time was short. “We go on,” they said.',
    'Harris + Lee',
    'Harris + Lee',
  ],
]);

check('one speaks, or nobody can be told', [
  ['Harris, an ally of Lee and Roe, said that time was short.', 'Harris'],
  ['Officials in Maduro and Lee said that time was short.', '-'],
  ['Harris spoke and Jones said that time was short.', 'Jones'],
  ['Harris met Jones. They said that time was short.', '-'],
  ['Harris and Lee met Maduro. The senators said that time was short.', '-'],
  ['Senators Harris and Lee met Senators Jones and Roe. The senators said it was late.', '-'],
  ['Maduro met Harris and Lee. They said that time was short.', '-'],
  ['Harris and Lee met officials. They said that time was short.', '-'],
  ['Harris and Lee met Jones and Price. They said that time was short.', '-'],
  ['Harris and Lee left. It was late. Nobody came. Rain fell. They said that time was short.', '-'],
  ['“It is late,” Harris and Lee said. She added that time was short.', 'Harris + Lee', '-'],
]);

check('who said more is who spoke before', [
  [
    'He met opposition leaders Harris and Lee. “It is late,” the opposition leader wrote. Lee also said that time was short.',
    'Lee',
    'Lee',
  ],
]);

check('whoever said more need not have spoken before', [
  [
    'He met opposition leaders Harris and Lee. “It is late,” the opposition leader wrote. Lee said that time was short.',
    '-',
    'Lee',
  ],
  [
    'He met opposition leaders Harris and Lee. “It is late,” the mayor wrote. Lee also said that time was short.',
    '-',
    'Lee',
  ],
  [
    'He met opposition leaders Harris and Lee. “It is late,” the Russian leader wrote. Lee also said that time was short.',
    '-',
    'Lee',
  ],
]);
