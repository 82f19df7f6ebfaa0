// Holds quotation finding against the constructions of full-length newspaper prose, written for this table.
// Leaves to others: single rules, each with its example in find-quotes.test.ts.
import { check } from './told.ts';

check('inversion, with what stands between the cue and its speaker', [
  [
    '“Nobody told us anything,” said Maria Lund, a nurse who has worked at the hospital since 1998.',
    'direct | Nobody told us anything, | said | Maria Lund',
  ],
  [
    '“The bridge was never safe,” said the company’s former chief engineer, Paul Adeyemi, who resigned in May.',
    'direct | The bridge was never safe, | said | Paul Adeyemi',
  ],
  [
    '“We are ready,” said a senior administration official, who spoke on condition of anonymity.',
    'direct | We are ready, | said | a senior administration official',
  ],
  [
    '“It was chaos,” recalled Lund, 54, from her home in Bergen.',
    'direct | It was chaos, | recalled | Lund',
  ],
  [
    'Prices will fall by spring, predicted Helen Moss, an economist at the University of Leeds.',
    'indirect | Prices will fall by spring | predicted | Helen Moss',
  ],
]);

check('a speaker with words set apart', [
  [
    'Paul Adeyemi, who led the inquiry for six years, said the bridge was never safe.',
    'indirect | the bridge was never safe | said | Paul Adeyemi',
  ],
  [
    'The mayor, a Social Democrat elected in 2019, told reporters that the money was gone.',
    'indirect | the money was gone | told | The mayor',
  ],
  [
    'Helen Moss (no relation to the minister) argued that prices would fall.',
    'indirect | prices would fall | argued | Helen Moss',
  ],
  [
    'A spokeswoman for the ministry, Ana Ruiz, said the report was being studied.',
    'indirect | the report was being studied | said | Ana Ruiz',
  ],
  [
    'The spokesman, speaking on condition of anonymity, said the talks had collapsed.',
    'indirect | the talks had collapsed | said | The spokesman',
  ],
]);

check('speakers that are nobody by name', [
  [
    'Officials said the fire began in the kitchen.',
    'indirect | the fire began in the kitchen | said | Officials',
  ],
  [
    'Two people familiar with the matter said the bank would cut 2,000 jobs.',
    'indirect | the bank would cut 2,000 jobs | said | Two people familiar with the matter',
  ],
  [
    'Some analysts warned that the currency could slide further.',
    'indirect | the currency could slide further | warned | Some analysts',
  ],
  [
    'A spokesman for the airline declined to comment but said flights would resume.',
    'indirect | flights would resume | said | A spokesman for the airline',
  ],
  [
    'Critics of the law argue that it punishes the poor.',
    'indirect | it punishes the poor | argue | Critics of the law',
  ],
  [
    'One of the protesters said the police had fired first.',
    'indirect | the police had fired first | said | One of the protesters',
  ],
]);

check('a colon before the words', [
  [
    'Adeyemi put it bluntly: “The bridge was never safe.”',
    'direct | The bridge was never safe. | put it | Adeyemi',
  ],
  ['His answer was short. Then he said: “No.” He left.', 'direct | No. | said | he'],
]);

check('a quotation that its attribution interrupts', [
  [
    '“The bridge,” said Adeyemi, “was never safe.”',
    'direct | The bridge, … was never safe. | said | Adeyemi',
  ],
  [
    '“What I want,” he told the court on Monday, “is an apology.”',
    'direct | What I want, … is an apology. | told | he',
  ],
  [
    '“We warned them,” Adeyemi said. “Nobody listened. Nobody wanted to hear it.”',
    'direct | We warned them, … Nobody listened. Nobody wanted to hear it. | said | Adeyemi',
  ],
]);

check('a quotation over several paragraphs, its opening mark repeated', [
  [
    'Adeyemi said: “The bridge was never safe.\n\n“We warned them in March.\n\n“Nobody listened.”\n\nThe ministry was silent.',
    'direct | The bridge was never safe. | said | Adeyemi',
    'direct | We warned them in March. | - | Adeyemi',
    'direct | Nobody listened. | - | Adeyemi',
  ],
  [
    '"The bridge was never safe," Adeyemi said. "We warned them in March.\n\n"Nobody listened."\n\nThe ministry was silent.',
    'direct | The bridge was never safe, … We warned them in March. | said | Adeyemi',
    'direct | Nobody listened. | - | Adeyemi',
  ],
]);

check('marks within marks, and marks of other kinds', [
  [
    '“He looked at me and said, ‘You are next,’ and then he left,” Lund said.',
    'direct | He looked at me and said, ‘You are next,’ and then he left, | said | Lund',
  ],
  [
    '‘It’s the workers’ money,’ Lund said. ‘They’ve earned it.’',
    'direct | It’s the workers’ money, … They’ve earned it. | said | Lund',
  ],
  ["'It's not what we'd agreed,' Lund said.", "direct | It's not what we'd agreed, | said | Lund"],
  [
    "``The bridge was never safe,'' Adeyemi said.",
    'direct | The bridge was never safe, | said | Adeyemi',
  ],
  [
    '«The bridge was never safe», said Adeyemi.',
    'direct | The bridge was never safe | said | Adeyemi',
  ],
  [
    '„The bridge was never safe,“ said Adeyemi.',
    'direct | The bridge was never safe, | said | Adeyemi',
  ],
]);

