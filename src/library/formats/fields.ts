// The names and values of a front matter block as plain text, each with its line in the file.
// Leaves to others: which names there are and what their values may be (front-matter).
import { isMap, isScalar, LineCounter, type Pair, parseDocument } from 'yaml';
import { type Parsed, refused } from '../parsed.ts';
import { faultsIn } from '../yaml.ts';

interface Field {
  readonly text: string;
  /** Counted from 1, in the file. */
  readonly line: number;
}

export type Fields = ReadonlyMap<string, Field>;
export type Refusal = Extract<Parsed, { type: 'trouble' }>;

/** A fault in front matter, at a line of the file. */
export function broken(path: string, line: number, reason: string, remedy: string): Refusal {
  return refused(path, 'front-matter', reason, remedy, line);
}

/**
 * The entries of a block that begins on the second line of its file. Every value stays the text that it is
 * in the file. Of the names in `single`, empty ones are left out and lists are faults.
 */
export function fieldsOf(block: string, single: readonly string[], path: string): Fields | Refusal {
  const lines = new LineCounter();
  const document = parseDocument(block, { schema: 'failsafe', lineCounter: lines });
  const lineAt = (offset: number): number => lines.linePos(offset).line + 1;
  const [fault] = faultsIn(document, lines);
  if (fault !== undefined)
    return broken(
      path,
      fault.line + 1,
      `The front matter is not valid: ${fault.message}.`,
      'Write one "name: value" a line; put a value that holds ": " or begins with a special sign in "quotes".',
    );
  if (document.contents === null) return new Map();
  if (!isMap(document.contents))
    return broken(
      path,
      2,
      'The front matter is not a list of names and values.',
      'Write one "name: value" a line.',
    );
  const fields = new Map<string, Field>();
  for (const pair of document.contents.items) {
    const { name, offset, text } = entryOf(pair);
    const line = lineAt(offset);
    if (text === undefined && single.includes(name))
      return broken(path, line, `"${name}" is a list.`, `Write one value: "${name}: …".`);
    if (text !== '' || !single.includes(name)) fields.set(name, { text: text ?? '', line });
  }
  return fields;
}

/** `text` is undefined where the value is a list or a map. */
function entryOf({ key, value }: Pair): {
  readonly name: string;
  readonly offset: number;
  readonly text: string | undefined;
} {
  const [name, offset] = isScalar(key)
    ? [String(key.value).toLowerCase(), key.range?.[0] ?? 0]
    : ['', 0];
  if (value === null) return { name, offset, text: '' };
  return { name, offset, text: isScalar(value) ? String(value.value ?? '').trim() : undefined };
}
