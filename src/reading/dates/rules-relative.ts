// Rules for dates counted from the day of writing or from another date of the text.
// Leaves to others: dates that name their parts (rules-calendar) and lengths of time (rules-period).
import { addDays, addMonths, isDayMoment, type Moment, weekdayOf } from './calendar.ts';
import {
  fixed,
  fromText,
  fromWriting,
  type Meaning,
  nowhere,
  onward,
  type Place,
  weekday,
  yearless,
} from './meaning.ts';
import type { Item, Match, Rule } from './pattern.ts';
import { dateOf, type TimeValue, type Unit, unitAt, units } from './values.ts';

export function unitOf(item: Item | undefined): Unit | undefined {
  return item && units[item.value];
}

const steps: Readonly<Record<string, number>> = {
  this: 0,
  last: -1,
  next: 1,
  previous: -1,
  following: 1,
  same: 0,
  that: 0,
};

/** "last week" counts from the day of writing; "that week" and "the previous year" from the text. */
function shifted(match: Match): Meaning | undefined {
  const unit = unitOf(match.first('unit'));
  const word = match.items.find((item) => item.kind in steps);
  if (unit === undefined || word === undefined || match.items.at(-1)?.text.endsWith('s'))
    return undefined;
  // "the same month a year ago" is made later, of both its halves
  if (word.kind === 'same' && /^(?:a|last|next|this)$/u.test(match.after?.kind ?? ''))
    return undefined;
  const amount = steps[word.kind] ?? 0;
  if (unit === 'weekend' && word.kind === 'this') return thisWeekend;
  const fromHere =
    /^(?:that|same|previous|following)$/u.test(word.kind) ||
    (match.first('the') !== undefined && word.kind === 'next');
  return fromHere ? fromText(unit, amount) : fromWriting(unit, amount);
}

function shiftedMonth(match: Match): Meaning | undefined {
  const found = match.first('MONTH');
  const month = found?.meaning?.(nowhere)?.value.startsWith('XXXX') ? found.value : undefined;
  const word = match.items.find((item) => item.kind in steps);
  if (month === undefined || word === undefined) return undefined;
  const tense =
    word.kind === 'last' || word.kind === 'previous'
      ? 'past'
      : word.kind === 'next' || word.kind === 'following'
        ? 'future'
        : undefined;
  const meaning = yearless(month);
  return meaning && tense ? (place) => meaning({ ...place, tense }) : meaning;
}

function shiftedWeekday(match: Match): Meaning | undefined {
  const number = match.first('WEEKDAY')?.value;
  const kind = match.items.find((item) => item.kind in steps)?.kind;
  if (number === undefined) return undefined;
  if (kind === 'last' || kind === 'previous') return weekday(number, 'last');
  if (kind === 'next' || kind === 'following') return weekday(number, 'next');
  return weekday(number, 'this');
}

/** Moves by whole units and keeps the grain of the unit: two years before 2009-05 is 2007. */
export function moved(moment: Moment, unit: Unit, amount: number): TimeValue | undefined {
  if (unit === 'decade') return unitAt(moment, 'year', amount * 10);
  if (unit === 'century') return unitAt(moment, 'year', amount * 100);
  if (unit === 'week' || unit === 'fortnight') {
    if (!isDayMoment(moment)) return undefined;
    return dateOf(addDays(moment, amount * (unit === 'week' ? 7 : 14)));
  }
  if (unit === 'month' && moment.month !== undefined) {
    return dateOf(addMonths({ year: moment.year, month: moment.month }, amount));
  }
  return unitAt(moment, unit, amount);
}

interface Length {
  readonly unit: Unit;
  readonly amount: number;
}

/** Amount and unit of "two weeks"; undefined for "several weeks", which fix no day. */
export function lengthOf(items: readonly Item[]): Length | undefined {
  const unit = unitOf(items.find((item) => item.kind === 'unit'));
  if (unit === undefined) return undefined;
  const number = items.find((item) => /^(?:digits|big|cardinal)$/u.test(item.kind));
  if (number !== undefined)
    return Number.isInteger(number.value) && number.value < 10_000
      ? { unit, amount: number.value }
      : undefined;
  const vague = items.find((item) => item.kind === 'vague');
  if (vague !== undefined) return vague.text === 'couple' ? { unit, amount: 2 } : undefined;
  const half = items.some((item) => item.kind === 'half');
  return items.some((item) => item.text === 'a' || item.text === 'an' || item.text === 'one') &&
    !half
    ? { unit, amount: 1 }
    : undefined;
}

function counted(match: Match, sign: 1 | -1, from: 'document' | 'text'): Meaning | undefined {
  const length = lengthOf(match.items);
  const vague = sign < 0 ? 'PAST_REF' : 'FUTURE_REF';
  if (length === undefined)
    return match.first('unit') || match.first('clock-unit') ? fixed('DATE', vague) : undefined;
  const count = (moment: Moment) => moved(moment, length.unit, sign * length.amount);
  return (place) => {
    const value = from === 'document' ? fromDocument(place, count) : onward(place, count);
    return value ?? { type: 'DATE', value: vague };
  };
}

