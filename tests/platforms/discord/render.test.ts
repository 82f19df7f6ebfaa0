// The dress of a message: order, merging, limits, parts. Every result is held against the contract.
// Leaves to others: sending it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cite, type Document } from '../../../src/model/document.ts';
import type { Block, Inline, Message } from '../../../src/model/message.ts';
import { type Dress, render } from '../../../src/platforms/discord/render.ts';
import { at, list } from '../fakes/discord/json.ts';
import { messageFaults } from '../fakes/discord/rules.ts';
import { loadSpec } from '../fakes/discord/spec.ts';
import { answerOf, controlsOf, document, readable, say } from './bot.ts';

const dress: Dress = {
  say,
  keyOf: (invocation) =>
    JSON.stringify(invocation)
      .replace(/[^a-z0-9]/gu, '')
      .slice(-16),
  shareable: true,
};

function faultsOf(message: Message, more: Partial<Dress> = {}): readonly string[] {
  const body = bodyOf(message, more);
  return [
    ...messageFaults(body),
    ...loadSpec().request('POST', '/channels/{channel_id}/messages', body),
  ];
}

function bodyOf(message: Message, more: Partial<Dress> = {}) {
  return {
    components: render(message, { ...dress, ...more }),
    flags: 32768,
    allowed_mentions: { parse: [] },
  };
}

function paragraphs(count: number, length: number): readonly Block[] {
  return Array.from({ length: count }, (_, index) => ({
    type: 'paragraph',
    inlines: [{ type: 'text', text: `${index} ${'word '.repeat(length / 5)}` }],
  }));
}

