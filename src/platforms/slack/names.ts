// Names that stand in the manifest and that payloads come back with.
// Leaves to others: the commands' own names (briefing).

/** `/readout …` reaches every command, whatever other apps took. */
export const commandWord = 'readout';

/** callback_id of the message shortcut. */
export const checkShortcut = 'readout_check';

/** event_type of the metadata that marks an edition. */
export const editionEvent = 'readout_edition';

/**
 * Words that Slack keeps for itself: a manifest with one of them is refused as a whole, or the command never reaches us
 * (docs: Use shortcuts and commands in Slack; of `help` reports differ). They stay behind `/readout`.
 */
export const reservedCommands: ReadonlySet<string> = new Set([
  'apps',
  'away',
  'call',
  'collapse',
  'dm',
  'dnd',
  'expand',
  'feed',
  'help',
  'invite',
  'join',
  'leave',
  'me',
  'msg',
  'mute',
  'open',
  'remind',
  'remove',
  'rename',
  'search',
  'shortcuts',
  'shrug',
  'star',
  'status',
  'topic',
  'who',
]);
