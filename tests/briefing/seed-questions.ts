// Questions to the five source articles, with the passage that answers: a document's number and a few of its words.
// Leaves to others: asking them (seeds.test.ts).

/** `003 72 votes`: document and words of the passage; any of them will do. */
export interface SeedQuestion {
  readonly ask: string;
  readonly passages: readonly string[];
}

/** Questions put together, with how many of all must hold: the passage among the citations, first, and silence. */
export interface SeedRound {
  readonly name: string;
  readonly answerable: readonly SeedQuestion[];
  readonly unanswerable: readonly string[];
  readonly least: { readonly among: number; readonly first: number; readonly refused: number };
}

export type Row = readonly [string, ...string[]];

export function questionsOf(rows: readonly Row[]): readonly SeedQuestion[] {
  return rows.map(([ask, ...passages]) => ({ ask, passages }));
}

const firstRows: readonly Row[] = [
  ['Who is the US Secretary of State?', '000 Secretary of State'],
  ['Who is the spokeswoman of the State Department?', '000 Tammy Bruce'],
  ['When did Rubio hold a meeting with Machado and González?', '000 virtual meeting'],
  ['How old is Edmundo González?', '000 75'],
  ['Why did González postpone his trip?', '000 security reasons'],
  ['Where will González meet Venezuelans this Saturday?', '000 Miami'],
  ['Who was announced as envoy for special missions?', '000 special missions'],
  ['What did Trump say about oil from Venezuela?', '000 stop buying oil'],
  ['Which gang is to be named a terrorist organization?', '000 Aragua Train'],
  ['What did Kamala Harris send to the opposition leaders?', '001 sent', '001 letter'],
  ['How many people died in the protests?', '001 around twenty dead'],
  ['Which newspaper had access to the letter?', '001 Miami Herald'],
  ['What did Harris say about the security forces?', '001 show restraint', '001 urge Venezuelan'],
  ['What percentage of the voting records did the opposition publish?', '001 80%', '001 83.5%'],
  ['Which countries rejected the validation of Maduro’s victory?', '001 Chile, Argentina'],
  ['How many days after the election had the CNE not published the results?', '001 26 days'],
  ['What did the Supreme Court confirm?', '001 Supreme Court of Justice (TSJ), controlled'],
  ['Where is the dialogue between government and opposition taking place?', '002 Mexico'],
  ['When did the embassies close?', '002 2019'],
  ['What did Juan Gonzalez say in Miami?', '002 Miami', '002 magic'],
  ['How many countries recognised Guaido as interim president?', '002 fifty countries'],
  ['Do Russia and China recognize Maduro?', '002 Russia and China', '003 Russia, China'],
  ['What did Ned Price say about Guaidó?', '003 continue to coordinate'],
  ['How many voted in favor of removing the interim government?', '003 72 votes'],
  ['Which parties backed the removal of the interim government?', '003 Primero Justicia'],
  ['When did Guaidó declare himself interim president?', '003 January 2019'],
  ['¿Quién es Ned Price?', '003 Ned Price'],
  ['Is it true that Maduro closed the Norwegian talks?', '004 Norwegian'],
  ['How many people have been displaced according to the UN?', '004 5.6 million'],
  ['¿Cuándo votó la oposición contra Guaidó?', '003 December 22', '003 December 30'],
];

const firstUnanswered: readonly string[] = [
  'What did Emmanuel Macron say about Maduro?',
  'Where was Edmundo González born?',
  'How many children does Kamala Harris have?',
  'Who won the football world cup?',
  'When did Marco Rubio meet Nicolás Maduro in Caracas?',
  'What is the inflation rate in Venezuela?',
  'Who is the president of Brazil?',
  'What did Angela Merkel say about the sanctions?',
  'How much oil does Iran sell to Turkey?',
  'Which university did Ned Price attend?',
  'Who is married to María Corina Machado?',
  'What did Tammy Bruce say about Colombia?',
  'Why did the Pope resign?',
  'How tall is Donald Trump?',
  'When was the Miami Herald founded?',
];

