// The sections of a brief: a summary, quotations with their speakers, dated events. See docs/briefs.md.
// Leaves to others: front matter, and whom a speaker's name stands for (reading/brief).
import type { Outline, Region } from '../../model/document.ts';
import type { Problem } from '../../model/reading.ts';
import { type Span, trimmed } from '../../model/span.ts';
import { innerSpan, type Node, regionOf, regionsOf } from './blocks.ts';
import { parseEvent } from './brief-event.ts';
import type { Fault, Part } from './brief-part.ts';
import { parseQuotations } from './brief-quotation.ts';

interface BriefParts {
  readonly regions: readonly Region[];
  readonly outline: Outline;
  readonly problems: readonly Problem[];
}

type Section = 'summary' | 'quotations' | 'events' | 'other';

const sections: readonly (readonly [RegExp, Section])[] = [
  [/^summary$/iu, 'summary'],
  [/^(?:quotations?|quotes?)$/iu, 'quotations'],
  [/^(?:events?|dates|key dates|timeline)$/iu, 'events'],
];

/** Reads the body of a brief. A line that breaks the format is left out and told as a problem. */
export function parseBrief(
  text: string,
  blocks: readonly Node[],
  linesAbove: number,
  strange: readonly { readonly key: string; readonly line: number }[],
): BriefParts {
  const fault: Fault = (rule, span, reason) => ({
    rule,
    reason: `Line ${linesAbove + text.slice(0, span.start).split('\n').length}: ${reason}`,
    span,
  });
  const parts: Part[] = [];
  let section: Section = 'other';
  for (const node of blocks) {
    if (node.type === 'heading' && node.depth <= 2) section = sectionOf(text, node);
    parts.push(parsePart(text, node, section, fault));
  }
  const outline: Outline = {
    summary: parts.flatMap((part) => part.outline?.summary ?? []),
    quotes: parts.flatMap((part) => part.outline?.quotes ?? []),
    events: parts.flatMap((part) => part.outline?.events ?? []),
  };
  return {
    regions: parts.flatMap((part) => part.regions),
    outline,
    problems: [
      ...strange.map(({ key, line }) => ({
        rule: 'brief-unknown-key',
        reason: `Line ${line}: a brief has no entry "${key}"; see docs/briefs.md for those it has.`,
      })),
      ...parts.flatMap((part) => part.problems ?? []),
      ...(outline.summary.length === 0
        ? [{ rule: 'brief-without-summary', reason: 'The brief has no text below "## Summary".' }]
        : []),
    ],
  };
}

function sectionOf(text: string, node: Extract<Node, { type: 'heading' }>): Section {
  const span = innerSpan(node);
  const words = span === undefined ? '' : text.slice(span.start, span.end).trim();
  return sections.find(([pattern]) => pattern.test(words))?.[1] ?? 'other';
}

function parsePart(text: string, node: Node, section: Section, fault: Fault): Part {
  if (section === 'summary' && (node.type === 'paragraph' || node.type === 'list'))
    return parseSummary(text, node);
  if (section === 'quotations' && node.type === 'blockquote')
    return parseQuotations(text, node, fault);
  if (section === 'events' && node.type === 'list') return parseEvents(text, node, fault);
  return { regions: regionsOf(text, node, 'prose') };
}

function parseEvents(text: string, node: Extract<Node, { type: 'list' }>, fault: Fault): Part {
  const parts = node.children.map((item) => {
    const [first] = item.children;
    const span = first?.type === 'paragraph' ? innerSpan(first) : undefined;
    return span === undefined ? { regions: [] } : parseEvent(text, span, fault);
  });
  return {
    regions: parts.flatMap((part) => part.regions),
    outline: { events: parts.flatMap((part) => part.outline?.events ?? []) },
    problems: parts.flatMap((part) => part.problems ?? []),
  };
}

/** Each line of a summary is a passage; a line that stops in the middle of a sentence goes on in the next. */
function parseSummary(text: string, node: Extract<Node, { type: 'paragraph' | 'list' }>): Part {
  const paragraphs = regionsOf(text, node, 'prose').map((region) => region.span);
  const summary = paragraphs.flatMap((span) => passagesIn(text, span));
  return {
    regions: summary.flatMap((span) => regionOf(text, 'summary', span)),
    outline: { summary },
  };
}

function passagesIn(text: string, paragraph: Span): readonly Span[] {
  const words = text.slice(paragraph.start, paragraph.end);
  const ends = [...words.matchAll(/[.!?…]["'”’»)\]]*[ \t]*(?=\r?\n|$)/gu)].map(
    (match) => paragraph.start + match.index + match[0].length,
  );
  const stops = ends.at(-1) === paragraph.end ? ends : [...ends, paragraph.end];
  return stops.map((end, index) =>
    trimmed(text, { start: stops[index - 1] ?? paragraph.start, end }),
  );
}
