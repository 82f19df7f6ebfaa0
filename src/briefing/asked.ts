// What every command is handed, and the shape of a row of the command table.
// Leaves to others: the table itself (commands.ts) and what each command does (commands/).
import type { CommandSpec } from '../model/command.ts';
import type { Platform, Request } from '../model/conversation.ts';
import type { Message } from '../model/message.ts';
import type { Say } from '../model/words.ts';
import type { Ledger, Subscription } from '../store/ledger.ts';
import type { Archive } from '../store/store.ts';
import type { Judgement } from './question/refusal.ts';
import type { Vectors } from './question/vectors.ts';
import type { RankingWeights } from './question/weights.ts';

/** What tells he from she, as the lexicons have it. */
export interface GenderLists {
  /** `first-names-female` and `first-names-male`. */
  readonly women: readonly string[];
  readonly men: readonly string[];
  /** `role-words`: `actress = f`. */
  readonly roles: readonly string[];
}

/** Word lists of `config/lexicon`, handed in because briefing touches no disk. */
export interface QuestionLists {
  /** `stop-words`: words too common to look for, folded. */
  readonly stopWords: readonly string[];
  /** `question-words`: lines of `kind: word or words`, kinds as in `understand.ts`. */
  readonly questionWords: readonly string[];
  /** `follow-ups`: lines of `kind: word or words`, kinds as in `conversation/leaning.ts`. */
  readonly followUps: readonly string[];
  /** `figure-words`: lines of `kind: word`, kinds as in `disagree.ts`. */
  readonly figureWords: readonly string[];
  /** First names and words for offices that tell he from she; read when they are first asked for. */
  readonly genders: () => GenderLists;
  /** `vectors.bin.gz`: how alike words are; loaded when it is first asked for. */
  readonly vectors: () => Vectors;
  /** `refusal.json`: when an answer is given, and when none. */
  readonly judgement: Judgement;
  /** `word-forms`: the forms of one word on a line. */
  readonly wordForms: readonly string[];
  /** `synonyms`: lines of words and phrases with commas between, the first met by each of the others. */
  readonly synonyms: readonly string[];
  /** `countries`: lines of `name = other name | other name`. */
  readonly countries: readonly string[];
  /** `opposites`: lines of `word - word`. */
  readonly opposites: readonly string[];
  /** `ranking.json`: what speaks how much for a document and a sentence. */
  readonly ranking: RankingWeights;
}

/** The most that is needed to word something from the documents. */
export interface Reader {
  readonly archive: Archive;
  readonly say: Say;
}

/**
 * The first edition of a subscription after the local date of the last one, as the schedule reckons it; undefined
 * where zone or time cannot be reckoned with. `now` and `dueAt` in milliseconds since the epoch.
 */
export type NextEdition = (
  subscription: Subscription,
  now: number,
  last: string | undefined,
) => { readonly localDate: string; readonly dueAt: number } | undefined;

/** One question on its way through a command. */
export interface Asked extends Reader {
  readonly ledger: Ledger;
  readonly nextEdition: NextEdition;
  /** What posting to a place would lack; left out where nobody can tell. */
  readonly preflight?: Platform['preflight'];
  readonly lists: QuestionLists;
  readonly commands: readonly CommandSpec[];
  readonly request: Request;
}

export type Arguments = Readonly<Record<string, string>>;

/** A row of the table: what a platform registers, and the function behind it. */
export interface Command extends CommandSpec {
  run(asked: Asked, given: Arguments): Promise<Message>;
}
