// Corrects what was posted: compares messages with documents that were read anew, and edits each once with its note.
// Leaves to others: what has changed and the note (briefing/correction.ts), who holds which edit (store/posted.ts).
import type { Corrected } from '../briefing/correction.ts';
import type { Platform } from '../model/conversation.ts';
import type { Log } from '../model/log.ts';
import type { Ledger, PostedMessage } from '../store/ledger.ts';

export interface Correcting {
  readonly ledger: Pick<Ledger, 'stalePosted' | 'agree' | 'amend' | 'takeEdits' | 'settleEdit'>;
  readonly platforms: readonly Pick<Platform, 'name' | 'edit'>[];
  readonly correct: (posted: PostedMessage, now: number) => Promise<Corrected>;
  /** False while documents are being read: half of them would be compared as they were. */
  readonly mayCompare: () => Promise<boolean>;
  /** Another number once documents have changed; undefined where that cannot be known: then each look compares. */
  readonly version: () => number | undefined;
  readonly log: Log;
}

/** One look; never rejects. Looks may overlap: each message is changed by one of them. */
export type CorrectDue = (now: number) => Promise<void>;

/** Longer than any edit takes, waiting for its turn included. */
const leaseMs = 180_000;
/** Messages compared at once, and in one look. */
const atOnce = 50;
const mostInLook = 2000;

export function createCorrections(tools: Correcting): CorrectDue {
  let compared: { readonly version: number | undefined; readonly times: number } | undefined;
  return async (now) => {
    try {
      const version = tools.version();
      const times = compared?.version === version ? (compared?.times ?? 0) : 0;
      // Twice, because a message that was made before a change may have gone out after the first time.
      if ((version === undefined || times < 2) && (await tools.mayCompare())) {
        await compareAll(tools, now);
        compared = { version, times: times + 1 };
      }
      const names = tools.platforms.map((one) => one.name);
      const edits = await tools.ledger.takeEdits(names, now, leaseMs);
      await Promise.all(edits.map((one) => editOne(tools, one, now)));
    } catch (cause) {
      tools.log.error('corrections-failed', {}, cause);
    }
  };
}

async function compareAll(tools: Correcting, now: number): Promise<void> {
  for (let compared = 0; compared < mostInLook; compared += atOnce) {
    const stale = await tools.ledger.stalePosted(atOnce);
    for (const one of stale) {
      const { message, citations } = await tools.correct(one.posted, now);
      if (message === undefined) await tools.ledger.agree(one, citations);
      else await tools.ledger.amend(one, { message, citations }, now);
    }
    if (stale.length < atOnce) return;
  }
}

async function editOne(tools: Correcting, posted: PostedMessage, now: number): Promise<void> {
  const { place, ref, message } = posted;
  const platform = tools.platforms.find((one) => one.name === place.platform);
  if (platform === undefined) return;
  const edited = await platform.edit(place, ref, message);
  tools.log.info('corrected', { platform: place.platform, outcome: edited.type });
  if (edited.type === 'edited') await tools.ledger.settleEdit(posted, 'stands');
  if (edited.type === 'gone') await tools.ledger.settleEdit(posted, 'gone');
  // What may be done already is done again when the lease ran out: the same message takes its own place.
  if (edited.type === 'later') await tools.ledger.settleEdit(posted, now + edited.afterMs);
}
