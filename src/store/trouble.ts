// Turns what a failing database says into a sentence for an operator: what happened and what to do.
// Leaves to others: catching and logging it (briefing/answer, schedule/deliver, cli).

const remedies: readonly (readonly [RegExp, string])[] = [
  [
    /SQLITE_FULL|disk is full/u,
    'the disk is full. Free some space on it, then start again; nothing that was saved is lost',
  ],
  [
    /SQLITE_READONLY|readonly/u,
    'it may not be written. Give the user who runs Readout the right to write the file and its folder',
  ],
  [
    /SQLITE_CORRUPT|malformed/u,
    'it is damaged. Move it away and bring back the last backup with "readout restore", or start with an empty one',
  ],
  [
    /SQLITE_NOTADB|not a database/u,
    'it is not a Readout database. Name another file, or move this one away',
  ],
  [
    /SQLITE_BUSY|SQLITE_LOCKED|is locked/u,
    'another program keeps it locked. Stop that program (a backup, a database browser, a second bot) and try again',
  ],
  [
    /SQLITE_CANTOPEN|Unable to open|ConnectionFailed/u,
    'it cannot be opened. Check that its folder exists, that it is a file and no folder, and that it may be read and written',
  ],
  [
    /SQLITE_IOERR/u,
    'reading or writing it failed. Check the disk; network folders are no safe place for the file',
  ],
  [/not open/u, 'it is closed already. That is a fault in Readout: please report it'],
];

/** The error to throw for a failure of a database file; the driver's own error is its `cause`. */
export function databaseTrouble(file: string, cause: unknown): Error {
  const said = spoken(cause);
  const known = remedies.find(([pattern]) => pattern.test(said))?.[1];
  const what =
    known ?? `it refused a request (${said}). That is a fault in Readout: please report it`;
  return new Error(`The database ${file}: ${what}.`, { cause });
}

function spoken(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
  return `${code} ${cause.message}`.trim();
}
