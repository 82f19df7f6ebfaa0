// The log as the inside of the house sees it, so that no folder depends on a logging package.
// Leaves to others: where lines go and how they look (src/log.ts).

/** Never tokens, never what people asked, never document text: names, counts, ids and reasons. */
export type Fields = Readonly<Record<string, string | number | boolean | undefined>>;

export interface Log {
  info(event: string, fields?: Fields): void;
  warn(event: string, fields?: Fields): void;
  /** `cause` is logged with its stack. */
  error(event: string, fields?: Fields, cause?: unknown): void;
}
