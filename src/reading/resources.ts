// The data files reading works with, handed in ready loaded, because reading touches no disk.
// Leaves to others: finding and loading them (src/resources.ts).

/** Word lists and trained models by file name. */
export interface Resources {
  /**
   * Entries of `config/lexicon/<name>.txt`, in file order, without comments (`#`) and empty lines.
   * @throws Error naming the file when there is none.
   */
  lexicon(name: string): readonly string[];
  /**
   * Bytes of `models/<name>`, gunzipped when the file's name ends in `.gz`.
   * @throws Error naming the file when there is none.
   */
  model(name: string): Uint8Array;
}
