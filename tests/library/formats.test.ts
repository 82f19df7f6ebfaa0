// Each format through `formatFor`: what becomes the text, what is known before reading, and what is refused.
// Leaves to others: briefs (briefs.test.ts) and whole folders (ingest.test.ts).
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatFor } from '../../src/library/formats/by-ending.ts';
import { unpackedSize } from '../../src/library/formats/zip.ts';
import type { Parsed } from '../../src/library/parsed.ts';
import { isWithin } from '../../src/model/span.ts';

async function parse(path: string, content: string | Uint8Array): Promise<Parsed> {
  const format = formatFor(path);
  if (format === undefined) throw new Error(`no format for ${path}`);
  return format(typeof content === 'string' ? Buffer.from(content) : content, path);
}

async function draftOf(path: string, content: string | Uint8Array) {
  const parsed = await parse(path, content);
  if (parsed.type === 'trouble') throw new Error(parsed.trouble.reason);
  return parsed.draft;
}

async function troubleOf(path: string, content: string | Uint8Array) {
  const parsed = await parse(path, content);
  if (parsed.type === 'document') throw new Error(`read as "${parsed.draft.title}"`);
  return parsed.trouble;
}

async function regionsOf(path: string, content: string): Promise<readonly string[]> {
  const { text, regions = [] } = await draftOf(path, content);
  return regions.map(({ kind, span }) => `${kind}: ${text.slice(span.start, span.end)}`);
}

describe('plain text', () => {
  it('is kept to the letter, line ends and damage included', async () => {
    const raw = '  Title here\r\n\r\nOne  two\tthree ஸ் “quoted ”.\n\n\nEnd';
    expect((await draftOf('a.txt', raw)).text).toBe(raw);
  });

  it('is decoded whatever an editor saved it as', async () => {
    const words = 'Él dijo: «año» — ¿sí?';
    const utf16 = Buffer.from(`\ufeff${words}`, 'utf16le');
    const cases: readonly (readonly [string, Uint8Array])[] = [
      ['UTF-8', Buffer.from(words)],
      ['UTF-8 with a mark', Buffer.from(`\ufeff${words}`)],
      ['UTF-16, little end first', utf16],
      ['UTF-16, big end first', Buffer.from(utf16).swap16()],
      [
        'windows-1252',
        Buffer.from([0xc9, ...Buffer.from('l dijo: \xaba\xf1o\xbb \x97 \xbfs\xed?', 'latin1')]),
      ],
    ];
    for (const [name, bytes] of cases)
      expect((await draftOf('a.txt', bytes)).text, name).toBe(words);
  });

  it('takes its date from a leading date line alone', async () => {
    const cases: readonly (readonly [string, string | undefined])[] = [
      [' date 2024-08-24 US Vice President', '2024-08-24'],
      ['date 2024-08-24\nUS Vice President', '2024-08-24'],
      ['date 2024-13-24 US Vice President', undefined],
      ['date 2024-08-245 US', undefined],
      ['The date 2024-08-24 was set', undefined],
      ['update 2024-08-24', undefined],
    ];
    for (const [text, date] of cases) {
      const draft = await draftOf('a.txt', text);
      expect(draft.date?.value, text).toBe(date);
      expect(draft.text).toBe(text);
      if (date !== undefined) expect(draft.date?.basis).toBe('stated');
    }
  });

  it('has a title that a person can tell it by', async () => {
    const cases: readonly (readonly [string, string, string])[] = [
      ['a.txt', 'Talks begin in Oslo\n\nThe two sides met.', 'Talks begin in Oslo'],
      ['a.txt', "Price: he is 'illegitimate'\nThe US said.", "Price: he is 'illegitimate'"],
      ['oslo-talks_2024.txt', 'The two sides met on Monday.\nMore.', 'Oslo talks 2024'],
      ['oslo-talks.txt', 'Talks begin in Oslo', 'Oslo talks'],
      ['x/001_f305faf45d693254.txt', 'The two sides met.', 'The two sides met.'],
      ['001.txt', ' date 2024-08-24 Talks begin\nThey met.', 'Talks begin'],
      ['001.txt', `${'word '.repeat(40)}.`, `${'word '.repeat(15)}word…`],
    ];
    for (const [path, text, title] of cases) expect((await draftOf(path, text)).title).toBe(title);
  });

  it('is read although signs in it were lost before it was saved', async () => {
    const damaged = 'El presidente habl\ufffd en Caracas.';
    expect((await draftOf('a.txt', damaged)).text).toBe(damaged);
  });

  it('is refused when it is no text', async () => {
    const cases: readonly (readonly [string, Uint8Array])[] = [
      ['zero bytes', new Uint8Array([65, 0, 66])],
      ['half a UTF-16 file', new Uint8Array([0xff, 0xfe, 0x41, 0x00, 0x00, 0xd8])],
      ['control characters', new Uint8Array([65, 1, 2, 3, 66, 5])],
      ['bytes of nothing', new Uint8Array([0x81, 0x8f, 0x8d, 0x90, 0x9d])],
    ];
    for (const [name, bytes] of cases)
      expect((await troubleOf('a.txt', bytes)).rule, name).toBe('not-text');
    expect((await troubleOf('a.txt', '\ufeff \n\t')).rule).toBe('empty');
  });

  it('never throws, whatever the bytes, and never calls noise UTF-8', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        const parsed = await parse('a.txt', bytes);
        expect(['document', 'trouble']).toContain(parsed.type);
      }),
    );
  });
});

