// What Discord's refusals mean for a post: try later, give up and say why, or nobody knows.
// Leaves to others: which permission is missing (permissions.ts) and pausing a subscription (schedule).
import { RESTJSONErrorCodes as Code, DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import type { Posted } from '../../model/conversation.ts';
import type { Say } from '../../model/words.ts';

const minute = 60_000;

/** Docs "Opcodes and Status Codes": refusals that a person has to mend, and the sentence that says how. */
const gone: Readonly<Record<number, string>> = {
  [Code.UnknownChannel]: 'discord.gone-channel',
  [Code.UnknownGuild]: 'discord.gone-server',
  [Code.MissingAccess]: 'discord.gone-permissions',
  [Code.MissingPermissions]: 'discord.gone-permissions',
  [Code.CannotSendMessagesInNonTextChannel]: 'discord.gone-kind',
  [Code.CannotExecuteActionOnThisChannelType]: 'discord.gone-kind',
  [Code.CannotSendAMessageInAForumChannel]: 'discord.gone-kind',
  [Code.TagRequiredToCreateAForumPostInThisChannel]: 'discord.gone-kind',
  [Code.ThreadLocked]: 'discord.gone-thread',
  [Code.InvalidActionOnArchivedThread]: 'discord.gone-thread',
  [Code.CannotSendMessagesToThisUser]: 'discord.gone-person',
  [Code.CannotSendMessagesToThisUserDueToHavingNoMutualGuilds]: 'discord.gone-person',
  [Code.UnknownUser]: 'discord.gone-person',
  [Code.UserBannedFromThisGuild]: 'discord.gone-person',
  [Code.MessageWasBlockedByAutomaticModeration]: 'discord.gone-rules',
  [Code.MessageBlockedByHarmfulLinksFilter]: 'discord.gone-rules',
  [Code.ExplicitContentCannotBeSentToTheDesiredRecipient]: 'discord.gone-rules',
  [Code.InvalidFormBodyOrContentType]: 'discord.gone-refused',
  [Code.CannotSendAnEmptyMessage]: 'discord.gone-refused',
  [Code.UnknownMessage]: 'discord.gone-message',
  [Code.CannotEditMessageAuthoredByAnotherUser]: 'discord.gone-message',
};

/** Refusals that pass by themselves, and after how many milliseconds to ask again. */
const later: Readonly<Record<number, number>> = {
  [Code.APIResourceOverloaded]: 5 * minute,
  [Code.IndexNotYetAvailable]: 5 * minute,
  [Code.ActionCannotBePerformedDueToSlowmodeRateLimit]: minute,
  [Code.ChannelWriteRateLimit]: minute,
  [Code.ServiceResourceIsBeingRateLimited]: minute,
  [Code.MaximumNumberOfEditsToMessagesOlderThanOneHourReached]: 10 * minute,
  [Code.OpeningDirectMessagesTooFast]: 10 * minute,
  [Code.CloudflareIsBlockingYourRequest]: 10 * minute,
};

/** System errors raised before a request leaves the machine. */
const unsent = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH'];

/** Races and late answers of interactions: nothing to do and nobody to tell. */
const races: readonly number[] = [
  Code.UnknownInteraction,
  Code.InteractionHasAlreadyBeenAcknowledged,
  Code.UnknownWebhook,
  Code.InvalidWebhookToken,
  Code.UnknownMessage,
];

/** Discord's number for what went wrong, or undefined where Discord did not say. */
export function codeOf(error: unknown): number | undefined {
  return error instanceof DiscordAPIError && typeof error.code === 'number'
    ? error.code
    : undefined;
}

/** True where an interaction was answered too late or twice. */
export function isRace(error: unknown): boolean {
  const code = codeOf(error);
  return code !== undefined && races.includes(code);
}

/** True where the bot may not do what it tried in this channel. */
export function isForbidden(error: unknown): boolean {
  const code = codeOf(error);
  return code === Code.MissingAccess || code === Code.MissingPermissions;
}

/** What to log of an error: never the address, which holds the token of an interaction. */
export function reasonOf(error: unknown): string {
  if (error instanceof DiscordAPIError) return `${error.status} ${error.code}`;
  if (error instanceof HTTPError) return `${error.status}`;
  return error instanceof Error ? `${error.name} ${systemCode(error)}`.trim() : 'unknown';
}

/** What became of a post that ended in an error. `permissions` names, in words, what the bot lacks in the channel. */
export function postedAfter(error: unknown, say: Say, permissions: string): Posted {
  if (error instanceof RateLimitError)
    return laterIn(Math.max(error.retryAfter, error.sublimitTimeout), say);
  const code = codeOf(error);
  const key = code === undefined ? undefined : gone[code];
  if (key !== undefined) return { type: 'gone', reason: say(key, { permissions }) };
  const wait = code === undefined ? undefined : later[code];
  if (wait !== undefined) return laterIn(wait, say);
  if (error instanceof DiscordAPIError) return refused(error, say);
  if (error instanceof Error && unsent.includes(systemCode(error)))
    return { type: 'later', afterMs: minute, reason: say('discord.unreachable') };
  return { type: 'unknown', reason: say('discord.unanswered', { reason: reasonOf(error) }) };
}

function refused(error: DiscordAPIError, say: Say): Posted {
  if (error.status === 401)
    return { type: 'later', afterMs: 60 * minute, reason: say('discord.token-refused') };
  if (error.status === 429) return laterIn(minute, say);
  return { type: 'gone', reason: say('discord.gone-other', { code: String(error.code) }) };
}

function laterIn(afterMs: number, say: Say): Posted {
  return {
    type: 'later',
    afterMs: Math.max(1000, Math.ceil(afterMs)),
    reason: say('discord.busy'),
  };
}

function systemCode(error: Error): string {
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error.cause instanceof Error ? systemCode(error.cause) : '';
}
