// What a click carries: a verb and a key that the desk keeps, short enough for a Discord custom_id (100).
// Leaves to others: the buttons' looks and who may press them.

/** `more.part` counts from 1: the part of the fitted message to show. */
export type Control =
  | { readonly type: 'ask'; readonly key: string }
  | { readonly type: 'share'; readonly key: string }
  | { readonly type: 'more'; readonly key: string; readonly part: number };

const shape = /^v1\.(ask|share|more)\.([a-z0-9]{1,16})(?:\.([1-9]\d{0,3}))?$/u;

/** The text of a control; version-marked, so that an old button is recognised as old. */
export function encodeControl(control: Control): string {
  const part = control.type === 'more' ? `.${control.part}` : '';
  return `v1.${control.type}.${control.key}${part}`;
}

/** The control behind untrusted text, or undefined for anything we did not make. */
export function decodeControl(text: string): Control | undefined {
  const match = shape.exec(text);
  if (match === null) return undefined;
  const [, type, key = '', part] = match;
  if (type === 'more') return part === undefined ? undefined : { type, key, part: Number(part) };
  if (part !== undefined) return undefined;
  return type === 'ask' || type === 'share' ? { type, key } : undefined;
}