describe('markdown', () => {
  it('keeps the body to the letter and knows writing from marks', async () => {
    const body =
      '\n# The title\n\nA paragraph\nover two lines.\n\n> Quoted words\n> go on.\n\n- one *item*\n- two\n\n```\ncode\n```\n\n![a picture](x.png)\n\n***\n\n<div>html</div>\n';
    const file = `---\ntags: [a, b]\npublisher: The Post\n---\n${body}`;
    const draft = await draftOf('a.md', file);
    expect(draft).toMatchObject({
      text: body,
      title: 'The title',
      publisher: 'The Post',
      kind: 'article',
    });
    expect(await regionsOf('a.md', file)).toEqual([
      'heading: The title',
      'prose: A paragraph\nover two lines.',
      'quotation: Quoted words',
      'quotation: go on.',
      'prose: one *item*',
      'prose: two',
    ]);
  });

  it('reads front matter with Windows line ends, dots at its end, or none', async () => {
    expect((await draftOf('a.md', '---\r\ndate: 2024-07\r\n---\r\nText.\r\n')).date?.value).toBe(
      '2024-07',
    );
    expect((await draftOf('a.md', '---\ndate: 2013\n...\nText.')).date?.value).toBe('2013');
    expect((await draftOf('a.md', '---\n---\nText.')).text).toBe('Text.');
    expect((await draftOf('note.md', '---\n\nA thematic break.\n')).title).toBe('Note');
  });

  it('takes the day of a date with a time, as other tools write it', async () => {
    const draft = await draftOf('a.md', '---\ndate: 2024-05-01T10:00:00Z\n---\nText.');
    expect(draft.date).toEqual({ value: '2024-05-01', basis: 'stated' });
  });

  it('names line and remedy for every fault in front matter', async () => {
    const cases: readonly (readonly [string, number, RegExp])[] = [
      ['title: A\ndate: yesterday', 3, /2024-07-28/u],
      ['date: 2024-02-30', 2, /2024-07-28/u],
      ['date: 2024-07-28\ndate-basis: guessed', 3, /inferred/u],
      ['date: 2024~\ndate-basis: inferred', 3, /date-evidence/u],
      ['kind: poem', 2, /article/u],
      ['\nurl: harbour', 3, /https/u],
      ['language: klingonish-x-y-z-1', 2, /en/u],
      ['title: [a, b]', 2, /title: …/u],
      ['title: "A', 2, /quotes/u],
      ['title: A: b: c', 2, /quotes/u],
      ['- a\n- b', 2, /name: value/u],
      ['title: A\ntitle: B', 3, /name: value/u],
    ];
    for (const [front, line, remedy] of cases) {
      const trouble = await troubleOf('a.md', `---\n${front}\n---\nText.\n`);
      expect(trouble, front).toMatchObject({ rule: 'front-matter', line });
      expect(trouble.remedy, front).toMatch(remedy);
    }
  });

  it('has the same regions in a long text as in its parts', async () => {
    const parts: readonly (readonly [string, readonly string[]])[] = [
      ['# One two\n\nA paragraph.\n\n', ['heading: One two', 'prose: A paragraph.']],
      ['> Quoted.\n> More.\n\n', ['quotation: Quoted.', 'quotation: More.']],
      [
        '- an item\n\n  with a second paragraph\n- another\n',
        ['prose: an item', 'prose: with a second paragraph', 'prose: another'],
      ],
      ['\n```\ncode\n\n# no heading\n\n> no quote\n```\n\n', []],
      ['<!-- a remark\n\nThat is no prose.\n\n-->\n\n', []],
      ['1. first\n\n2. second\n\n', ['prose: first', 'prose: second']],
    ];
    const times = 150;
    const all = Array.from({ length: times }, () => parts).flat();
    const text = all.map(([markdown]) => markdown).join('');
    expect(text.length).toBeGreaterThan(20_000);
    expect(await regionsOf('a.md', text)).toEqual(all.flatMap(([, regions]) => regions));
  });

  it('has regions inside its text, in order and apart, whatever it is', async () => {
    const piece = fc.constantFrom(
      '# h',
      '> q',
      '- a',
      '1. b',
      '',
      '  text',
      '**b** c.',
      '```',
      '<p>x',
      '---',
      '\t',
      '[a](b)',
      '> > - x',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 12 }), async (lines) => {
        const parsed = await parse('a.md', lines.join('\n'));
        if (parsed.type === 'trouble') return;
        let last = 0;
        for (const { span } of parsed.draft.regions ?? []) {
          expect(isWithin(span, parsed.draft.text.length)).toBe(true);
          expect(span.start).toBeGreaterThanOrEqual(last);
          last = span.end;
        }
      }),
    );
  });
});

