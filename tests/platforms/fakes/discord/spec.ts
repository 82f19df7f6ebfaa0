// Holds what the bot sends and what the fake answers against Discord's own OpenAPI file, where that is at hand.
// Leaves to others: the rules that the file does not know (rules.ts).
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Ajv, type AnySchema, type ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

export interface Spec {
  /** Complaints about a request body; none when it keeps to the contract. */
  request(method: string, template: string, body: unknown): readonly string[];
  response(method: string, template: string, status: number, body: unknown): readonly string[];
  /** Complaints about the payload of a dispatch or interaction by the name the schema has for it. */
  inbound(definition: string, data: unknown): readonly string[];
}

const folder = resolve(import.meta.dirname, '../../../../../shared/specs/discord');

let loaded: Spec | undefined;

/** The contract, or one that accepts everything, said aloud, where the folder is absent. */
export function loadSpec(): Spec {
  loaded ??= existsSync(folder) ? createSpec() : acceptAll();
  return loaded;
}

function acceptAll(): Spec {
  console.warn(`Discord's OpenAPI file is not in ${folder}: bodies are not held against it`);
  return { request: () => [], response: () => [], inbound: () => [] };
}

function createSpec(): Spec {
  const rest = new Ajv2020({ strict: false, allErrors: true });
  addFormats(rest);
  rest.addSchema(loosened(readFileSync(join(folder, 'openapi.json'), 'utf8')), 'discord');
  const gateway = new Ajv({ strict: false, allErrors: true });
  addFormats(gateway);
  gateway.addSchema(
    schemaFrom(readFileSync(join(folder, 'discord-inbound.schema.json'), 'utf8')),
    'inbound',
  );
  const compiled = new Map<string, ValidateFunction>();
  const check = (ajv: Ajv | Ajv2020, ref: string, data: unknown): readonly string[] => {
    const validate = compiled.get(ref) ?? ajv.compile({ $ref: ref });
    compiled.set(ref, validate);
    if (validate(data)) return [];
    return (validate.errors ?? [])
      .slice(0, 12)
      .map((error) => `${ref.split('/').at(-1)}: ${error.instancePath} ${error.message}`);
  };
  const at = (template: string, method: string): string =>
    `discord#/paths/${encodeURIComponent(template.replaceAll('~', '~0').replaceAll('/', '~1'))}/${method.toLowerCase()}`;
  return {
    request: (method, template, body) =>
      check(rest, `${at(template, method)}/requestBody/content/application~1json/schema`, body),
    response: (method, template, status, body) =>
      check(
        rest,
        `${at(template, method)}/responses/${status}/content/application~1json/schema`,
        body,
      ),
    inbound: (definition, data) => check(gateway, `inbound#/definitions/${definition}`, data),
  };
}

function addFormats(ajv: Ajv | Ajv2020): void {
  formats.default(ajv);
  ajv.addFormat('snowflake', /^\d{1,20}$/u);
  for (const name of ['nonce', 'int32', 'int64', 'double']) ajv.addFormat(name, true);
}

function schemaFrom(text: string): AnySchema {
  const parsed: unknown = JSON.parse(text);
  if (typeof parsed !== 'object' || parsed === null) throw new TypeError('not a schema');
  return parsed;
}

/** The file asks for an integer where Discord takes (and discord.js sends) the digits as text. */
function loosened(text: string): AnySchema {
  const parsed: unknown = JSON.parse(text, (key, value: unknown) =>
    key === 'default_member_permissions' && typeof value === 'object' && value !== null
      ? { type: ['integer', 'string', 'null'] }
      : value,
  );
  if (typeof parsed !== 'object' || parsed === null) throw new TypeError('not a schema');
  return parsed;
}