check('single marks outside, double ones within', [
  [
    '‘He said “no” to every one of us,’ Lund said.',
    'direct | He said “no” to every one of us, | said | Lund',
  ],
]);

check('damaged marks', [
  [
    '“The bridge was never safe, Adeyemi said.',
    'direct | The bridge was never safe, | said | Adeyemi',
  ],
  [
    'The bridge was never safe,” Adeyemi said.',
    'direct | The bridge was never safe, | said | Adeyemi',
  ],
  [
    'Adeyemi said: "The bridge was never safe. The road was closed.\n\nThe ministry was silent.',
    'direct | The bridge was never safe. The road was closed. | said | Adeyemi',
  ],
]);

check('participles that open further words of the same speaker', [
  [
    'Lund said the ward was full, adding that patients slept in the corridors.',
    'indirect | the ward was full | said | Lund',
    'indirect | patients slept in the corridors | adding | Lund',
  ],
  [
    '“The ward was full,” said Lund, a nurse, adding: “People slept in the corridors.”',
    'direct | The ward was full, | said | Lund',
    'direct | People slept in the corridors. | adding | Lund',
  ],
  [
    'The minister defended the plan, saying it would save lives.',
    'indirect | it would save lives | saying | The minister',
  ],
  [
    'Noting that the ward was full, Lund asked the ministry to send help.',
    'indirect | the ward was full | Noting | Lund',
    'indirect | to send help | asked | Lund',
  ],
]);

check('a participle between the speaker and his verb', [
  [
    '“We have partners,” a State Department spokesman asked about the offer told the agency.',
    'direct | We have partners, | told | a State Department spokesman',
  ],
  [
    'Talks end whenever, he said, the army gives in to the other side.',
    'indirect | the army gives in to the other side | said | he',
  ],
]);

check('hearers, the passive and the words of somebody', [
  [
    '“We will rebuild,” the governor told a crowd of several hundred in the square.',
    'direct | We will rebuild, | told | the governor',
  ],
  [
    'Lund was quoted as saying that the ward was full.',
    'indirect | the ward was full | quoted as saying | Lund',
  ],
  [
    '“The ward was full,” Lund was quoted as saying by the newspaper.',
    'direct | The ward was full, | quoted as saying | Lund',
  ],
  [
    'The plan was described by Adeyemi as “a gamble with lives.”',
    'mixed | as “a gamble with lives.” | described | Adeyemi',
  ],
  [
    'The ward, in the words of Lund, was “a war zone”.',
    'mixed | The ward … was “a war zone” | in the words of | Lund',
  ],
  [
    'The inquiry rejected Adeyemi’s claim that the bridge was unsafe.',
    'indirect | the bridge was unsafe | claim | Adeyemi',
  ],
  [
    'According to a report by the ministry, the bridge was inspected in March.',
    'indirect | the bridge was inspected in March | According to | a report by the ministry',
  ],
  [
    'The bridge was inspected in March, according to two people briefed on the inquiry.',
    'indirect | The bridge was inspected in March | according to | two people',
  ],
  [
    'Asked whether she would resign, Lund said she had no plans to go.',
    'indirect | she had no plans to go | said | Lund',
  ],
]);

check('fragments in marks', [
  [
    'Adeyemi called the bridge “a disaster waiting to happen.”',
    'mixed | the bridge “a disaster waiting to happen.” | called | Adeyemi',
  ],
  [
    'The judge said the plan was “reckless” and “unlawful” from the start.',
    'mixed | the plan was “reckless” and “unlawful” from the start | said | The judge',
  ],
  ['She said that they had “no choice.”', 'mixed | they had “no choice.” | said | She'],
  [
    'These are papers that the ministry denounces as “false.”',
    'mixed | as “false.” | denounces | the ministry',
  ],
]);

check('words in marks that nobody is told to say', [
  ['The so-called “peace” plan failed.'],
  ['Known as “the wall”, the goalkeeper left in May.'],
  ['The bridge passed as “safe.”'],
]);

check('where a reported clause ends', [
  [
    'Lund said the ward was full and urged the ministry to send help.',
    'indirect | the ward was full | said | Lund',
    'indirect | to send help | urged | Lund',
  ],
  [
    'Lund said the ward, which opened in 2011, was full and that nobody had come to help.',
    'indirect | the ward, which opened in 2011, was full and that nobody had come to help | said | Lund',
  ],
  [
    'The ministry said it would send help, but Lund said it was too late.',
    'indirect | it would send help | said | The ministry',
    'indirect | it was too late | said | Lund',
  ],
  [
    'The bank said on Monday it would cut 2,000 jobs, according to a memo seen by the newspaper.',
    'indirect | it would cut 2,000 jobs | said | The bank',
  ],
  [
    'Lund, he said, was the only nurse on the ward that night.',
    'indirect | Lund … was the only nurse on the ward that night | said | he',
  ],
]);

