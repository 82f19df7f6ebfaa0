// Slash commands and what is suggested while somebody types one.
// Leaves to others: acknowledging and answering (replies.ts), registering (register.ts).
import type {
  ApplicationCommandOptionChoiceData,
  AutocompleteInteraction,
  ChatInputCommandInteraction,
  MessageContextMenuCommandInteraction,
} from 'discord.js';
import type { CommandSpec } from '../../model/command.ts';
import type { Invocation } from '../../model/message.ts';
import { visible } from '../visible.ts';
import { within } from './connect.ts';
import { menuName, wordsOption } from './definitions.ts';
import { reasonOf } from './errors.ts';
import { labelled } from './escape.ts';
import * as limits from './limits.ts';
import { answer, tell } from './replies.ts';
import type { Serving } from './serving.ts';

/** Discord waits three seconds; a list that comes later would be thrown away. */
const suggestMs = 2500;

/** Answers a slash command; one that was registered by an older version gets a sentence. */
export async function onCommand(
  serving: Serving,
  interaction: ChatInputCommandInteraction,
): Promise<void> {
  const spec = serving.desk.commands.find(({ name }) => name === interaction.commandName);
  if (spec === undefined)
    return tell(interaction, unknownCommand(serving, `/${interaction.commandName}`));
  return answer(serving, interaction, { invocation: invocationOf(spec, interaction) });
}

/** Answers a choice from the menu of a message: its words are what the command gets. */
export async function onMessageCommand(
  serving: Serving,
  interaction: MessageContextMenuCommandInteraction,
): Promise<void> {
  const { commandName, targetMessage } = interaction;
  const spec = serving.desk.commands.find(({ name }) => menuName(name) === commandName);
  const option = spec && wordsOption(spec);
  if (spec === undefined || option === undefined)
    return tell(interaction, unknownCommand(serving, commandName));
  const given = { [option.name]: targetMessage.content };
  return answer(serving, interaction, { invocation: { command: spec.name, arguments: given } });
}

/** Suggests values; no error can be shown here, so trouble is an empty list. */
export async function onAutocomplete(
  serving: Serving,
  interaction: AutocompleteInteraction,
): Promise<void> {
  await interaction.respond(await suggestions(serving, interaction));
}

function unknownCommand({ say }: Serving, name: string): string {
  return say('platforms.unknown-command', { name, help: '/help' });
}

function invocationOf(spec: CommandSpec, interaction: ChatInputCommandInteraction): Invocation {
  const given = spec.options.flatMap((option): readonly (readonly [string, string])[] => {
    const value = interaction.options.get(option.name)?.value;
    return value === undefined ? [] : [[option.name, String(value)]];
  });
  return { command: spec.name, arguments: Object.fromEntries(given) };
}

async function suggestions(
  serving: Serving,
  interaction: AutocompleteInteraction,
): Promise<readonly ApplicationCommandOptionChoiceData[]> {
  try {
    const focused = interaction.options.getFocused(true);
    const spec = serving.desk.commands.find(({ name }) => name === interaction.commandName);
    const option = spec?.options.find(({ name }) => name === focused.name);
    if (option?.suggest === undefined || serving.stopping()) return [];
    const found = serving.desk.suggest(option.suggest, String(focused.value), limits.choices);
    const values = await within(found, suggestMs);
    return values === 'late' ? [] : choicesOf(values);
  } catch (error) {
    serving.log.warn('discord-suggest-failed', { reason: reasonOf(error) });
    return [];
  }
}

function choicesOf(values: readonly string[]): readonly ApplicationCommandOptionChoiceData[] {
  const lines = values.map((value) => visible(value).trim()).filter((value) => value !== '');
  return [...new Set(lines)].slice(0, limits.choices).map((line) => ({
    name: labelled(line, limits.choiceText),
    // Cut without an ellipsis: what is sent back is looked up, and a beginning finds more than a beginning with a dot.
    value:
      line.length <= limits.choiceText ? line : [...line].slice(0, limits.choiceText / 2).join(''),
  }));
}