const otherRows: readonly Row[] = [
  ["Whom did America's top diplomat talk to one day after taking office?", '000 virtual meeting'],
  ['When did Edmundo González promise to come back to Venezuela?', '000 January 10'],
  ['What did Machado say about the transition to democracy?', '000 crucial for regional'],
  ['Is Maria Corina Machado allowed to hold public office?', '000 disabled to exercise'],
  ["What is Richard Grenell's job?", '000 envoy for special missions'],
  ['What did Trump say about buying Venezuelan petroleum?', '000 stop buying oil'],
  [
    'What elections is the electoral body getting ready to call this year?',
    '000 legislative, regional',
  ],
  ['What did the Venezuelan prosecutors offer the US?', '000 criminal cooperation'],
  ['What did Kamala Haris ask of the CNE?', '001 of transparency'],
  ['How many people were killed in the demonstrations after the vote?', '001 twenty dead'],
  ['By what margin did the opposition say it beat Maduro?', '001 2-1'],
  ["Which court upheld Maduro's win?", '001 Supreme Court'],
  [
    'Why did Machado and González thank the American vice president?',
    '001 defender of democratic',
    '001 defending democratic',
  ],
  ['What share of the minutes does the PUD say it has?', '001 83.5'],
  ["Which Latin American states refused to accept Maduro's victory?", '001 Chile, Argentina'],
  ['What did Edmundo Gonzalez Urrutia ask other countries to do?', '001 various countries'],
  ['What did Maduro offer Washington?', '002 direct talks', '002 willing to talk'],
  ["Which US president imposed sanctions on Maduro's government?", '002 economic sanctions'],
  ['Since when have relations between the US and Venezuela been tense?', '002 1999'],
  ['Which nations still back Maduro?', '002 Russia and China', '003 Iran, Russia'],
  ['What does Biden hope will come out of the negotiations in Mexico?', '002 lasting agreements'],
  ['Who is Ned Price?', '003 Ned Price'],
  ['How many lawmakers abstained?', '003 eight abstained'],
  ['What happened on 30 December 2022?', '003 December 30'],
  ['Does Maduro want normal ties with the United States?', '003 normalizing'],
  ['Who is José Antonio Figueredo?', '003 Figueredo'],
  ['How long has Maduro been in power?', '004 since 2013'],
  ['What will the US do if negotiations fail?', '004 maintain its policy'],
  ['Why did Maduro end the Norwegian negotiations?', '004 Norwegian-funded'],
  ['When did Maduro break off the talks funded by Norway?', '004 August 2019'],
];

const otherUnanswered: readonly string[] = [
  'What did Joe Biden say about Ukraine?',
  'When was Kamala Harris elected senator?',
  'Who is the prime minister of Norway?',
  'How many soldiers does Venezuela have?',
  'What did Keir Starmer say about Venezuela?',
  'Where did Rubio go to school?',
  'Why did Richard Grenell resign?',
  'When did Maduro visit Moscow?',
  'Who won the election in Chile?',
  'How many votes did Machado get in the primary?',
  'What happened in Bogotá?',
  "What did Ned Price say about Iran's nuclear programme?",
  'Which countries recognised Kosovo?',
  'How much money did Harris raise for her campaign?',
  "Who is Edmundo González's wife?",
  'When did Venezuela join OPEC?',
  'Is it true that Maduro was arrested?',
  "What is Juan Guaidó's profession?",
  'How many people were displaced in Syria?',
  'Where does Tammy Bruce live?',
];

