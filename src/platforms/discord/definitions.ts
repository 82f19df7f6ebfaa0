// The command table as Discord wants it registered.
// Leaves to others: sending it (register.ts) and answering (commands.ts).
import {
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import type { CommandSpec, OptionSpec } from '../../model/command.ts';
import { labelled } from './escape.ts';
import * as limits from './limits.ts';

/** Where commands are registered: everywhere, or in one server. */
export type Scope = 'global' | 'guild';

export type Definition = RESTPostAPIChatInputApplicationCommandsJSONBody;

/**
 * Definitions in the order of the table. Global commands name where they may be used; those of one guild must not.
 * For managers' commands Discord is only hinted at who should see them: the answer checks again.
 */
export function definitions(commands: readonly CommandSpec[], scope: Scope): readonly Definition[] {
  return commands.map((command) => ({
    type: ApplicationCommandType.ChatInput,
    name: command.name,
    description: labelled(command.description, limits.description),
    options: [...command.options].sort(requiredFirst).map(optionOf),
    default_member_permissions:
      command.who === 'manager' ? PermissionFlagsBits.ManageGuild.toString() : null,
    ...(scope === 'global' && {
      contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
      integration_types: [ApplicationIntegrationType.GuildInstall],
    }),
  }));
}

/** Application Commands: required options stand before the others. */
function requiredFirst(a: OptionSpec, b: OptionSpec): number {
  return Number(b.required) - Number(a.required);
}

function optionOf(option: OptionSpec): APIApplicationCommandBasicOption {
  const common = {
    type: ApplicationCommandOptionType.String,
    name: option.name,
    description: labelled(option.description, limits.description),
    required: option.required,
  } as const;
  if (option.choices !== undefined)
    return {
      ...common,
      choices: option.choices
        .slice(0, limits.choices)
        .map((choice) => ({ name: labelled(choice, limits.choiceText), value: choice })),
    };
  return option.suggest === undefined ? common : { ...common, autocomplete: true };
}
