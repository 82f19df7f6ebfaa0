// What people read that is not cut from a document: one message a key, from a catalogue.
// Leaves to others: loading the catalogue and ICU plural rules (briefing/words.ts).

export type Values = Readonly<Record<string, string | number>>;

/**
 * The wording behind a key of `config/words/<language>.yaml`, with values put in by ICU MessageFormat.
 * @throws Error for a key that the catalogue lacks; a test holds every key used to the catalogue.
 */
export type Say = (key: string, values?: Values) => string;
