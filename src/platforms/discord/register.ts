// Brings the commands that Discord shows into line with the command table, sending only what differs.
// Leaves to others: when to do so (cli: `readout register`) and what the commands are (definitions.ts).
import { ApplicationCommandType, REST, Routes } from 'discord.js';
import type { CommandSpec } from '../../model/command.ts';
import type { Log } from '../../model/log.ts';
import { type Definition, definitions, type Scope } from './definitions.ts';
import { listIn, part, textIn } from './json.ts';

export interface Registered {
  readonly created: number;
  readonly changed: number;
  readonly removed: number;
  readonly unchanged: number;
}

export interface RegisterSettings {
  readonly token: string;
  readonly apiUrl?: string;
  readonly guild?: string;
}

/**
 * Registers in the guild of the settings, or globally without one. Commands of other kinds (a user's, an activity's
 * entry point) are left alone. An unchanged table sends nothing, so that admins keep their permissions.
 * @throws DiscordAPIError or a network error, as discord.js gives it; its message holds no token.
 */
export async function registerDiscord(
  settings: RegisterSettings,
  commands: readonly CommandSpec[],
  log: Log,
): Promise<Registered> {
  const api = settings.apiUrl === undefined ? {} : { api: settings.apiUrl };
  const rest = new REST({ ...api, retries: 1 }).setToken(settings.token);
  const application = textIn(await rest.get(Routes.currentApplication()), 'id');
  const { guild } = settings;
  const scope: Scope = guild === undefined ? 'global' : 'guild';
  const wanted = definitions(commands, scope);
  const all =
    guild === undefined
      ? Routes.applicationCommands(application)
      : Routes.applicationGuildCommands(application, guild);
  const query = new URLSearchParams({ with_localizations: 'true' });
  const present = listIn(await rest.get(all, { query })).filter(isOurKind);
  const plan = planOf(present, wanted, scope);
  for (const body of plan.created) await rest.post(all, { body });
  for (const { id, body } of plan.changed) await rest.patch(`${all}/${id}`, { body });
  for (const id of plan.removed) await rest.delete(`${all}/${id}`);
  const result = {
    created: plan.created.length,
    changed: plan.changed.length,
    removed: plan.removed.length,
    unchanged: plan.unchanged,
  };
  log.info('discord-commands-registered', { ...result, scope: guild ?? 'global' });
  return result;
}

interface Plan {
  readonly created: readonly Definition[];
  readonly changed: readonly { readonly id: string; readonly body: Definition }[];
  readonly removed: readonly string[];
  readonly unchanged: number;
}

function planOf(present: readonly unknown[], wanted: readonly Definition[], scope: Scope): Plan {
  const named = new Map(present.map((command) => [nameOf(command), command]));
  const known = wanted.filter((body) => named.has(nameOf(body)));
  const changed = known.filter(
    (body) => canonical(named.get(nameOf(body)), scope) !== canonical(body, scope),
  );
  const names = new Set(wanted.map(nameOf));
  return {
    created: wanted.filter((body) => !named.has(nameOf(body))),
    changed: changed.map((body) => ({ id: textIn(named.get(nameOf(body)), 'id'), body })),
    removed: present
      .filter((command) => !names.has(nameOf(command)))
      .map((command) => textIn(command, 'id')),
    unchanged: known.length - changed.length,
  };
}

/** Names are unique within a kind only. */
function nameOf(command: unknown): string {
  return `${kindOf(command)} ${textIn(command, 'name')}`;
}

function kindOf(command: unknown): unknown {
  return part(command, 'type') ?? ApplicationCommandType.ChatInput;
}

function isOurKind(command: unknown): boolean {
  const kind = kindOf(command);
  return kind === ApplicationCommandType.ChatInput || kind === ApplicationCommandType.Message;
}

/**
 * The parts that we decide, in one order, what Discord fills in by itself left out: `false`, null and empty lists
 * mean the same as nothing. Contexts and integration types are sets, and in a guild Discord's own affair.
 */
function canonical(command: unknown, scope: Scope): string {
  const global = scope === 'global';
  return JSON.stringify({
    description: textIn(command, 'description'),
    default_member_permissions: textIn(command, 'default_member_permissions'),
    contexts: global ? numbersIn(part(command, 'contexts')) : [],
    integration_types: global ? numbersIn(part(command, 'integration_types')) : [],
    options: listIn(part(command, 'options')).map(canonicalOption),
  });
}

function canonicalOption(option: unknown): unknown {
  return [
    part(option, 'type'),
    textIn(option, 'name'),
    textIn(option, 'description'),
    part(option, 'required') === true,
    part(option, 'autocomplete') === true,
    listIn(part(option, 'choices')).map((choice) => [part(choice, 'name'), part(choice, 'value')]),
  ];
}

function numbersIn(value: unknown): readonly number[] {
  return listIn(value)
    .filter((one) => typeof one === 'number')
    .sort((a, b) => a - b);
}
