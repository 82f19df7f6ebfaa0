// Holds the layout of pages against cases: paragraphs, sentences, tokens, headings, noise, and hostile text.
// Leaves to others: names, dates and quotations on those pages.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Document } from '../../../src/model/document.ts';
import { prepareLayout } from '../../../src/reading/page/lay-out.ts';
import { createResources } from '../../../src/resources.ts';

const layOut = prepareLayout(createResources());

function article(text: string, more: Partial<Document> = {}): Document {
  return {
    id: 'x',
    title: '',
    text,
    language: 'en',
    kind: 'article',
    ...more,
  };
}

const sentences = (text: string) =>
  layOut(article(text)).sentences.map(({ span }) => text.slice(span.start, span.end));
const tokens = (text: string) =>
  layOut(article(text)).sentences.flatMap((sentence) => sentence.tokens.map((token) => token.text));
const rules = (text: string) =>
  layOut(article(text)).problems.map(({ rule, span }) => [
    rule,
    span && text.slice(span.start, span.end),
  ]);

describe('sentences', () => {
  const oneEach: readonly (readonly string[])[] = [
    ['The U.S. Vice President spoke.', 'She left.'],
    ['Gen. Smith arrived on Jan. 10 in St. Louis.', 'He met Sen. Jones.'],
    ['George W. Bush and J. K. Rowling met.', 'Nobody knew.'],
    ['It was built c. 1900 by Robert C. Byrd and George P. Faulk.', 'Nobody knew.'],
    ['They flew to the U.S.', 'The talks failed.'],
    ['It was plan B.', 'Nobody liked it.'],
    ['It lasted until 5 p.m. on Monday.', 'Then it ended.'],
    ['He works for Acme Inc. in Paris.', 'She does not.'],
    ['“Is it true?” he asked.', 'Nobody answered.'],
    ['"Who won?" President Obama asked.', 'Silence.'],
    ['"We won!"', 'The crowd cheered.'],
    ['He told the agency.', 'This is where it ends.'],
    ['See node.js and 3.5 million at example.com today.', 'Right.'],
    ['He said: “It is over.', 'It was long.”', 'They left.'],
  ];
  it.each(oneEach.map((list) => [list.join(' '), list] as const))('%s', (text, expected) => {
    expect(sentences(text)).toEqual(expected);
  });

  it('parts two sentences that damage glued together', () => {
    expect(sentences('He told the EFE agency.This is where it ends.')).toEqual([
      'He told the EFE agency.',
      'This is where it ends.',
    ]);
  });

  it('begins after a leading date of the archive, and nowhere else', () => {
    expect(sentences(' date 2024-08-24 Harris sent a letter.')).toEqual(['Harris sent a letter.']);
    expect(sentences('The date 2024-08-24 is fixed.')).toEqual(['The date 2024-08-24 is fixed.']);
  });
});

describe('tokens', () => {
  it.each([
    ["Maduro's offer", ['Maduro', "'s", 'offer']],
    ['Caracas’ offer', ['Caracas', '’', 'offer']],
    ["They didn't say they'll go.", ['They', 'did', "n't", 'say', 'they', "'ll", 'go', '.']],
    ['O’Brien and D’Alema', ['O’Brien', 'and', 'D’Alema']],
    ['the U.S.-led re-election', ['the', 'U.S.-led', 're-election']],
    ['83.5% of $1,000', ['83.5', '%', 'of', '$', '1,000']],
    ['AT&T on Jan. 10', ['AT&T', 'on', 'Jan.', '10']],
    ['it, ”he insisted', ['it', ',', '”', 'he', 'insisted']],
    ['see https://a.example/b?c=1, now', ['see', 'https://a.example/b?c=1', ',', 'now']],
    ['María Gonzஸ்lez', ['María', 'Gonzஸ்lez']],
    ['', []],
    [' \n\t ', []],
  ])('%j', (text, expected) => {
    expect(tokens(text)).toEqual(expected);
  });
});

