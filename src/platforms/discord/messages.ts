// Questions in plain words: direct messages to the bot, and messages in a server that name it.
// Leaves to others: slash commands and buttons (interactions.ts).
import { type Message as DiscordMessage, PermissionFlagsBits } from 'discord.js';
import type { Request } from '../../model/conversation.ts';
import { withoutAddress } from './client.ts';
import { isForbidden, reasonOf } from './errors.ts';
import { sentence } from './render.ts';
import { dressed, requestOf, type Serving } from './serving.ts';

/** Trigger Typing Indicator: it shows for ten seconds. */
const typingMs = 8000;

/** Answers a message that is meant for the bot, in place, as a reply; all others are let pass. */
export async function onMessage(serving: Serving, message: DiscordMessage): Promise<void> {
  const text = questionIn(message);
  if (text === undefined || serving.stopping()) return;
  if (!serving.firstTime(`message:${message.id}`)) return;
  await serving.running(reply(serving, message, text));
}

/**
 * The words meant for the bot. Robots, webhooks and system notices are not answered, and in a server neither are
 * `@everyone`, roles that the bot has, and replies to its posts: only who writes its name wants an answer there.
 */
function questionIn(message: DiscordMessage): string | undefined {
  if (message.author.bot || message.webhookId !== null || message.system) return undefined;
  if (message.guildId === null) return message.content.trim();
  const me = message.client.user.id;
  const name = new RegExp(`<@!?${me}>`, 'gu');
  const named = message.mentions.users.has(me) && name.test(message.content);
  return named ? message.content.replace(name, ' ').replace(/\s+/gu, ' ').trim() : undefined;
}

async function reply(serving: Serving, message: DiscordMessage, text: string): Promise<void> {
  const { posting, desk, log, say } = serving;
  const options = { nonce: message.id, replyTo: message.id };
  const stopTyping = typing(serving, message.channelId);
  try {
    const answer = await desk.answer(requestOf(askedBy(message), askOf(text), serving.now()));
    await posting.send(message.channelId, await dressed(answer, desk, log, { say }), options);
  } catch (error) {
    const fields = { channel: message.channelId, incident: message.id, reason: reasonOf(error) };
    // Nobody can be told here: the bot may read in this channel but not write.
    if (isForbidden(error)) return log.warn('discord-may-not-reply', fields);
    log.error('discord-reply-failed', fields, withoutAddress(error));
    const sorry = sentence(say('discord.cannot-show', { reference: message.id }));
    // The same nonce: if the answer is out after all, this is dropped by Discord.
    await posting.send(message.channelId, sorry, options);
  } finally {
    stopTyping();
  }
}

/** Nothing but the name of the bot, or a picture, asks for help. */
function askOf(text: string): Request['ask'] {
  return text === '' ? { invocation: { command: 'help', arguments: {} } } : { text };
}

function askedBy(message: DiscordMessage) {
  return {
    id: message.id,
    guild: message.guildId,
    channel: message.channelId,
    user: message.author.id,
    manager: message.member?.permissions.has(PermissionFlagsBits.ManageGuild) ?? false,
    language: message.guild?.preferredLocale ?? 'en',
  };
}

function typing({ posting }: Serving, channel: string): () => void {
  const show = () => {
    posting.typing(channel).catch(() => undefined);
  };
  show();
  const timer = setInterval(show, typingMs);
  return () => clearInterval(timer);
}
