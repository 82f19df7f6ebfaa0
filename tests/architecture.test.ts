// Holds the import table of the house and the wall of 300 lines against what the source really does.
// Leaves to others: cycles and unused exports (Biome, knip).
import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

interface Rule {
  /** Folders it may import from, with `types` where only `import type` is allowed. */
  readonly folders: Readonly<Record<string, 'all' | 'types'>>;
  /** npm packages it may import; `*` inside a name stands for anything. */
  readonly packages: readonly string[];
  readonly builtins: readonly string[];
}

const rules: Readonly<Record<string, Rule>> = {
  model: { folders: {}, packages: [], builtins: [] },
  reading: {
    folders: { model: 'all' },
    packages: ['fastest-levenshtein'],
    builtins: [],
  },
  library: {
    folders: { model: 'all', reading: 'all', store: 'types' },
    packages: [
      'yaml',
      'mdast-util-from-markdown',
      'mdast',
      '@mozilla/readability',
      'linkedom',
      'unpdf',
      'mammoth',
      'chokidar',
      'zod',
    ],
    builtins: ['fs', 'fs/promises', 'path', 'crypto', 'worker_threads', 'os', 'timers/promises'],
  },
  store: {
    folders: { model: 'all' },
    packages: ['kysely', 'libsql', 'pg', 'fastest-levenshtein'],
    builtins: ['fs', 'fs/promises', 'path', 'crypto'],
  },
  briefing: {
    folders: { model: 'all', store: 'types' },
    packages: ['intl-messageformat', 'chrono-node', 'luxon', 'fastest-levenshtein'],
    builtins: ['crypto'],
  },
  schedule: {
    folders: { model: 'all', store: 'types', briefing: 'types' },
    packages: ['node-cron', 'luxon'],
    builtins: ['crypto'],
  },
  platforms: { folders: { model: 'all' }, packages: ['lru-cache', 'luxon'], builtins: ['crypto'] },
  'platforms/slack': {
    folders: { model: 'all', platforms: 'all' },
    packages: ['@slack/*', 'lru-cache', 'yaml'],
    builtins: ['http', 'crypto'],
  },
  'platforms/discord': {
    folders: { model: 'all', platforms: 'all' },
    packages: ['discord.js', 'lru-cache'],
    builtins: ['crypto'],
  },
  'platforms/terminal': {
    folders: { model: 'all', platforms: 'all' },
    packages: [],
    builtins: ['readline', 'readline/promises', 'util', 'stream', 'fs', 'fs/promises', 'path'],
  },
};

interface Import {
  readonly file: string;
  readonly from: string;
  readonly typeOnly: boolean;
}

const source = resolve(import.meta.dirname, '../src');
const statement = /^(?:import|export)\s+(type\s)?(?:[^'";]*?from\s+)?['"]([^'"]+)['"]/gmu;

const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => join(source, name));

function importsOf(file: string): readonly Import[] {
  return [...readFileSync(file, 'utf8').matchAll(statement)].map((match) => ({
    file: relative(source, file),
    from: match[2] ?? '',
    typeOnly: match[1] !== undefined,
  }));
}

function folderOf(path: string): string {
  const parts = relative(source, path).split('/');
  if (parts.length === 1) return '';
  return parts[0] === 'platforms' && parts.length > 2
    ? parts.slice(0, 2).join('/')
    : (parts[0] ?? '');
}

function fits(pattern: string, name: string): boolean {
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : pattern === name;
}

function complaint(one: Import): string | undefined {
  const from = folderOf(join(source, one.file));
  if (from === '') return undefined;
  const rule = rules[from];
  if (rule === undefined) return `${one.file}: the table has no row for ${from}`;
  const text = `${one.file} imports ${one.from}`;
  if (one.from.startsWith('.')) {
    const to = folderOf(resolve(source, dirname(one.file), one.from));
    if (to === from) return undefined;
    const allowed = rule.folders[to];
    return allowed === 'all' || (allowed === 'types' && one.typeOnly) ? undefined : text;
  }
  const builtin = one.from.replace(/^node:/u, '');
  if (builtinModules.includes(builtin))
    return one.from.startsWith('node:') && rule.builtins.includes(builtin) ? undefined : text;
  return rule.packages.some((pattern) => fits(pattern, one.from)) ? undefined : text;
}

describe('architecture', () => {
  it('has source to look at', () => {
    expect(files.length).toBeGreaterThan(10);
    expect(files.flatMap(importsOf).length).toBeGreaterThan(20);
  });

  it('imports only what the table allows', () => {
    expect(files.flatMap(importsOf).map(complaint).filter(Boolean)).toEqual([]);
  });

  it('sees a forbidden import', () => {
    const bad = (file: string, from: string) => complaint({ file, from, typeOnly: false });
    expect(bad('model/span.ts', 'node:fs')).toBeDefined();
    expect(bad('reading/read.ts', '../store/store.ts')).toBeDefined();
    expect(bad('briefing/answer.ts', '../store/store.ts')).toBeDefined();
    expect(bad('platforms/slack/app.ts', 'discord.js')).toBeDefined();
    expect(bad('platforms/slack/app.ts', '../discord/app.ts')).toBeDefined();
    expect(bad('library/ingest.ts', '../main.ts')).toBeDefined();
  });

  it('keeps every file under the wall of 300 lines and opens it with two lines of comment', () => {
    const faults = files.flatMap((file) => {
      const lines = readFileSync(file, 'utf8')
        .replace(/^#!.*\n/u, '')
        .split('\n');
      const name = relative(source, file);
      return [
        ...(lines.length > 301 ? [`${name}: ${lines.length} lines`] : []),
        ...(lines[0]?.startsWith('// ') && lines[1]?.startsWith('// ')
          ? []
          : [`${name}: no header`]),
      ];
    });
    expect(faults).toEqual([]);
  });

  it('has no leftovers of the ways we do not go', () => {
    const names = files.map((file) => relative(source, file));
    expect(
      names.filter((name) => /utils?|manager|service|helpers?|index\.ts/iu.test(name)),
    ).toEqual([]);
  });
});
