// Briefs from file to quotes, events and summary: what an editor wrote is what stands in the reading.
// Leaves to others: the briefs that ship (tests/content) and names found in a text (tests/reading).
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMarkdown } from '../../src/library/formats/markdown.ts';
import { cite } from '../../src/model/document.ts';
import type { Actor, Mention } from '../../src/model/reading.ts';
import { isWithin } from '../../src/model/span.ts';
import { readBrief } from '../../src/reading/brief/read-brief.ts';

function parse(body: string, front = '') {
  const parsed = parseMarkdown(
    Buffer.from(`---\nkind: brief\n${front}---\n${body}`),
    'briefs/a.md',
  );
  if (parsed.type === 'trouble') throw new Error(parsed.trouble.reason);
  const document = { id: 'briefs/a', ...parsed.draft };
  const { outline } = document;
  if (outline === undefined) throw new Error('not read as a brief');
  const words = (span: { start: number; end: number }) => cite(document, span).words;
  return { document, outline, words, problems: parsed.problems };
}

const summary = '## Summary\n\nA bridge.\n\n';
const quoted = (block: string) => parse(`${summary}## Quotations\n\n${block}\n`);
const dated = (lines: string) => parse(`${summary}## Events\n\n${lines}\n`);

describe('the summary of a brief', () => {
  it('has a passage a line; a line that stops midway goes on in the next', () => {
    const { outline, words } = parse(
      '## Summary\n\nOne line here.\nTwo goes\non here (so “it was said.”)\nThree?\n\n- Four in a list.\n- Five without a stop\n\n### Not a section\n\nSix.\n\n## Background\n\nNot a summary.\n',
    );
    expect(outline.summary.map(words)).toEqual([
      'One line here.',
      'Two goes\non here (so “it was said.”)',
      'Three?',
      'Four in a list.',
      'Five without a stop',
      'Six.',
    ]);
  });

  it('is missed when there is none', () => {
    expect(parse('Text without sections.\n').problems).toMatchObject([
      { rule: 'brief-without-summary' },
    ]);
  });

  it('is the editor’s voice, and quotations are the source’s', () => {
    const { document, outline } = quoted('> Words.\n> — Ann Reyes');
    const [quote] = outline.quotes;
    expect(quote && cite(document, quote.span).voice).toBe('source');
    expect(outline.summary.map((span) => cite(document, span).voice)).toEqual(['editor']);
  });
});

describe('the quotations of a brief', () => {
  it('are words, speaker, occasion and day', () => {
    const cases: readonly (readonly [string, object])[] = [
      [
        '> W.\n> — Ann Reyes, council meeting, 2024-03-04',
        {
          words: 'W.',
          speaker: 'Ann Reyes',
          occasion: 'council meeting',
          said: { value: '2024-03-04', basis: 'stated' },
        },
      ],
      [
        '> W.\n> — Ann Reyes, mayor, at the meeting',
        { words: 'W.', speaker: 'Ann Reyes', occasion: 'mayor, at the meeting', said: undefined },
      ],
      ['> W.\n>\n> -- Ann Reyes', { words: 'W.', speaker: 'Ann Reyes', occasion: undefined }],
      [
        '> W.\n> – Ann Reyes, 2024~ (inferred: the council sat that year)',
        {
          speaker: 'Ann Reyes',
          occasion: undefined,
          said: { value: '2024~', basis: 'inferred', evidence: 'the council sat that year' },
        },
      ],
      [
        '> W.\n> — Ann Reyes, 2024-03-04 (worked out: it says Monday)',
        { said: { value: '2024-03-04', basis: 'relative', evidence: 'it says Monday' } },
      ],
      ['> “The whole.”\n> — Ann Reyes', { words: 'The whole.' }],
      ['> "The whole."\n> — Ann Reyes', { words: 'The whole.' }],
      ['> «The whole.»\n> — Ann Reyes', { words: 'The whole.' }],
      ['> "One," and "two"\n> — Ann Reyes', { words: '"One," and "two"' }],
      ['> “Half of it\n> — Ann Reyes', { words: '“Half of it' }],
      ['> Nobody signs.', { words: 'Nobody signs.', speaker: undefined }],
      ['> W.\n> — unattributed, meeting', { speaker: undefined, occasion: 'meeting' }],
      ['> *W* [x] & <b>\n> — a spokesman', { words: '*W* [x] & <b>', speaker: 'a spokesman' }],
    ];
    for (const [block, wanted] of cases) {
      const { outline, words, problems } = quoted(block);
      expect(problems, block).toEqual([]);
      expect(
        outline.quotes.map(({ span, speaker, occasion, said }) => ({
          words: words(span),
          speaker,
          occasion,
          said,
        })),
        block,
      ).toMatchObject([wanted]);
      const [quote] = outline.quotes;
      if (quote?.speakerSpan) expect(words(quote.speakerSpan)).toBe(quote.speaker);
    }
  });

  it('may share a block, each with its speaker', () => {
    const { outline, words } = quoted('> One.\n> — Ann\n>\n> Two.\n> — Bob\n\n> Three.\n> — Cid');
    expect(outline.quotes.map(({ span, speaker }) => [words(span), speaker])).toEqual([
      ['One.', 'Ann'],
      ['Two.', 'Bob'],
      ['Three.', 'Cid'],
    ]);
  });

  it('are left out, and told with their line, when they break the format', () => {
    const cases: readonly (readonly [string, string, number])[] = [
      ['> One line\n> and another\n> — Ann', 'quotation-lines', 0],
      ['> — Ann', 'quotation-empty', 0],
      ['> W.\n> — Ann, meeting, 4 March 2024', 'quotation-date', 1],
    ];
    for (const [block, rule, left] of cases) {
      const { outline, problems } = quoted(block);
      expect(problems, block).toMatchObject([
        { rule, reason: expect.stringMatching(/^Line (?:10|11): /u) },
      ]);
      expect(outline.quotes, block).toHaveLength(left);
    }
  });
});

