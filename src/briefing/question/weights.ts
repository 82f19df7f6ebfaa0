// Weights of signs as files hold them: a number a name.
// Leaves to others: learning them (training/) and the signs.

/** `models/ranking.json`: what each sign of a document and of a sentence is worth. */
export interface RankingWeights {
  readonly document: Readonly<Record<string, number>>;
  readonly sentence: Readonly<Record<string, number>>;
}

/** The value of one row of signs. */
export function worthOf(
  weights: Readonly<Record<string, number>>,
  names: readonly string[],
  row: readonly number[],
): number {
  return names.reduce((total, name, index) => total + (weights[name] ?? 0) * (row[index] ?? 0), 0);
}

/** A number of a parsed file. @throws Error where it is missing. */
export function numberIn(from: unknown, name: string): number {
  const found = fieldOf(from, name);
  if (typeof found !== 'number') throw new Error(`weights lack "${name}"`);
  return found;
}

/** A group of numbers of a parsed file, one for each name. @throws Error where one is missing. */
export function numbersIn(
  from: unknown,
  group: string,
  names: readonly string[],
): Readonly<Record<string, number>> {
  const found = fieldOf(from, group);
  return Object.fromEntries(names.map((name) => [name, numberIn(found, name)]));
}

/** A field of a parsed file; undefined where there is none. */
export function fieldOf(from: unknown, name: string): unknown {
  return typeof from === 'object' && from !== null
    ? Object.entries(from).find(([key]) => key === name)?.[1]
    : undefined;
}
