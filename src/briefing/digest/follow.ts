// Follows, and changes what is followed: settings are read, limits kept, the change told and recorded.
// Leaves to others: what settings mean (settings.ts), pausing and leaving (change.ts).
import type { Message } from '../../model/message.ts';
import type { Subscription } from '../../store/ledger.ts';
import type { Arguments, Asked } from '../asked.ts';
import { refused } from '../compose.ts';
import { folded } from '../fold.ts';
import { withTiming } from './bare.ts';
import { configOwner, pick, subscriptionsHere } from './pick.ts';
import { type Settings, settingsOf, wantedOf } from './settings.ts';
import { cardOf, timesOf } from './show.ts';
import { kindInWords, nextInWords, subscriptionInWords, timingInWords } from './wording.ts';

/** As many as one can choose from in a list; more in one channel is noise. */
export const mostPerPlace = 25;
/** Of one person, over all places of a platform. */
export const mostPerOwner = 100;

/** `follow`: adds, or when the same is followed already, changes what was given. */
export async function follow(asked: Asked, given: Arguments): Promise<Message> {
  const wanted = await wantedOf(asked, given);
  if ('message' in wanted) return wanted.message;
  const here = await subscriptionsHere(asked);
  const { kind, subject } = wanted.value;
  const same = here.find((one) => one.kind === kind && folded(one.subject) === folded(subject));
  const like = same ?? (here[0] && { zone: here[0].zone, language: here[0].language });
  const settings = settingsOf(asked, given, same ?? wanted.value, like ?? {});
  if ('message' in settings) return settings.message;
  if (same === undefined) {
    const full = await limitReached(asked, here);
    if (full !== undefined) return full;
  }
  return keep(asked, given, settings.value, same, {});
}

const changeable = ['days', 'time', 'zone', 'empty', 'round', 'months', 'language'];

/** `change`: another time, zone, rhythm … of one that is followed. */
export async function change(asked: Asked, given: Arguments): Promise<Message> {
  const found = await pick(asked, given, 'one');
  if ('message' in found) return found.message;
  const [before] = found.picked;
  const changed = withTiming(given);
  const subject = (changed['what'] ?? changed['about'] ?? '').trim();
  if (subject !== '')
    return refused(
      asked.say('briefing.digest.no-other', { kind: kindInWords(asked.say, before) }),
      [asked.say('briefing.digest.other-how')],
    );
  if (!changeable.some((name) => (changed[name] ?? '').trim() !== ''))
    return refused(asked.say('briefing.digest.no-change'), [
      asked.say('briefing.digest.change-how'),
    ]);
  const settings = settingsOf(asked, changed, before, before);
  if ('message' in settings) return settings.message;
  const { state, why, snoozedUntil } = before;
  return keep(asked, given, settings.value, before, {
    ...(state === 'paused' && { state, ...(why !== undefined && { why }) }),
    ...(snoozedUntil !== undefined && { snoozedUntil }),
  });
}

async function limitReached(
  { ledger, request, say }: Asked,
  here: readonly Subscription[],
): Promise<Message | undefined> {
  if (here.length >= mostPerPlace)
    return refused(say('briefing.digest.place-full', { most: mostPerPlace }), [
      say('briefing.digest.full-how'),
    ]);
  const owner = { platform: request.place.platform, user: request.user };
  const own = await ledger.subscriptions({ owner });
  if (own.length < mostPerOwner) return undefined;
  return refused(say('briefing.digest.owner-full', { most: mostPerOwner }), [
    say('briefing.digest.full-how'),
  ]);
}

/** `rest`: what stays as it was though settings changed; following anew starts it again. */
async function keep(
  asked: Asked,
  given: Arguments,
  settings: Settings,
  before: Subscription | undefined,
  rest: Partial<Pick<Subscription, 'state' | 'why' | 'snoozedUntil'>>,
): Promise<Message> {
  const { ledger, request, say } = asked;
  const made = await ledger.subscribe({
    ...settings,
    place: request.place,
    state: 'active',
    owner: request.user,
    since: since(settings, before, request.at),
    ...overruling(asked, before),
    ...rest,
  });
  await ledger.record({
    subscription: made.id,
    place: made.place,
    at: request.at,
    who: request.user,
    what: before === undefined ? 'followed' : 'changed',
    told: subscriptionInWords(say, made),
  });
  const { next } = await timesOf(asked, made);
  const summary = say('briefing.digest.follows', {
    place: request.direct ? 'direct' : 'channel',
    kind: kindInWords(say, made),
    timing: timingInWords(say, made),
    next: nextInWords(say, made, next, request.at),
  });
  return cardOf(asked, summary, made, given, await lackingHere(asked));
}

/** What the configuration named is changed by chat from here on, and has to stay known as named there. */
function overruling(
  { say }: Asked,
  before: Subscription | undefined,
): Pick<Subscription, 'overrules'> {
  const overrules =
    before?.owner === configOwner ? subscriptionInWords(say, before) : before?.overrules;
  return overrules === undefined ? {} : { overrules };
}

/** A new time of day begins from now; anything else loses no edition that is just due. */
function since(settings: Settings, before: Subscription | undefined, now: number): number {
  const kept =
    before !== undefined &&
    before.state !== 'paused' &&
    before.time === settings.time &&
    before.zone === settings.zone &&
    JSON.stringify(before.rhythm) === JSON.stringify(settings.rhythm);
  return kept ? before.since : now;
}

/** What the platform will refuse, each permission by its name and with what to do. */
async function lackingHere({ preflight, request, say }: Asked): Promise<readonly string[]> {
  const missing = (await preflight?.(request.place)) ?? [];
  return missing.map(({ name, needed, remedy }) =>
    say('briefing.digest.lacks', { name, needed: needed ? 'yes' : 'no', remedy }),
  );
}
