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
  type RESTPostAPIContextMenuApplicationCommandsJSONBody,
} from 'discord.js';
import type { CommandSpec, OptionSpec } from '../../model/command.ts';
import { labelled } from './escape.ts';
import * as limits from './limits.ts';

/** Where commands are registered: everywhere, or in one server. */
export type Scope = 'global' | 'guild';

export type Definition =
  | RESTPostAPIChatInputApplicationCommandsJSONBody
  | RESTPostAPIContextMenuApplicationCommandsJSONBody;

/** The command that is offered in the menu of a message, too, for the words of that message. */
const messageCommand = 'check';

/**
 * Definitions in the order of the table. Global commands name where they may be used; those of one guild must not.
 * For managers' commands Discord is only hinted at who should see them: the answer checks again.
 */
export function definitions(commands: readonly CommandSpec[], scope: Scope): readonly Definition[] {
  return commands.flatMap((command) => {
    const common = {
      default_member_permissions:
        command.who === 'manager' ? PermissionFlagsBits.ManageGuild.toString() : null,
      ...(scope === 'global' && {
        contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
        integration_types: [ApplicationIntegrationType.GuildInstall],
      }),
    };
    const slash: Definition = {
      type: ApplicationCommandType.ChatInput,
      name: command.name,
      description: labelled(command.description, limits.description),
      options: [...command.options].sort(requiredFirst).map(optionOf),
      ...common,
    };
    const name = menuName(command.name);
    return wordsOption(command) === undefined
      ? [slash]
      : [slash, { type: ApplicationCommandType.Message, name, ...common }];
  });
}

/** The option that takes the words of a message, for the command that is in the menu of messages. */
export function wordsOption(command: CommandSpec): OptionSpec | undefined {
  if (command.name !== messageCommand) return undefined;
  return command.options.find((option) => option.positional === true && option.type === 'text');
}

/** Names in menus have capitals, unlike those after a slash. */
export function menuName(name: string): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
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