describe('the events of a brief', () => {
  it('are date, wording, status and basis', () => {
    const cases: readonly (readonly [string, object])[] = [
      [
        '- 2024-03-04: The council votes.',
        {
          words: 'The council votes.',
          status: 'happened',
          date: { value: '2024-03-04', basis: 'stated' },
        },
      ],
      [
        '* 2026~:   It opens. [planned]',
        { words: 'It opens.', status: 'planned', date: { value: '2026~' } },
      ],
      [
        '- 2024-10/2024-11: It stops (for rain). [Claimed] (inferred: it says autumn)',
        {
          words: 'It stops (for rain).',
          status: 'claimed',
          date: { value: '2024-10/2024-11', basis: 'inferred', evidence: 'it says autumn' },
        },
      ],
      [
        '- 2024-03: It stops. (worked out: it says last week) [denied]',
        {
          words: 'It stops.',
          status: 'denied',
          date: { basis: 'relative', evidence: 'it says last week' },
        },
      ],
      ['- 2024: At 12:30 it "stops": so', { words: 'At 12:30 it "stops": so' }],
    ];
    for (const [line, wanted] of cases) {
      const { outline, words, problems } = dated(line);
      expect(problems, line).toEqual([]);
      expect(
        outline.events.map(({ span, ...rest }) => ({ words: words(span), ...rest })),
        line,
      ).toMatchObject([wanted]);
    }
  });

  it('are left out, and told with their line, when they have no date or no words', () => {
    const cases: readonly (readonly [string, string, number])[] = [
      ['- 28 July: It stops.', 'event-date', 0],
      ['- 2024-02-30: It stops.', 'event-date', 0],
      ['- It stops.', 'event-date', 0],
      ['- 2024: [planned]', 'event-empty', 0],
      ['- 2024: It stops. [maybe]', 'event-status', 1],
    ];
    for (const [line, rule, left] of cases) {
      const { outline, problems } = dated(`- 2023: First.\n${line}`);
      expect(problems, line).toMatchObject([
        { rule, reason: expect.stringContaining('Line 11: ') },
      ]);
      expect(outline.events, line).toHaveLength(1 + left);
    }
  });

  it('tell of an entry at the top that a brief does not have', () => {
    expect(parse(summary, 'publishr: The Post\n').problems).toMatchObject([
      {
        rule: 'brief-unknown-key',
        reason: expect.stringContaining('Line 3: a brief has no entry "publishr"'),
      },
    ]);
  });

  it('are read with Windows line ends, too', () => {
    const { outline, words } = parse(
      `${summary}## Events\n\n- 2024: One.\n- 2025: Two.\n\n## Quotes\n\n> W.\n> — Ann\n`.replaceAll(
        '\n',
        '\r\n',
      ),
    );
    expect(outline.events.map(({ span }) => words(span))).toEqual(['One.', 'Two.']);
    expect(outline.quotes.map(({ span, speaker }) => [words(span), speaker])).toEqual([
      ['W.', 'Ann'],
    ]);
  });
});

