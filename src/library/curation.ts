// `actors.yaml`: what an editor knows of people and organisations, checked entry by entry.
// Leaves to others: finding the actors in a text with its help (reading/actors).
import { createHash } from 'node:crypto';
import { isNode, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { dayRange, isEdtf } from '../model/date.ts';
import type { CuratedActor, Curation, Role } from '../model/reading.ts';
import { refused, type Trouble } from './parsed.ts';

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
  const trouble = (offset: number, reason: string, remedy: string): Trouble =>
    refused(path, 'curation', reason, remedy, lines.linePos(offset).line).trouble;
  if (document.errors.length > 0)
    return {
      type: 'broken',
      troubles: document.errors.map((error) =>
        trouble(
          error.pos[0],
          `The file is not valid YAML: ${error.message.split('\n')[0]?.replace(/ at line.*$/u, '')}.`,
          'Compare the line with the entries around it: indentation, colons, quotes.',
        ),
      ),
    };
  const parsed = fileSchema.safeParse(document.toJS() || []);
  const offsetOf = (at: readonly PropertyKey[]): number => {
    const node = document.getIn(at, true);
    if (isNode(node) && node.range) return node.range[0];
    return at.length === 0 ? 0 : offsetOf(at.slice(0, -1));
  };
  if (!parsed.success)
    return {
      type: 'broken',
      troubles: parsed.error.issues.map(({ path: at, message, code, ...issue }) =>
        code === 'unrecognized_keys' && 'keys' in issue
          ? trouble(
              offsetOf([...at, ...issue.keys.slice(0, 1)]),
              `${place(at)} has no entry "${issue.keys.join('", "')}".`,
              `Write ${at.length > 1 ? 'title, from, to or name, document' : 'name, kind, aliases, roles'}.`,
            )
          : trouble(offsetOf(at), `${place(at)} is not usable.`, message),
      ),
    };
  const actors = parsed.data.map(actorOf);
  const twice = actors.flatMap((actor, index) =>
    actors.findIndex((other) => folded(other.name) === folded(actor.name)) < index
      ? [
          trouble(
            offsetOf([index, 'name']),
            `"${actor.name}" stands in the file twice.`,
            'Put both entries together, or tell the two apart by their full names.',
          ),
        ]
      : [],
  );
  return twice.length > 0
    ? { type: 'broken', troubles: twice }
    : { type: 'curation', curation: { actors } };
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
