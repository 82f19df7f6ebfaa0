// Every scope and event we ask for. What stops working without a scope stands in the catalogue (slack.scope.…).
// Leaves to others: the manifest's form (manifest.ts) and the check against Slack (examine.ts).

export interface Scope {
  readonly name: string;
  /** Without a needed one the bot is broken; without another, one thing less works. */
  readonly needed: boolean;
}

export const botScopes: readonly Scope[] = [
  { name: 'commands', needed: true },
  { name: 'chat:write', needed: true },
  { name: 'im:history', needed: true },
  { name: 'app_mentions:read', needed: true },
  { name: 'users:read', needed: false },
  { name: 'channels:read', needed: false },
  { name: 'groups:read', needed: false },
  { name: 'channels:history', needed: false },
  { name: 'groups:history', needed: false },
  { name: 'im:write', needed: false },
];

export const botEvents: readonly string[] = ['app_home_opened', 'app_mention', 'message.im'];

/** What the app token of Socket Mode needs. */
export const appScope = 'connections:write';

/** The catalogue's key of what stops working without a scope. */
export function scopeKey(name: string): string {
  return `slack.scope.${name.replaceAll(/[:_]/gu, '-')}`;
}
