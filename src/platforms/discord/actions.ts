// The actions of a message as rows of buttons and lists, and the codes they carry back.
// Leaves to others: what a click does (clicks.ts) and what stands behind a key (the desk).
import {
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIComponentInMessageActionRow,
  type APIMessageTopLevelComponent,
  type APIStringSelectComponent,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import type { Action, Block, Invocation } from '../../model/message.ts';
import { decodeControl, encodeControl } from '../controls.ts';
import { labelled, webAddress } from './escape.ts';
import * as limits from './limits.ts';

export type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

/** The key that the desk keeps for an invocation; undefined where it could not be kept: then there is no button. */
export type KeyOf = (invocation: Invocation) => string | undefined;

/** What the frame adds to the buttons of a message. */
export interface Extras {
  /** The invocation that "share" repeats; absent where sharing makes no sense. */
  readonly share?: Invocation;
  readonly more?: { readonly label: string; readonly again: Invocation; readonly part: number };
}

/** The rows under a message: buttons first, then lists. */
export function rowsOf(blocks: readonly Block[], keyOf: KeyOf, extras: Extras): readonly Row[] {
  const actions = blocks.flatMap((block) => (block.type === 'actions' ? block.actions : []));
  const buttons = [
    ...moreButton(extras.more, keyOf),
    ...actions.flatMap((action) => buttonOf(action, keyOf, extras)),
  ];
  const lists = actions.flatMap((action) => (action.type === 'choose' ? [action] : []));
  return [
    ...inRows(withoutRepeats(buttons).slice(0, limits.buttons)),
    ...lists.slice(0, limits.selects).flatMap((list, index) => selectRow(list, index, keyOf)),
  ];
}

/** The code of the n-th list of a message; what was chosen stands in the value. */
export function isListCode(customId: string): boolean {
  return /^v1\.choose\.\d$/u.test(customId);
}

/** The key in the value of a chosen option, or undefined for one we did not make. */
export function chosenKey(value: string | undefined): string | undefined {
  const control = value === undefined ? undefined : decodeControl(value);
  return control?.type === 'ask' ? control.key : undefined;
}

function buttonOf(action: Action, keyOf: KeyOf, extras: Extras): readonly APIButtonComponent[] {
  if (action.type === 'open') return linkButton(action.label, action.url);
  if (action.type === 'choose') return [];
  const invocation = action.type === 'ask' ? action.invocation : extras.share;
  const key = invocation === undefined ? undefined : keyOf(invocation);
  return key === undefined
    ? []
    : [codeButton(action.label, encodeControl({ type: action.type, key }))];
}

function moreButton(more: Extras['more'], keyOf: KeyOf): readonly APIButtonComponent[] {
  const key = more === undefined ? undefined : keyOf(more.again);
  if (more === undefined || key === undefined) return [];
  return [codeButton(more.label, encodeControl({ type: 'more', key, part: more.part }))];
}

function codeButton(label: string, code: string): APIButtonComponent {
  return {
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    label: labelled(label, limits.buttonLabel),
    custom_id: code,
  };
}

function linkButton(label: string, url: string): readonly APIButtonComponent[] {
  const address = webAddress(url);
  if (address === undefined || address.length > limits.buttonUrl) return [];
  return [
    {
      type: ComponentType.Button,
      style: ButtonStyle.Link,
      label: labelled(label, limits.buttonLabel),
      url: address,
    },
  ];
}

/** Discord refuses a message in which two buttons carry the same code. */
function withoutRepeats(buttons: readonly APIButtonComponent[]): readonly APIButtonComponent[] {
  const seen = new Set<string>();
  return buttons.filter((button) => {
    if (!('custom_id' in button)) return true;
    if (seen.has(button.custom_id)) return false;
    seen.add(button.custom_id);
    return true;
  });
}

function inRows(buttons: readonly APIButtonComponent[]): readonly Row[] {
  const rows: Row[] = [];
  for (let start = 0; start < buttons.length; start += limits.buttonsInRow)
    rows.push({
      type: ComponentType.ActionRow,
      components: buttons.slice(start, start + limits.buttonsInRow),
    });
  return rows;
}

function selectRow(
  list: Extract<Action, { type: 'choose' }>,
  index: number,
  keyOf: KeyOf,
): readonly Row[] {
  const values = new Set<string>();
  const options = list.options.flatMap((option): APIStringSelectComponent['options'] => {
    const key = keyOf(option.invocation);
    if (key === undefined || values.has(key)) return [];
    values.add(key);
    return [
      {
        label: labelled(option.label, limits.selectOptionText),
        value: encodeControl({ type: 'ask', key }),
        ...(option.description && {
          description: labelled(option.description, limits.selectOptionText),
        }),
      },
    ];
  });
  if (options.length === 0) return [];
  const select: APIStringSelectComponent = {
    type: ComponentType.StringSelect,
    custom_id: `v1.choose.${index}`,
    placeholder: labelled(list.label, limits.selectPlaceholder),
    options: options.slice(0, limits.selectOptions),
  };
  return [{ type: ComponentType.ActionRow, components: [select] }];
}

/** The same component with the button of that code disabled. */
export function switchedOff(
  component: APIMessageTopLevelComponent,
  code: string,
): APIMessageTopLevelComponent {
  if (component.type === ComponentType.ActionRow) return rowWithout(component, code);
  if (component.type !== ComponentType.Container) return component;
  return {
    ...component,
    components: component.components.map((inner) =>
      inner.type === ComponentType.ActionRow ? rowWithout(inner, code) : inner,
    ),
  };
}

function rowWithout(row: Row, code: string): Row {
  return {
    ...row,
    components: row.components.map((inner) =>
      'custom_id' in inner && inner.custom_id === code ? { ...inner, disabled: true } : inner,
    ),
  };
}
