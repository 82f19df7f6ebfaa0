// Names that stand in the manifest and that payloads come back with.
// Leaves to others: the commands' own names (briefing).

/** `/readout …` reaches every command, whatever other apps took. */
export const commandWord = 'readout';

/** callback_id of the message shortcut. */
export const checkShortcut = 'readout_check';

/** event_type of the metadata that marks an edition. */
export const editionEvent = 'readout_edition';