describe('web pages', () => {
  const paragraph =
    'The two sides met in Oslo on Monday, and said that they would meet again soon. ';
  const page = (head: string, body: string) =>
    `<!doctype html><html lang="en-GB"><head><title>Tab title | The Post</title>${head}</head><body><nav><a href="/">Home</a> <a href="/x">Subscribe now</a></nav><article>${body}</article><footer>Cookies</footer></body></html>`;
  const body = `<h1>Talks</h1><p>${paragraph.repeat(3)}</p><h2>Next steps</h2><p>${paragraph.repeat(2)}After&nbsp;two <b>breaks</b>,
    “they &amp; we” go on. ${paragraph}</p><blockquote><p>${paragraph}</p></blockquote><script>var a = 1;</script>`;

  it('give the article alone, a paragraph a block', async () => {
    const { text } = await draftOf('a.html', page('', body));
    const paragraphs = text.split('\n\n');
    expect(paragraphs).toContain('Next steps');
    expect(paragraphs).toContain(paragraph.repeat(3).trim());
    expect(text).toContain('again soon. After two breaks, “they & we” go on.');
    for (const foreign of ['Subscribe', 'Cookies', 'var a', '<', '&amp;'])
      expect(text).not.toContain(foreign);
    const regions = await regionsOf('a.html', page('', body));
    expect(regions).toContain('heading: Next steps');
    expect(regions).toContain(`quotation: ${paragraph.trim()}`);
  });

  it('part paragraphs at two line breaks, as old pages do', async () => {
    const old = `<html><body><div>${paragraph}<br>${paragraph}<br><br>${paragraph.repeat(3)}</div></body></html>`;
    expect((await draftOf('a.htm', old)).text.split('\n\n')).toEqual([
      paragraph.repeat(2).trim(),
      paragraph.repeat(3).trim(),
    ]);
  });

  it('tell title, day, publisher, address and language of themselves', async () => {
    const linked = `<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"Linked","datePublished":"2024-03-05T08:00:00Z","publisher":{"name":"The Harbour Post"}}]}</script>`;
    const meta =
      '<meta property="og:title" content="Talks in Oslo"><meta property="og:site_name" content="Post Online"><link rel="canonical" href="https://post.example/talks"><meta property="article:published_time" content="2024-03-04">';
    expect(await draftOf('a.html', page(linked + meta, body))).toMatchObject({
      title: 'Talks in Oslo',
      date: { value: '2024-03-05', basis: 'stated' },
      publisher: 'The Harbour Post',
      url: 'https://post.example/talks',
      language: 'en-GB',
    });
    const bare = await draftOf(
      'a.html',
      page(
        '<script type="application/ld+json">{broken</script>',
        `<time datetime="2024-03-06">6 March</time>${body}`,
      ),
    );
    expect(bare.date?.value).toBe('2024-03-06');
    expect(bare.publisher).toBeUndefined();
    expect(
      (await draftOf('a.html', page('<meta name="date" content="soon">', body))).date,
    ).toBeUndefined();
  });

  it('are read as a whole when they are nested beyond all measure', async () => {
    const nested = `${'<div>'.repeat(900)}${paragraph}${'</div>'.repeat(900)}`;
    expect((await draftOf('a.html', nested)).text).toBe(paragraph.trim());
  });

  it('are decoded as they declare', async () => {
    const bytes = Buffer.from(
      page('<meta charset="iso-8859-2">', `<p>Wałęsa. ${paragraph.repeat(4)}</p>`)
        .replace('ł', '\xb3')
        .replace('ę', '\xea'),
      'latin1',
    );
    expect((await draftOf('a.html', bytes)).text).toContain('Wałęsa');
  });

  it('are refused when there is nothing on them', async () => {
    expect((await troubleOf('a.html', '<html><body><script>1</script></body></html>')).rule).toBe(
      'empty',
    );
    expect((await troubleOf('a.html', '')).rule).toBe('empty');
  });
});