describe('render', () => {
  it('dresses every block', () => {
    const message = answerOf(
      [
        { type: 'heading', text: 'Roles' },
        {
          type: 'paragraph',
          inlines: [
            { type: 'strong', text: 'Price' },
            { type: 'text', text: ' spoke' },
          ],
        },
        {
          type: 'facts',
          facts: [{ label: 'Seen', value: [{ type: 'text', text: '3 documents' }] }],
        },
        { type: 'list', items: [[{ type: 'text', text: 'a' }], [{ type: 'text', text: 'b' }]] },
        {
          type: 'list',
          ordered: true,
          items: [[{ type: 'text', text: 'c' }], [{ type: 'text', text: 'd' }]],
        },
        { type: 'divider' },
        { type: 'image', alt: 'A chart of votes', url: 'https://example.com/a.png' },
        {
          type: 'note',
          inlines: [{ type: 'date', instant: '2026-11-22T05:00:00Z', text: '5:00 UTC' }],
        },
      ],
      { summary: 'All blocks' },
    );
    expect(readable(bodyOf(message))).toMatchInlineSnapshot(`
      "All blocks
      > “We will continue to coordinate with him”
      -# Ned Price \\[1\\]
      ### Roles
      **Price** spoke
      **Seen** 3 documents
      - a
      - b
      1. c
      2. d
      -# A chart of votes
      -# <t:1795323600:f>
      -# \\[1\\] US backs negotiated solution · Desk · 27 May 2021 · [example.com](<https://example.com/one>)"
    `);
    expect(faultsOf(message)).toEqual([]);
  });

  it('does not say the summary twice', () => {
    const message = answerOf([], { summary: 'Same', blocks: [{ type: 'heading', text: 'Same' }] });
    expect(readable(bodyOf(message))).toBe('Same');
  });

  it.each<[string, string, boolean]>([
    ['Price', 'Ned Price: person', false],
    ['Sources', 'Ned Price: person', true],
  ])('a first heading %j under %j is shown: %s', (text, summary, shown) => {
    const lines = readable(bodyOf(answerOf([], { summary, blocks: [{ type: 'heading', text }] })));
    expect(lines.includes(`### ${text}`)).toBe(shown);
  });

  it('keeps a heading with what it heads, and gives the next section a text of its own', () => {
    const said = (text: string): Block => ({
      type: 'paragraph',
      inlines: [{ type: 'text', text }],
    });
    const message = answerOf([], {
      summary: 'Summary',
      blocks: [
        { type: 'heading', text: 'Roles' },
        said('one'),
        said('two'),
        { type: 'list', items: [[{ type: 'text', text: 'item' }]] },
        { type: 'divider' },
        said('three'),
      ],
    });
    const [, container] = render(message, dress);
    expect(
      list(at(container, 'components')).map((one) => at(one, 'content') ?? 'separator'),
    ).toEqual(['### Roles\none', 'two\n- item', 'separator', 'three']);
  });

  it('names who shared it, right under the summary', () => {
    const lines = readable(bodyOf(answerOf(), { sharedBy: '**Eve** <@1>' })).split('\n');
    expect(lines[0]).toBe('Ned Price: person, 1 quotation');
    expect(lines[1]).toBe('-# Shared by \\*\\*Eve\\*\\* <\u200b@\u200b1>');
  });

  it('shares only where that makes sense', () => {
    const labels = (more: Partial<Dress>) =>
      controlsOf(bodyOf(answerOf(), more)).map((one) => one['label']);
    expect(labels({})).toEqual(['Timeline', 'Share']);
    expect(labels({ shareable: false })).toEqual(['Timeline']);
    expect(labels({ keyOf: () => undefined })).toEqual([]);
  });

  it('sends a button twice neither by mistake nor by design', () => {
    const ask = {
      type: 'ask',
      label: 'Again',
      invocation: { command: 'help', arguments: {} },
    } as const;
    const message = answerOf([{ type: 'actions', actions: [ask, ask] }]);
    expect(faultsOf(message)).toEqual([]);
  });

  it('divides what is too long, each part within the limits and with its own sources', () => {
    const message = answerOf(paragraphs(30, 400));
    const first = bodyOf(message);
    const labels = controlsOf(first).map((one) => one['label']);
    expect(labels[0]).toMatch(/^More \(2 of \d\)$/u);
    expect(readable(first)).toContain('Part 1 of');
    expect(readable(first)).toContain('0 word');
    for (let part = 1; part <= 6; part++) expect(faultsOf(message, { part })).toEqual([]);
    expect(readable(bodyOf(message, { part: 2 }))).not.toContain('\n0 word');
    const last = bodyOf(message, { part: 99 });
    expect(controlsOf(last).some((one) => String(one['label']).startsWith('More'))).toBe(false);
    expect(readable(last)).toContain('29 word');
  });

  it('drops links in buttons that are not for the web or too long', () => {
    const open = (url: string) => ({ type: 'open', label: 'Open', url }) as const;
    const message = answerOf([
      {
        type: 'actions',
        actions: [
          open('javascript:alert(1)'),
          open(`https://example.com/${'x'.repeat(600)}`),
          open('https://example.com'),
        ],
      },
    ]);
    const urls = controlsOf(bodyOf(message)).map((one) => one['url']);
    expect(urls.filter(Boolean)).toEqual(['https://example.com/']);
  });

  it('fits the worst of all: dividers, buttons and lists at once', () => {
    const blocks = Array.from({ length: 12 }, (_, index): readonly Block[] => [
      { type: 'divider' },
      { type: 'paragraph', inlines: [{ type: 'text', text: `${index}` }] },
      { type: 'heading', text: 'x' },
      { type: 'paragraph', inlines: [{ type: 'text', text: 'y' }] },
    ]).flat();
    const many = actionsOf(Array.from({ length: 30 }, (_, index) => `b${index}`));
    const message = answerOf([...blocks, many, many]);
    for (let part = 1; part <= 4; part++)
      expect(faultsOf(message, { part, sharedBy: 'Nadia', edition: 'e-1' })).toEqual([]);
  });

  it('fits any message into the limits', () => {
    const words = fc.string({
      unit: fc.constantFrom(...'*_`|<@ abcé😀\n#>-', 'https://x.y/'),
      maxLength: 1500,
    });
    const inline: fc.Arbitrary<Inline> = fc.oneof(
      words.map((text) => ({ type: 'text', text }) as const),
      words.map((text) => ({ type: 'strong', text }) as const),
      words.map((text) => ({ type: 'link', text, url: 'https://example.com/' }) as const),
      fc.integer({ min: 1, max: 40 }).map((number) => ({ type: 'reference', number }) as const),
      words
        .filter((text) => text !== '')
        .map((text) => ({ type: 'passage', citation: citationOf(text) }) as const),
    );
    const inlines = fc.array(inline, { maxLength: 4 });
    const block: fc.Arbitrary<Block> = fc.oneof(
      words.map((text) => ({ type: 'heading', text }) as const),
      inlines.map((some) => ({ type: 'paragraph', inlines: some }) as const),
      inlines.map((some) => ({ type: 'note', inlines: some }) as const),
      fc
        .array(inlines, { maxLength: 30 })
        .map((items) => ({ type: 'list', ordered: true, items }) as const),
      fc.array(inlines, { maxLength: 30 }).map((items) => ({ type: 'list', items }) as const),
      inlines.map(
        (caption) =>
          ({
            type: 'quote',
            citations: [citationOf('word '.repeat(400)), citationOf('x')],
            caption,
          }) as const,
      ),
      fc.constant({ type: 'divider' } as const),
      fc.array(words, { maxLength: 40 }).map(actionsOf),
      fc.integer({ min: 1, max: 30 }).map((count) => ({
        type: 'sources' as const,
        sources: Array.from({ length: count }, (_, index) => ({
          number: index,
          source: document,
          dated: 'undated',
        })),
      })),
    );
    fc.assert(
      fc.property(
        fc.array(block, { maxLength: 25 }),
        words,
        fc.integer({ min: 1, max: 5 }),
        (blocks, summary, part) => {
          const message: Message = { ...answerOf(), blocks, summary: `s${summary}` };
          expect(faultsOf(message, { part, sharedBy: summary, edition: 'e-2026-11-22' })).toEqual(
            [],
          );
        },
      ),
      { numRuns: 150 },
    );
  });
});

function citationOf(text: string) {
  const source: Document = { ...document, text };
  return cite(source, { start: 0, end: text.length });
}

function actionsOf(labels: readonly string[]): Block {
  return {
    type: 'actions',
    actions: [
      ...labels.map((label, index) => ({
        type: 'ask' as const,
        label,
        invocation: { command: 'help', arguments: { n: String(index) } },
      })),
      {
        type: 'choose',
        label: 'Which?',
        options: labels.map((label, index) => ({
          label,
          description: label,
          invocation: { command: 'actor', arguments: { n: String(index) } },
        })),
      },
    ],
  };
}
