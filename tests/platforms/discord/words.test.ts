// Every sentence that the Discord side says is in the catalogue, and the catalogue holds none that nobody says.
// Leaves to others: the sentences themselves.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadWords } from '../../../src/resources.ts';

const folder = resolve(import.meta.dirname, '../../../src/platforms/discord');
const source = readdirSync(folder)
  .map((name) => readFileSync(join(folder, name), 'utf8'))
  .join('\n');
const words = loadWords('en');
const literal = new Set(
  [...source.matchAll(/'((?:discord|platforms)\.(?!js')[a-z-]+)'/gu)].map(([, key]) => key),
);
/** Keys put together: `discord.permission-${name}`. */
const beginnings = [...source.matchAll(/`((?:discord|platforms)\.[a-z-]+-)\$\{/gu)].map(
  ([, key]) => key ?? '',
);

describe('the catalogue', () => {
  it('holds every key that is used', () => {
    expect(literal.size).toBeGreaterThan(20);
    expect([...literal].filter((key) => key !== undefined && !(key in words))).toEqual([]);
  });

  it('holds none that is not', () => {
    const mine = Object.keys(words).filter((key) => key.startsWith('discord.'));
    const used = (key: string) =>
      literal.has(key) || beginnings.some((start) => key.startsWith(start));
    expect(mine.filter((key) => !used(key))).toEqual([]);
  });
});
