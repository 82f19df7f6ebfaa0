// Shows what a place follows: a card for one subscription, a numbered list of several, the history.
// Leaves to others: the words (wording.ts), what the next edition brings (preview.ts).
import type { Action, Block, Message } from '../../model/message.ts';
import type { Change, HistoryLine, Subscription } from '../../store/ledger.ts';
import type { Arguments, Asked } from '../asked.ts';
import {
  facts,
  invocationOf,
  list,
  note,
  nothing,
  onPage,
  pageOf,
  paging,
  paragraph,
  strong,
  text,
} from '../compose.ts';
import { shifted } from '../when.ts';
import { notFollowing, subscriptionsHere } from './pick.ts';
import {
  deliveryInWords,
  kindInWords,
  momentInWords,
  nextInWords,
  stateInWords,
  subscriptionInWords,
  timingInWords,
} from './wording.ts';

/** All that is kept of a place that follows as much as it may: an edition of each a day. */
const longestHistory = 20_000;

/** `list`: one subscription in full, several by their numbers. */
export async function showList(asked: Asked, given: Arguments): Promise<Message> {
  const { say, request } = asked;
  const here = await subscriptionsHere(asked);
  const [first, ...rest] = here;
  if (first === undefined) return notFollowing(asked, given);
  if (rest.length === 0) {
    const summary = say('briefing.digest.is', {
      kind: kindInWords(say, first),
      timing: timingInWords(say, first),
      state: first.state,
    });
    return cardOf(asked, summary, first, given);
  }
  const summary = say('briefing.digest.several', { count: here.length });
  const again = invocationOf('digest', given);
  const page = pageOf(given, here.length);
  const shown = onPage(here, page);
  const first8 = here.indexOf(shown[0] ?? first);
  const turning = paging(say, again, { page, total: here.length });
  const items = await Promise.all(
    shown.map(async (one, index) => {
      const { next, last } = await timesOf(asked, one);
      const facts = [
        nextInWords(say, one, next, request.at),
        stateInWords(say, one, request.at),
        deliveryInWords(say, last),
        ...(one.overrules === undefined
          ? []
          : [say('briefing.digest.overrules', { config: one.overrules })]),
      ];
      return [
        strong(`${first8 + index + 1}. ${subscriptionInWords(say, one)}`),
        text(` · ${facts.join(' · ')}`),
      ];
    }),
  );
  return {
    summary,
    blocks: [
      paragraph(text(summary)),
      ...list(items),
      note(say('briefing.digest.which-how')),
      ...turning.notes,
      ...(turning.actions.length > 0
        ? [{ type: 'actions' as const, actions: turning.actions }]
        : []),
    ],
    audience: 'asker',
    outcome: 'answer',
    again,
  };
}

/** One subscription in full, under what was just done with it. */
export async function cardOf(
  asked: Asked,
  summary: string,
  subscription: Subscription,
  given: Arguments,
  notes: readonly string[] = [],
): Promise<Message> {
  const { say, request } = asked;
  const { empty, overrules } = subscription;
  const { next, last } = await timesOf(asked, subscription);
  const rows = facts([
    { label: say('briefing.fact.what'), value: whatOf(asked, subscription) },
    { label: say('briefing.fact.when'), value: timingInWords(say, subscription) },
    {
      label: say('briefing.fact.next'),
      value: nextInWords(say, subscription, next, request.at),
    },
    { label: say('briefing.fact.empty'), value: say('briefing.digest.empty', { empty }) },
    { label: say('briefing.fact.state'), value: stateInWords(say, subscription, request.at) },
    { label: say('briefing.fact.last'), value: deliveryInWords(say, last) },
  ]);
  const overruling =
    overrules === undefined ? [] : [note(say('briefing.digest.overrules', { config: overrules }))];
  const actions = await cardActions(asked, subscription);
  const blocks: readonly Block[] = [
    paragraph(text(summary)),
    ...rows,
    ...overruling,
    ...notes.map(note),
    { type: 'actions', actions },
  ];
  const again = invocationOf('digest', given);
  return { summary, blocks, audience: 'asker', outcome: 'answer', again };
}

