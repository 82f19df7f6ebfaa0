// What Slack takes at most, in code points as Slack counts them, and what we allow ourselves below that.
// Leaves to others: cutting a message into parts (platforms/fit.ts) and shortening texts (render.ts).

/** Sources: @slack/types 3.2 (block-kit/*.d.ts) and docs.slack.dev/reference/block-kit, unless said. */
export const slackLimits = {
  /** `header` block: plain_text. */
  header: 150,
  /** Any text object. */
  textObject: 3000,
  /** Text of a button, text and description of an option. */
  buttonText: 75,
  optionText: 75,
  /** @slack/types says 75, newer web pages 150: the smaller holds everywhere. */
  optionValue: 75,
  placeholder: 150,
  /** `url` of a button and of an image. */
  url: 3000,
  altText: 2000,
  /** Elements of an `actions` block and of a `context` block. */
  actions: 25,
  context: 10,
  /** Options of a `static_select`. */
  options: 100,
  /** Blocks of a message, and of a Home tab. */
  blocks: 50,
  homeBlocks: 100,
  /** chat.postMessage recommends at most 4,000 for `text`; chat.update refuses more. */
  text: 4000,
  /** response_url: five uses within 30 minutes (docs: Handling user interaction). */
  hookUses: 5,
  hookMs: 30 * 60_000,
} as const;

/**
 * One part of an answer. 3,400 characters rather than the 13,200 a message may hold: the whole part then fits
 * into `text`, which is what screen readers speak. Five blocks are kept for "part 2 of 3", "more" and "shared by".
 */
export const partLimits = { characters: 3400, blocks: slackLimits.blocks - 5 } as const;
