// Reads parsed JSON of unknown shape.
// Leaves to others: what the parts mean.

export type Json = Readonly<Record<string, unknown>>;

/** The value at the end of a path of keys. */
export function at(value: unknown, ...path: readonly string[]): unknown {
  let current = value;
  for (const key of path)
    current =
      typeof current === 'object' && current !== null
        ? Object.getOwnPropertyDescriptor(current, key)?.value
        : undefined;
  return current;
}

export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

export function json(value: unknown): Json {
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value))
    : {};
}
