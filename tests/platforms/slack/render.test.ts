// How messages look in Slack: every block, hostile words in every place, and the limits for any message at all.
// Leaves to others: sending.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cite, type Document } from '../../../src/model/document.ts';
import type { Block, Inline, Message } from '../../../src/model/message.ts';
import {
  type Dressed,
  dressed,
  invocationsOf,
  shared,
} from '../../../src/platforms/slack/dress.ts';
import { escaped, honestLabel, webAddress } from '../../../src/platforms/slack/escape.ts';
import type { Json } from '../fakes/slack/fake-slack.ts';
import * as payloads from '../fakes/slack/payloads.ts';
import { faultsOfHook, stringsUnder } from '../fakes/slack/validate.ts';
import { createWorld, say, simple } from './world.ts';

function document(text: string, more: Partial<Document> = {}): Document {
  return {
    id: 'a',
    title: 'A title',
    text,
    language: 'en',
    kind: 'article',
    url: 'https://example.org/a?b=1&c=<2>',
    ...more,
  };
}

const whole = (one: Document) => cite(one, { start: 0, end: one.text.length });
const text = (words: string): Inline => ({ type: 'text', text: words });

function dress(message: Message, shareable = true): readonly Dressed[] {
  const byInvocation = new Map(
    invocationsOf(message).map((invocation, index) => [invocation, `key${index}`]),
  );
  const whole = message.again && byInvocation.get(message.again);
  return dressed(message, { byInvocation, ...(whole && { whole }) }, say, shareable);
}

function blocksOf(...blocks: readonly Block[]): Json {
  const [part, ...rest] = dress({ ...simple('x'), blocks });
  expect(rest).toEqual([]);
  expect(faultsOf(part)).toEqual([]);
  return { blocks: part?.blocks };
}

function faultsOf(part: Dressed | undefined): readonly string[] {
  return faultsOfHook({ ...part });
}

/** Everything in a value that has this type, anywhere inside. */
function ofType(value: unknown, type: string): readonly Json[] {
  if (Array.isArray(value)) return value.flatMap((one) => ofType(one, type));
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap((one) => ofType(one, type));
  return 'type' in value && value.type === type ? [{ ...value }, ...inner] : inner;
}

