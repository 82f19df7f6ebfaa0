// Whether a passage reads as it was written: no damage found in it, and a beginning that can be one.
// Leaves to others: finding the damage (reading/page), choosing passages (subject-brief.ts).
import { overlaps, type Span } from '../model/span.ts';
import type { Asked } from './asked.ts';
import { type Happening, isSamePassage } from './happenings.ts';
import { grouped, stopWordsOf } from './lines.ts';
import type { Materials } from './materials.ts';

/** A stretch of a document that may be shown. */
interface Place {
  readonly document: string;
  readonly span: Span;
}

/** True for a passage that may be shown before others. */
export type IsSound = (place: Place) => boolean;

/** Events of one document among which a better told report is looked for. */
const mostReports = 200;

/** Looks up what the reading found wrong in the documents of these places. */
export async function soundness(
  { archive }: Pick<Asked, 'archive'>,
  materials: Materials,
  places: readonly Place[],
): Promise<IsSound> {
  const documents = [...new Set(places.map((one) => one.document))];
  const damage = new Map(
    await Promise.all(
      documents.map(async (id) => {
        const problems = (await archive.parts(id))?.problems ?? [];
        return [id, problems.flatMap((problem) => problem.span ?? [])] as const;
      }),
    ),
  );
  return ({ document, span }) =>
    !isBroken(materials.words(document, span)) &&
    !damage.get(document)?.some((one) => overlaps(one, span));
}

/**
 * Starts in the middle of a sentence, or holds a subject that no sentence has there: "He New Secretary of State",
 * "The Vice President He sent".
 */
export function isBroken(words: string): boolean {
  return (
    /^[^\p{L}\p{N}]*(?:\p{Ll}[\p{L}’']*(?=[^\p{L}’']|$)|(?:He|She|It|They|We)\s+\p{Lu}\p{Ll})/u.test(
      words,
    ) ||
    /^[,;:.!?)\]]/u.test(words) ||
    /\p{L}\s+(?:He|She|They)\s+\p{Ll}/u.test(words)
  );
}

/** The sound ones; all where none is. */
export function soundOnes<T extends Place>(isSound: IsSound, places: readonly T[]): readonly T[] {
  const sound = places.filter(isSound);
  return sound.length > 0 ? sound : places;
}

/** Sound ones first, else in the order given. */
function soundFirst<T extends Place>(isSound: IsSound, places: readonly T[]): readonly T[] {
  return places.toSorted((a, b) => Number(isSound(b)) - Number(isSound(a)));
}

/**
 * The happening with its best told report first. Where none of its reports is sound, the document itself may tell
 * it again in better words, without naming the subject there.
 */
export async function bestTold(
  asked: Asked,
  materials: Materials,
  isSound: IsSound,
  happening: Happening,
): Promise<Happening> {
  const [report] = happening.reports;
  if (isSound(report)) return happening;
  const { rows } = happening.reports.some(isSound)
    ? { rows: [] }
    : await asked.archive.events({ document: report.document, limit: mostReports });
  const others = rows.filter((one) => !isSamePassage(one, report));
  const same = grouped(materials, [...happening.reports, ...others], stopWordsOf(asked))[0];
  const reports = [...happening.reports, ...(same?.reports ?? [])];
  const [first = report, ...rest] = soundFirst(
    isSound,
    reports.filter((one, at) => reports.findIndex((other) => isSamePassage(one, other)) === at),
  );
  return { reports: [first, ...rest] };
}
