// Buttons and lists to choose from: what they look like, and what their values carry.
// Leaves to others: what a click does (clicks.ts) and how controls are written down (platforms/controls.ts).
import type { types } from '@slack/bolt';
import type { Action, Choice, Invocation } from '../../model/message.ts';
import { type Control, encodeControl } from '../controls.ts';
import { literal, neverEmpty, webAddress } from './escape.ts';
import { slackLimits } from './limits.ts';

/** Keys that the desk keeps for the invocations of one message; what has no key gets no button. */
export interface Keys {
  of(invocation: Invocation): string | undefined;
  /** For Share: the key of the whole answer, where it can be asked again and is not public already. */
  readonly share?: string;
}

type Element = types.ActionsBlockElement;

/** As many `actions` blocks as the elements need; none when nothing can be shown. */
export function actionsBlocks(actions: readonly Action[], keys: Keys): types.ActionsBlock[] {
  const elements = actions.flatMap((action, index) => actionElement(action, index, keys));
  const count = Math.ceil(elements.length / slackLimits.actions);
  return Array.from({ length: count }, (_, block) => ({
    type: 'actions',
    elements: elements.slice(block * slackLimits.actions, (block + 1) * slackLimits.actions),
  }));
}

function actionElement(action: Action, index: number, keys: Keys): readonly Element[] {
  switch (action.type) {
    case 'ask': {
      const key = keys.of(action.invocation);
      return key === undefined ? [] : [button(action.label, { type: 'ask', key }, index)];
    }
    case 'share':
      return keys.share === undefined
        ? []
        : [button(action.label, { type: 'share', key: keys.share }, index)];
    case 'open': {
      const url = webAddress(action.url);
      const text = label(action.label, slackLimits.buttonText);
      return url === undefined
        ? []
        : [{ type: 'button', action_id: `readout.open.${index}`, text, url }];
    }
    case 'choose':
      return chooser(action.label, action.options, index, keys);
  }
}

/** A button that carries a control; `index` makes its action_id unique in its block. */
export function button(text: string, control: Control, index: number): types.Button {
  return {
    type: 'button',
    action_id: `readout.${control.type}.${index}`,
    text: label(text, slackLimits.buttonText),
    value: encodeControl(control),
  };
}

function chooser(
  placeholder: string,
  choices: readonly Choice[],
  index: number,
  keys: Keys,
): readonly Element[] {
  const options = choices.slice(0, slackLimits.options).flatMap((choice) => {
    const key = keys.of(choice.invocation);
    if (key === undefined) return [];
    const description = choice.description && label(choice.description, slackLimits.optionText);
    return [
      {
        text: label(choice.label, slackLimits.optionText),
        value: encodeControl({ type: 'ask', key }),
        ...(description && { description }),
      },
    ];
  });
  if (options.length === 0) return [];
  return [
    {
      type: 'static_select',
      action_id: `readout.choose.${index}`,
      placeholder: label(placeholder, slackLimits.placeholder),
      options,
    },
  ];
}

function label(text: string, max: number): types.PlainTextElement {
  return { type: 'plain_text', text: neverEmpty(literal(text, max)), emoji: false };
}