describe('a block', () => {
  it('of facts is a line each, the label strong', () => {
    const shown = blocksOf({
      type: 'facts',
      facts: [
        { label: 'Seen', value: [text('3 documents')] },
        { label: 'Roles', value: [{ type: 'strong', text: 'envoy' }] },
      ],
    });
    expect(ofType(shown, 'rich_text_section').length).toBe(2);
    expect(ofType(shown, 'text')[0]).toEqual({ type: 'text', text: 'Seen', style: { bold: true } });
  });

  it('of a quotation keeps the words apart from the line under them', () => {
    const source = document('We will continue.');
    const shown = blocksOf(
      {
        type: 'quote',
        citations: [whole(source)],
        caption: [text('Ned Price · '), { type: 'reference', number: 1 }],
      },
      { type: 'sources', sources: [{ number: 1, source, dated: '3 Jan 2023' }] },
    );
    expect(stringsUnder(ofType(shown, 'rich_text_quote'), 'text')).toEqual(['“We will continue.”']);
    expect(ofType(shown, 'link')).toEqual([
      { type: 'link', url: 'https://example.org/a?b=1&c=%3C2%3E', text: '[1]' },
    ]);
    expect(ofType(shown, 'mrkdwn')).toEqual([
      {
        type: 'mrkdwn',
        text: '<https://example.org/a?b=1&amp;c=%3C2%3E|[1]>',
        verbatim: true,
      },
    ]);
    expect(stringsUnder(ofType(shown, 'plain_text'), 'text')).toEqual(['A title · 3 Jan 2023']);
  });

  it('of a list, an image, a note, a moment, a line', () => {
    const shown = blocksOf(
      { type: 'heading', text: 'H'.repeat(200) },
      { type: 'list', ordered: true, items: [[text('one')], [text('two')]] },
      { type: 'image', alt: 'A map', url: 'https://example.org/map.png' },
      { type: 'image', alt: 'No map', url: 'file:///etc/passwd' },
      { type: 'note', inlines: [text('Small print '), { type: 'reference', number: 7 }] },
      { type: 'note', inlines: [{ type: 'link', text: 'Docs', url: 'https://example.org/' }] },
      {
        type: 'paragraph',
        inlines: [
          { type: 'date', instant: '2026-01-02T03:04:05Z', text: '2 Jan 2026, 03:04 UTC' },
          { type: 'date', instant: 'no moment', text: 'some day' },
          { type: 'link', text: 'evil', url: 'javascript:alert(1)' },
        ],
      },
      { type: 'divider' },
    );
    expect(ofType(shown, 'header').length).toBe(1);
    expect(ofType(shown, 'rich_text_list')[0]?.['style']).toBe('ordered');
    expect(ofType(shown, 'image')).toEqual([
      { type: 'image', image_url: 'https://example.org/map.png', alt_text: 'A map' },
    ]);
    expect(ofType(shown, 'date')[0]).toMatchObject({
      timestamp: 1767323045,
      fallback: '2 Jan 2026, 03:04 UTC',
    });
    expect(stringsUnder(shown, 'text')).toEqual(
      expect.arrayContaining(['No map', 'Small print [7]', 'some day', 'evil']),
    );
    expect(ofType(shown, 'link').length).toBe(1);
  });

  it('of more buttons than a block takes loses none', () => {
    const actions = Array.from({ length: 30 }, (_, index) => ({
      type: 'ask' as const,
      label: `Button ${index}`,
      invocation: { command: 'brief', arguments: {} },
    }));
    const shown = blocksOf({ type: 'actions', actions });
    expect(ofType(shown, 'actions').length).toBe(2);
    expect(ofType(shown, 'button').length).toBe(30);
  });

  it('without anything to show still makes a message', () => {
    const empty: readonly Block[] = [
      { type: 'facts', facts: [] },
      { type: 'list', items: [] },
      { type: 'actions', actions: [] },
    ];
    expect(stringsUnder(blocksOf(...empty), 'text')).toEqual(['Summary: x']);
    const blank: readonly Block[] = [
      { type: 'paragraph', inlines: [] },
      { type: 'heading', text: ' ' },
      { type: 'note', inlines: [text('\u202e')] },
    ];
    expect(stringsUnder(blocksOf(...blank), 'text')).toEqual(['Summary: x']);
  });
});