check('one verb after another', [
  ['They say adding salt is simple.', 'indirect | adding salt is simple | say | They'],
  [
    'Early reports indicate that the co-pilot was alone.',
    'indirect | the co-pilot was alone | indicate | Early reports',
  ],
  [
    'The Senate announced it had approved the money saying that the bill was late.',
    'indirect | it had approved the money | announced | The Senate',
    'indirect | the bill was late | saying | The Senate',
  ],
  [
    'Lund said the hobby began as a child and continued as a passion.',
    'indirect | the hobby began as a child and continued as a passion | said | Lund',
  ],
  [
    'Lund said they wanted to meet him and express support.',
    'indirect | they wanted to meet him and express support | said | Lund',
  ],
  ['Lund has long called for the army to leave.', 'indirect | the army to leave | called | Lund'],
  [
    'Lund explained in the Senate why she backed the plan.',
    'indirect | why she backed the plan | explained | Lund',
  ],
]);

check('marks inside a clause', [
  [
    'Lund asserted that officials, “... plied him with drink that night.”',
    'mixed | officials, “... plied him with drink that night.” | asserted | Lund',
  ],
  [
    'We need to “make sure the ward is open,” Lund said.',
    'mixed | We need to “make sure the ward is open,” | said | Lund',
  ],
  [
    'It is a firm that was “years in the making,” Lund said.',
    'mixed | It is a firm that was “years in the making,” | said | Lund',
  ],
  [
    'Lund called on them to stay firm in a country where – she warned – “peace is at stake.”',
    'indirect | to stay firm in a country | called on | Lund',
    'direct | peace is at stake. | warned | she',
  ],
]);

check('who speaks, past what describes him', [
  [
    '“We will not be intimidated,” the union’s president, Mark Dale, said at a rally.',
    'direct | We will not be intimidated, | said | Mark Dale',
  ],
  [
    '“That is a lie,” a spokesman for Mr. Cruz, Rick Tyler, said.',
    'direct | That is a lie, | said | Rick Tyler',
  ],
  [
    'Her opponent, businessman Carl Roth, said the tax was needed.',
    'indirect | the tax was needed | said | Carl Roth',
  ],
  [
    'Bill Walker and his wife, Jane, said they were relieved.',
    'indirect | they were relieved | said | Bill Walker and his wife',
  ],
  [
    'The firm’s chief executive, Tim Brown, apologized for the error and said refunds would be paid.',
    'indirect | refunds would be paid | said | Tim Brown',
  ],
  [
    'A study published in the journal Nature found that the drug works.',
    'indirect | the drug works | found | A study',
  ],
  [
    'The men who were held in Rome said that the guards slept.',
    'indirect | the guards slept | said | The men',
  ],
  [
    'The resolution outlines U.S. priorities and urges the army to leave.',
    'indirect | to leave | urges | The resolution',
  ],
]);

check('further turns of newspaper prose', [
  [
    '“If you look at the numbers,” Hines said, pointing to a chart behind her, “you see that it fails.”',
    'direct | If you look at the numbers, … you see that it fails. | said | Hines',
  ],
  [
    '“The people,” he said — pausing for effect — “deserve better.”',
    'direct | The people, … deserve better. | said | he',
  ],
  [
    '“He told me, ‘You’re fired,’ ” Dale recalled.',
    'direct | He told me, ‘You’re fired,’ | recalled | Dale',
  ],
  [
    'It was, in the words of one aide, “a complete mess.”',
    'direct | a complete mess. | in the words of | one aide',
  ],
  ['She vowed to resign by May.', 'indirect | to resign by May | vowed | She'],
  [
    'Dale spoke, calling on them to “do their jobs.”',
    'mixed | to “do their jobs.” | calling on | Dale',
  ],
  ['Lund warned: “It is late.”', 'direct | It is late. | warned | Lund'],
]);

check('asking and finding that are no speech', [
  ['“Absolutely,” he said when asked if he would run.', 'direct | Absolutely, | said | he'],
  [
    'A nurse, who asked not to be named, said the ward was full.',
    'indirect | the ward was full | said | A nurse',
  ],
  ['A nurse asked that her last name not be used.'],
  ['He found that the door was open.'],
]);

check('what is no quotation of anybody', [
  ['The so-called “safe zone” was hit twice last week.'],
  ['Her second novel, “The Long Way Down,” sold two million copies.'],
  ['He starred in “The Bridge” and “Borgen” before he turned to politics.'],
  ['The group, known as “the Wolves,” has fought there since 2014.'],
  ['Ministers refused to comment on the report.'],
  ['The report was said to be damning.'],
  ['She had nothing to add.'],
  ['The added cost will be borne by drivers.'],
  ['The two claims were settled out of court in May.'],
  ['He speaks three languages and writes every day.'],
  ['The sign on the door read “Closed” in red letters.'],
  ['Residents hope that the bridge will reopen.'],
  ['The 5\'10" striker scored twice.'],
]);
