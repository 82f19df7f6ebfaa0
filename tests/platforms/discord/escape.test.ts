// Untrusted text arrives as words: tables of what people try, and properties over any text.
// Leaves to others: the same through the whole bot (hostile.test.ts).
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  escaped,
  escapedWithin,
  labelled,
  link,
  webAddress,
} from '../../../src/platforms/discord/escape.ts';
import { visible } from '../../../src/platforms/visible.ts';

const gap = '\u200b';

describe('escaped', () => {
  it.each([
    ['@everyone', `@${gap}everyone`],
    ['<@123> <#1> <@&5> </brief:1> <t:1:f> <:x:1>', undefined],
    ['<!channel>', `<${gap}!channel>`],
    [
      '**bold** _italic_ ~~no~~ ||spoiler||',
      '\\*\\*bold\\*\\* \\_italic\\_ \\~\\~no\\~\\~ \\|\\|spoiler\\|\\|',
    ],
    ['`code` ```block```', '\\`code\\` \\`\\`\\`block\\`\\`\\`'],
    ['[x](http://evil)', `\\[x\\](http:${gap}//evil)`],
    ['# heading', '\\# heading'],
    ['  ### heading', '  \\### heading'],
    ['> quoted', '\\> quoted'],
    ['>>> all quoted', '\\>>> all quoted'],
    ['-# small', '\\-# small'],
    ['- item', '\\- item'],
    ['+ item', '\\+ item'],
    ['1. first', '1\\. first'],
    ['12) twelfth', '12\\) twelfth'],
    ['\\*already\\*', '\\\\\\*already\\\\\\*'],
    ['one\n# two', 'one # two'],
    [':thumbsup: at 10:30:15', '\\:thumbsup: at 10\\:30:15'],
    ['join discord.gg/abc', `join discord${gap}.gg/abc`],
    ['abc\u202edef', 'abcdef'],
    // Nothing to escape: it stands as it stood.
    ['2024-07-28', '2024-07-28'],
    ['a - b > c # d (e)', 'a - b > c # d (e)'],
    ['“Señor” José, 12.5% of $3', '“Señor” José, 12.5% of $3'],
    ['', ''],
  ])('%j', (text, expected) => {
    if (expected === undefined) expect(escaped(text)).not.toMatch(/<(?!\u200b)/u);
    else expect(escaped(text)).toBe(expected);
  });

  it('leaves no markup alive in any text and loses nothing of it', () => {
    const dangerous = fc.string({
      unit: fc.constantFrom(
        ...'*_~`|[]()<>@#-+.:/\\ 1a\n\u202e',
        'https://',
        'discord.gg',
        'é',
        '😀',
      ),
    });
    fc.assert(
      fc.property(fc.oneof(dangerous, fc.string({ unit: 'binary' })), (text) => {
        const result = escaped(text);
        expect(withoutEscapes(result).replaceAll(gap, '')).toBe(visible(text).replaceAll(gap, ''));
        // With escaped characters out of the way, no character is left that could be markup.
        const alive = result.replace(/\\[^0-9A-Za-z\s]/gu, 'x');
        expect(alive).not.toMatch(/[\\*_~`|[\]]|[<@](?!\u200b)|:\/\//u);
        expect(alive).not.toMatch(/^\s*([#>+-]|\d+[.)])/u);
      }),
    );
  });

  it('keeps within its room and never cuts an escape in two', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'*a b_'), maxLength: 200 }),
        fc.integer({ min: 4, max: 60 }),
        (text, room) => {
          const result = escapedWithin(text, room);
          expect(result.length).toBeLessThanOrEqual(room);
          expect(result).not.toMatch(/(^|[^\\])(\\\\)*\\$/u);
        },
      ),
    );
  });
});

/** What Discord shows: a backslash before punctuation goes. */
function withoutEscapes(text: string): string {
  return text.replace(/\\([^0-9A-Za-z\s])/gu, '$1');
}

describe('links', () => {
  it.each([
    ['https://example.com/a(b)', 'https://example.com/a%28b%29'],
    ['http://example.com/?q=<x>', 'http://example.com/?q=%3Cx%3E'],
    ['javascript:alert(1)', undefined],
    ['data:text/html,x', undefined],
    ['discord://x', undefined],
    ['https://good.com@evil.com/', undefined],
    ['not a link', undefined],
  ])('%s', (url, expected) => {
    expect(webAddress(url)).toBe(expected);
  });

  it('say where they lead', () => {
    expect(link('Letter', 'https://example.com/x')).toBe(
      '[Letter](<https://example.com/x>) (example.com)',
    );
    expect(link('example.com/x', 'https://example.com/x')).toBe(
      '[example.com/x](<https://example.com/x>)',
    );
    expect(link('https://good.com', 'https://evil.com/')).toContain('(evil.com)');
    expect(link('a](http://evil) [b', 'https://example.com/')).toContain('\\]');
  });

  it('are plain text where they are not for the web', () => {
    expect(link('*Letter*', 'javascript:alert(1)')).toBe('\\*Letter\\*');
  });
});

describe('labels', () => {
  it('are never empty and never too long', () => {
    expect(labelled('', 80)).toBe('…');
    expect(labelled('\u202e', 80)).toBe('…');
    expect(labelled('😀'.repeat(80), 80).length).toBeLessThanOrEqual(80);
    expect(labelled('*not markup here*', 80)).toBe('*not markup here*');
  });
});
