// A real PostgreSQL server for tests: a temporary cluster on a Unix socket, gone when the tests are.
// Leaves to others: what is done with its databases.
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import pg from 'pg';

export interface Cluster {
  /** An empty database of its own, or a copy of another. */
  database(template?: string): Promise<{ readonly url: string; readonly name: string }>;
  /** Runs statements as the owner of the cluster. */
  run(sql: string): Promise<void>;
  /** As when the machine goes down: every connection breaks. */
  crash(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Folder of the server's programs, or why there is none. */
function findPrograms(): { readonly bin: string } | { readonly missing: string } {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).map(Number) : [];
  const folders = [
    process.env['POSTGRES_BIN'] ?? '',
    ...versions
      .filter((version) => version >= 15)
      .toSorted((a, b) => b - a)
      .map((version) => join(debian, String(version), 'bin')),
    ...(process.env['PATH'] ?? '').split(delimiter),
  ];
  const bin = folders.find(
    (folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')),
  );
  if (bin === undefined)
    return { missing: 'no PostgreSQL server is installed (apt-get install postgresql)' };
  const version = execFileSync(join(bin, 'postgres'), ['--version'], { encoding: 'utf8' });
  return Number(/ (\d+)/u.exec(version)?.[1]) >= 15
    ? { bin }
    : { missing: `${version.trim()} is older than 15` };
}

/** PostgreSQL refuses to run as root: then it runs as nobody. */
const user = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

/** initdb wants a user who has a name. */
function isNamed(): boolean {
  const id = user.uid ?? process.getuid?.() ?? -1;
  return spawnSync('/usr/bin/getent', ['passwd', String(id)]).status === 0;
}

const programs = isNamed() ? findPrograms() : { missing: 'this user has no name in /etc/passwd' };

/** Why tests with PostgreSQL are skipped; undefined when they run. */
export const noPostgres = 'missing' in programs ? programs.missing : undefined;

/** Starts a cluster; some two seconds. */
export async function startCluster(): Promise<Cluster> {
  if ('missing' in programs) throw new Error(programs.missing);
  const folder = mkdtempSync(join(tmpdir(), 'rpg-'));
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const made = spawnSync(
    join(programs.bin, 'initdb'),
    ['-D', data, '-U', 'readout', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'],
    { ...user, cwd: folder, encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`);
  const server = serverIn(folder, data, programs.bin);
  await server.start();
  let databases = 0;
  const urlOf = (name: string) => `postgres://readout@/${name}?host=${folder}`;
  const run = async (sql: string) => {
    const client = new pg.Client({ connectionString: urlOf('postgres') });
    await client.connect();
    try {
      await client.query(sql);
    } finally {
      await client.end();
    }
  };
  return {
    ...server,
    run,
    async database(template) {
      databases++;
      const name = `r${databases}`;
      await run(`create database ${name}${template ? ` template ${template}` : ''}`);
      return { name, url: urlOf(name) };
    },
    async stop() {
      await server.crash();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Takes every row out of a Readout's database; far quicker than making another one. */
export async function empty(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      `select tablename as name from pg_tables where schemaname = 'public'
        and tablename not in ('migrations', 'text_totals', 'documents')`,
    );
    const statements = [...rows.map(({ name }) => name), 'documents'].map(
      (name) => `delete from ${name}`,
    );
    await client.query([...statements, 'update text_totals set rows = 0, tokens = 0'].join(';'));
  } finally {
    await client.end();
  }
}

/** Durability off: nothing here needs to survive a power cut. */
const settings = [
  'listen_addresses=',
  'fsync=off',
  'full_page_writes=off',
  'shared_buffers=64MB',
  'max_connections=60',
  'autovacuum=off',
];

function serverIn(folder: string, data: string, bin: string): Pick<Cluster, 'start' | 'crash'> {
  let server: ChildProcess | undefined;
  return {
    async start() {
      const running = spawn(
        join(bin, 'postgres'),
        ['-D', data, '-k', folder, ...settings.flatMap((setting) => ['-c', setting])],
        { ...user, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
      );
      server = running;
      let told = '';
      await new Promise<void>((resolve, reject) => {
        running.stderr.on('data', (chunk) => {
          told += String(chunk);
          if (told.includes('ready to accept connections')) resolve();
        });
        running.once('exit', (code) => reject(new Error(`postgres ended with ${code}: ${told}`)));
      });
    },
    async crash() {
      const running = server;
      server = undefined;
      if (running === undefined || running.exitCode !== null) return;
      const gone = once(running, 'exit');
      running.kill('SIGQUIT');
      await gone;
    },
  };
}
