// The invented news of the tests: a bridge, a strike and an election in Northgate.
// Leaves to others: turning sketches into readings (archive.ts).
import type { Sketch } from './archive.ts';

export const news: readonly Sketch[] = [
  {
    id: 'bridge',
    title: 'Northgate bridge closes after inspection',
    publisher: 'Northgate Courier',
    date: { value: '2023-03-04', basis: 'stated' },
    lines: [
      '# Northgate bridge closes',
      'Mara Lindqvist ordered the old bridge of Northgate closed on 3 March 2023.',
      'Luisa Ortega, an engineer, had found cracks in 14 of its 60 cables.',
      '“We close it today because nobody should cross a bridge that may fall,” Lindqvist said. “It will open again when it is safe.”',
      'Tomás Ortega, mayor of Northgate, called the decision “late, but right”.',
      'The repair is expected to cost 40 million crowns, the city said.',
      'A new bridge is planned for 3 March 2030.',
    ],
    quotes: [
      {
        words: [
          'We close it today because nobody should cross a bridge that may fall,',
          'It will open again when it is safe.',
        ],
        by: 'Mara Lindqvist',
      },
      { words: ['late, but right'], by: 'Tomás Ortega' },
    ],
    events: [
      {
        words: 'Mara Lindqvist ordered the old bridge of Northgate closed on 3 March 2023.',
        date: '2023-03-03',
      },
      {
        words: 'A new bridge is planned for 3 March 2030.',
        date: '2030-03-03',
        status: 'planned',
      },
    ],
  },
  {
    id: 'briefs/bridge',
    title: 'Brief: the bridge of Northgate',
    brief: true,
    date: { value: '2023-03-06', basis: 'stated' },
    lines: [
      'Mara Lindqvist ordered the bridge of Northgate closed.',
      'nobody should cross a bridge that may fall',
      'The harbour loses its only road to the north.',
    ],
    quotes: [
      {
        words: ['nobody should cross a bridge that may fall'],
        by: 'Mara Lindqvist',
        how: 'attribution',
        said: { value: '2023-03-03', basis: 'stated' },
      },
    ],
    events: [
      {
        words: 'Mara Lindqvist ordered the bridge of Northgate closed.',
        date: '2023-03-03',
      },
    ],
  },
  {
    id: 'strike',
    title: 'Dockers of the Harbour Union end their strike',
    date: { value: '2021-08~', basis: 'inferred', evidence: 'of the events it tells' },
    lines: [
      'The Harbour Union ended its strike after 26 days.',
      'Jonas Vell had said that the government left the dockers alone.',
      'He thanked the dockers. “They were patient for all of us,” he said.',
      'A spokesman of the port said: “Ships will sail tomorrow.”',
      'The union claimed that 900 people had taken part on 29 February 2020.',
    ],
    quotes: [
      {
        words: ['the government left the dockers alone'],
        by: 'Jonas Vell',
        kind: 'indirect',
      },
      { words: ['They were patient for all of us'], by: 'Jonas Vell', how: 'pronoun' },
      { words: ['Ships will sail tomorrow.'], by: 'A spokesman of the port' },
    ],
    events: [
      {
        words: 'The union claimed that 900 people had taken part on 29 February 2020.',
        date: '2020-02-29',
        status: 'claimed',
      },
    ],
  },
  {
    id: 'vote',
    title: 'Northgate votes',
    date: { value: '2024-07-29', basis: 'stated' },
    lines: [
      'Jonas Vell won the election of 28 July 2024 in Northgate with 52 percent of the votes.',
      'Mara Lindqvist conceded defeat on the same evening.',
      '“I wish Jonas Vell luck; he will need it,” Lindqvist said.',
      'Observers denied reports of fraud on 28 July 2014.',
    ],
    quotes: [{ words: ['I wish Jonas Vell luck; he will need it,'], by: 'Mara Lindqvist' }],
    events: [
      {
        words:
          'Jonas Vell won the election of 28 July 2024 in Northgate with 52 percent of the votes.',
        date: '2024-07-28',
      },
      {
        words: 'Mara Lindqvist conceded defeat on the same evening.',
        date: '2024-07-28',
        basis: 'relative',
      },
      {
        words: 'Observers denied reports of fraud on 28 July 2014.',
        date: '2014-07-28',
        status: 'denied',
      },
    ],
  },
  {
    id: 'harbour-history',
    title: 'A short history of the harbour',
    lines: [
      'The harbour of Northgate was founded in 1874.',
      'Its first crane stood until August 1959.',
    ],
    events: [{ words: 'Its first crane stood until August 1959.', date: '1959-08' }],
  },
];
