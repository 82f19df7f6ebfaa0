// Questions to the five source articles, with the passage that answers: a document's number and a few of its words.
// Leaves to others: asking them (seeds.test.ts).

/** `003 72 votes`: document and words of the passage; any of them will do. */
export interface SeedQuestion {
  readonly ask: string;
  readonly passages: readonly string[];
}

const rows: readonly (readonly [string, ...string[]])[] = [
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

export const answerable: readonly SeedQuestion[] = rows.map(([ask, ...passages]) => ({
  ask,
  passages,
}));

export const unanswerable: readonly string[] = [
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
