// A message in terminal dress: the plain text, its lines wrapped under their own indent, and what can be typed next.
// Leaves to others: the plain text itself (plain.ts).
import { stripVTControlCharacters } from 'node:util';
import type { Action, Invocation, Message } from '../../model/message.ts';
import { plain, type Style } from '../plain.ts';

/** The whole message; a terminal scrolls, so nothing is cut into parts. */
export function terminalText(message: Message, style: Style, columns?: number): string {
  const blocks = message.blocks.length > 0 ? plain(message.blocks, style) : message.summary;
  const next = typeable(message);
  const text = next === '' ? blocks : `${blocks}\n${style.faint(next)}`;
  return columns === undefined
    ? text
    : text
        .split('\n')
        .map((line) => wrapped(line, columns))
        .join('\n');
}

/** What the buttons of other platforms are here: the commands behind them. */
function typeable(message: Message): string {
  const asks = message.blocks
    .flatMap((block): readonly Action[] => (block.type === 'actions' ? block.actions : []))
    .flatMap((action) => {
      if (action.type === 'ask')
        return [`${action.label}: ${typed(action.typed ?? action.invocation)}`];
      return action.type === 'choose' && action.shown
        ? [`${action.label}: 1-${action.options.length}`]
        : [];
    });
  return asks.join('   ');
}

/** An invocation as a person would type it. */
export function typed(invocation: Invocation): string {
  const words = Object.entries(invocation.arguments).map(
    ([name, value]) => `${name}:${/\s/u.test(value) ? `"${value}"` : value}`,
  );
  return [`/${invocation.command}`, ...words].join(' ');
}

function wrapped(line: string, columns: number): string {
  if (stripVTControlCharacters(line).length <= columns) return line;
  const indent = /^\s*/u.exec(line)?.[0] ?? '';
  const rows: string[] = [];
  let row = indent;
  for (const word of line.trim().split(/ +/u)) {
    const longer = row.trim() === '' ? `${row}${word}` : `${row} ${word}`;
    if (stripVTControlCharacters(longer).length > columns && row.trim() !== '') {
      rows.push(row);
      row = `${indent}  ${word}`;
    } else row = longer;
  }
  return [...rows, row].join('\n');
}
