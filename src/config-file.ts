// A YAML file against its schema: the value, or every error with its line and what may stand there.
// Leaves to others: the settings themselves (config.ts), reading the file (cli.ts).
import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { z } from 'zod';

/** What the file says, or what is wrong with it. */
export function parseFile<T>(
  schema: z.ZodType<T>,
  text: string,
  name: string,
): { readonly value?: T; readonly errors: readonly string[] } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  if (document.errors.length > 0)
    return {
      errors: document.errors.map(
        (error) =>
          `${name}, line ${lines.linePos(error.pos[0]).line}: ${yamlInWords(error.message)}`,
      ),
    };
  const checked = schema.safeParse(document.toJS() ?? {});
  if (checked.success) return { value: checked.data, errors: [] };
  return {
    errors: checked.error.issues.flatMap(eachKey).map((issue) => {
      const [key] = issue.code === 'unrecognized_keys' ? issue.keys : [];
      const path = key === undefined ? issue.path : [...issue.path, key];
      const line = lineOf(document.contents, path, lines);
      return `${name}, line ${line}: ${issue.path.join('.') || 'the file'}: ${issueInWords(issue)}`;
    }),
  };
}

/** Names that are not known stand on a line each. */
function eachKey(issue: z.core.$ZodIssue): readonly z.core.$ZodIssue[] {
  return issue.code === 'unrecognized_keys'
    ? issue.keys.map((key) => ({ ...issue, keys: [key] }))
    : [issue];
}

/** The parser's own words, without the place, which is told already. */
function yamlInWords(message: string): string {
  const reason = (message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/u, '');
  return `this is not YAML that can be read (${reason}). Write one "name: value" a line.`;
}

/** What is wrong with a value, and what may stand there. */
function issueInWords(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_value')
    return `write ${new Intl.ListFormat('en', { type: 'disjunction' }).format(issue.values.map(String))}`;
  if (issue.code === 'unrecognized_keys')
    return `there is no setting ${issue.keys.map((key) => `"${key}"`).join(', ')}; take it out or mend its name`;
  if (issue.code === 'invalid_type')
    return issue.message.endsWith('received undefined')
      ? 'is missing; it cannot be left out'
      : `should be ${kinds[issue.expected] ?? issue.expected}`;
  return issue.message;
}

/** What a file calls the kinds of values. */
const kinds: Readonly<Record<string, string>> = {
  string: 'words, in quotation marks',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list, one line with a dash each',
  object: 'names with their values',
};

/** The line of the value at a path, or of the nearest thing around it. */
function lineOf(top: Node | null, path: readonly PropertyKey[], lines: LineCounter): number {
  let node: unknown = top;
  let line = 1;
  for (const key of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && item.key.value === key);
      if (isScalar(pair?.key) && pair.key.range) line = lines.linePos(pair.key.range[0]).line;
      node = pair?.value;
    } else if (isSeq(node)) {
      const item: unknown = node.items[Number(key)];
      if (isMap(item) && item.range) line = lines.linePos(item.range[0]).line;
      node = item;
    }
  }
  return line;
}
