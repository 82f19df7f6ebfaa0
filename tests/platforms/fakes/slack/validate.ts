// Holds what we send to Slack, and what the fake sends us, against schemas written by others.
// Leaves to others: the schemas (../shared/specs/slack; without that folder only our own limits are checked, aloud).
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';

export const specs = resolve(import.meta.dirname, '../../../../../shared/specs/slack');
export const haveSpecs = existsSync(specs);
if (!haveSpecs)
  console.warn(`skipped: no ${specs}, so Slack payloads are checked against our own limits only`);

const files = {
  kit: 'block-kit/slack-block-kit.schema.json',
  api: 'web-api/arguments.schema.json',
  inbound: 'inbound/slack-inbound.schema.json',
} as const;

const ajv = new Ajv({ strict: false, allErrors: false, allowUnionTypes: true, logger: false });
if (haveSpecs)
  for (const [name, file] of Object.entries(files))
    ajv.addSchema({ ...readJson(join(specs, file)), $id: name }, name);

const compiled = new Map<string, ValidateFunction>();

/** What a schema says against a value; empty when it is right or there is no schema. */
export function faultsAgainst(
  schema: keyof typeof files,
  definition: string,
  value: unknown,
): readonly string[] {
  if (!haveSpecs) return [];
  const ref = `${schema}#/definitions/${definition}`;
  const validate = compiled.get(ref) ?? ajv.compile({ $ref: ref });
  compiled.set(ref, validate);
  if (validate(value)) return [];
  const errors = validate.errors ?? [];
  return [`${definition}: ${errors.map((one) => `${one.instancePath} ${one.message}`).join('; ')}`];
}

/** Methods without a definition of their own, with the arguments they take. */
const others: Readonly<Record<string, readonly string[]>> = {
  'conversations.history': [
    'channel',
    'oldest',
    'limit',
    'include_all_metadata',
    'cursor',
    'latest',
  ],
};

/** What is wrong with the arguments of a Web API call. */
export function faultsOfCall(
  method: string,
  args: Readonly<Record<string, unknown>>,
): readonly string[] {
  const known = others[method];
  const name = method.replace(/(?:^|\.)(\w)/gu, (_, letter: string) => letter.toUpperCase());
  return [
    ...(known === undefined
      ? faultsAgainst('api', `${name}Arguments`, args)
      : Object.keys(args).flatMap((key) => (known.includes(key) ? [] : [`${method}: ${key}`]))),
    ...(method.startsWith('chat.') ? faultsOfMessage(args) : []),
    ...('view' in args ? faultsAgainst('kit', 'HomeViewPayload', args['view']) : []),
  ];
}

const hookKeys = new Set([
  'text',
  'blocks',
  'response_type',
  'replace_original',
  'delete_original',
  'thread_ts',
]);

/** What is wrong with a body sent to a response_url. */
export function faultsOfHook(body: Readonly<Record<string, unknown>>): readonly string[] {
  const strange = Object.keys(body).filter((key) => !hookKeys.has(key));
  return [...strange.map((key) => `response_url: ${key}`), ...faultsOfMessage(body)];
}

function faultsOfMessage(body: Readonly<Record<string, unknown>>): readonly string[] {
  const { text, blocks } = body;
  const size = stringsUnder(blocks, 'text').reduce((sum, one) => sum + [...one].length, 0);
  return [
    ...(blocks === undefined ? [] : faultsAgainst('kit', 'MessageBlocks', blocks)),
    ...(typeof text === 'string' && text.trim() !== '' ? [] : ['no text']),
    ...(typeof text === 'string' && [...text].length > 4000 ? ['text over 4000'] : []),
    ...(Array.isArray(blocks) && blocks.length > 50 ? ['blocks over 50'] : []),
    ...(size > 13_200 ? [`blocks hold ${size} characters`] : []),
    ...stringsUnder(blocks, 'value').flatMap((one) => (one.length > 75 ? ['value over 75'] : [])),
    ...repeatedActions(blocks),
  ];
}

function repeatedActions(blocks: unknown): readonly string[] {
  if (!Array.isArray(blocks)) return [];
  return blocks.flatMap((block: unknown) => {
    const ids = stringsUnder(block, 'action_id');
    return new Set(ids).size === ids.length ? [] : ['action_id twice in a block'];
  });
}

/** Every string that stands under a key, anywhere inside. */
export function stringsUnder(value: unknown, key: string): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((one) => stringsUnder(one, key));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === key && typeof inner === 'string' ? [inner] : stringsUnder(inner, key),
  );
}

export function readJson(file: string): Readonly<Record<string, unknown>> {
  const parsed: unknown = JSON.parse(readFileSync(file, 'utf8'));
  return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {};
}
