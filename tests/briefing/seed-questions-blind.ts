// Questions to the five source articles by a writer who had seen nothing but the articles, in two rounds put once unseen.
// Leaves to others: what a round is (seed-questions.ts) and asking them (seeds.test.ts).
import { questionsOf, type Row, type SeedRound } from './seed-questions.ts';

const one: readonly Row[] = [
  [
    'When did Rubio hold his call with Machado and González?',
    '000 held a virtual meeting with the Venezuelan',
    '000 held a virtual meeting with Venezuelan opposition leaders',
  ],
  ['Who is Tammy Bruce?', '000 state department spokeswoman, Tammy Bruce'],
  [
    "Why didn't Edmundo González go back to Venezuela on January 10 as he had promised?",
    '000 the trip was postponed for security reasons',
  ],
  ['What did Trump say about Venezuelan oil?', '000 probably stop buying oil from Venezuela'],
  [
    'Is it true that Machado is not allowed to hold public office?',
    '000 disabled to exercise public office',
  ],
  [
    'What did Rubio ask Interpol to do about Maduro?',
    "000 requested a notification of Interpol's red alert",
  ],
  [
    'Who did Kamala Harris send her letter to?',
    '001 last week to María Corina Machado y González',
    '001 sent a letter to opposition leaders in Venezuela',
  ],
  ['How many people died in the protests after the election?', '001 have left around twenty dead'],
  [
    'What did the supreme court decide about the July vote?',
    '001 confirmed the official results of the elections',
    '001 rejected the validation of',
  ],
  [
    "Which countries refused to accept the court's endorsement of Maduro's win?",
    '001 Chile, Argentina, Costa Rica, Ecuador',
  ],
  ["Which newspaper got to see Harris's letter?", '001 had access Miami Herald'],
  [
    'What share of the tally sheets does the opposition claim to have?',
    '001 83.5% of the minutes',
    '001 more than 80% of the voting tables',
  ],
  [
    "Where are Maduro's government and the opposition holding their dialogue?",
    '002 currently taking place in Mexico',
    '002 currently being carried out in Mexico',
  ],
  [
    'When were the US and Venezuelan embassies ordered to close?',
    '002 order to close their respective embassies in 2019',
  ],
  ['What does Caracas accuse Washington of?', '002 accused Washington of supporting a coup'],
  [
    'How many countries recognised Guaidó as interim president?',
    '002 by more than fifty countries',
  ],
  [
    'On what condition was Maduro willing to talk to Washington?',
    '002 was willing to talk with Washington whenever',
  ],
  ['What did Juan González tell the conference in Miami?', '002 remarked at a conference in Miami'],
  ["What is Ned Price's job?", '003 US State Department spokesperson Ned Price said'],
  [
    "How many lawmakers voted in favor of removing Guaidó's interim government?",
    '003 72 votes in favor',
  ],
  [
    'Which parties were behind the plan to get rid of Guaidó?',
    '003 Primero Justicia, Accion Democratica, and Un Nuevo',
  ],
  [
    'Which Venezuelan industries were hit by the US sanctions?',
    "003 crippling sanctions on Venezuela's oil",
  ],
  [
    'When did Guaidó declare himself interim president?',
    '003 thrown into a political crisis in January 2019',
    '003 which he has led since 2019',
  ],
  [
    'What has Maduro said about restoring ties with the US?',
    '003 the process of normalizing political and diplomatic relations',
    '002 a possible return of the diplomats',
  ],
  [
    "What is Juan González's role in the Biden administration?",
    '004 director of the Western Hemisphere at Biden',
    '002 Latin America advisor to President Biden',
  ],
  [
    'How many Venezuelans have been displaced, according to the UN?',
    '004 with 5.6 million people displaced',
  ],
  ['What will the US do if the talks fail?', '004 if these talks failed, the United States would'],
  [
    'When did Maduro break off the Norwegian-backed negotiations and what was his reason?',
    '004 closed the Norwegian-funded talks in August 2019',
  ],
  ["Why doesn't Biden recognise Maduro's authority?", '004 for considering his 2018 re'],
  ['What did Guaidó propose on May 11?', '004 proposed resuming talks with Maduro'],
];

const oneUntold: readonly string[] = [
  'How long did the call between Rubio and the opposition leaders last?',
  'Where is María Corina Machado living now?',
  'How many barrels of oil a day does the US import from Venezuela?',
  'How many people were arrested in the protests after the July vote?',
  'What did Lula say about the Venezuelan election?',
  "How did Maduro react to Kamala Harris's letter?",
  'When did the talks in Mexico start?',
  'What did Jorge Rodríguez say about the negotiations in Mexico?',
  'What is the name of the State Department spokesman who spoke to EFE?',
  'Who was chosen to replace Guaidó as head of the National Assembly?',
  'Why did Primero Justicia turn against Guaidó?',
  'Has Chevron got a licence to pump oil in Venezuela?',
  'How many Venezuelan refugees are in Colombia?',
  'What conditions did Guaidó set for resuming the talks?',
  'Is Juan González a relative of Edmundo González?',
];

