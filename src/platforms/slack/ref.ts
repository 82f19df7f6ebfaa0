// The address of what we posted, as one text that others keep for us: conversation, timestamps of its parts, sharer.
// Leaves to others: what is done with it (post.ts, clicks.ts).

export interface PostRef {
  /** Where it is, when the place alone does not tell: a place may be a person. */
  readonly channel?: string;
  /** Slack's `ts` of each part, the first one first. */
  readonly parts: readonly [string, ...string[]];
  /** Id of the person who shared it. */
  readonly sharedBy?: string;
}

/** `1700000000.000001`, `D024BE91L/1700000000.000001,1700000000.000002@U0PERSON`. */
export function writeRef({ channel, parts, sharedBy }: PostRef): string {
  const where = channel === undefined ? '' : `${channel}/`;
  return `${where}${parts.join(',')}${sharedBy === undefined ? '' : `@${sharedBy}`}`;
}

/** Undefined for a text that `writeRef` did not write. */
export function readRef(ref: string): PostRef | undefined {
  const match = /^(?:(\w+)\/)?(\d+\.\d+(?:,\d+\.\d+)*)(?:@(\w+))?$/u.exec(ref);
  const [first, ...rest] = match?.[2]?.split(',') ?? [];
  if (first === undefined) return undefined;
  return {
    parts: [first, ...rest],
    ...(match?.[1] !== undefined && { channel: match[1] }),
    ...(match?.[3] !== undefined && { sharedBy: match[3] }),
  };
}
