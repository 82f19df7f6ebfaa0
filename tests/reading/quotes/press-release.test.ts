// Holds quotation finding against the constructions of press releases and wire copy set line by line.
// Leaves to others: full-length newspaper prose (newspaper) and who the speakers are (who).
import { check } from './told.ts';

check('a statement that is announced with a full stop', [
  [
    'U.S. Senator Ann Lund today released the following statement on the decision to close the port.\n\n“I deplore the decision. It is wrong.\n\n“It will cost jobs.”',
    'direct | I deplore the decision. It is wrong. | released the following statement | U.S. Senator Ann Lund',
    'direct | It will cost jobs. | - | U.S. Senator Ann Lund',
  ],
  [
    '“Cuba is willing to buy. Farmers need the market.\n\n“This bill opens it,” Dorgan said.',
    'direct | Cuba is willing to buy. Farmers need the market. | said | Dorgan',
    'direct | This bill opens it, | said | Dorgan',
  ],
  [
    '“Cuba is willing to buy. Farmers need the market.”\n\n“This bill opens it,” Dorgan said.',
    'direct | Cuba is willing to buy. Farmers need the market. | - | -',
    'direct | This bill opens it, | said | Dorgan',
  ],
  [
    'Senator Ann Lund visited the port.\n\n“I deplore the decision.”',
    'direct | I deplore the decision. | - | -',
  ],
]);

check('one quotation set on two lines', [
  [
    '"I dread looking at the market tomorrow.\nIt is not going to be a pleasant sight," Reid said.',
    'direct | I dread looking at the market tomorrow. | said | Reid',
    'direct | It is not going to be a pleasant sight, | said | Reid',
  ],
]);

check('words told to somebody, with no comma before the marks', [
  [
    'She said to a local reporter “I think it will close a chapter.”',
    'direct | I think it will close a chapter. | said | She',
  ],
  [
    'Lund posted on the site to say “Even now my faith is whole”.',
    'direct | Even now my faith is whole | posted | Lund',
  ],
  ['Lund posted on the site a picture of the “old bridge” at night.'],
]);

check('a phrase that grows into sentences of its own', [
  [
    'We need to "make sure there is enough. But it must not be too much," Lund said.',
    'direct | make sure there is enough. But it must not be too much, | said | Lund',
  ],
]);

check('two speakers in one sentence', [
  [
    'Officials said every claim would be heard, with the paper reporting that nobody would be refused.',
    'indirect | every claim would be heard | said | Officials',
    'indirect | nobody would be refused | reporting | the paper',
  ],
  [
    'According to the Herald, Paul Adeyemi, the chairman, said the bridge was safe.',
    'indirect | the bridge was safe | said | Paul Adeyemi',
  ],
]);

check('speakers told by what they are', [
  [
    '“The mood is weak,” said the senior strategist for Acme, Fritz Meyer.',
    'direct | The mood is weak, | said | Fritz Meyer',
  ],
  [
    '“The mood is weak,” said the mayor of Paris, France.',
    'direct | The mood is weak, | said | the mayor of Paris',
  ],
  [
    'Senators Chris Dale (D-CT) and Joe Lund (R-NV) announced that the fire department will get the money.',
    'indirect | the fire department will get the money | announced | Senators Chris Dale (D-CT) and Joe Lund',
  ],
  [
    'According to the United States Fire Administration, more than 2,500 children were hurt.',
    'indirect | more than 2,500 children were hurt | According to | the United States Fire Administration',
  ],
]);

check('deeds and names that are no words of anybody', [
  ['The president proposed spending $248 million and adding 250 new posts to the service.'],
  [
    'By declaring May the month of the river, the council sent a signal, Lund said.',
    'indirect | By declaring May the month of the river, the council sent a signal | said | Lund',
  ],
  ['The form is meant for nations whose claim acceptance rate is above 95 percent.'],
  ['Urrutia, backed by the opposition, according to the letter.'],
  ['However, states that produce oil get a share of it.'],
  ['Farmers in Washington state tribes of the valley are in need of water.'],
  ['The amendment adds an official apology for the long history of neglect.'],
  ['He added the talks would resume.', 'indirect | the talks would resume | added | He'],
  [
    'The press reports that, at its height, the flood covered the town.',
    'indirect | at its height, the flood covered the town | reports | The press',
  ],
]);