const two: readonly Row[] = [
  [
    'Who does Rubio recognise as the legitimate president of Venezuela?',
    '000 whom he formally recognized as a',
    '000 recognized as president elected by several governments',
  ],
  [
    'Why does Machado think a transition in Venezuela matters for the rest of the hemisphere?',
    '000 crucial for regional stability and the security',
  ],
  ['How old is Edmundo González?', '000 González, 75, had assured'],
  [
    "Who did Trump's envoy Richard Grenell talk to in Venezuela?",
    '000 announced that he spoke With several officials',
  ],
  [
    'Is it true that the US is going to list the Tren de Aragua gang as a terrorist group?',
    '000 as a foreign terrorist organization',
  ],
  [
    'Where will González meet Venezuelans this Saturday?',
    '000 plans to participate in an activity with Venezuelans',
  ],
  [
    'What did Harris ask of the Venezuelan security forces?',
    '001 I strongly urge Venezuelan security forces',
    '001 urges the military to protect citizens',
    '001 also urges Venezuelan security forces to protect citizens',
    '001 Show moderation, respect human rights',
  ],
  ['By how much does the opposition say González beat Maduro?', '001 by a margin of more than 2-1'],
  [
    'Has the CNE released a detailed breakdown of the results yet?',
    '001 has still not published the results',
    '001 has not published the minutes of the results',
    '000 did not disclose disintected data',
  ],
  [
    'How did Machado and González Urrutia respond to the letter from Harris?',
    '001 thanked U.S. Vice President Kamala Harris on Friday',
    '001 published the same message on X',
    '001 thank for the defense of',
    '001 Thank you, Kamala Harris, for defending',
    '001 Knowing that we are not alone',
  ],
  [
    "What does the Maduro camp say about the opposition's voting records?",
    '001 documents that Chavismo denounces as',
  ],
  [
    'Who won the election according to the electoral council?',
    '001 CNE declared Maduro the winner',
    '001 certified that Maduro had defeated',
    '001 as announced by the National Electoral Council',
    '001 official results of the elections, which gave Maduro',
  ],
  [
    "How did the State Department react to Maduro's offer of direct talks?",
    "002 avoided responding to Nicolás Maduro's offer",
    '002 have partners in the negotiation',
    '002 has to engage in sincere dialogue',
    '002 urged Nicolas Maduro to focus on open dialogue',
  ],
  [
    'Who leads the Unitary Platform in the negotiations with Maduro?',
    '002 led by interim president Juan Guaidó',
  ],
  [
    'Since when have relations between Washington and Caracas been tense?',
    '002 since the arrival of Chavismo to power',
  ],
  [
    'Did Biden lift the sanctions Trump had put on Venezuela?',
    '002 has maintained the economic punishment Caracas',
  ],
  [
    'What does the Biden government hope will come out of the Mexico process?',
    '002 the dialogue currently taking place in Mexico',
    '002 the process currently being carried out in Mexico',
    '002 we and many others sincerely hope',
  ],
  [
    'Which foreign powers still stand by Maduro?',
    '002 Russia and China maintain their recognition',
    '003 several other nations have been supporting Maduro',
  ],
  [
    'What did Ned Price say about Maduro?',
    '003 has not changed - he is illegitimate',
    '003 The US considers Venezuelan President Nicolas Maduro',
    "003 claims Maduro is 'illegitimate'",
  ],
  [
    'On what date did the opposition first vote to dismantle the interim government?',
    '003 On December 22, the Venezuelan opposition voted',
  ],
  ['Who is Jose Antonio Figueredo?', '003 Jose Antonio Figueredo, the secretary of'],
  [
    'What did the Financial Times report about the Venezuelan opposition?',
    '003 discussing plans to oust the incumbent opposition leader',
  ],
  [
    'Will the United States go on working with Guaidó?',
    '003 will continue to coordinate efforts with',
    '003 We will continue to coordinate with him',
    '003 US to keep coordinating with Guaido',
    '003 wants to continue coordinating with opposition leader',
  ],
  [
    'What set off the political crisis in Venezuela in early 2019?',
    '003 thrown into a political crisis in January 2019',
  ],
  ['Since what year has Maduro governed Venezuela?', '004 ruled by Maduro since 2013'],
  [
    "What should the negotiations be like, in Juan González's view?",
    '004 adding that the talks should be',
  ],
  [
    "What has to happen before Washington stops pressuring Maduro's government?",
    '004 will not stop putting pressure on Caracas',
    "004 will continue to put pressure on Nicolas Maduro's",
    '004 to put pressure on the regime to take',
  ],
  [
    "Did Biden's aide give any details of the conversations between Maduro and the opposition?",
    '004 aide said he could not talk about',
  ],
  [
    'Has Norway been involved in the negotiations?',
    '004 which has supported such negotiations in the past',
    '004 closed the Norwegian-funded talks in August 2019',
  ],
  ["Does the US back Guaidó's initiative?", '004 spoken out in support of the Guide'],
];

const twoUntold: readonly string[] = [
  'What charges is Edmundo González facing in Venezuela?',
  "Why was González's son-in-law arrested?",
  'How big a reward is the US offering for the capture of Maduro?',
  'Who is the head of the CNE?',
  'What did the president of Mexico say about the Supreme Court ruling?',
  'What was the turnout on July 28?',
  'Who was the last US ambassador in Caracas?',
  'What did Gerardo Blyde say about the dialogue?',
  'How much money has Venezuela lost because of the sanctions?',
  'When did Guaidó leave Venezuela?',
  'How did Henry Ramos Allup vote on the interim government?',
  'What will happen to the Venezuelan gold held at the Bank of England?',
  'Who represented Maduro at the talks in 2019?',
  "What was the European Union's response to Guaidó's proposal?",
  'Has Juan González ever met Maduro in person?',
];

export const blind: readonly SeedRound[] = [
  {
    name: 'a blind round',
    answerable: questionsOf(one),
    unanswerable: oneUntold,
    least: { among: 27, first: 27, refused: 12 },
  },
  {
    name: 'another blind round',
    answerable: questionsOf(two),
    unanswerable: twoUntold,
    least: { among: 26, first: 25, refused: 11 },
  },
];
