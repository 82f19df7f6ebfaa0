// The block quotes of a brief: words on one line, and below them `— Speaker, occasion, 2021-05-26`.
// Leaves to others: whom the name stands for (reading/brief).
import { type DatedBy, isEdtf } from '../../model/date.ts';
import type { StatedQuote } from '../../model/document.ts';
import { type Span, trimmed } from '../../model/span.ts';
import { linesIn, type Node } from './blocks.ts';
import { datedBy, type Fault, type Part, withoutRemark } from './brief-part.ts';
import { datesAllowed } from './front-matter.ts';

const dash = /^(?:[—–―]|--?)[ \t]*/u;
const marks: readonly (readonly [string, string])[] = [
  ['“', '”'],
  ['"', '"'],
  ['«', '»'],
  ['„', '“'],
];

/** Reads the quotations of one block quote; what breaks the format is told as a problem and left out. */
export function parseQuotations(
  text: string,
  node: Extract<Node, { type: 'blockquote' }>,
  fault: Fault,
): Part {
  const start = node.position?.start.offset ?? 0;
  const lines = linesIn(text, { start, end: node.position?.end.offset ?? start })
    .map((line) => trimmed(text, line))
    .filter((line) => line.end > line.start && isMarked(text, line));
  const parts: Part[] = [];
  let words: Span[] = [];
  for (const line of lines) {
    if (dash.test(text.slice(line.start, line.end))) {
      parts.push(parseQuotation(text, words, line, fault));
      words = [];
    } else words.push(line);
  }
  if (words.length > 0) parts.push(parseQuotation(text, words, undefined, fault));
  return {
    regions: parts.flatMap((part) => part.regions),
    outline: { quotes: parts.flatMap((part) => part.outline?.quotes ?? []) },
    problems: parts.flatMap((part) => part.problems ?? []),
  };
}

/** Markdown takes an unmarked line after a block quote into it; words without a `>` before them are no quotation here. */
function isMarked(text: string, line: Span): boolean {
  const from =
    Math.max(text.lastIndexOf('\n', line.start - 1), text.lastIndexOf('\r', line.start - 1)) + 1;
  return text.slice(from, line.start).includes('>');
}

function parseQuotation(
  text: string,
  lines: readonly Span[],
  attribution: Span | undefined,
  fault: Fault,
): Part {
  const [line, second] = lines;
  if (line === undefined) {
    const at = attribution ?? { start: 0, end: 0 };
    return refused(
      fault(
        'quotation-empty',
        at,
        'a speaker without words: put them above the line with the dash.',
      ),
    );
  }
  if (second !== undefined)
    return refused(
      fault(
        'quotation-lines',
        line,
        'a quotation stands on one line; leave an empty line between two quotations.',
      ),
    );
  const span = withoutMarks(text, line);
  if (attribution === undefined)
    return { regions: [{ kind: 'quotation', span }], outline: { quotes: [{ span }] } };
  const { speakerSpan, problem, ...stated } = attributionIn(text, attribution, fault);
  return {
    regions: [
      { kind: 'quotation', span },
      ...(speakerSpan === undefined ? [] : [{ kind: 'heading' as const, span: speakerSpan }]),
    ],
    outline: { quotes: [{ span, ...stated, ...(speakerSpan && { speakerSpan }) }] },
    ...(problem && { problems: [problem] }),
  };
}

function refused(problem: ReturnType<Fault>): Part {
  return { regions: [], problems: [problem] };
}

/** Marks around the whole are the editor's; marks inside belong to the words. */
function withoutMarks(text: string, span: Span): Span {
  const words = text.slice(span.start, span.end);
  for (const [open, close] of marks) {
    const inner = words.slice(open.length, -close.length);
    if (words.length > 2 && words.startsWith(open) && words.endsWith(close))
      if (!inner.includes(open) && !inner.includes(close))
        return trimmed(text, { start: span.start + open.length, end: span.end - close.length });
  }
  return span;
}

interface Attribution extends Omit<StatedQuote, 'span'> {
  readonly problem?: ReturnType<Fault>;
}

function attributionIn(text: string, span: Span, fault: Fault): Attribution {
  const raw = text.slice(span.start, span.end);
  const head = dash.exec(raw)?.[0].length ?? 0;
  const remarked = withoutRemark(raw.slice(head));
  const parts = remarked.line.split(/,\s+/u).map((part) => part.trim());
  const last = parts.length > 1 ? (parts.at(-1) ?? '') : '';
  const said: DatedBy | undefined = isEdtf(last) ? datedBy(last, remarked) : undefined;
  const [speaker = '', ...rest] = said === undefined ? parts : parts.slice(0, -1);
  const occasion = rest.join(', ');
  const start = span.start + head;
  const named = speaker !== '' && !/^(?:unattributed|unknown)$/iu.test(speaker);
  return {
    ...(named && { speaker, speakerSpan: { start, end: start + speaker.length } }),
    ...(occasion !== '' && { occasion }),
    ...(said && { said }),
    ...(said === undefined &&
      /\b\d{4}\b/u.test(last) && {
        problem: fault(
          'quotation-date',
          span,
          `"${last}" is not a date; write it as ${datesAllowed}.`,
        ),
      }),
  };
}
