// Holds every key used in the source to the catalogue, and every catalogue key to a use.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createSay } from '../../src/briefing/words.ts';
import { words } from './archive.ts';

const folder = resolve(import.meta.dirname, '../../src/briefing');
const source = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(join(folder, name), 'utf8'))
  .join('\n');
const used = new Set([...source.matchAll(/'(briefing\.[a-z0-9.-]+)'/gu)].map((match) => match[1]));
const known = Object.keys(words).filter((key) => key.startsWith('briefing.'));

describe('the catalogue', () => {
  it('has every key that is used', () => {
    expect([...used].filter((key) => key !== undefined && !known.includes(key))).toEqual([]);
    expect(used.size).toBeGreaterThan(100);
  });

  it('has no key that nobody uses', () => {
    expect(known.filter((key) => !used.has(key))).toEqual([]);
  });
});

describe('createSay', () => {
  const say = createSay({ n: '{count, plural, one {# cat} other {# cats}}', t: '<{name}>' }, 'en');
  it.each([
    ['n', { count: 1 }, '1 cat'],
    ['n', { count: 1200 }, '1,200 cats'],
    ['t', { name: '{x} <b>' }, '<{x} <b>>'],
  ])('words %s with %o as %s', (key, values, expected) => expect(say(key, values)).toBe(expected));

  it.each(['missing', 'toString', '__proto__'])('throws for the unknown key %s', (key) =>
    expect(() => say(key)).toThrow(key),
  );
});
