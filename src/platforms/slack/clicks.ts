// What a click on a button or a choice in a list does: ask again, show the next part, share.
// Leaves to others: how controls look (actions.ts) and what is answered (asking.ts).
import type { App, BlockAction, BlockElementAction } from '@slack/bolt';
import type { Invocation } from '../../model/message.ts';
import { type Control, decodeControl } from '../controls.ts';
import { type Asked, platformName } from './asking.ts';
import { type Deliver, openly, privately, type Spot, throughHook } from './delivery.ts';
import { bare, type Dressed, shared } from './dress.ts';
import type { Hook } from './hook.ts';
import { isDirect, type Listening, workspaceOf } from './listen.ts';
import { commandWord } from './names.ts';
import type { Sent } from './outbox.ts';
import { writeRef } from './ref.ts';

export function listenToClicks(app: App, listening: Listening): void {
  app.action<BlockAction>({ type: 'block_actions' }, async ({ body, action, ack, context }) => {
    await ack();
    const value = carried(action);
    if (value === undefined) return;
    const click = clickOf(listening, body, action, workspaceOf(context));
    await listening.run('click', click.deliver, async () => {
      if (await listening.takenFirst(click.id)) await act(listening, click, decodeControl(value));
    });
  });
}

/** Buttons that only open an address carry no value: there is nothing to do for them. */
function carried(action: BlockElementAction): string | undefined {
  if (action.type === 'button') return action.url === undefined ? (action.value ?? '') : undefined;
  if (action.type === 'external_select') return action.selected_option?.value ?? '';
  return action.type === 'static_select' ? action.selected_option.value : '';
}

interface Click {
  readonly id: string;
  readonly workspace: string;
  readonly spot: Spot;
  /** In the direct messages we share with the person, or on the Home tab. */
  readonly direct: boolean;
  readonly hook?: Hook;
  readonly deliver: Deliver;
  readonly shareable: boolean;
}

function clickOf(
  listening: Listening,
  body: BlockAction,
  action: BlockElementAction,
  workspace: string,
): Click {
  const user = body.user.id;
  const channel = body.channel?.id ?? user;
  const ephemeral = body.container['is_ephemeral'] === true;
  const own = body.channel === undefined || (isDirect(channel) && !ephemeral);
  const threadTs: unknown = body.container['thread_ts'];
  const thread = typeof threadTs === 'string' ? threadTs : undefined;
  const spot: Spot = { channel, user, ...(thread !== undefined && { thread }) };
  const hook = body.response_url ? listening.hook(body.response_url) : undefined;
  const ways = { outbox: listening.outbox, log: listening.log, ...(hook && { hook }) };
  const replace = ephemeral && action.type === 'static_select';
  return {
    id: `${body.trigger_id} ${action.action_id}`,
    workspace,
    spot,
    direct: own || isDirect(channel),
    ...(hook && { hook }),
    deliver: own ? openly(listening.outbox, channel, thread) : privately(ways, spot, replace),
    shareable: !own,
  };
}

async function act(
  listening: Listening,
  click: Click,
  control: Control | undefined,
): Promise<void> {
  const invocation = control && (await listening.desk.recall(control.key));
  if (control === undefined || invocation === undefined) return expired(listening, click);
  switch (control.type) {
    case 'ask':
      return ask(listening, click, invocation);
    case 'more':
      return more(listening, click, invocation, control.part);
    case 'share':
      return share(listening, click, invocation);
  }
}

function expired({ say }: Listening, { deliver }: Click): Promise<void> {
  return deliver([bare(say('platforms.expired', { command: `/${commandWord}` }))]);
}

function askedBy(click: Click, invocation: Invocation): Asked {
  const { id, workspace, direct, spot } = click;
  return { id, workspace, channel: spot.channel, user: spot.user, direct, ask: { invocation } };
}

async function ask({ asking }: Listening, click: Click, invocation: Invocation): Promise<void> {
  const message = await asking.answer(askedBy(click, invocation));
  const shareable = click.shareable && message.outcome === 'answer';
  await click.deliver(await asking.toSend(message, shareable));
}

/** The archive may have changed since: a part that is no more is told like an old button. */
async function more(
  listening: Listening,
  click: Click,
  invocation: Invocation,
  part: number,
): Promise<void> {
  const message = await listening.asking.answer(askedBy(click, invocation));
  const parts = await listening.asking.dress(message, false);
  const wanted = parts[part - 1];
  await (wanted === undefined ? expired(listening, click) : click.deliver([wanted]));
}

/**
 * Posts for everyone what is shared. A message of the bot's own can be edited when a document is corrected; where the bot
 * is no member, the response_url still shows it, but nothing leads back to it: who shared it is told so.
 */
async function share(listening: Listening, click: Click, invocation: Invocation): Promise<void> {
  const { asking, desk, say } = listening;
  const message = await asking.answer(askedBy(click, invocation));
  if (message.outcome !== 'answer') return click.deliver(await asking.toSend(message, false));
  const refs: string[] = [];
  const { user, channel } = click.spot;
  const parts = await asking.toSend(message, false);
  for (const [index, part] of parts.entries()) {
    const sent = await shareOne(listening, click, index === 0 ? shared(part, user, say) : part);
    if (sent.type === 'sent') refs.push(...(sent.ref === '' ? [] : [sent.ref]));
    else return click.deliver([bare(say('platforms.cannot-share', { remedy: sent.reason }))]);
  }
  const [first, ...rest] = refs;
  if (refs.length < parts.length) await click.deliver([bare(say('slack.shared-for-good'))]);
  if (first === undefined) return;
  const place = { platform: platformName, workspace: click.workspace, channel };
  const ref = writeRef({ parts: [first, ...rest], sharedBy: user });
  await desk.shared({ place, ref, message, at: listening.now() });
}

/** Through the response_url there is no ref: it stays empty. What may be out already is not sent a second way. */
async function shareOne(listening: Listening, click: Click, part: Dressed): Promise<Sent> {
  const { channel, thread } = click.spot;
  const extras = thread === undefined ? {} : { thread };
  const sent = await listening.outbox.post(channel, part, extras);
  if (sent.type === 'sent' || sent.type === 'unknown') return sent;
  return (await throughHook(click.hook, click.spot, part))
    ? { type: 'sent', ref: '', channel }
    : sent;
}
