// The permissions the bot needs in a server, in words, and the link that grants them.
// Leaves to others: whose permissions are looked at (clicks.ts, posting.ts, examine.ts).
import { OAuth2Scopes, PermissionFlagsBits, PermissionsBitField, Routes } from 'discord.js';
import type { Say } from '../../model/words.ts';

/** View Channel, Send Messages, Embed Links, Read Message History, Send Messages in Threads. */
const needed = {
  'view-channel': PermissionFlagsBits.ViewChannel,
  'send-messages': PermissionFlagsBits.SendMessages,
  'embed-links': PermissionFlagsBits.EmbedLinks,
  'read-message-history': PermissionFlagsBits.ReadMessageHistory,
  'send-messages-in-threads': PermissionFlagsBits.SendMessagesInThreads,
} as const;

export type PermissionName = keyof typeof needed;

const names: readonly PermissionName[] = [
  'view-channel',
  'send-messages',
  'embed-links',
  'read-message-history',
  'send-messages-in-threads',
];

/** The sum of all that is needed, as an invitation carries it: 274877991936. */
const invitation = names.reduce((bits, name) => bits | needed[name], 0n);

/** Which of the wanted permissions a bit field lacks; an administrator lacks none. */
export function missing(
  bits: bigint,
  wanted: readonly PermissionName[] = names,
): readonly PermissionName[] {
  const held = new PermissionsBitField(bits);
  return wanted.filter((name) => !held.has(needed[name]));
}

/** What writing in a channel takes: threads have a permission of their own. */
export function toWrite(thread: boolean): readonly PermissionName[] {
  return ['view-channel', thread ? 'send-messages-in-threads' : 'send-messages'];
}

/** The names as Discord's own settings show them, in one list. */
export function inWords(permissions: readonly PermissionName[], say: Say): string {
  return permissions.map((name) => say(`discord.permission-${name}`)).join(', ');
}

/** The address where somebody who manages a server adds the bot with all it needs. */
export function invitationLink(application: string): string {
  const link = new URL(`https://discord.com${Routes.oauth2Authorization()}`);
  link.searchParams.set('client_id', application);
  link.searchParams.set('scope', `${OAuth2Scopes.Bot} ${OAuth2Scopes.ApplicationsCommands}`);
  link.searchParams.set('permissions', invitation.toString());
  return link.href;
}
