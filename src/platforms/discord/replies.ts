// Answers to interactions: acknowledged within three seconds, then edited in; private unless everybody may see it.
// Leaves to others: which question was asked (commands.ts, clicks.ts).
import {
  type APIMessageTopLevelComponent,
  type ChatInputCommandInteraction,
  type MessageComponentInteraction,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  PermissionFlagsBits,
} from 'discord.js';
import type { Request } from '../../model/conversation.ts';
import type { Message } from '../../model/message.ts';
import { withoutAddress } from './client.ts';
import { isRace, reasonOf } from './errors.ts';
import { sentence } from './render.ts';
import { type Asked, dressed, requestOf, type Serving } from './serving.ts';

export type Answerable =
  | ChatInputCommandInteraction
  | MessageContextMenuCommandInteraction
  | MessageComponentInteraction;

/**
 * Acknowledges first, asks the desk then, and shows one part of the answer. Once acknowledged, whatever fails ends in
 * a sentence: nobody is left with "thinking" for ever.
 */
export async function answer(
  serving: Serving,
  interaction: Answerable,
  ask: Request['ask'],
  part = 1,
): Promise<void> {
  await acknowledge(interaction);
  try {
    const request = requestOf(askedIn(interaction), ask, serving.now());
    await show(serving, interaction, await serving.desk.answer(request), part);
  } catch (error) {
    if (isRace(error)) throw error;
    const fields = { reason: reasonOf(error), incident: interaction.id };
    serving.log.error('discord-answer-failed', fields, withoutAddress(error));
    const text = serving.say('discord.cannot-show', { reference: interaction.id });
    await edit(interaction, sentence(text));
  }
}

/** One sentence, to the person alone. */
export async function tell(interaction: Answerable, text: string): Promise<void> {
  const components = sentence(text);
  if (interaction.deferred || interaction.replied)
    await interaction.followUp({ components, flags: flagsFor(interaction) });
  else await interaction.reply({ components, flags: flagsFor(interaction) });
}

/** Who asked, from the payload alone: no cache is needed. */
export function askedIn(interaction: Answerable): Asked {
  return {
    id: interaction.id,
    guild: interaction.guildId,
    channel: interaction.channelId,
    user: interaction.user.id,
    manager: interaction.memberPermissions?.has(PermissionFlagsBits.ManageGuild) ?? false,
    language: interaction.locale,
  };
}

/** A direct message is private already, and what is ephemeral there would be lost with the next restart. */
function isDirect(interaction: Answerable): boolean {
  return interaction.guildId === null;
}

async function acknowledge(interaction: Answerable): Promise<void> {
  await interaction.deferReply(isDirect(interaction) ? {} : { flags: MessageFlags.Ephemeral });
}

function flagsFor(
  interaction: Answerable,
): (MessageFlags.Ephemeral | MessageFlags.IsComponentsV2)[] {
  return isDirect(interaction)
    ? [MessageFlags.IsComponentsV2]
    : [MessageFlags.IsComponentsV2, MessageFlags.Ephemeral];
}

async function show(
  serving: Serving,
  interaction: Answerable,
  message: Message,
  part: number,
): Promise<void> {
  const direct = isDirect(interaction);
  const everyone = message.audience === 'everyone' && !direct && part === 1;
  const { say } = serving;
  const shareable = !direct && !everyone;
  const components = await dressed(message, serving.desk, serving.log, { say, part, shareable });
  if (!everyone) return edit(interaction, components);
  // The private acknowledgement cannot turn public, so it points at the public answer.
  await edit(interaction, sentence(say('discord.answered-below')));
  await interaction.followUp({ components, flags: [MessageFlags.IsComponentsV2] });
}

async function edit(
  interaction: Answerable,
  components: APIMessageTopLevelComponent[],
): Promise<void> {
  await interaction.editReply({ components, flags: [MessageFlags.IsComponentsV2] });
}
