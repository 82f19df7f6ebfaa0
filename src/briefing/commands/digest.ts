// `/digest follow|list|preview|pause|resume|leave`: what this channel or this person gets every day.
// Leaves to others: who may (answer.ts), the edition itself (edition.ts), sending it (schedule).
import type { Invocation, Message } from '../../model/message.ts';
import type { Say } from '../../model/words.ts';
import { isZone } from '../../model/zone.ts';
import type { EmptyDay, Subscription } from '../../store/ledger.ts';
import type { Arguments, Asked, Command } from '../asked.ts';
import { ask, facts, invocationOf, note, nothing, paragraph, refused, text } from '../compose.ts';
import { createEdition } from '../edition.ts';
import { localDate } from '../when.ts';
import { clipped } from '../who.ts';

const actions = ['follow', 'list', 'preview', 'pause', 'resume', 'leave'] as const;
const emptyDays = ['skip', 'say', 'nearby'] as const;
/** When an edition comes where nobody says otherwise. */
const usualTime = '08:00';

export function digestCommand(say: Say): Command {
  return {
    name: 'digest',
    description: say('briefing.command.digest'),
    options: [
      {
        name: 'action',
        description: say('briefing.option.action'),
        type: 'choice',
        required: true,
        choices: actions,
        positional: true,
      },
      { name: 'time', description: say('briefing.option.time'), type: 'text', required: false },
      {
        name: 'zone',
        description: say('briefing.option.zone'),
        type: 'text',
        required: false,
        suggest: 'zone',
      },
      {
        name: 'empty',
        description: say('briefing.option.empty'),
        type: 'choice',
        required: false,
        choices: emptyDays,
      },
    ],
    examples: ['digest follow time:08:00 zone:Europe/Vienna', 'digest preview'],
    who: 'manager',
    run,
  };
}

async function run(asked: Asked, given: Arguments): Promise<Message> {
  const action = (given['action'] ?? '').toLowerCase();
  const again = invocationOf('digest', given);
  switch (action) {
    case 'follow':
      return follow(asked, given, again);
    case 'list':
      return show(asked, again);
    case 'preview':
      return preview(asked, again);
    case 'pause':
      return change(asked, again, 'paused');
    case 'resume':
      return change(asked, again, 'active');
    case 'leave':
      return leave(asked, again);
    default:
      return refused(
        asked.say('briefing.digest.unknown', { action: action === '' ? 'none' : clipped(action) }),
        [asked.say('briefing.digest.actions', { actions: actions.join(', ') })],
      );
  }
}

function own({ ledger, request }: Asked): Promise<readonly Subscription[]> {
  return ledger.subscriptions({ place: request.place });
}

async function follow(asked: Asked, given: Arguments, again: Invocation): Promise<Message> {
  const { ledger, request, say } = asked;
  const [before] = await own(asked);
  const time = timeOf(given['time'] ?? before?.time ?? usualTime);
  const zone = zoneOf(given['zone'] ?? before?.zone ?? request.timeZone ?? 'UTC');
  const empty = emptyOf(given['empty'] ?? before?.empty ?? 'skip');
  if (time === undefined)
    return refused(say('briefing.digest.bad-time', { time: clipped(given['time'] ?? '') }), []);
  if (zone === undefined)
    return refused(say('briefing.digest.bad-zone', { zone: clipped(given['zone'] ?? '') }), [
      say('briefing.digest.zone-how'),
    ]);
  if (empty === undefined)
    return refused(say('briefing.digest.bad-empty', { empty: clipped(given['empty'] ?? '') }), [
      say('briefing.digest.empty-how'),
    ]);
  const made = await ledger.subscribe({
    place: request.place,
    kind: 'onthisday',
    subject: '',
    rhythm: { every: 'day' },
    zone,
    time,
    empty,
    round: false,
    months: false,
    language: 'en',
    state: 'active',
    owner: request.user,
    since: request.at,
  });
  const summary = say('briefing.digest.follows', {
    place: request.direct ? 'direct' : 'channel',
    time,
    zone,
    next: localTime(request.at, zone) < time ? 'today' : 'tomorrow',
  });
  const guessed =
    given['zone'] === undefined && before === undefined && request.timeZone === undefined;
  return done(asked, summary, made, again, guessed ? [say('briefing.digest.zone-guessed')] : []);
}

