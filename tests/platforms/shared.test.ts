import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cite } from '../../src/model/document.ts';
import type { Block } from '../../src/model/message.ts';
import { decodeControl, encodeControl } from '../../src/platforms/controls.ts';
import { fit as intoParts } from '../../src/platforms/fit.ts';
import { passageText } from '../../src/platforms/passage.ts';
import { plain } from '../../src/platforms/plain.ts';
import { createFirstTime } from '../../src/platforms/seen.ts';
import { shortened, visible } from '../../src/platforms/visible.ts';

const source = (number: number) => ({
  number,
  source: { id: `d${number}`, title: `Title ${number}`, kind: 'article' as const },
  dated: 'undated',
});
const line = (text: string, reference?: number): Block => ({
  type: 'paragraph',
  inlines: [
    { type: 'text', text },
    ...(reference === undefined ? [] : [{ type: 'reference' as const, number: reference }]),
  ],
});
const measure = (block: Block) => ({ characters: plain([block]).length, blocks: 1 });

describe('fit', () => {
  it('leaves a short message whole, its actions last', () => {
    const actions: Block = { type: 'actions', actions: [{ type: 'share', label: 'Share' }] };
    const blocks: Block[] = [line('a', 1), { type: 'sources', sources: [source(1)] }, actions];
    expect(intoParts(blocks, { characters: 500, blocks: 10 }, measure)).toEqual([blocks]);
  });

  it('gives each part the sources it refers to and nothing else', () => {
    const blocks: Block[] = [
      line('a'.repeat(60), 1),
      line('b'.repeat(60), 2),
      { type: 'sources', sources: [source(1), source(2)] },
    ];
    const parts = intoParts(blocks, { characters: 110, blocks: 10 }, measure);
    expect(parts.map((part) => part.at(-1))).toEqual([
      { type: 'sources', sources: [source(1)] },
      { type: 'sources', sources: [source(2)] },
    ]);
  });

  it('does not leave a heading at the end of a part', () => {
    const parts = intoParts(
      [line('a'.repeat(40)), { type: 'heading', text: 'Next' }, line('b'.repeat(40))],
      { characters: 60, blocks: 10 },
      measure,
    );
    expect(parts.map((part) => part[0]?.type)).toEqual(['paragraph', 'heading']);
  });

  it('loses nothing, repeats nothing and stays within the limits whenever single items do', () => {
    const block = fc.oneof(
      fc.string({ minLength: 1, maxLength: 40 }).map((text) => line(text)),
      fc.array(fc.string({ minLength: 1, maxLength: 40 }), { minLength: 1, maxLength: 30 }).map(
        (items): Block => ({
          type: 'list',
          items: items.map((text) => [{ type: 'text', text }]),
        }),
      ),
    );
    const limits = { characters: 120, blocks: 5 };
    const texts = (blocks: readonly Block[]) =>
      blocks.flatMap((one) =>
        one.type === 'list'
          ? one.items.map((item) => plain([{ type: 'paragraph', inlines: item }]))
          : [plain([one])],
      );
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 12 }), (blocks) => {
        const parts = intoParts(blocks, limits, measure);
        expect(parts.flatMap(texts)).toEqual(texts(blocks));
        for (const part of parts) {
          expect(part.length).toBeLessThanOrEqual(limits.blocks);
          if (part.length > 1)
            expect(
              part.map(measure).reduce((sum, one) => sum + one.characters, 0),
            ).toBeLessThanOrEqual(limits.characters);
        }
      }),
    );
  });
});

describe('visible', () => {
  it('takes out what cannot be seen and keeps what can', () => {
    expect(visible('a\u202eb\u0000c\u001b[31m\nd')).toBe('abc[31m d');
    expect(visible('María Corina Machado – “sí”')).toBe('María Corina Machado – “sí”');
  });

  it('never lets a control or direction character through', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(visible(text)).not.toMatch(
          /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/u,
        );
      }),
    );
  });

  it('shortens by code points', () => {
    expect(shortened('😀😀😀', 3)).toBe('😀😀😀');
    expect(shortened('😀😀😀', 2)).toBe('😀…');
  });
});

describe('passages', () => {
  const article = {
    id: 'a',
    title: 'A',
    text: 'He said it was late.',
    language: 'en',
    kind: 'article',
  } as const;
  it('stand in marks when they are a source’s, without when an editor’s', () => {
    const span = { start: 0, end: 20 };
    expect(passageText(cite(article, span))).toBe('“He said it was late.”');
    expect(passageText(cite({ ...article, kind: 'brief' }, span))).toBe('He said it was late.');
    expect(passageText(cite(article, { start: 8, end: 19 }), { before: true, after: true })).toBe(
      '“… it was late …”',
    );
  });
});

describe('controls', () => {
  it('come back as they went, short enough for every platform', () => {
    const key = fc.string({
      unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz0123456789'),
      minLength: 1,
      maxLength: 16,
    });
    fc.assert(
      fc.property(key, fc.integer({ min: 1, max: 9999 }), (one, part) => {
        for (const control of [
          { type: 'ask', key: one },
          { type: 'share', key: one },
          { type: 'more', key: one, part },
        ] as const) {
          expect(decodeControl(encodeControl(control))).toEqual(control);
          expect(encodeControl(control).length).toBeLessThanOrEqual(75);
        }
      }),
    );
  });

  it.each([
    '',
    'v0.ask.a',
    'v1.ask.',
    'v1.more.a',
    'v1.ask.a.2',
    'v1.more.a.0',
    'v1.drop.a',
    'v1.ask.A!',
  ])('refuses "%s"', (text) => {
    expect(decodeControl(text)).toBeUndefined();
  });
});

describe('first time', () => {
  it('knows an id again for ten minutes', () => {
    let now = 0;
    const first = createFirstTime(() => now);
    expect([first('a'), first('b'), first('a')]).toEqual([true, true, false]);
    now = 9 * 60_000;
    expect(first('a')).toBe(false);
    now = 20 * 60_000;
    expect(first('a')).toBe(true);
  });
});
