// The buttons under an edition: rest for a week, leave. What they ask for is checked when they are clicked.
// Leaves to others: what the digest command does then (briefing), how a button looks (platforms).
import type { Action, Message } from '../model/message.ts';
import type { Say } from '../model/words.ts';
import type { Subscription } from '../store/ledger.ts';

/** The same message with the buttons last. */
export function withButtons(say: Say, message: Message, { id }: Pick<Subscription, 'id'>): Message {
  const button = (label: string, given: Readonly<Record<string, string>>): Action => ({
    type: 'ask',
    label: say(label),
    invocation: { command: 'digest', arguments: { ...given, which: id } },
    typed: { command: 'digest', arguments: given },
  });
  const buttons = [
    button('schedule.button.snooze', { action: 'snooze' }),
    button('schedule.button.leave', { action: 'leave' }),
  ];
  const last = message.blocks.at(-1);
  const blocks =
    last?.type === 'actions'
      ? [
          ...message.blocks.slice(0, -1),
          { type: 'actions' as const, actions: [...last.actions, ...buttons] },
        ]
      : [...message.blocks, { type: 'actions' as const, actions: buttons }];
  return { ...message, blocks };
}