describe('paragraphs', () => {
  const paragraphs = (text: string) =>
    layOut(article(text)).paragraphs.map(({ span }) => text.slice(span.start, span.end));

  it('takes each line of a raw article as one', () => {
    expect(paragraphs('First line of it.\nSecond line of it.\r\n\r\nThird.')).toEqual([
      'First line of it.',
      'Second line of it.',
      'Third.',
    ]);
  });

  it('joins lines that were wrapped by hand', () => {
    const wrapped = [
      'The council said on Monday that the bridge over the river would stay',
      'closed until the spring, because the engineers had found two cracks in',
      'the northern pier. Buses will take the long way round.',
      '',
      'The mayor, who had promised a quick repair, did not want to comment on',
      'the report. A second bridge has been under discussion for many years',
      'now.',
    ].join('\n');
    expect(paragraphs(wrapped)).toHaveLength(2);
    expect(sentences(wrapped)).toHaveLength(4);
  });

  it('does not join short paragraphs that happen to be of one length', () => {
    const lines = [
      'Turnout rose to 71 percent in the north.',
      'Turnout fell to 48 percent in the south.',
    ];
    expect(paragraphs(lines.join('\n'))).toEqual(lines);
  });

  it('reads only the regions of a document that has them', () => {
    const text = '# Title\n\n> Words said.\n\nProse of\ntwo lines.';
    const at = (part: string) => ({
      start: text.indexOf(part),
      end: text.indexOf(part) + part.length,
    });
    const page = layOut(
      article(text, {
        regions: [
          { kind: 'heading', span: at('Title') },
          { kind: 'quotation', span: at('Words said.') },
          { kind: 'prose', span: at('Prose of\ntwo lines.') },
        ],
      }),
    );
    expect(page.sentences.map(({ kind }) => kind)).toEqual(['heading', 'prose', 'prose']);
    expect(page.sentences.map(({ span }) => text.slice(span.start, span.end))).toEqual([
      'Title',
      'Words said.',
      'Prose of\ntwo lines.',
    ]);
  });
});

describe('kinds', () => {
  const kinds = (text: string) => layOut(article(text)).sentences.map(({ kind }) => kind);
  it.each([
    ['US to keep coordinating\nThe US said so.', ['heading', 'prose']],
    ['Who will win?\nNobody knows it yet.', ['heading', 'prose']],
    [
      'A talk.\n\nShow moderation, respect human rights\n\nMore prose.',
      ['prose', 'heading', 'prose'],
    ],
    ['It ended.\n\n“We will win”\n\nThey left.', ['prose', 'prose', 'prose']],
    ['It ended.\n\n- five people were hurt\n\nThey left.', ['prose', 'prose', 'prose']],
    ['It ended.\nRead: More about it here\nThey left.', ['prose', 'noise', 'prose']],
    ['It ended.\nShare\nThey read more than before.', ['prose', 'noise', 'prose']],
  ])('%j', (text, expected) => {
    expect(kinds(text)).toEqual(expected);
  });
});

describe('problems', () => {
  it.each<[string, readonly (readonly [string, string])[]]>([
    [
      'They published minutes that minutes that minutes that minutes and kept the witnesses of the tables.',
      [['repeated-phrase', 'minutes that minutes that minutes that minutes']],
    ],
    ['It was very, very, very late and we had had enough of it.', []],
    ['Juan Gonzஸ்lez spoke.', [['foreign-script', 'Gonzஸ்lez']]],
    ['The word Δελφοί and the name 北京 stand here.', []],
    ['He couldnâ€™t go.', [['mojibake', 'â€™']]],
    ['SÃO PAULO and Âge are fine.', []],
    [
      'Officials in Venezuelabut not in Peru spoke of Venezuela.',
      [['glued-words', 'Venezuelabut']],
    ],
    ['Iceland, Holland, software and the husband are words; Ice is one too.', []],
  ])('%j', (text, expected) => {
    expect(rules(text)).toEqual(expected);
  });
});

describe('any text', () => {
  const scraps = fc.constantFrom(
    '"',
    '“',
    '”',
    "'",
    '. ',
    '.',
    '? ',
    '! ',
    ' ',
    '\n',
    '\n\n',
    'Mr.',
    'U.S.',
    'said',
    'A',
    'é',
    '\u0bb8',
    '😀',
    '\ud800',
    '…',
    '—',
    '1.',
    'Jan.',
    'http://',
    'word ',
    'Date 2024-01-01 ',
  );
  it('gives sentences and tokens in order, inside the text, without overlap', () => {
    fc.assert(
      fc.property(fc.array(scraps, { maxLength: 80 }), (parts) => {
        const text = parts.join('');
        let end = 0;
        for (const sentence of layOut(article(text)).sentences) {
          expect(sentence.span.start).toBeGreaterThanOrEqual(end);
          expect(sentence.tokens.length).toBeGreaterThan(0);
          end = sentence.span.start;
          for (const token of sentence.tokens) {
            expect(token.start).toBeGreaterThanOrEqual(end);
            expect(text.slice(token.start, token.end)).toBe(token.text);
            end = token.end;
          }
          expect(end).toBeLessThanOrEqual(sentence.span.end);
          end = sentence.span.end;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  it.each(['"', "a'", '!” ', 'Mr. ', 'http://!', 'U.', 'no end of it '])(
    'takes time in line with the length of %j repeated',
    (unit) => {
      const cost = (length: number) => {
        const text = unit.repeat(length / unit.length);
        const start = performance.now();
        layOut(article(text));
        return performance.now() - start;
      };
      cost(20_000);
      // Ten times the text may take far more than ten times the time on a busy machine, but not a hundred.
      expect(cost(300_000)).toBeLessThan(Math.max(60 * cost(30_000), 600));
    },
  );
});
