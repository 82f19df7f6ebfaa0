// The one router of interactions: drops what came before, refuses politely while stopping, never leaves a click unanswered.
// Leaves to others: each kind of interaction (commands.ts, clicks.ts).
import type { Interaction } from 'discord.js';
import { expired, onButton, onChoice } from './clicks.ts';
import { onAutocomplete, onCommand, onMessageCommand } from './commands.ts';
import { isRace, reasonOf } from './errors.ts';
import { tell } from './replies.ts';
import type { Serving } from './serving.ts';

/** Handles one interaction. Rejects only where Discord cannot be reached at all. */
export async function onInteraction(serving: Serving, interaction: Interaction): Promise<void> {
  if (!serving.firstTime(`interaction:${interaction.id}`)) return;
  try {
    await serving.running(route(serving, interaction));
  } catch (error) {
    // Too late, or another process was faster: repeating it would only add refusals.
    if (!isRace(error)) throw error;
    serving.log.warn('discord-interaction-race', { reason: reasonOf(error) });
  }
}

async function route(serving: Serving, interaction: Interaction): Promise<void> {
  if (interaction.isAutocomplete()) return onAutocomplete(serving, interaction);
  if (!interaction.isMessageComponent() && !interaction.isCommand()) return;
  if (interaction.isUserContextMenuCommand() || interaction.isPrimaryEntryPointCommand()) return;
  if (serving.stopping()) return tell(interaction, serving.say('discord.stopping'));
  if (interaction.isChatInputCommand()) return onCommand(serving, interaction);
  if (interaction.isMessageContextMenuCommand()) return onMessageCommand(serving, interaction);
  if (interaction.isButton()) return onButton(serving, interaction);
  if (interaction.isStringSelectMenu()) return onChoice(serving, interaction);
  return expired(serving, interaction);
}
