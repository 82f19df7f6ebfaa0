// How the shelf writes, whatever engine is behind it: many rows at once, inside the caller's transaction.
// Leaves to others: what is written (shelf, insert, clear, people) and each engine's way (sqlite.ts, postgres.ts).
import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';

export type Value = string | number | null;

export type TextIndex = 'sentences' | 'quotes' | 'events' | 'titles';

/** Words of a row for the full-text index. */
export interface IndexedText {
  readonly row: number;
  readonly words: string;
}

/** Writes inside one transaction. Statements hold `?1` or `?` in turn for the values of a row. */
export interface Writer {
  /** Inserts rows of values in the order of the columns. */
  insert(
    table: string,
    columns: readonly string[],
    rows: readonly (readonly Value[])[],
  ): Promise<void>;
  /** Runs one statement once for each row of values. */
  runEach(sql: string, rows: readonly (readonly Value[])[]): Promise<void>;
  /** Adds numbers to columns of the rows with these row numbers: each row is a row number, then what to add. */
  add(
    table: string,
    columns: readonly string[],
    rows: readonly (readonly [row: number, ...add: number[]])[],
  ): Promise<void>;
  /** Adds texts to an index under their row numbers. */
  index(index: TextIndex, texts: readonly IndexedText[]): Promise<void>;
  /** Forgets texts; each must be given just as it was added. */
  unindex(index: TextIndex, texts: readonly IndexedText[]): Promise<void>;
}

/** Takes the one writer's place until the transaction ends, and gives its writer. */
export type OpenWriter = (trx: Kysely<Tables>) => Promise<Writer>;