describe('hostile words', () => {
  const hostile = [
    '@everyone @here @channel',
    '<!channel> <!here> <@U0PERSON> <#C0CHANNEL>',
    '[x](http://evil.example) <http://evil.example|example.org>',
    '# heading',
    '> quoted',
    '`code` ```block``` *bold* _it_ ~no~ :smile:',
    '&lt;!channel&gt; &amp;',
    'left\u202eright\u202c \u2066over\u2069',
  ];

  it.each(hostile)('stay words everywhere: %s', async (words) => {
    const world = await createWorld();
    const source = document(words, { title: words, publisher: words });
    const message: Message = {
      summary: words,
      audience: 'asker',
      outcome: 'answer',
      blocks: [
        { type: 'heading', text: words },
        { type: 'paragraph', inlines: [text(words), { type: 'strong', text: words }] },
        { type: 'paragraph', inlines: [{ type: 'passage', citation: whole(source) }] },
        { type: 'facts', facts: [{ label: words, value: [text(words)] }] },
        { type: 'list', items: [[text(words), { type: 'reference', number: 1 }]] },
        { type: 'quote', citations: [whole(source)], caption: [text(words)] },
        { type: 'note', inlines: [text(words)] },
        { type: 'image', alt: words, url: 'https://example.org/a.png' },
        { type: 'sources', sources: [{ number: 1, source, dated: words }] },
        {
          type: 'actions',
          actions: [
            { type: 'ask', label: words, invocation: { command: 'brief', arguments: {} } },
            {
              type: 'choose',
              label: words,
              options: [
                {
                  label: words,
                  description: words,
                  invocation: { command: 'brief', arguments: { subject: words } },
                },
              ],
            },
          ],
        },
      ],
    };
    world.answerWith(() => message);
    const url = world.slack.hook();
    await world.slack.send('slash_commands', payloads.slashCommand({ command: '/brief', url }));
    await world.slack.until(() => world.slack.hooks.length === 1);
    const body = world.slack.hooks[0]?.body ?? {};
    const seen = words.replaceAll(/[\u202a-\u202e\u2066-\u2069]/gu, '');

    // Nothing that pings or leads away, and markup only where we wrote it ourselves.
    for (const type of ['user', 'usergroup', 'broadcast', 'channel', 'emoji'])
      expect(ofType(body, type)).toEqual([]);
    expect(ofType(body, 'link').map((one) => one['url'])).toEqual([webAddress(source.url ?? '')]);
    expect(stringsUnder(ofType(body, 'mrkdwn'), 'text')).toEqual([
      '<https://example.org/a?b=1&amp;c=%3C2%3E|[1]>',
    ]);
    expect(ofType(body, 'plain_text').every((one) => one['emoji'] === false)).toBe(true);

    // The words themselves, as they stand in the document.
    expect(stringsUnder(ofType(body, 'rich_text_quote'), 'text')).toEqual([`“${seen}”`]);
    expect(stringsUnder(ofType(body, 'header'), 'text')).toEqual([seen]);
    const fallback = String(body['text']);
    expect(fallback).not.toMatch(/[<>]|&(?!(?:amp|lt|gt);)|[\u202a-\u202e\u2066-\u2069]/u);
    const decoded = fallback
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&');
    expect(decoded.split('\n')[0]).toBe(seen);
    expect(decoded).toContain(`“${seen}”`);
  });

  it('cannot hide where a link leads', () => {
    const address = 'https://evil.example/x';
    expect(honestLabel('reuters.com', address)).toBe('evil.example');
    expect(honestLabel('See https://www.reuters.com/world', address)).toBe('evil.example');
    expect(honestLabel('www.evil.example', address)).toBe('www.evil.example');
    expect(honestLabel('Read the U.S. report', address)).toBe('Read the U.S. report');
    expect(honestLabel(' \u202e', address)).toBe('evil.example');
  });

  it('cannot smuggle an address', () => {
    for (const url of ['javascript:x', 'data:text/html,x', 'https://u:p@a.example', 'a b', ''])
      expect(webAddress(url)).toBeUndefined();
    expect(webAddress('HTTPS://Example.org/ä b')).toBe('https://example.org/%C3%A4%20b');
  });
});

describe('the text for notifications and screen readers', () => {
  it('holds the summary and every word of the part', () => {
    const [part] = dress({ ...simple('One & two'), summary: 'A <summary>' });
    expect(part?.text).toBe('A &lt;summary&gt;\nOne &amp; two');
  });

  it('says nothing twice', () => {
    expect(dress({ ...simple('One thing.'), summary: 'One thing.' })[0]?.text).toBe('One thing.');
  });

  it('names who shared it even where it is full', () => {
    const [part] = dress(simple('&'.repeat(3000)));
    const full = part && shared(part, 'U0PERSON', say);
    expect(faultsOf(full)).toEqual([]);
    expect(full?.text).toMatch(/&amp;…\nShared by <@U0PERSON>$/u);
  });

  it('is cut without cutting an entity', () => {
    const cut = escaped('<'.repeat(3000), 4000);
    expect([...cut].length).toBeLessThanOrEqual(4000);
    expect(cut).toMatch(/^(?:&lt;)+…$/u);
  });
});

