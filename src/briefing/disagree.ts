// Where documents disagree: the same told of different days, or with different figures, side by side.
// Leaves to others: which reports tell the same (happenings.ts) and what is right (nobody here knows).
import { dayRange } from '../model/date.ts';
import type { Block, Inline } from '../model/message.ts';
import type { Span } from '../model/span.ts';
import type { EventRow } from '../store/store.ts';
import type { Asked } from './asked.ts';
import { list, strong, text } from './compose.ts';
import { datedInWords } from './dated.ts';
import { folded, stem } from './fold.ts';
import { type Happening, overlap } from './happenings.ts';
import { reportStems, stopWordsOf } from './lines.ts';
import { type Materials, passageInline } from './materials.ts';

/** Share of a report's words from which reports of other days are taken for the same happening. */
const sameHappening = 0.7;
/** Most happenings compared in pairs, and most disagreements shown. */
const most = { compared: 60, shown: 5 };

/** One line a disagreement; nothing where documents agree. */
export function disagreements(
  asked: Asked,
  materials: Materials,
  happenings: readonly Happening[],
): readonly Block[] {
  const some = happenings.slice(0, most.compared);
  return list(
    [...onDates(asked, materials, some), ...onFigures(asked, materials, some)].slice(0, most.shown),
  );
}

/** Reports of different documents that tell the same of different days. */
function onDates(
  asked: Asked,
  materials: Materials,
  happenings: readonly Happening[],
): readonly (readonly Inline[])[] {
  const stems = reportStems(materials, stopWordsOf(asked));
  const side = ({ reports: [report] }: Happening): readonly Inline[] => [
    strong(datedInWords(asked.say, report.date)),
    ...materials.reference(report.document),
  ];
  return happenings.flatMap((one, index) =>
    happenings
      .slice(index + 1)
      .filter((other) => mayDiffer(one, other))
      .filter((other) => overlap(stems(one.reports[0]), stems(other.reports[0])) >= sameHappening)
      .map((other) => [...side(one), text(' / '), ...side(other)]),
  );
}

/**
 * A document that reports both has two happenings in mind; and a date inside the other one only is less
 * precise, no other.
 */
function mayDiffer(a: Happening, b: Happening): boolean {
  const documents = new Set(a.reports.map((report) => report.document));
  if (b.reports.some((report) => documents.has(report.document))) return false;
  const [left, right] = [dayRange(a.reports[0].date.value), dayRange(b.reports[0].date.value)];
  if (left === undefined || right === undefined) return false;
  return left.last < right.first || right.last < left.first;
}

/** A number with what it counts, and where that stands. */
interface Figure {
  readonly report: EventRow;
  readonly span: Span;
  readonly value: string;
  readonly counted: string;
}

/** Reports of one happening that count the same and come to another number. */
function onFigures(
  asked: Asked,
  materials: Materials,
  happenings: readonly Happening[],
): readonly (readonly Inline[])[] {
  const beside = besideFigures(asked.lists.figureWords);
  return happenings.flatMap(({ reports }) => {
    const all = reports.map((report) => ({
      report,
      figures: figuresIn(materials, report, beside),
    }));
    return all.flatMap((one, index) =>
      all
        .slice(index + 1)
        .filter((other) => other.report.document !== one.report.document)
        .flatMap((other) => different(one.figures, other.figures))
        .flatMap(([left, right]) => sideBySide(materials, left, right)),
    );
  });
}

/** Pairs that count the same; a number that stands in both reports is disputed by neither. */
function different(
  left: readonly Figure[],
  right: readonly Figure[],
): readonly (readonly [Figure, Figure])[] {
  const inBoth = (figure: Figure, others: readonly Figure[]) =>
    others.some((other) => other.value === figure.value && other.counted === figure.counted);
  return left
    .filter((one) => !inBoth(one, right))
    .flatMap((one) =>
      right
        .filter((other) => other.counted === one.counted && !inBoth(other, left))
        .map((other) => [one, other] as const),
    );
}

function sideBySide(
  materials: Materials,
  left: Figure,
  right: Figure,
): readonly (readonly Inline[])[] {
  const side = ({ report, span }: Figure) => {
    const passage = materials.passage(report.document, span);
    if (passage === undefined) return [];
    const cut = { before: true, after: true };
    return [passageInline({ ...passage, cut }), ...materials.reference(report.document)];
  };
  const [one, other] = [side(left), side(right)];
  return one.length === 0 || other.length === 0 ? [] : [[...one, text(' / '), ...other]];
}

/**
 * `12 people`: digits and the word after them, its adjectives unknown. Not years, days of months and shares, and not
 * what is said with "about" or "at least", which another number does not contradict.
 */
const figure = /(?<![\p{L}\p{N}.,-])(\d{1,3}(?:,\d{3})+|\d+)\s+(\p{Ll}[\p{L}-]{2,})(?![\p{N}])/gu;

/** Words beside a number: after one that counts nothing, before one that is said loosely. */
interface BesideFigures {
  readonly never: ReadonlySet<string>;
  readonly loosely: ReadonlySet<string>;
}

function besideFigures(lines: readonly string[]): BesideFigures {
  const of = (kind: string) =>
    new Set(
      lines.flatMap((line) =>
        line.startsWith(`${kind}:`) ? [line.slice(kind.length + 1).trim()] : [],
      ),
    );
  return { never: of('never'), loosely: of('loosely') };
}

const lastWord = /(\p{L}+)\s+$/u;

function figuresIn(
  materials: Materials,
  report: EventRow,
  { never, loosely }: BesideFigures,
): readonly Figure[] {
  const words = materials.words(report.document, report.span);
  return [...words.matchAll(figure)].flatMap((match) => {
    const [whole, digits = '', noun = ''] = match;
    const value = digits.replaceAll(',', '');
    const year = /^(?:1[5-9]|20)\d{2}$/u.test(digits);
    const before = lastWord.exec(words.slice(0, match.index))?.[1] ?? '';
    if (year || never.has(noun) || loosely.has(before.toLowerCase())) return [];
    const start = report.span.start + match.index;
    const counted = stem(folded(noun));
    return [{ report, span: { start, end: start + whole.length }, value, counted }];
  });
}
