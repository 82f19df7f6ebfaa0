// Buttons and lists under a message: ask again, show the next part, share with the channel.
// Leaves to others: making them (actions.ts) and what the desk remembers of a key.
import {
  type ButtonInteraction,
  type MessageComponentInteraction,
  MessageFlags,
  type StringSelectMenuInteraction,
} from 'discord.js';
import type { Invocation } from '../../model/message.ts';
import { decodeControl } from '../controls.ts';
import { chosenKey, isListCode, switchedOff } from './actions.ts';
import { isRace, postedAfter, reasonOf } from './errors.ts';
import { inWords, missing, type PermissionName, toWrite } from './permissions.ts';
import { writeRef } from './ref.ts';
import { answer, askedIn, tell } from './replies.ts';
import { dressed, requestOf, type Serving } from './serving.ts';

/** Answers a click on a button; every click gets an answer, and old ones get a kind one. */
export async function onButton(serving: Serving, interaction: ButtonInteraction): Promise<void> {
  const control = decodeControl(interaction.customId);
  const invocation = control && (await recalled(serving, control.key));
  if (control === undefined || invocation === undefined) return expired(serving, interaction);
  if (control.type === 'share') return share(serving, interaction, invocation);
  return answer(
    serving,
    interaction,
    { invocation },
    control.type === 'more' ? control.part : undefined,
  );
}

/** Answers a choice from a list. */
export async function onChoice(
  serving: Serving,
  interaction: StringSelectMenuInteraction,
): Promise<void> {
  const key = isListCode(interaction.customId) ? chosenKey(interaction.values[0]) : undefined;
  const invocation = key === undefined ? undefined : await recalled(serving, key);
  if (invocation === undefined) return expired(serving, interaction);
  return answer(serving, interaction, { invocation });
}

/** The sentence for a button that nobody remembers. */
export function expired(serving: Serving, interaction: MessageComponentInteraction): Promise<void> {
  return tell(interaction, serving.say('platforms.expired', { command: '/help' }));
}

async function recalled(serving: Serving, key: string): Promise<Invocation | undefined> {
  try {
    return await serving.desk.recall(key);
  } catch (error) {
    serving.log.error('discord-button-not-recalled', { reason: reasonOf(error) }, error);
    return undefined;
  }
}

/**
 * Posts the same answer for everybody. Both must be allowed to write in the channel: the bot, or the post fails;
 * and the person, or the button would be a way around the channel's rules.
 */
async function share(
  serving: Serving,
  interaction: ButtonInteraction,
  invocation: Invocation,
): Promise<void> {
  const wanted = toWrite(interaction.channel?.isThread() ?? false);
  const theirs = missing(interaction.memberPermissions?.bitfield ?? 0n, wanted);
  const ours = missing(interaction.appPermissions.bitfield, wanted);
  if (interaction.guildId === null) return expired(serving, interaction);
  if (theirs.length > 0) return tell(interaction, serving.say('discord.share-not-allowed'));
  if (ours.length > 0) return tell(interaction, cannotShare(serving, ours));
  await interaction.deferUpdate();
  await postShared(serving, interaction, invocation);
}

async function postShared(
  serving: Serving,
  interaction: ButtonInteraction,
  invocation: Invocation,
): Promise<void> {
  const { say, desk, log } = serving;
  try {
    const request = requestOf(askedIn(interaction), { invocation }, serving.now());
    const message = await desk.answer(request);
    const sharedBy = nameOf(interaction);
    const components = await dressed(message, desk, log, { say, sharedBy });
    const nonce = interaction.id;
    const id = await serving.posting.send(interaction.channelId, components, { nonce });
    const { place, at } = request;
    await desk.shared({ place, ref: writeRef({ id, sharedBy }), message, at });
  } catch (error) {
    if (isRace(error)) throw error;
    log.warn('discord-share-failed', { reason: reasonOf(error) });
    const wanted = toWrite(interaction.channel?.isThread() ?? false);
    const posted = postedAfter(error, say, inWords(wanted, say));
    const remedy = posted.type === 'sent' ? '' : posted.reason;
    return tell(interaction, say('platforms.cannot-share', { remedy }));
  }
  await withdrawShare(serving, interaction);
}

function nameOf(interaction: ButtonInteraction): string {
  return interaction.inCachedGuild()
    ? interaction.member.displayName
    : interaction.user.displayName;
}

/** The private message keeps everything but the button just used, so that nobody shares twice by accident. */
async function withdrawShare(serving: Serving, interaction: ButtonInteraction): Promise<void> {
  if (!interaction.message.flags.has(MessageFlags.Ephemeral)) return;
  const components = interaction.message.components.map((component) => component.toJSON());
  try {
    await interaction.editReply({
      components: components.map((component) => switchedOff(component, interaction.customId)),
      flags: [MessageFlags.IsComponentsV2],
    });
  } catch (error) {
    serving.log.warn('discord-share-not-withdrawn', { reason: reasonOf(error) });
  }
}

function cannotShare(serving: Serving, lacks: readonly PermissionName[]): string {
  const { say } = serving;
  const remedy = say('discord.gone-permissions', { permissions: inWords(lacks, say) });
  return say('platforms.cannot-share', { remedy });
}
