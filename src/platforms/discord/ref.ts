// The address of what we posted, as one text that others keep for us: the message, and the name of who shared it.
// Leaves to others: what is done with it (discord.ts, clicks.ts).

export interface PostRef {
  /** Id of the message. */
  readonly id: string;
  /** Display name of the person who shared it. */
  readonly sharedBy?: string;
}

/** `1199…`, and `1199…@Nadia` for what was shared. */
export function writeRef({ id, sharedBy }: PostRef): string {
  return sharedBy === undefined ? id : `${id}@${sharedBy}`;
}

export function readRef(ref: string): PostRef {
  const at = ref.indexOf('@');
  return at < 0 ? { id: ref } : { id: ref.slice(0, at), sharedBy: ref.slice(at + 1) };
}
