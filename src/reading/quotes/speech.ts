// The words of reporting: verbs with their shapes, phrases, nouns, and the small words around them.
// Leaves to others: finding them in a text (cues) and everything about who speaks (speaker).
import type { Resources } from '../resources.ts';

/** What may follow a reporting expression; explained at the head of `speech-verbs.txt`. */
export type Shape =
  | 'say'
  | 'clause'
  | 'that'
  | 'tell'
  | 'ask'
  | 'name'
  | 'quote'
  | 'by'
  | 'colon'
  | 'will';

export interface VerbForm {
  readonly base: string;
  readonly shapes: ReadonlySet<Shape>;
  /** `noun` marks forms that are as often a noun ("report", "claims"): a past form never is. */
  readonly form: 'finite' | 'participle' | 'noun';
}

export interface Phrase {
  /** Lower-case words; the first is matched by any form of the verb. */
  readonly words: readonly string[];
  readonly firstForms: ReadonlySet<string>;
  readonly shape: Shape;
}

type WordClass =
  | 'determiner'
  | 'possessive'
  | 'pronoun'
  | 'object'
  | 'subordinator'
  | 'conjunction'
  | 'link'
  | 'preposition'
  | 'helper'
  | 'time'
  | 'timelead'
  | 'hearer'
  | 'finite'
  | 'period'
  | 'past'
  | 'finder';

/** Classes that the rules alone ask for: the trained tagger knows those of `is`, and no others. */
type SmallClass = 'modal' | 'negation' | 'being' | 'deed' | 'noclause' | 'naming';

export interface Speech {
  readonly verbs: ReadonlyMap<string, VerbForm>;
  readonly phrases: ReadonlyMap<string, readonly Phrase[]>;
  readonly nouns: ReadonlySet<string>;
  readonly is: Readonly<Record<WordClass, ReadonlySet<string>>>;
  readonly small: Readonly<Record<SmallClass, ReadonlySet<string>>>;
}

const shapes: readonly Shape[] = [
  'say',
  'clause',
  'that',
  'tell',
  'ask',
  'name',
  'quote',
  'by',
  'colon',
  'will',
];

/** Loads the four word lists. @throws Error for an entry of unknown shape. */
export function loadSpeech(resources: Resources): Speech {
  const verbs = loadVerbs(resources.lexicon('speech-verbs'));
  const phrases = new Map<string, Phrase[]>();
  for (const entry of resources.lexicon('speech-phrases')) {
    const { names, words } = split(entry);
    const first = words[0] ?? '';
    const firstForms = new Set(names.includes('by') ? [first] : formsOf(first));
    for (const form of firstForms) {
      const list = phrases.get(form) ?? [];
      list.push({ words, firstForms, shape: shapeOf(names[0] ?? '') });
      phrases.set(form, list);
    }
  }
  return {
    verbs,
    phrases,
    nouns: new Set(resources.lexicon('speech-nouns')),
    ...loadClasses(resources.lexicon('clause-words')),
  };
}

function split(entry: string): { names: readonly string[]; words: readonly string[] } {
  const [left = '', right = ''] = entry.split(':');
  return { names: left.trim().split(/\s+/u), words: right.trim().split(/\s+/u) };
}

function shapeOf(name: string): Shape {
  const shape = shapes.find((one) => one === name);
  if (shape === undefined) throw new Error(`speech lexicon: "${name}" is no shape`);
  return shape;
}

function loadVerbs(entries: readonly string[]): ReadonlyMap<string, VerbForm> {
  const verbs = new Map<string, VerbForm>();
  for (const entry of entries) {
    const { names, words } = split(entry);
    const [base = ''] = words;
    const set = new Set(names.map(shapeOf));
    words.forEach((word, index) => {
      const form = word.endsWith('ing') ? 'participle' : index < 2 ? 'noun' : 'finite';
      if (!verbs.has(word)) verbs.set(word, { base, shapes: set, form });
    });
  }
  return verbs;
}

// Regular forms and the few irregular ones that open a reporting phrase.
function formsOf(verb: string): readonly string[] {
  const irregular: Readonly<Record<string, readonly string[]>> = {
    make: ['make', 'makes', 'made', 'making'],
    give: ['give', 'gives', 'gave', 'given', 'giving'],
    go: ['go', 'goes', 'went', 'gone'],
    let: ['let', 'lets', 'letting'],
    take: ['take', 'takes', 'took', 'taking'],
  };
  const stem = verb.endsWith('e') ? verb.slice(0, -1) : verb;
  return (
    irregular[verb] ?? [
      verb,
      verb.endsWith('ss') ? `${verb}es` : `${verb}s`,
      `${stem}ed`,
      `${stem}ing`,
    ]
  );
}

function loadClasses(entries: readonly string[]): Pick<Speech, 'is' | 'small'> {
  const lists = new Map(
    entries.map((entry) => {
      const { names, words } = split(entry);
      return [names[0] ?? '', new Set(words)];
    }),
  );
  const of = (name: WordClass | SmallClass): ReadonlySet<string> => {
    const list = lists.get(name);
    if (list === undefined) throw new Error(`clause-words.txt: the class "${name}" is missing`);
    return list;
  };
  const is = {
    determiner: of('determiner'),
    possessive: of('possessive'),
    pronoun: of('pronoun'),
    object: of('object'),
    subordinator: of('subordinator'),
    conjunction: of('conjunction'),
    link: of('link'),
    preposition: of('preposition'),
    helper: of('helper'),
    time: of('time'),
    timelead: of('timelead'),
    hearer: of('hearer'),
    finite: of('finite'),
    period: of('period'),
    past: of('past'),
    finder: of('finder'),
  };
  const small = {
    modal: of('modal'),
    negation: of('negation'),
    being: of('being'),
    deed: of('deed'),
    noclause: of('noclause'),
    naming: of('naming'),
  };
  return { is, small };
}
