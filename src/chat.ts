// Which chat platforms the configuration switches on.
// Leaves to others: what a platform does.
import type { Config } from './config.ts';
import type { Platform } from './model/conversation.ts';
import type { Log } from './model/log.ts';
import type { Say } from './model/words.ts';
import { createDiscord } from './platforms/discord/discord.ts';
import type { SeenAnywhere } from './platforms/seen.ts';
import { createSlack } from './platforms/slack/slack.ts';

export interface ChatParts {
  readonly say: Say;
  readonly log: Log;
  readonly now: () => number;
  /** What is wrong with the bot, in a sentence for an operator. */
  readonly trouble?: () => string | undefined;
  /** What other copies of the bot took in; left out where there is one alone. */
  readonly seenAnywhere?: SeenAnywhere;
}

/** Not started yet; a platform without a token is not among them. */
export function chatPlatforms(
  config: Config,
  { trouble, ...parts }: ChatParts,
): readonly Platform[] {
  const { slack, discord, port } = config;
  return [
    ...(slack ? [createSlack({ ...slack, port, ...(trouble && { trouble }) }, parts)] : []),
    ...(discord ? [createDiscord(discord, parts)] : []),
  ];
}