const thirdRows: readonly Row[] = [
  ["Who did Rubio recognise as Venezuela's legitimate leader?", '000 legitimate president'],
  ['Why did the opposition candidate not go back to Venezuela in January?', '000 security reasons'],
  ['What did Tammy Bruce say about political prisoners?', '000 political prisoners'],
  [
    'What did the White House say about the Tren de Aragua gang?',
    '000 foreign terrorist organization',
  ],
  [
    'What did Maria Machado win?',
    '000 opposition presidential primary',
    '000 disabled to exercise',
  ],
  [
    'What did the vice president urge the Venezuelan army to do?',
    '001 show restraint',
    '001 urges the military',
    '001 security forces',
  ],
  ['Who got the letter from Harris?', '001 María Corina Machado', '001 opposition leaders'],
  ['On which day did the high court approve the results?', '001 on Thursday'],
  ['What is the biggest opposition alliance called?', '001 Democratic Unitary Platform'],
  ['Is it true that Russia recognises Maduro?', '002 Russia and China', '003 Iran, Russia'],
  ["What was Juan Gonzales's opinion on a quick solution to the crisis?", '002 magic'],
  ['Why does the US consider Maduro illegitimate?', '004 2018', '003 illegitimate'],
  ['What did Maduro demand before talking with the US?', '002 arrogance'],
  ['How many lawmakers voted against dissolving the interim government?', '003 29 votes'],
  ['Which newspaper reported on the plan to remove Guaido?', '003 Financial Times'],
];

const thirdUnanswered: readonly string[] = [
  'What did Angela Merkel say about Guaidó?',
  'When will Juan Guaidó return to Venezuela?',
  'How much did Venezuela earn from oil exports?',
  'Who is the ambassador of Russia in Caracas?',
  'Why did Kamala Harris travel to Mexico?',
  'How many people live in Caracas?',
  'Where was Nicolás Maduro educated?',
  'What happened in Venezuela in 1992?',
  'Did Joe Biden meet Xi Jinping?',
  'What is the salary of Ned Price?',
];

const lastRows: readonly Row[] = [
  ['Which opposition leaders did Rubio meet virtually?', '000 virtual meeting'],
  ['When will González take part in an event in Miami?', '000 this Saturday'],
  ["Who is Donald Trump's special envoy?", '000 special missions'],
  ['What results did the international community request?', '000 transparent and verifiable'],
  ["Which newspaper saw Harris's letter?", '001 Miami Herald'],
  ['How many people died after the elections?', '001 around twenty dead'],
  ['What did Harris promise the U.S. would do?', '001 continue to', '001 encourage parties'],
  ['Who controls the Supreme Court of Justice in Venezuela?', '001 close to Chav'],
  ['When were the embassies shut?', '002 2019'],
  ['How many governments recognised Guaidó as interim president?', '002 fifty countries'],
  [
    'What did the State Department say about negotiations?',
    '002 sincere dialogue',
    '002 partners in the negotiation',
    '002 sincere discussions',
  ],
  ['Who told a press briefing that the US would keep working with Guaidó?', '003 press briefing'],
  ['What happened in January 2019 in Venezuela?', '003 January 2019'],
  [
    'What did Juan González say about pressure on the regime?',
    '004 put pressure on the regime',
    '004 maintain its policy',
  ],
  ['How many Venezuelans have fled the country?', '004 5.6 million'],
];

const lastUnanswered: readonly string[] = [
  'What did Pope Francis say about Venezuela?',
  'When did Kamala Harris visit Caracas?',
  'How many children does Nicolás Maduro have?',
  'Who won the presidential election in Argentina?',
  'Where was Marco Rubio born?',
  'What did Ned Price say about China?',
  'Which company bought Venezuelan oil in 2020?',
  'Why did Joe Biden withdraw from the race?',
  'Who is the mayor of Miami?',
  'How much does the Miami Herald cost?',
];

export const rounds: readonly SeedRound[] = [
  {
    name: 'the first round',
    answerable: questionsOf(firstRows),
    unanswerable: firstUnanswered,
    least: { among: 27, first: 24, refused: 14 },
  },
  {
    name: 'paraphrases',
    answerable: questionsOf(otherRows),
    unanswerable: otherUnanswered,
    least: { among: 24, first: 22, refused: 18 },
  },
  {
    name: 'more paraphrases',
    answerable: questionsOf(thirdRows),
    unanswerable: thirdUnanswered,
    least: { among: 12, first: 9, refused: 9 },
  },
  {
    name: 'questions as an editor puts them',
    answerable: questionsOf(lastRows),
    unanswerable: lastUnanswered,
    least: { among: 12, first: 11, refused: 9 },
  },
];