/** What was done, and the subscription as it is now. */
function done(
  { say }: Asked,
  summary: string,
  subscription: Subscription,
  again: Invocation,
  notes: readonly string[] = [],
): Message {
  return {
    summary,
    blocks: [
      paragraph(text(summary)),
      ...card(say, subscription),
      ...notes.map(note),
      {
        type: 'actions',
        actions: [
          ask(say('briefing.action.preview'), 'digest', { action: 'preview' }),
          subscription.state === 'active'
            ? ask(say('briefing.action.pause'), 'digest', { action: 'pause' })
            : ask(say('briefing.action.resume'), 'digest', { action: 'resume' }),
          ask(say('briefing.action.leave'), 'digest', { action: 'leave' }),
        ],
      },
    ],
    audience: 'asker',
    outcome: 'answer',
    again,
  };
}

function card(say: Say, { time, zone, empty, state, why }: Subscription) {
  return facts([
    { label: say('briefing.fact.what'), value: say('briefing.digest.kind') },
    { label: say('briefing.fact.when'), value: say('briefing.digest.daily', { time, zone }) },
    { label: say('briefing.fact.empty'), value: say('briefing.digest.empty', { empty }) },
    {
      label: say('briefing.fact.state'),
      value: say('briefing.digest.state', { state, why: why ?? 'none' }),
    },
  ]);
}

async function show(asked: Asked, again: Invocation): Promise<Message> {
  const [subscription] = await own(asked);
  if (subscription === undefined) return notFollowing(asked, again);
  const { state, time, zone } = subscription;
  const summary = asked.say('briefing.digest.is', { state, time, zone });
  return done(asked, summary, subscription, again);
}

function notFollowing({ say }: Asked, again: Invocation): Message {
  return nothing({
    summary: say('briefing.digest.none'),
    hints: [say('briefing.digest.how')],
    again,
    actions: [ask(say('briefing.action.follow'), 'digest', { action: 'follow' })],
  });
}

async function preview(asked: Asked, again: Invocation): Promise<Message> {
  const { request, say } = asked;
  const [subscription] = await own(asked);
  const zone = subscription?.zone ?? request.timeZone;
  const edition = await createEdition(asked)(
    subscription ?? {
      kind: 'onthisday',
      subject: '',
      empty: 'skip',
      round: false,
      months: false,
      language: 'en',
    },
    { localDate: localDate(request.at, zone), zone: zone ?? 'UTC', at: request.at },
  );
  if (edition.type === 'empty')
    return nothing({
      summary: say('briefing.digest.preview-empty', { why: edition.why }),
      again,
    });
  const { message } = edition;
  return { ...message, audience: 'asker', again };
}

async function change(
  asked: Asked,
  again: Invocation,
  state: Subscription['state'],
): Promise<Message> {
  const [subscription] = await own(asked);
  if (subscription === undefined) return notFollowing(asked, again);
  const why = state === 'paused' ? asked.say('briefing.digest.by-hand') : undefined;
  // What fell into the pause is nobody's any more, not missed.
  const since = state === 'active' ? asked.request.at : undefined;
  await asked.ledger.setState(subscription.id, state, why, since);
  const { why: _, ...rest } = subscription;
  return done(
    asked,
    asked.say('briefing.digest.changed', { state }),
    { ...rest, state, ...(why !== undefined && { why }) },
    again,
  );
}

async function leave(asked: Asked, again: Invocation): Promise<Message> {
  const subscriptions = await own(asked);
  if (subscriptions.length === 0) return notFollowing(asked, again);
  for (const { id } of subscriptions) await asked.ledger.unsubscribe(id);
  const summary = asked.say('briefing.digest.left');
  return {
    summary,
    blocks: [
      paragraph(text(summary)),
      {
        type: 'actions',
        actions: [ask(asked.say('briefing.action.follow'), 'digest', { action: 'follow' })],
      },
    ],
    audience: 'asker',
    outcome: 'answer',
    again,
  };
}

/** `8`, `8:30`, `08.30`, `8 pm` as `HH:MM`; undefined for what is no time of day. */
function timeOf(typed: string): string | undefined {
  const match = /^(\d{1,2})(?:[:.h](\d{2}))?\s*(am|pm)?$/iu.exec(typed.trim());
  if (match === null) return undefined;
  const half = match[3]?.toLowerCase();
  const hour = Number(match[1]);
  const minute = Number(match[2] ?? 0);
  if (half !== undefined && (hour < 1 || hour > 12)) return undefined;
  const full = half === undefined ? hour : (hour % 12) + (half === 'pm' ? 12 : 0);
  if (full > 23 || minute > 59) return undefined;
  return `${String(full).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

function zoneOf(typed: string): string | undefined {
  const name = typed.trim().replace(/\s+/gu, '_');
  return isZone(name)
    ? new Intl.DateTimeFormat('en-US', { timeZone: name }).resolvedOptions().timeZone
    : undefined;
}

function emptyOf(typed: string): EmptyDay | undefined {
  return emptyDays.find((one) => one === typed.trim().toLowerCase());
}

function localTime(at: number, zone: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at);
}
