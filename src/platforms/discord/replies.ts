// Answers to interactions: acknowledged within three seconds, then edited in; private unless everybody may see it.
// Leaves to others: which question was asked (commands.ts, clicks.ts).
import {
  type APIMessageTopLevelComponent,
  type ChatInputCommandInteraction,
  type MessageComponentInteraction,
  MessageFlags,
  PermissionFlagsBits,
} from 'discord.js';
import type { Request } from '../../model/conversation.ts';
import type { Message } from '../../model/message.ts';
import { isRace, reasonOf } from './errors.ts';
import { sentence } from './render.ts';
import { type Asked, dressed, requestOf, type Serving } from './serving.ts';

export type Answerable = ChatInputCommandInteraction | MessageComponentInteraction;

/** Acknowledges first, asks the desk then, and shows one part of the answer. */
export async function answer(
  serving: Serving,
  interaction: Answerable,
  ask: Request['ask'],
  part = 1,
): Promise<void> {
  await acknowledge(interaction);
  const request = requestOf(askedIn(interaction), ask, serving.now());
  const message = await serving.desk.answer(request);
  await show(serving, interaction, message, part);
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
  if (!everyone) return edit(serving, interaction, components);
  // The private acknowledgement cannot turn public, so it points at the public answer.
  await edit(serving, interaction, sentence(say('discord.answered-below')));
  await interaction.followUp({ components, flags: [MessageFlags.IsComponentsV2] });
}

/** Edits the answer in; where Discord refuses its form, the person gets a sentence instead of "thinking" for ever. */
async function edit(
  serving: Serving,
  interaction: Answerable,
  components: APIMessageTopLevelComponent[],
): Promise<void> {
  const flags = [MessageFlags.IsComponentsV2] as const;
  try {
    await interaction.editReply({ components, flags });
  } catch (error) {
    if (isRace(error)) throw error;
    serving.log.error('discord-answer-refused', {
      reason: reasonOf(error),
      incident: interaction.id,
    });
    const text = serving.say('discord.cannot-show', { reference: interaction.id });
    await interaction.editReply({ components: sentence(text), flags });
  }
}
