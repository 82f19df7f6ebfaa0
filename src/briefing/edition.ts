// Makes an edition of any kind: the message for everyone with what it cites, or the reason why there is none.
// Leaves to others: when it is due and delivering it (schedule), the contents (edition-day.ts and its neighbours).
import type { Message } from '../model/message.ts';
import type { Say } from '../model/words.ts';
import type { CitationUsed, Subscription } from '../store/ledger.ts';
import type { Archive } from '../store/store.ts';
import type { QuestionLists } from './asked.ts';
import { actorEdition } from './edition-actor.ts';
import { dayEdition } from './edition-day.ts';
import { newsEdition } from './edition-new.ts';
import type { LeftOut, Made } from './edition-parts.ts';
import { folded } from './fold.ts';
import { parseTopic } from './topic-query.ts';
import { usedIn } from './used.ts';

/** What of a subscription decides about the contents of its editions. */
export type Followed = Pick<
  Subscription,
  'kind' | 'subject' | 'empty' | 'round' | 'months' | 'language'
> & {
  /** When it was followed, in milliseconds since the epoch: nothing from before is new. */
  readonly since?: number;
};

/** The time an edition is made for. */
export interface EditionWindow {
  /** `YYYY-MM-DD`. */
  readonly localDate: string;
  /** IANA zone. */
  readonly zone: string;
  /** When it is due, in milliseconds since the epoch. */
  readonly at: number;
  /** When the last edition that was posted or skipped was due; left out for the first. */
  readonly since?: number;
}

/** What a subscription gets for one local date. */
export type Edition =
  | {
      readonly type: 'message';
      readonly message: Message;
      readonly citations: readonly CitationUsed[];
      readonly left: readonly LeftOut[];
    }
  | { readonly type: 'empty'; readonly why: string; readonly left: readonly LeftOut[] };

interface Tools {
  readonly archive: Archive;
  readonly say: Say;
  readonly lists: Pick<QuestionLists, 'stopWords'>;
}

/** Makes editions: the same subscription, window and archive give the same edition. */
export function createEdition(
  tools: Tools,
): (subscription: Followed, window: EditionWindow) => Promise<Edition> {
  const stopWords = new Set(tools.lists.stopWords.map(folded));
  return async (subscription, window) => {
    const made = await make(tools, subscription, window, stopWords);
    if (made.type === 'nothing') return { type: 'empty', why: made.why, left: made.left };
    const { message, left } = made;
    return { type: 'message', message, citations: await usedIn(tools.archive, message), left };
  };
}

/** Without a start, what came in within a day is new. */
const dayMs = 86_400_000;

async function make(
  tools: Tools,
  subscription: Followed,
  { localDate, at, ...window }: EditionWindow,
  stopWords: ReadonlySet<string>,
): Promise<Made> {
  const { kind, subject, empty } = subscription;
  const after = window.since ?? subscription.since ?? at - dayMs;
  const wish = { empty, since: { after, upTo: at }, stopWords };
  switch (kind) {
    case 'onthisday':
      return dayEdition(tools, subscription, localDate, stopWords);
    case 'new':
      return newsEdition(tools, wish);
    case 'actor':
      return actorEdition(tools, { ...wish, subject });
    case 'topic': {
      const topic = parseTopic(subject, tools.lists.stopWords, tools.say);
      if (topic.type === 'bad') return { type: 'nothing', why: topic.why, left: [] };
      return newsEdition(tools, { ...wish, topic: { term: topic.term, typed: subject } });
    }
  }
}
