// What Discord accepts in one message and one command, with the page each figure stands on.
// Leaves to others: keeping to them (render.ts, actions.ts, definitions.ts).

/** Guide "Display Components": all text displays of a message together, in characters. */
export const text = 4000;

/**
 * What the body may measure when a message is divided: the rest is kept for the summary (300 code points, twice that
 * when every one is escaped), the names of edition and sharer, and the line that counts the parts.
 */
export const body = 3000;

/** Code points of the summary line; phones show about 150 in a notification. */
export const summary = 300;

/**
 * Separators and the texts after them, in one part. Component Reference: at most 40 components in a message, nested
 * ones counted. Rows and their buttons take 22 at most, summary, container, foot and first text 4: 14 are left.
 */
export const divisions = 14;

/** Component Reference: five buttons or one select in an action row. */
export const buttonsInRow = 5;

/** Our own bound, so that rows and their buttons leave room for text: three rows of five. */
export const buttons = 15;

/** Our own bound: more than two lists in one answer help nobody. */
export const selects = 2;

/** Component Reference: a button's label. */
export const buttonLabel = 80;

/** Component Reference: a button's link. */
export const buttonUrl = 512;

/** Component Reference: options of a string select; label, value and description of each. */
export const selectOptions = 25;
export const selectOptionText = 100;
export const selectPlaceholder = 150;

/** Application Commands: description of a command or option, name and value of a choice, number of choices. */
export const description = 100;
export const choices = 25;
export const choiceText = 100;

/** Get Channel Messages: how far back `find` looks; the API allows 100. */
export const lookBack = 50;
