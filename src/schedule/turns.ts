// A queue in which groups take turns: one with thousands waiting does not hold up one with a single one.
// Leaves to others: what is queued (lanes.ts).

export interface Turns<T> {
  add(group: string, item: T): void;
  /** The longest waiting of the group whose turn it is; that group goes to the end of the row. */
  next(): T | undefined;
  readonly size: number;
  /** Takes everything out. */
  clear(): readonly T[];
}

export function createTurns<T>(): Turns<T> {
  const groups = new Map<string, T[]>();
  let size = 0;
  return {
    add(group, item) {
      const queue = groups.get(group);
      if (queue === undefined) groups.set(group, [item]);
      else queue.push(item);
      size += 1;
    },
    next() {
      const [first] = groups;
      if (first === undefined) return undefined;
      const [group, queue] = first;
      const item = queue.shift();
      groups.delete(group);
      if (queue.length > 0) groups.set(group, queue);
      size -= 1;
      return item;
    },
    get size() {
      return size;
    },
    clear() {
      const all = [...groups.values()].flat();
      groups.clear();
      size = 0;
      return all;
    },
  };
}
