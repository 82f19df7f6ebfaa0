// Faults of YAML as an editor needs them: the line where the faulty entry begins, and the parser's words.
// Leaves to others: what the entries mean (curation, formats/fields).
import { type Document, type LineCounter, visit } from 'yaml';

export interface YamlFault {
  /** Counted from 1, in the parsed text. */
  readonly line: number;
  readonly message: string;
}

/** Every syntax fault. One that shows only at the end of a value (a missing quote) counts where the value begins. */
export function faultsIn(document: Document, lines: LineCounter): readonly YamlFault[] {
  return document.errors.map((error) => {
    let start = error.pos[0];
    visit(document, {
      Scalar(_, { range }) {
        if (error.code === 'MISSING_CHAR' && range && range[0] <= start && start <= range[1])
          start = range[0];
      },
    });
    const message = error.message.split('\n')[0]?.replace(/ at line.*$/u, '') ?? '';
    return { line: lines.linePos(start).line, message };
  });
}
