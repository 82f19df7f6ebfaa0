// The copies of the bot that `bench kills` kills: started, told to look, replaced when they die.
// Leaves to others: when one dies (kills.ts), what a copy does (kills-copy.mjs).
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export interface Crew {
  readonly size: number;
  /** Every copy looks at once; resolves when each has ended, one way or the other. */
  look(at: number): Promise<void>;
  /** True when it was looking; another takes its place. */
  kill(index: number): boolean;
  ready(): Promise<void>;
  end(): void;
}

interface Copy {
  readonly child: ChildProcess;
  readonly up: Promise<void>;
  /** Resolves the look under way. */
  done: (() => void) | undefined;
}

/** One more than needed is kept starting, so that a killed copy is replaced at once. */
export function createCrew(size: number, env: Readonly<Record<string, string>>): Crew {
  const start = (): Copy => {
    const child = spawn(process.execPath, ['bench/kills-copy.mjs'], {
      env: { ...process.env, ...env },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    let up = (): void => undefined;
    const copy: Copy = {
      child,
      up: new Promise((resolve) => {
        up = resolve;
      }),
      done: undefined,
    };
    child.stdin?.on('error', () => undefined);
    createInterface({ input: child.stdout ?? process.stdin }).on('line', (line) => {
      if (line === 'ready') up();
      else copy.done?.();
    });
    child.once('exit', () => copy.done?.());
    return copy;
  };
  const copies = Array.from({ length: size }, start);
  let spare = start();
  return {
    size,
    look: async (at) => {
      await Promise.all(
        copies.map(
          (copy) =>
            new Promise<void>((resolve) => {
              copy.done = () => {
                copy.done = undefined;
                resolve();
              };
              copy.child.stdin?.write(`${at}\n`);
            }),
        ),
      );
    },
    kill: (index) => {
      const copy = copies[index];
      if (copy?.done === undefined) return false;
      copy.child.kill('SIGKILL');
      copies[index] = spare;
      spare = start();
      return true;
    },
    ready: async () => {
      await Promise.all(copies.map((copy) => copy.up));
    },
    end: () => {
      for (const copy of [...copies, spare]) copy.child.kill('SIGKILL');
    },
  };
}
