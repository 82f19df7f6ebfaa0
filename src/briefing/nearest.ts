// The commands somebody may have meant by a name that there is not.
// Leaves to others: nearest actors (store) and saying it (commands/help.ts).
import { distance } from 'fastest-levenshtein';
import type { CommandSpec } from '../model/command.ts';
import { isSlip } from '../model/spelling.ts';

/** At most three names that may be meant by a slip, or with the same beginning, nearest first. */
export function nearestCommands(
  commands: readonly CommandSpec[],
  typed: string,
): readonly string[] {
  const name = typed.toLowerCase().slice(0, 40);
  return commands
    .map((one) => ({ name: one.name, edits: distance(one.name, name) }))
    .filter(
      (one) => isSlip(name, one.name, one.edits) || (name.length > 2 && one.name.startsWith(name)),
    )
    .sort((a, b) => a.edits - b.edits)
    .slice(0, 3)
    .map((one) => one.name);
}
