// Quality on public corpora: runs `annotate` over a data folder and hands the result to the scorers beside it.
// Leaves to others: the scorers (python3), which are not ours.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface SetOf {
  readonly set: string;
  readonly scorer: string;
  /** Turns one annotated line into the row the scorer wants. */
  readonly row?: (annotated: Readonly<Record<string, unknown>>) => unknown;
  readonly arguments?: readonly string[];
}

const sets: readonly SetOf[] = [
  ...['gum-news', 'gum-other', 'qasrl-wikinews'].map((name) => ({
    set: `quotes/${name}.dev.jsonl`,
    scorer: 'score_quotes.py',
  })),
  ...['gum-news', 'gum-interview', 'wiki-fair', 'uner-pud-news'].map((name) => ({
    set: `actors/${name}.dev.jsonl`,
    scorer: 'score_actors.py',
  })),
  ...['meantime', 'gum', 'wikiwars', 'recognizers', 'duckling'].map((name) => ({
    set: `dates/${name}.dev.jsonl`,
    scorer: 'score_dates.py',
  })),
  {
    set: 'summaries/gum.dev.jsonl',
    scorer: 'score_summaries.py',
    arguments: ['--max-words', '50'],
    row: ({ id, summary }) => ({ id, summary: linesOf(summary) }),
  },
];

/** `bench quality [FOLDER]`: FOLDER holds `bench/` and `tools/`. Prints one JSON object a set. */
export async function quality([folder = '../shared', only = '']: readonly string[]): Promise<void> {
  const work = mkdtempSync(join(tmpdir(), 'readout-quality-'));
  for (const one of sets.filter((set) => set.set.includes(only))) {
    const gold = join(folder, 'bench', one.set);
    const predicted = join(work, 'predicted.jsonl');
    const annotated = spawnSync(process.execPath, ['dist/main.js', 'annotate', gold], {
      encoding: 'utf8',
      maxBuffer: 1 << 30,
    });
    const rows = annotated.stdout.split('\n').filter(Boolean);
    writeFileSync(predicted, rows.map((row) => converted(row, one)).join('\n'));
    const scorer = join(folder, 'tools', one.scorer);
    const scored = spawnSync('python3', [scorer, gold, predicted, ...(one.arguments ?? [])], {
      encoding: 'utf8',
    });
    const output = scored.status === 0 ? scored.stdout : scored.stderr;
    process.stdout.write(
      `${JSON.stringify({ set: one.set, documents: rows.length, score: output.trim().split('\n') })}\n`,
    );
  }
  rmSync(work, { recursive: true, force: true });
}

function converted(row: string, { row: turn }: SetOf): string {
  if (turn === undefined) return row;
  const value: unknown = JSON.parse(row);
  return JSON.stringify(typeof value === 'object' && value !== null ? turn({ ...value }) : value);
}

function linesOf(summary: unknown): string {
  if (!Array.isArray(summary)) return '';
  return summary.map((one: { readonly text?: string }) => one.text ?? '').join('\n');
}
