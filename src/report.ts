// What a run over the documents found, in words for a person: one line a document, one a trouble.
// Leaves to others: doing the run (library/ingest.ts).

import type { Trouble } from './library/parsed.ts';
import type { DocumentReport, IngestReport } from './library/report.ts';
import type { DatedBy } from './model/date.ts';
import type { Say } from './model/words.ts';

/** Everything `readout read` prints. */
export function reportLines(say: Say, report: IngestReport): readonly string[] {
  const lost = report.troubles.filter((trouble) => trouble.level === 'error').length;
  return [
    ...report.documents.flatMap((document) => documentLines(say, document)),
    ...troubleLines(say, report.troubles),
    say('cli.totals', {
      documents: report.documents.length + report.unchanged,
      unchanged: report.unchanged,
      lost,
    }),
  ];
}

function documentLines(say: Say, document: DocumentReport): readonly string[] {
  const { path, title, date, quotes, attributed, events, problems } = document;
  return [
    say('cli.document', { path, title, dated: dated(say, date), quotes, attributed, events }),
    ...counted(
      say,
      problems.map(({ rule, reason }) => say('cli.problem', { rule, reason })),
    ),
  ];
}

/** Equal lines once, with how often they came. */
function counted(say: Say, lines: readonly string[]): readonly string[] {
  const times = new Map<string, number>();
  for (const line of lines) times.set(line, (times.get(line) ?? 0) + 1);
  return [...times].map(([line, count]) => say('cli.counted', { line, count }));
}

function dated(say: Say, date: DatedBy | undefined): string {
  if (date === undefined) return say('cli.undated');
  const { value, basis, evidence } = date;
  return evidence === undefined
    ? say('cli.dated', { date: value, basis })
    : say('cli.dated-why', { date: value, basis, evidence });
}

/** A heading and a line a trouble; nothing where there is none. */
export function troubleLines(say: Say, troubles: readonly Trouble[]): readonly string[] {
  if (troubles.length === 0) return [];
  return [
    say('cli.troubles', { count: troubles.length }),
    ...troubles.map(({ path, line, reason, remedy }) =>
      say('cli.trouble', {
        path: `  ${path}`,
        line: line === undefined ? '' : `, line ${line}`,
        reason,
        remedy,
      }),
    ),
  ];
}
