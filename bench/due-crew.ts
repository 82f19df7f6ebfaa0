// The copies of `bench due`, each a process: started, let run in step with one another, asked what they used.
// Leaves to others: what a copy does (due-copy.mjs), what is followed and how it went (due.ts).
import { type ChildProcess, fork } from 'node:child_process';
import { z } from 'zod';

const usage = z.object({ cpuMs: z.number(), peakMb: z.number() });
const timed = usage.extend({ ms: z.number() });
const post = z.object({
  platform: z.string(),
  workspace: z.string(),
  name: z.string(),
  /** Simulated milliseconds since the look began. */
  at: z.number(),
});
const done = z.object({ type: z.literal('done'), idle: usage, planning: timed, all: timed });
const report = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('waits'), until: z.number() }),
  z.object({ type: z.literal('posts'), posts: z.array(post) }),
  done,
]);

export type Post = z.infer<typeof post>;
/** Milliseconds on the wall and of the processor, and the most memory so far, as the kernel counts it. */
export type Used = z.infer<typeof done>;

/** Simulated milliseconds by which one copy's clock may be ahead of another's: far less than a lease. */
const stepMs = 2000;

interface Crewing {
  readonly copies: number;
  readonly database: string;
  /** The moment of the look, in milliseconds since the epoch. */
  readonly at: number;
  /** Posts a second that a platform takes from each copy. */
  readonly rates: Readonly<Record<string, number>>;
}

/** One look of every copy at the same moment; what was posted in the order of its moments, what each copy used. */
export async function lookTogether(all: Crewing) {
  const posts: Post[] = [];
  const used: Used[] = [];
  const waiting = new Map<ChildProcess, number>();
  const children = Array.from({ length: all.copies }, () => start(all));
  const letRun = (): void => {
    if (waiting.size === 0 || waiting.size + used.length < all.copies) return;
    const until = Math.min(...waiting.values()) + stepMs;
    const ready = [...waiting.keys()];
    waiting.clear();
    for (const child of ready) child.send({ until });
  };
  await Promise.all(children.map((child) => heard(child, 'ready')));
  await Promise.all(
    children.map(
      (child) =>
        new Promise<void>((resolve, reject) => {
          child.once('exit', (code) => (code === 0 ? resolve() : reject(broken(code))));
          child.on('message', (message) => {
            const said = report.parse(message);
            if (said.type === 'waits') waiting.set(child, said.until);
            if (said.type === 'posts') posts.push(...said.posts);
            if (said.type === 'done') used.push(said);
            letRun();
          });
          child.send({ until: 0, run: true });
        }),
    ),
  );
  return { posts: posts.toSorted((a, b) => a.at - b.at), used };
}

function start({ database, at, rates }: Crewing): ChildProcess {
  const words = [database, String(at), JSON.stringify(rates)];
  // Without the loader that runs the bench: a copy is the built program.
  return fork('bench/due-copy.mjs', words, { execArgv: [] });
}

async function heard(child: ChildProcess, type: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    child.once('exit', (code) => reject(broken(code)));
    child.once('message', (message) =>
      report.parse(message).type === type ? resolve() : reject(broken(null)),
    );
  });
  child.removeAllListeners('exit');
}

function broken(code: number | null): Error {
  return new Error(`a copy ended with ${code} before it was done`);
}
