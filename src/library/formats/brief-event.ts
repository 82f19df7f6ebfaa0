// One line of a brief's list of events: `2024-07-28: Wording. [claimed] (inferred: why)`.
// Leaves to others: who takes part (reading/brief).
import { isEdtf } from '../../model/date.ts';
import type { StatedEvent } from '../../model/document.ts';
import { type Span, trimmed } from '../../model/span.ts';
import { datedBy, type Fault, type Part, withoutRemark } from './brief-part.ts';
import { datesAllowed } from './front-matter.ts';

const statuses: readonly StatedEvent['status'][] = ['happened', 'planned', 'claimed', 'denied'];

/** Reads one event. A line without a date we can read is told as a problem and left out. */
export function parseEvent(text: string, span: Span, fault: Fault): Part {
  const line = text.slice(span.start, span.end);
  const [head, date = ''] = /^(\S+?)[ \t]*:\s+/u.exec(line) ?? [];
  if (head === undefined || !isEdtf(date))
    return {
      regions: [],
      problems: [
        fault(
          'event-date',
          span,
          `an event begins with its date and a colon, the date as ${datesAllowed}.`,
        ),
      ],
    };
  const { status, ...remarked } = withoutMarks(line);
  const wording = trimmed(text, {
    start: span.start + head.length,
    end: span.start + remarked.line.length,
  });
  if (wording.start >= wording.end)
    return {
      regions: [],
      problems: [fault('event-empty', span, 'the event has a date and no wording.')],
    };
  const unknown = /\[([^\]]*)\]$/u.exec(remarked.line.trimEnd())?.[1];
  return {
    regions: [{ kind: 'event', span: wording }],
    outline: { events: [{ span: wording, date: datedBy(date, remarked), status }] },
    ...(unknown !== undefined && {
      problems: [
        fault(
          'event-status',
          span,
          `[${unknown}] is not a status; write [${statuses.join('], [')}].`,
        ),
      ],
    }),
  };
}

/** Status and remark may stand in either order at the end of the line. */
function withoutMarks(
  line: string,
): ReturnType<typeof withoutRemark> & { readonly status: StatedEvent['status'] } {
  const before = withoutStatus(line);
  const remarked = withoutRemark(before.line);
  const after = before.status === undefined ? withoutStatus(remarked.line) : before;
  const rest = before.status === undefined ? after.line : remarked.line;
  return { ...remarked, line: rest, status: after.status ?? 'happened' };
}

function withoutStatus(line: string): {
  readonly line: string;
  readonly status?: StatedEvent['status'];
} {
  const match = /\[([a-z]+)\]$/iu.exec(line.trimEnd());
  const status = statuses.find((one) => one === match?.[1]?.toLowerCase());
  return match === null || status === undefined
    ? { line }
    : { line: line.slice(0, match.index).trimEnd(), status };
}