function fromDocument(
  { document }: Place,
  count: (moment: Moment) => TimeValue | undefined,
): TimeValue | undefined {
  const value = document && count(document);
  return value && { ...value, leansOn: 'document' };
}

/** What may stand before a length without changing it. */
export const near = '(?:(?:about|only|over|less than|more than|at least|under|the){0,3})';
/** "two", "a few", "some 20". */
export const amount = '(?:the?a?(?:vague of?|digits|big|cardinal|half a))';

/** "for the day", "end the day": the day the text is at. A bare "the day" is any day. */
const endings =
  /^(?:end|ends|ended|ending|finish|finished|finishing|close|closed|closing|start|started|for|in|of|during)$/u;

export const relativeRules: readonly Rule[] = [
  {
    example: 'the day',
    pattern: 'the unit(?=stop|comma|at|on|by|word|close|in|$)',
    kind: 'PERIOD',
    make: (match) => {
      const unit = unitOf(match.first('unit'));
      if (unit === 'weekend') return weekend;
      return unit === 'day' &&
        /^(?:end|finish|clos)/u.test(match.before?.text ?? '') &&
        endings.test(match.before?.text ?? '')
        ? fromText('day', 0)
        : undefined;
    },
  },
  {
    example: 'today',
    pattern: '(?:early|late|earlier|later)?today',
    kind: 'DAY',
    make: () => today,
  },
  {
    example: 'yesterday',
    pattern: '(?:early|late|earlier|later)?yesterday',
    kind: 'DAY',
    make: () => fromWriting('day', -1),
  },
  { example: 'tomorrow', pattern: 'tomorrow', kind: 'DAY', make: () => fromWriting('day', 1) },
  {
    example: 'the day before yesterday',
    pattern: 'the?unit before yesterday',
    kind: 'DAY',
    make: (match) => (unitOf(match.first('unit')) === 'day' ? fromWriting('day', -2) : undefined),
  },
  {
    example: 'the day after tomorrow',
    pattern: 'the?unit after tomorrow',
    kind: 'DAY',
    make: (match) => (unitOf(match.first('unit')) === 'day' ? fromWriting('day', 2) : undefined),
  },
  {
    example: 'last week',
    pattern:
      '(?:earlier|later|early|late)?(?:the|its)?(?:this|last|next|previous|following|same|that)(?:this|same)?other?unit',
    kind: 'PERIOD',
    make: shifted,
  },
  {
    example: 'last September',
    pattern: 'the?(?:this|last|next|previous|following)MONTH',
    kind: 'MONTH',
    make: shiftedMonth,
  },
  {
    example: 'next Tuesday',
    pattern: 'the?(?:this|last|next|previous|following)next?WEEKDAY',
    kind: 'WEEKDAY',
    make: shiftedWeekday,
  },
  {
    example: 'two weeks ago',
    pattern: `${near}(?:${amount}|a)?other?(?:unit|clock-unit)ago`,
    kind: 'DAY',
    make: (match) => counted(match, -1, 'document'),
  },
  {
    example: 'two days later',
    pattern: `${near}(?:${amount}|a)other?(?:unit|clock-unit)(?:later|after(?=stop|comma|$))`,
    kind: 'DAY',
    make: (match) => counted(match, 1, 'text'),
  },
  {
    example: 'a year earlier',
    pattern: `${near}(?:${amount}|a)other?(?:unit|clock-unit)(?:earlier|before(?=stop|comma|$))`,
    kind: 'DAY',
    make: (match) => counted(match, -1, 'text'),
  },
  {
    example: 'the day after',
    pattern: 'the unit(?:after|following)(?=stop|comma|$)',
    kind: 'PERIOD',
    make: (match) => fromUnit(match, 1),
  },
  {
    example: 'the year before',
    pattern: 'the unit(?:before|previous|earlier)(?=stop|comma|$)',
    kind: 'PERIOD',
    make: (match) => fromUnit(match, -1),
  },
  {
    example: 'weeks earlier',
    pattern: '(?:vague)?unit(?:earlier|later)',
    kind: 'REF',
    make: (match) => fixed('DATE', match.first('later') ? 'FUTURE_REF' : 'PAST_REF'),
  },
];

/** "the weekend": the one the day of writing is in, else the one before. */
const weekend: Meaning = (place) => {
  const { document } = place;
  const shift =
    isDayMoment(document) && weekdayOf(document) < 6 && place.tense !== 'future' ? -1 : 0;
  return fromWriting('weekend', shift)(place);
};

/** "this weekend": the one past where the clause looks back, else the one to come. */
const thisWeekend: Meaning = (place) =>
  place.tense === 'past' ? weekend(place) : fromWriting('weekend', 0)(place);

/** "today" is the day of writing; in an account of the past it is any present. */
const today: Meaning = (place) => {
  if (place.narrative || place.document === undefined)
    return { type: 'DATE', value: 'PRESENT_REF' };
  return dateOf(place.document, 'document');
};

function fromUnit(match: Match, step: number): Meaning | undefined {
  const unit = unitOf(match.first('unit'));
  return unit && fromText(unit, step);
}
