// Pauses, resumes, rests and leaves subscriptions; each change is recorded with who made it.
// Leaves to others: which are meant (pick.ts), settings (follow.ts).
import type { Message } from '../../model/message.ts';
import type { Change, Subscription } from '../../store/ledger.ts';
import type { Arguments, Asked } from '../asked.ts';
import { ask, invocationOf, paragraph, refused, text } from '../compose.ts';
import { dateInWords } from '../dated.ts';
import { localDate } from '../when.ts';
import { clipped } from '../who.ts';
import { isConfigured, pick } from './pick.ts';
import { cardOf } from './show.ts';
import { restOf } from './typed.ts';
import { subscriptionInWords } from './wording.ts';

/** `pause`: nothing comes until somebody resumes it. */
export function pause(asked: Asked, given: Arguments): Promise<Message> {
  const why = asked.say('briefing.digest.by-hand');
  return each(asked, given, 'paused', asked.say('briefing.digest.paused'), (one) =>
    asked.ledger.setState(one.id, 'paused', why),
  );
}

/** `resume`: what fell into the pause is nobody's any more, not missed; a rest ends, too. */
export function resume(asked: Asked, given: Arguments): Promise<Message> {
  const { ledger, request, say } = asked;
  return each(asked, given, 'resumed', say('briefing.digest.resumed'), async (one) => {
    await ledger.setState(one.id, 'active', undefined, request.at);
    await ledger.snooze(one.id, undefined);
  });
}

/** `snooze`: rests for a week, or as long as is said, and comes back by itself. */
export async function snooze(asked: Asked, given: Arguments): Promise<Message> {
  const { ledger, request, say } = asked;
  const typed = given['until'] ?? 'a week';
  const here = await pick(asked, given, 'all');
  if ('message' in here) return here.message;
  const [{ zone }] = here.picked;
  const until = restOf(typed, localDate(request.at, zone));
  if (until === undefined)
    return refused(say('briefing.digest.bad-until', { typed: clipped(typed) }), [
      say('briefing.digest.until-how'),
    ]);
  const summary = say('briefing.digest.rests', { date: dateInWords(say, until) });
  return each(asked, given, 'snoozed', summary, (one) => ledger.snooze(one.id, until));
}

/** Does one thing with each that is meant. */
async function each(
  asked: Asked,
  given: Arguments,
  what: Change['what'],
  summary: string,
  work: (subscription: Subscription) => Promise<void>,
): Promise<Message> {
  const { ledger, say } = asked;
  const found = await pick(asked, given, 'all');
  if ('message' in found) return found.message;
  for (const one of found.picked) {
    await work(one);
    await record(asked, one, what, summary);
  }
  const [first, ...rest] = found.picked;
  const now = await ledger.subscription(first.id);
  if (rest.length === 0 && now !== undefined) return cardOf(asked, summary, now, given);
  return told(given, [summary, say('briefing.digest.done-all', { count: rest.length + 1 })], []);
}

/**
 * `leave`: no more of it. What the configuration names stays, switched off: it would be back after the next start
 * otherwise, and chat wins.
 */
export async function leave(asked: Asked, given: Arguments): Promise<Message> {
  const { ledger, say } = asked;
  const found = await pick(asked, given, 'all');
  if ('message' in found) return found.message;
  const configured = found.picked.filter(isConfigured);
  for (const one of found.picked) {
    if (isConfigured(one))
      await ledger.setState(one.id, 'paused', say('briefing.digest.left-config'));
    else await ledger.unsubscribe(one.id);
    await record(asked, one, 'left', subscriptionInWords(say, one));
  }
  const lines = [
    say('briefing.digest.left', {
      count: found.picked.length,
      what: subscriptionInWords(say, found.picked[0]),
    }),
    ...(configured.length > 0 ? [say('briefing.digest.left-config-told')] : []),
  ];
  const follow = ask(say('briefing.action.follow'), 'digest', { action: 'follow' });
  return told(given, lines, [follow]);
}

function record(
  { ledger, request }: Asked,
  { id, place }: Subscription,
  what: Change['what'],
  words: string,
): Promise<void> {
  return ledger.record({
    subscription: id,
    place,
    at: request.at,
    who: request.user,
    what,
    told: words,
  });
}

function told(
  given: Arguments,
  lines: readonly string[],
  actions: readonly ReturnType<typeof ask>[],
): Message {
  return {
    summary: lines[0] ?? '',
    blocks: [
      ...lines.map((line) => paragraph(text(line))),
      ...(actions.length > 0 ? [{ type: 'actions' as const, actions }] : []),
    ],
    audience: 'asker',
    outcome: 'answer',
    again: invocationOf('digest', given),
  };
}
