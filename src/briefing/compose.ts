// Small pieces every answer is put together from: inlines, sections, pages, and the four outcomes.
// Leaves to others: what is said (commands/) and words cut from documents (materials.ts).
import type { Action, Block, Choice, Inline, Invocation, Message } from '../model/message.ts';
import type { Say } from '../model/words.ts';
import type { Arguments, Asked } from './asked.ts';

/** How many lines one page of a list holds. */
export const pageSize = 8;

/** Most choices a platform shows in one list. */
const mostChoices = 25;

export function text(words: string): Inline {
  return { type: 'text', text: words };
}

export function strong(words: string): Inline {
  return { type: 'strong', text: words };
}

export function paragraph(...inlines: readonly Inline[]): Block {
  return { type: 'paragraph', inlines };
}

export function note(words: string): Block {
  return { type: 'note', inlines: [text(words)] };
}

/** A titled part of an answer; nothing at all when there is nothing in it. */
export function section(title: string, blocks: readonly Block[]): readonly Block[] {
  return blocks.length === 0 ? [] : [paragraph(strong(title)), ...blocks];
}

/** A list, or nothing where it would be empty. */
export function list(items: readonly (readonly Inline[])[]): readonly Block[] {
  return items.length === 0 ? [] : [{ type: 'list', items }];
}

/** Facts with a value, or nothing where none has one. */
export function facts(
  rows: readonly {
    readonly label: string;
    readonly value: readonly Inline[] | string | undefined;
  }[],
): readonly Block[] {
  const told = rows.flatMap(({ label, value }) => {
    const inlines = typeof value === 'string' ? [text(value)] : (value ?? []);
    return inlines.length === 0 || value === '' ? [] : [{ label, value: inlines }];
  });
  return told.length === 0 ? [] : [{ type: 'facts', facts: told }];
}

export function ask(label: string, command: string, given: Arguments): Action {
  return { type: 'ask', label, invocation: { command, arguments: given } };
}

interface Told {
  readonly summary: string;
  readonly blocks: readonly Block[];
  readonly again: Invocation;
  readonly actions?: readonly Action[];
}

/** An answer with its actions last; in a channel it can be shared. */
export function answered(asked: Asked, told: Told): Message {
  const share: readonly Action[] = asked.request.direct
    ? []
    : [{ type: 'share', label: asked.say('briefing.action.share') }];
  return finished(told, 'answer', [...(told.actions ?? []), ...share]);
}

/** Nothing found: what was understood, and what to ask instead. Never carries a citation. */
export function nothing(told: {
  readonly summary: string;
  readonly hints?: readonly string[];
  readonly again: Invocation;
  readonly actions?: readonly Action[];
}): Message {
  const blocks = [told.summary, ...(told.hints ?? [])].map((line) => paragraph(text(line)));
  return finished({ ...told, blocks }, 'none', told.actions ?? []);
}

/** May not or cannot, and what to do about it. */
export function refused(summary: string, hints: readonly string[], again?: Invocation): Message {
  const blocks = [summary, ...hints].map((line) => paragraph(text(line)));
  return { summary, blocks, audience: 'asker', outcome: 'refused', ...(again && { again }) };
}

/** Asks back which of several is meant. */
export function choosing(told: {
  readonly summary: string;
  readonly label: string;
  readonly options: readonly Choice[];
  readonly again: Invocation;
}): Message {
  const action: Action = {
    type: 'choose',
    label: told.label,
    options: told.options.slice(0, mostChoices),
  };
  return finished(
    { summary: told.summary, blocks: [paragraph(text(told.summary))], again: told.again },
    'choose',
    [action],
  );
}

function finished(told: Told, outcome: Message['outcome'], actions: readonly Action[]): Message {
  return {
    summary: told.summary,
    blocks: actions.length === 0 ? told.blocks : [...told.blocks, { type: 'actions', actions }],
    audience: 'asker',
    outcome,
    again: told.again,
  };
}

/** Which page was asked for, from 1; anything unreadable is the first, anything beyond the end the last. */
export function pageOf(given: Arguments, total: number): number {
  const page = Number(given['page'] ?? 1);
  const last = Math.max(1, Math.ceil(total / pageSize));
  return Number.isInteger(page) && page >= 1 ? Math.min(page, last) : 1;
}

/** The part of a list that a page shows. */
export function onPage<T>(rows: readonly T[], page: number): readonly T[] {
  return rows.slice((page - 1) * pageSize, page * pageSize);
}

/** "Next" where more is to come, and the line that tells which stretch of the whole is shown. */
export function paging(
  say: Say,
  again: Invocation,
  shown: { readonly page: number; readonly total: number },
): { readonly actions: readonly Action[]; readonly notes: readonly Block[] } {
  const first = (shown.page - 1) * pageSize + 1;
  const last = Math.min(shown.total, first + pageSize - 1);
  if (shown.total <= pageSize) return { actions: [], notes: [] };
  const turned = (page: number) => ({ ...again.arguments, page: String(page) });
  const next = ask(say('briefing.action.next'), again.command, turned(shown.page + 1));
  return {
    actions: last < shown.total ? [next] : [],
    notes: [note(say('briefing.page', { first, last, total: shown.total }))],
  };
}

/** Names in a row: `Nicolás Maduro (3), Ned Price (1)`. */
export function row(parts: readonly string[]): string {
  return parts.join(', ');
}

/** The option text of a command without empty values, as an invocation. */
export function invocationOf(command: string, given: Arguments): Invocation {
  const kept = Object.entries(given).filter(([, value]) => value.trim() !== '');
  return { command, arguments: Object.fromEntries(kept) };
}