describe('reading a brief', () => {
  const actor = (
    id: string,
    name: string,
    aliases: readonly string[] = [],
    kind: Actor['kind'] = 'person',
  ): Actor => ({
    id,
    name,
    kind,
    aliases,
    roles: [],
    curated: false,
  });
  const actors = [
    actor('ann', 'Ánn Reyes', ['The Mayor']),
    actor('juan', 'Juan Gil'),
    actor('edmundo', 'Edmundo Gil Ruiz'),
    actor('other', 'Edmundo Paz'),
    actor('council', 'City Council', [], 'organisation'),
  ];
  const speakerOf = (line: string, mentions: readonly Mention[] = []) =>
    readBrief(quoted(`> W.\n> — ${line}`).outline, { actors, mentions }).quotes[0]?.speaker?.actor;

  it('binds a speaker by name, alias, or a part of a name that fits one person', () => {
    expect(speakerOf('Ann Reyes')).toBe('ann');
    expect(speakerOf('the mayor')).toBe('ann');
    expect(speakerOf('Edmundo Gil')).toBe('edmundo');
    expect(speakerOf('Gil')).toBeUndefined();
    expect(speakerOf('Edmundo')).toBeUndefined();
    expect(speakerOf('a spokesman of the City Council')).toBeUndefined();
    expect(speakerOf('Zoe Reyes')).toBeUndefined();
  });

  it('binds a name behind a title by the person mentioned there', () => {
    const { outline } = quoted('> W.\n> — President Juan Gil');
    const span = outline.quotes[0]?.speakerSpan;
    if (span === undefined) throw new Error('no speaker');
    const mention = (type: Mention['type'], id: string): Mention => ({
      span: { start: span.start + 10, end: span.end },
      type,
      actor: id,
      how: 'name',
    });
    expect(speakerOf('President Juan Gil', [mention('PER', 'juan')])).toBe('juan');
    expect(speakerOf('President Juan Gil', [mention('ORG', 'council')])).toBeUndefined();
  });

  it('gives direct quotations of high confidence, and events with those named in them', () => {
    const { document, outline, words } = parse(
      `${summary}## Quotations\n\n> W.\n> — Ann Reyes, meeting, 2024-03-04\n\n## Events\n\n- 2024: Ann Reyes and Juan Gil meet Ann Reyes.\n`,
    );
    const mentions = [...document.text.matchAll(/Ann Reyes|Juan Gil/gu)].map(
      (match): Mention => ({
        span: { start: match.index, end: match.index + match[0].length },
        type: 'PER',
        actor: match[0] === 'Juan Gil' ? 'juan' : 'ann',
        how: 'name',
      }),
    );
    const { quotes, events, summary: lines } = readBrief(outline, { actors, mentions });
    expect(quotes).toMatchObject([
      {
        kind: 'direct',
        confidence: 'high',
        occasion: 'meeting',
        said: { value: '2024-03-04' },
        speaker: { how: 'attribution', actor: 'ann' },
      },
    ]);
    expect(quotes[0]?.spans.map(words)).toEqual(['W.']);
    expect(events).toMatchObject([{ actors: ['ann', 'juan'], status: 'happened' }]);
    expect(lines.map(words)).toEqual(['A bridge.']);
  });
});

describe('any text as a brief', () => {
  const line = fc.constantFrom(
    '## Summary',
    '## Quotations',
    '## Events',
    '# Title',
    '> words',
    '> “words”',
    '> — Ann, 2024',
    '> —',
    '>',
    '- 2024: it',
    '- 2024-10/2024-11: it [planned] (inferred: so)',
    '- (inferred: so)',
    '1. 2024: it',
    '  more',
    'text.',
    '```',
    '',
  );

  it('gives spans inside it, in order, without an error', () => {
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 15 }),
        fc.constantFrom('\n', '\r\n'),
        (lines, end) => {
          const { document, outline, problems } = parse(`x.${end}${lines.join(end)}`);
          const spans = [
            ...outline.summary,
            ...outline.quotes.flatMap(({ span, speakerSpan }) => [
              span,
              ...(speakerSpan ? [speakerSpan] : []),
            ]),
            ...outline.events.map(({ span }) => span),
            ...problems.flatMap(({ span }) => span ?? []),
          ];
          for (const span of spans) expect(isWithin(span, document.text.length)).toBe(true);
          const starts = (document.regions ?? []).map(({ span }) => span.start);
          expect(starts).toEqual([...starts].sort((a, b) => a - b));
          for (const { span } of outline.quotes) expect(cite(document, span).words).toBe('words');
        },
      ),
    );
  });
});
