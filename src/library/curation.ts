// `actors.yaml`: what an editor knows of people and organisations, checked entry by entry.
// Leaves to others: finding the actors in a text with its help (reading/actors).
import { createHash } from 'node:crypto';
import { isNode, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { dayRange, isEdtf } from '../model/date.ts';
import type { CuratedActor, Curation, Role } from '../model/reading.ts';
import { refused, type Trouble } from './parsed.ts';
import { faultsIn } from './yaml.ts';

/** What holds where there is no curation file. */
export const noCuration: Curation = { actors: [] };

export type Curated =
  | { readonly type: 'curation'; readonly curation: Curation }
  | { readonly type: 'broken'; readonly troubles: readonly Trouble[] };

const words = z.string('Write one line of text.').trim().min(1, 'It is empty: write a name.');
const date = z
  .string('Write a date.')
  .refine(isEdtf, 'Write the date as 2024-07-28, 2024-07 or 2024, with ~ for "about".');

const roleSchema = z
  .strictObject({ title: words, from: date.optional(), to: date.optional() })
  .refine(({ from, to }) => !(from && to) || firstDay(from) <= firstDay(to), {
    path: ['to'],
    error: 'The role ends before it begins: check "from" and "to".',
  });

const aliasSchema = z.union(
  [words, z.strictObject({ name: words, document: words })],
  'Write a name, or "{ name: …, document: … }" for a name that holds in one document only.',
);

const actorSchema = z.strictObject({
  name: words,
  kind: z.enum(
    ['person', 'organisation', 'place', 'other'],
    'Write person, organisation, place or other.',
  ),
  aliases: z.array(aliasSchema, 'Write a list of names.').default([]),
  roles: z.array(roleSchema, 'Write a list of roles, each with a title.').default([]),
});

const fileSchema = z.array(actorSchema, 'The file is a list: begin each actor with "- name: …".');

/** Reads the file; every fault is told with its line, and one fault makes the file unusable. */
export function parseCuration(text: string, path: string): Curated {
  const lines = new LineCounter();
  const document = parseDocument(text, { schema: 'failsafe', lineCounter: lines });
  const trouble: Teller = (line, reason, remedy) =>
    refused(path, 'curation', reason, remedy, line).trouble;
  const faults = faultsIn(document, lines).map(({ line, message }) =>
    trouble(
      line,
      `The file is not valid YAML: ${message}.`,
      'Compare the line with the entries around it: indentation, colons, quotes.',
    ),
  );
  if (faults.length > 0) return { type: 'broken', troubles: faults };
  const lineOf = (at: readonly PropertyKey[]): number => {
    const node = document.getIn(at, true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    return at.length === 0 ? 1 : lineOf(at.slice(0, -1));
  };
  const parsed = fileSchema.safeParse(document.toJS() || []);
  const troubles = parsed.success
    ? repeated(parsed.data, lineOf, trouble)
    : parsed.error.issues.map((issue) => explained(issue, lineOf, trouble));
  return parsed.success && troubles.length === 0
    ? { type: 'curation', curation: { actors: parsed.data.map(actorOf) } }
    : { type: 'broken', troubles };
}

type Teller = (line: number, reason: string, remedy: string) => Trouble;
type LineOf = (at: readonly PropertyKey[]) => number;

function explained(issue: z.core.$ZodIssue, lineOf: LineOf, trouble: Teller): Trouble {
  const { path: at, message } = issue;
  if (issue.code !== 'unrecognized_keys')
    return trouble(lineOf(at), `${place(at)} is not usable.`, message);
  return trouble(
    lineOf([...at, ...issue.keys.slice(0, 1)]),
    `${place(at)} has no entry "${issue.keys.join('", "')}".`,
    `Write ${at.length > 1 ? 'title, from, to' : 'name, kind, aliases, roles'}.`,
  );
}

function repeated(
  actors: readonly { readonly name: string }[],
  lineOf: LineOf,
  trouble: Teller,
): readonly Trouble[] {
  return actors.flatMap(({ name }, index) =>
    actors.findIndex((other) => folded(other.name) === folded(name)) < index
      ? [
          trouble(
            lineOf([index, 'name']),
            `"${name}" stands in the file twice.`,
            'Put both entries together, or tell the two apart by their full names.',
          ),
        ]
      : [],
  );
}

/** Changes with everything in the curation that can alter a reading. */
export function versionOf(curation: Curation): string {
  return createHash('sha256').update(JSON.stringify(curation)).digest('hex').slice(0, 12);
}

function place(at: readonly PropertyKey[]): string {
  const [index, ...rest] = at;
  const actor = typeof index === 'number' ? `Actor ${index + 1}` : 'The file';
  const names = rest.map((part) => (typeof part === 'number' ? `${part + 1}` : String(part)));
  return names.length === 0 ? actor : `${actor}, ${names.join(' ')},`;
}

function actorOf({ name, kind, aliases, roles }: z.output<typeof actorSchema>): CuratedActor {
  return {
    name,
    kind,
    aliases: aliases.map((alias) => (typeof alias === 'string' ? { name: alias } : alias)),
    roles: roles.map(roleOf),
  };
}

function roleOf({ title, from, to }: z.output<typeof roleSchema>): Role {
  return { title, ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
}

function firstDay(edtf: string): string {
  return dayRange(edtf)?.first ?? '';
}

function folded(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
