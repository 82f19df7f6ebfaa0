// Rules for hours and parts of the day.
// Leaves to others: the day they are on (rules-calendar, rules-relative).
import { two } from './calendar.ts';
import { currentDay, fixed, fromText, fromWriting, type Meaning, timeOn } from './meaning.ts';
import type { Item, Match, Rule } from './pattern.ts';

const parts = ['', 'TMO', 'TAF', 'TEV', 'TNI', 'T12:00', 'T00:00'];

/** `T16:08Z` from "4:08 p.m. GMT"; undefined for no time of a clock ("72:29"). */
function clockText(match: Match): string | undefined {
  const item = match.first('clock', 'digits', 'year', 'big', 'cardinal');
  if (item === undefined) return undefined;
  const [hourText = '', minute, second] = clockParts(item);
  let hour = item.kind === 'cardinal' ? item.value : Number(hourText);
  const mark = match.first('noon-mark');
  if (mark !== undefined) {
    if (hour > 12) return undefined;
    hour = (hour % 12) + mark.value;
  }
  if (!Number.isInteger(hour) || hour > 24 || Number(minute ?? 0) > 59 || Number(second ?? 0) > 59)
    return undefined;
  const zone = match.first('zone');
  const utc = zone !== undefined && /^(?:utc|gmt)$/u.test(zone.text) ? 'Z' : '';
  return `T${two(hour)}:${minute ?? '00'}${second === undefined ? '' : `:${second}`}${utc}`;
}

/** Hours, minutes, seconds of "16:08", "0800", "8.30". */
function clockParts({ kind, text }: Item): readonly string[] {
  if (text.includes('.')) return text.split('.');
  return kind === 'year' || kind === 'big' ? [text.slice(0, -2), text.slice(-2)] : text.split(':');
}

function clock(match: Match): Meaning | undefined {
  const text = clockText(match);
  return text === undefined ? undefined : timeOn(currentDay, text);
}

/** A bare "2:1" is a score; a bare clock needs two digits of minutes, which the lexer saw to, and no score's company. */
function bareClock(match: Match): Meaning | undefined {
  if (match.before?.kind === 'mark' || match.after?.kind === 'mark') return undefined;
  return clock(match);
}

function onDay(match: Match): Meaning | undefined {
  const day = match.first('DAY', 'WEEKDAY')?.meaning;
  const text = clockText(match);
  return day && text !== undefined ? timeOn(day, text) : undefined;
}

function partText(match: Match): string {
  const item = match.first('day-part', 'tonight');
  return item?.kind === 'tonight' ? 'TNI' : (parts[item?.value ?? 0] ?? 'TMO');
}

export const clockRules: readonly Rule[] = [
  {
    example: '4:08 p.m. GMT',
    pattern: '(?:clock|digits|cardinal|big)(?:noon-mark)(?:zone)?',
    kind: 'CLOCK',
    make: clock,
  },
  { example: '0800 UTC', pattern: '(?:clock|year|big)zone', kind: 'CLOCK', make: clock },
  { example: '16:08', pattern: 'clock', kind: 'CLOCK', make: bareClock },
  { example: "3 o'clock", pattern: '(?:digits|cardinal)clock-word', kind: 'CLOCK', make: clock },
  {
    example: 'last night',
    pattern: 'last day-part',
    kind: 'TIME',
    make: (match) => timeOn(fromWriting('day', -1), partText(match)),
  },
  {
    example: 'this morning',
    pattern: '(?:early|late)?(?:earlier|later)?this day-part',
    kind: 'TIME',
    make: (match) => timeOn(currentDay, partText(match)),
  },
  {
    example: 'that afternoon',
    pattern: '(?:early|late)?(?:later)?(?:that|the?same)day-part',
    kind: 'TIME',
    make: (match) => timeOn(fromText('day', 0), partText(match)),
  },
  {
    example: 'early the next morning',
    pattern: '(?:early|late)?the(?:next|following)day-part',
    kind: 'TIME',
    make: (match) => timeOn(fromText('day', 1), partText(match)),
  },
  {
    example: 'tonight',
    pattern: 'tonight',
    kind: 'TIME',
    make: (match) => timeOn(currentDay, partText(match)),
  },
];

