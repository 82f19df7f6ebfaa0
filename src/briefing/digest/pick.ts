// Which of the subscriptions of a place is meant: the only one, the number in the list, or the one behind a button.
// Leaves to others: what is done with it (follow.ts, change.ts, show.ts).
import type { Message } from '../../model/message.ts';
import type { Subscription } from '../../store/ledger.ts';
import type { Arguments, Asked } from '../asked.ts';
import { ask, choosing, invocationOf, nothing, refused } from '../compose.ts';
import { clipped } from '../who.ts';
import { subscriptionInWords } from './wording.ts';

/** The owner of what `readout.yaml` names. */
export const configOwner = 'config';

/** True for what `readout.yaml` names, also where chat has changed it: ended, it would be back after the next start. */
export function isConfigured({ owner, overrules }: Subscription): boolean {
  return owner === configOwner || overrules !== undefined;
}

/** Subscriptions of the place that is asked from, in the order of their numbers: nobody reaches into another place. */
export function subscriptionsHere({ ledger, request }: Asked): Promise<readonly Subscription[]> {
  return ledger.subscriptions({ place: request.place });
}

/** Those that are meant, at least one, or the answer that asks back. `all` means all where that is allowed. */
export async function pick(
  asked: Asked,
  given: Arguments,
  many: 'one' | 'all',
): Promise<
  { readonly picked: readonly [Subscription, ...Subscription[]] } | { readonly message: Message }
> {
  const { say } = asked;
  const here = await subscriptionsHere(asked);
  const [first, ...rest] = here;
  if (first === undefined) return { message: notFollowing(asked, given) };
  const which = (given['which'] ?? '').trim();
  if (which === '' && rest.length === 0) return { picked: [first] };
  if (which.toLowerCase() === 'all' && many === 'all') return { picked: [first, ...rest] };
  if (which === '') return { message: whichOne(asked, given, here) };
  const found = here.find((one, index) => one.id === which || String(index + 1) === which);
  if (found !== undefined) return { picked: [found] };
  // A button may outlive its subscription.
  const isNumber = /^\d{1,4}$/u.test(which);
  return {
    message: isNumber
      ? refused(say('briefing.digest.bad-which', { which, count: here.length }), [
          say('briefing.digest.which-how'),
        ])
      : refused(say('briefing.digest.which-gone'), [say('briefing.digest.which-how')]),
  };
}

function whichOne({ say }: Asked, given: Arguments, here: readonly Subscription[]): Message {
  return choosing({
    summary: say('briefing.digest.which', { count: here.length }),
    label: say('briefing.digest.which-label'),
    again: invocationOf('digest', given),
    options: here.map((one, index) => ({
      label: clipped(`${index + 1}. ${subscriptionInWords(say, one)}`),
      invocation: invocationOf('digest', { ...given, which: one.id }),
    })),
  });
}

/** Nothing is followed in this place. */
export function notFollowing({ say }: Asked, given: Arguments): Message {
  return nothing({
    summary: say('briefing.digest.none'),
    hints: [say('briefing.digest.how')],
    again: invocationOf('digest', given),
    actions: [ask(say('briefing.action.follow'), 'digest', { action: 'follow' })],
  });
}