describe('pdf', () => {
  const pdf = (lines: readonly string[]): Buffer => {
    const stream = `BT /F1 12 Tf 72 720 Td 14 TL ${lines.map((line) => `(${line}) Tj T*`).join(' ')} ET`;
    const objects = [
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
      `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
      '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ];
    let file = '%PDF-1.4\n';
    const offsets = objects.map((object, index) => {
      const at = file.length;
      file += `${index + 1} 0 obj\n${object}\nendobj\n`;
      return at;
    });
    const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
    return Buffer.from(
      `${file}xref\n0 6\n0000000000 65535 f \n${table}trailer << /Size 6 /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF`,
    );
  };

  it('gives paragraphs, lines and broken words joined', async () => {
    const lines = [
      'Talks begin in Oslo',
      'The two sides met on Monday in the old town hall of the capi-',
      'tal, and said after four hours that they would meet again in a',
      'week.',
      'Nobody else was there.',
    ];
    const { text, title } = await draftOf('a.pdf', pdf(lines));
    expect(text).toContain(
      'The two sides met on Monday in the old town hall of the capital, and said',
    );
    expect(text).toContain('again in a week.');
    expect(text).toMatch(/week\.\n+Nobody else was there\./u);
    expect(title).toBe('Talks begin in Oslo');
  });

  it('is refused when it is broken or holds pictures only', async () => {
    expect((await troubleOf('a.pdf', '%PDF-1.4 broken')).rule).toBe('pdf');
    expect(await troubleOf('a.pdf', pdf([]))).toMatchObject({
      rule: 'pdf-pictures',
      remedy: expect.stringContaining('OCR'),
    });
  });
});

describe('docx', () => {
  const zip = (files: Readonly<Record<string, string>>, claim?: number): Buffer => {
    const parts: Buffer[] = [];
    const directory: Buffer[] = [];
    let offset = 0;
    for (const [name, content] of Object.entries(files)) {
      const data = Buffer.from(content);
      const common = Buffer.alloc(26);
      common.writeUInt16LE(20, 0);
      common.writeUInt32LE(crc32(data), 10);
      common.writeUInt32LE(data.length, 14);
      common.writeUInt32LE(claim ?? data.length, 18);
      common.writeUInt16LE(name.length, 22);
      const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, Buffer.from(name), data]);
      const central = Buffer.alloc(14);
      central.writeUInt32LE(offset, 10);
      directory.push(
        Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), common, central, Buffer.from(name)]),
      );
      parts.push(local);
      offset += local.length;
    }
    const listing = Buffer.concat(directory);
    const end = Buffer.alloc(22);
    end.write('PK\x05\x06', 'latin1');
    end.writeUInt16LE(parts.length, 8);
    end.writeUInt16LE(parts.length, 10);
    end.writeUInt32LE(listing.length, 12);
    end.writeUInt32LE(offset, 16);
    return Buffer.concat([...parts, listing, end]);
  };
  const word = (...paragraphs: readonly string[]) => ({
    '[Content_Types].xml':
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    '_rels/.rels':
      '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    'word/document.xml': `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${paragraphs.map((text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`).join('')}</w:body></w:document>`,
  });

  it('gives the text of the paragraphs', async () => {
    const draft = await draftOf('a.docx', zip(word('Talks begin', 'The “two” sides met.')));
    expect(draft).toMatchObject({
      title: 'Talks begin',
      text: 'Talks begin\n\nThe “two” sides met.',
    });
  });

  it('is refused when it is broken, empty, or would fill the memory', async () => {
    expect((await troubleOf('a.docx', 'PK')).rule).toBe('docx');
    expect((await troubleOf('a.docx', zip({ 'a.txt': 'x' }))).rule).toBe('docx');
    expect((await troubleOf('a.docx', zip(word()))).rule).toBe('empty');
    const bomb = zip(word('x'), 3_000_000_000);
    expect(unpackedSize(bomb)).toBe(9_000_000_000);
    expect(await troubleOf('a.docx', bomb)).toMatchObject({ rule: 'docx-size' });
  });
});