/** Hours and parts of the day together with a day found before. */
export const dayTimeRules: readonly Rule[] = [
  {
    example: 'Thursday night',
    pattern: '(?:early|late)?(?:DAY|WEEKDAY)(?:early|late)?day-part',
    kind: 'TIME',
    make: (match) => {
      const day = match.first('DAY', 'WEEKDAY')?.meaning;
      return day && timeOn(day, partText(match));
    },
  },
  {
    example: 'the morning of 31 January 1965',
    pattern:
      '(?:early(?:in)?|late(?:in)?)?the?(?:early|late)?day-part(?:unit|clock-unit)?(?:of|on)(?:DAY|WEEKDAY)',
    kind: 'TIME',
    make: (match) => {
      const day = match.first('DAY', 'WEEKDAY')?.meaning;
      return day && timeOn(day, partText(match));
    },
  },
  {
    example: '12:00 UTC Monday',
    pattern: '(?:clock|digits)noon-mark?zone?(?:on)?(?:DAY|WEEKDAY)',
    kind: 'TIME',
    make: onDay,
  },
  {
    example: 'Monday at 2:30 pm',
    pattern: '(?:DAY|WEEKDAY)(?:comma)?at(?:about)?(?:clock|digits|cardinal)(?:noon-mark)?zone?',
    kind: 'TIME',
    make: (match) => (match.first('clock', 'noon-mark') ? onDay(match) : undefined),
  },
  {
    example: '2 in the morning',
    pattern: '(?:clock|digits|cardinal)(?:in)the day-part',
    kind: 'CLOCK',
    make: (match) => {
      const text = clockText(match);
      const late = /^(?:afternoon|evening|night)$/u.test(match.first('day-part')?.text ?? '');
      const hour = Number(text?.slice(1, 3));
      if (text === undefined || hour > 12) return undefined;
      return timeOn(currentDay, late && hour < 12 ? `T${two(hour + 12)}${text.slice(3)}` : text);
    },
  },
  {
    example: 'at midnight',
    pattern: 'day-part',
    kind: 'TIME',
    make: (match) => bareDayPart(match),
  },
];

const partCompany = /^(?:at|by|until|till|before|after|since|to|in|the|during|of|every)$/u;

function bareDayPart(match: Match): Meaning | undefined {
  const item = match.items[0];
  const company = match.before?.text ?? '';
  if (item === undefined || !partCompany.test(company)) return undefined;
  if (item.value >= 5) return timeOn(currentDay, partText(match));
  return company === 'at' || company === 'the' || company === 'by'
    ? fixed('TIME', `XXXX-XX-XX${partText(match)}`)
    : undefined;
}

/** A time of a clock beside the day, or the part of the day, it is of; both found before. */
export const joinedRules: readonly Rule[] = [
  {
    example: 'last night at 9:30 p.m.',
    pattern: 'TIME(?:comma|at|about)?CLOCK',
    kind: 'TIME',
    make: (match) => joined(match.items[0], match.items.at(-1)),
  },
  {
    example: 'Thursday, 8:00 GMT',
    pattern: '(?:DAY|WEEKDAY)comma?CLOCK',
    kind: 'TIME',
    make: (match) => joined(match.items[0], match.items.at(-1)),
  },
  {
    example: '8.30 pm today',
    pattern: 'CLOCK(?:on)?(?:DAY|WEEKDAY)',
    kind: 'TIME',
    make: (match) => joined(match.items.at(-1), match.items[0]),
  },
];

const dark = /T(?:AF|EV|NI)$/u;

/** The hour of a clock on the day of another expression; "last night at 9" is at 21:00. */
function joined(day: Item | undefined, clockItem: Item | undefined): Meaning | undefined {
  const outer = day?.meaning;
  const inner = clockItem?.meaning;
  if (outer === undefined || inner === undefined) return undefined;
  return (place) => {
    const on = outer(place);
    const time = /T\d.*$/u.exec(inner(place)?.value ?? '')?.[0];
    if (on === undefined || time === undefined || /T\d/u.test(on.value)) return undefined;
    const hour = Number(time.slice(1, 3));
    const late = dark.test(on.value) && hour >= 3 && hour < 12;
    const text = late ? `T${two(hour + 12)}${time.slice(3)}` : time;
    return timeOn(() => on, text)(place);
  };
}