describe('any message', () => {
  const words = fc.string({ unit: 'binary', maxLength: 1200 });
  const short = fc.string({ unit: 'binary', maxLength: 200 });
  const source = fc
    .record({ text: fc.string({ minLength: 1, maxLength: 2000 }), title: short, url: fc.webUrl() })
    .map(({ text: body, ...more }) => document(body, more));
  const inline: fc.Arbitrary<Inline> = fc.oneof(
    words.map(text),
    words.map((one): Inline => ({ type: 'strong', text: one })),
    fc.record({
      type: fc.constant('link' as const),
      text: short,
      url: fc.oneof(fc.webUrl(), short),
    }),
    source.map((one): Inline => ({ type: 'passage', citation: whole(one) })),
    fc.record({
      type: fc.constant('date' as const),
      instant: fc.constantFrom('2026-01-01T00:00:00Z', 'x'),
      text: short,
    }),
    fc.record({ type: fc.constant('reference' as const), number: fc.integer({ min: 1, max: 9 }) }),
  );
  const inlines = fc.array(inline, { maxLength: 6 });
  const invocation = fc.record({ command: fc.constant('brief'), arguments: fc.constant({}) });
  const block: fc.Arbitrary<Block> = fc.oneof(
    short.map((one): Block => ({ type: 'heading', text: one })),
    fc.record({ type: fc.constantFrom('paragraph' as const, 'note' as const), inlines }),
    fc.record({
      type: fc.constant('facts' as const),
      facts: fc.array(fc.record({ label: short, value: inlines }), { maxLength: 8 }),
    }),
    fc.record({
      type: fc.constant('list' as const),
      items: fc.array(inlines, { maxLength: 40 }),
      ordered: fc.boolean(),
    }),
    fc
      .tuple(source, inlines)
      .map(([one, caption]): Block => ({ type: 'quote', citations: [whole(one)], caption })),
    fc.record({
      type: fc.constant('image' as const),
      alt: words,
      url: fc.oneof(fc.webUrl(), short),
    }),
    fc.array(source, { maxLength: 12 }).map(
      (all): Block => ({
        type: 'sources',
        sources: all.map((one, index) => ({ number: index + 1, source: one, dated: 'undated' })),
      }),
    ),
    fc.constant<Block>({ type: 'divider' }),
    fc
      .array(fc.record({ type: fc.constant('ask' as const), label: words, invocation }), {
        maxLength: 30,
      })
      .map((actions): Block => ({ type: 'actions', actions })),
    fc.array(fc.record({ label: words, description: words, invocation }), { maxLength: 25 }).map(
      (options): Block => ({
        type: 'actions',
        actions: [
          { type: 'choose', label: 'Which?', options },
          { type: 'share', label: 'Share' },
        ],
      }),
    ),
  );

  it('keeps every limit and schema of Slack in every part', () => {
    fc.assert(
      fc.property(
        words,
        fc.array(block, { maxLength: 30 }),
        fc.boolean(),
        (summary, blocks, ask) => {
          const again = ask ? { again: { command: 'brief', arguments: {} } } : {};
          const parts = dress({ ...simple('x'), summary, blocks, ...again });
          expect(parts.length).toBeGreaterThan(0);
          for (const part of parts) expect(faultsOf(part)).toEqual([]);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('loses no line on the way through its parts', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 120 }),
        fc.integer({ min: 1, max: 60 }),
        (count, size) => {
          const items = Array.from({ length: count }, (_, n) => [
            text(`#${n} ${'so on '.repeat(size)}`),
          ]);
          const parts = dress({ ...simple('x'), blocks: [{ type: 'list', items }] });
          const seen = parts.flatMap((part) =>
            stringsUnder(part.blocks, 'text').filter((one) => one.startsWith('#')),
          );
          expect(seen.map((one) => Number(/\d+/u.exec(one)?.[0]))).toEqual(items.map((_, n) => n));
        },
      ),
      { numRuns: 50 },
    );
  });
});