/** Buttons keep the id, since numbers change; who types it again uses the number of now. */
async function cardActions(asked: Asked, { id, state }: Subscription): Promise<readonly Action[]> {
  const { say } = asked;
  const at = (await subscriptionsHere(asked)).findIndex((one) => one.id === id);
  const which = at < 0 ? id : String(at + 1);
  const action = (label: string, name: string): Action => ({
    type: 'ask',
    label: say(label),
    invocation: { command: 'digest', arguments: { action: name, which: id } },
    typed: { command: 'digest', arguments: { action: name, which } },
  });
  return [
    action('briefing.action.preview', 'preview'),
    ...(state === 'paused'
      ? [action('briefing.action.resume', 'resume')]
      : [action('briefing.action.pause', 'pause'), action('briefing.action.snooze', 'snooze')]),
    action('briefing.action.leave', 'leave'),
  ];
}

function whatOf({ say }: Asked, subscription: Subscription): string {
  const { round, months } = subscription;
  return [
    kindInWords(say, subscription),
    ...(round ? [say('briefing.digest.round')] : []),
    ...(months ? [say('briefing.digest.months')] : []),
  ].join(', ');
}

/** The last edition, and the next that is not rested away. */
export async function timesOf({ ledger, nextEdition, request }: Asked, subscription: Subscription) {
  const [last] = await ledger.deliveries(subscription.id, 1);
  const { snoozedUntil } = subscription;
  const rested = snoozedUntil === undefined ? '' : shifted(snoozedUntil, -1);
  const after = [last?.localDate ?? '', rested].toSorted().at(-1) ?? '';
  return { last, next: nextEdition(subscription, request.at, after === '' ? undefined : after) };
}

/** `history`: who did what when, and what became of each edition. */
export async function showHistory(asked: Asked, given: Arguments): Promise<Message> {
  const { say, ledger, request } = asked;
  const again = invocationOf('digest', given);
  const lines = await ledger.history(request.place, longestHistory);
  if (lines.length === 0) return nothing({ summary: say('briefing.digest.no-history'), again });
  const here = await subscriptionsHere(asked);
  const names = namesIn(asked, here, lines);
  const zone = request.timeZone ?? here[0]?.zone ?? 'UTC';
  const page = pageOf(given, lines.length);
  const turning = paging(say, again, { page, total: lines.length });
  const summary = say('briefing.digest.history', { count: lines.length });
  const items = onPage(lines, page).map((line) => [
    momentInWords(say, line.at, zone),
    text(` · ${lineInWords(asked, line, names)}`),
  ]);
  const actions =
    turning.actions.length > 0 ? [{ type: 'actions' as const, actions: turning.actions }] : [];
  return {
    summary,
    blocks: [paragraph(text(summary)), ...list(items), ...turning.notes, ...actions],
    audience: 'asker',
    outcome: 'answer',
    again,
  };
}

/** What each subscription is called, the ones that were left by what was said of them. */
function namesIn(
  { say }: Asked,
  here: readonly Subscription[],
  lines: readonly HistoryLine[],
): ReadonlyMap<string, string> {
  const told = lines.flatMap((line) =>
    line.type === 'change' && (line.change.what === 'followed' || line.change.what === 'left')
      ? [[line.change.subscription, line.change.told] as const]
      : [],
  );
  return new Map([...told, ...here.map((one) => [one.id, subscriptionInWords(say, one)] as const)]);
}

function lineInWords(asked: Asked, line: HistoryLine, names: ReadonlyMap<string, string>): string {
  const { say } = asked;
  if (line.type === 'delivery')
    return say('briefing.digest.history-delivery', {
      name: names.get(line.delivery.subscription) ?? '',
      outcome: deliveryInWords(say, line.delivery),
    });
  const { change } = line;
  return say('briefing.digest.history-change', {
    what: change.what,
    who: whoOf(asked, change),
    told: change.told === '' ? (names.get(change.subscription) ?? '') : change.told,
  });
}

function whoOf({ say, request }: Asked, { who }: Change): string {
  const known =
    who === 'config' || who === 'readout' ? who : who === request.user ? 'you' : 'other';
  return say('briefing.digest.who', { known, who });
}
