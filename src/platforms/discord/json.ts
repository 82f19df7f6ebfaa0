// Reads what Discord answers without trusting its shape.
// Leaves to others: what a missing part means.

/** The value under a key, or undefined where there is none. */
export function part(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && key in value
    ? Object.entries(value).find(([name]) => name === key)?.[1]
    : undefined;
}

/** The text under a key; `''` where it is no text. */
export function textIn(value: unknown, key: string): string {
  const found = part(value, key);
  return typeof found === 'string' ? found : '';
}

/** The list itself; empty where it is none. */
export function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
