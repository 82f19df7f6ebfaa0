// The library over real folders: what is read, what is refused and why, and that nothing is done twice.
// Leaves to others: the formats one by one (formats.test.ts) and watching (watch.test.ts).
import { chmod, rename, rm, symlink, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createCourtesy } from '../../src/library/courtesy.ts';
import { filesIn } from '../../src/library/files.ts';
import { folderWith, libraryOver, plainReading, put } from './library.ts';

const article = 'Talks begin in Oslo\n\nThe two sides met on Monday.\n';

describe('a folder with every odd file', () => {
  async function oddFolder(): Promise<string> {
    const folder = await folderWith({
      'good.txt': article,
      'empty.txt': '',
      'blank.md': ' \n\n',
      'binary.txt': new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]),
      'noise.txt': new Uint8Array([0x81, 0x8d, 0x90, 0xff, 0xfe, 0x81]),
      'latin.txt': Buffer.from('El presidente habl\xf3 en Caracas el lunes.', 'latin1'),
      'broken.md': '---\ntitle: A\ndate: next Tuesday\n---\nText.\n',
      'unclosed.md': '---\ntitle: A\nText.\n',
      'yaml.md': '---\ntitle: "A\n---\nText.\n',
      'fake.pdf': 'this is no pdf',
      'fake.docx': 'this is no docx',
      'picture.jpg': new Uint8Array([1, 2, 3]),
      'huge.txt': '',
      '.hidden.txt': article,
      'we ird\nname.txt': `${article}x`,
      'sub/deep/note.md': '# A heading\n\nText.\n',
    });
    await truncate(join(folder, 'huge.txt'), 50 * 1024 * 1024);
    const outside = await folderWith({ 'secret.txt': article });
    await symlink(join(outside, 'secret.txt'), join(folder, 'leak.txt'));
    await symlink(folder, join(folder, 'sub', 'loop'));
    await symlink(join(folder, 'nowhere.txt'), join(folder, 'dangling.txt'));
    await symlink(join(folder, 'good.txt'), join(folder, 'alias.txt'));
    return folder;
  }

  it('reads the good ones and names each other with its rule and a remedy', async () => {
    const library = await libraryOver(await oddFolder());
    const report = await library.run();
    const told = Object.fromEntries(report.troubles.map((one) => [one.path, one.rule]));
    expect(told).toEqual({
      'empty.txt': 'empty',
      'blank.md': 'empty',
      'binary.txt': 'not-text',
      'noise.txt': 'not-text',
      'broken.md': 'front-matter',
      'unclosed.md': 'front-matter',
      'yaml.md': 'front-matter',
      'fake.pdf': 'pdf',
      'fake.docx': 'docx',
      'picture.jpg': 'unknown-type',
      'huge.txt': 'too-large',
      'leak.txt': 'link-outside',
      'sub/loop': 'link-inside',
      'dangling.txt': 'link-broken',
      'alias.txt': 'link-inside',
      'we ird\nname.txt': 'odd-name',
    });
    for (const { reason, remedy } of report.troubles) {
      expect(reason).toMatch(/^\S.*\.$/su);
      expect(remedy).toMatch(/^\S.*\.$/su);
    }
    expect(await library.ids()).toEqual(['good', 'latin', 'sub/deep/note', 'we-ird-name']);
    expect(report.documents.find((one) => one.id === 'latin')?.problems).toMatchObject([
      { rule: 'not-utf-8' },
    ]);
    expect((await library.document('latin'))?.text).toContain('habló');
  });

  it('names the line of a fault and what is allowed there', async () => {
    const report = await (await libraryOver(await oddFolder())).run();
    const broken = report.troubles.find((one) => one.path === 'broken.md');
    expect(broken).toMatchObject({ line: 3, level: 'error' });
    expect(broken?.reason).toContain('next Tuesday');
    expect(broken?.remedy).toContain('2024-07-28');
    expect(report.troubles.find((one) => one.path === 'unclosed.md')?.line).toBe(1);
  });

  it('tells of a file that the system does not hand out', async () => {
    const folder = await folderWith({ 'locked.txt': article, 'open.txt': `${article}.` });
    await chmod(folder, 0o755);
    await chmod(join(folder, 'locked.txt'), 0);
    const library = await libraryOver(folder);
    // Root may read every file: the run is then made as nobody.
    const isRoot = process.geteuid?.() === 0;
    if (isRoot) process.seteuid?.(65534);
    const report = await library.run().finally(() => isRoot && process.seteuid?.(0));
    expect(report.troubles).toMatchObject([{ path: 'locked.txt', rule: 'unreadable' }]);
    expect(report.troubles[0]?.reason).toContain('EACCES');
    expect(report.documents.map((one) => one.id)).toEqual(['open']);
  });
});

describe('a disk that fails', () => {
  const denied = () => Object.assign(new Error('permission denied'), { code: 'EACCES' });

  it('keeps what was read before when a file or folder cannot be read, and says so', async () => {
    const folder = await folderWith({ 'a.txt': article, 'sub/b.txt': `${article}b` });
    const library = await libraryOver(folder);
    await library.run();
    const files = filesIn(folder);
    const report = await library.run({
      files: {
        ...files,
        list: (path) => (path === 'sub' ? Promise.reject(denied()) : files.list(path)),
        read: () => Promise.reject(denied()),
      },
    });
    expect(report.troubles.map((one) => `${one.path} ${one.rule}`).sort()).toEqual([
      'a.txt unreadable',
      'actors.yaml unreadable',
      'sub unreadable',
    ]);
    expect(report.troubles[0]?.remedy).toContain('right to read');
    expect(await library.ids()).toEqual(['a', 'sub/b']);
  });

  it('keeps the archive when the whole folder is missing', async () => {
    const folder = await folderWith({ 'a.txt': article });
    const library = await libraryOver(folder);
    await library.run();
    await rm(folder, { recursive: true });
    const report = await library.run();
    expect(report.troubles).toMatchObject([{ path: '.', rule: 'unreadable' }]);
    expect(await library.ids()).toHaveLength(1);
  });

  it('goes on when reading one document fails', async () => {
    const folder = await folderWith({ 'a.txt': article, 'b.txt': `${article}b` });
    const library = await libraryOver(folder);
    const report = await library.run({
      read(document) {
        if (document.id === 'a') throw new Error('boom');
        return plainReading(document);
      },
    });
    expect(report.troubles).toMatchObject([{ path: 'a.txt', rule: 'failed' }]);
    expect(await library.ids()).toEqual(['b']);
  });

  it('rejects when the shelf does', async () => {
    const library = await libraryOver(await folderWith({ 'a.txt': article }));
    const put = () => Promise.reject(new Error('database is gone'));
    await expect(library.run({ shelf: { ...library.shelf, put } })).rejects.toThrow('gone');
  });
});

describe('reading again', () => {
  it('does no work when nothing changed', async () => {
    const folder = await folderWith({ 'a.txt': article, 'b.md': 'Text.\n', 'actors.yaml': '[]\n' });
    const library = await libraryOver(folder);
    const first = await library.run();
    expect(first).toMatchObject({ files: 2, unchanged: 0, removed: 0 });
    expect(library.read).toHaveLength(2);
    const second = await library.run();
    expect(second).toMatchObject({
      files: 2,
      unchanged: 2,
      removed: 0,
      documents: [],
      troubles: [],
    });
    expect(library.read).toHaveLength(2);
    expect(library.batches).toEqual([2]);
  });

  it('reads what changed and what came, and takes out what went', async () => {
    const folder = await folderWith({
      'a.txt': article,
      'b.txt': `${article}b`,
      'c.txt': `${article}c`,
    });
    const library = await libraryOver(folder);
    await library.run();
    await put(folder, 'a.txt', `${article} And more.`);
    await put(folder, 'd.txt', `${article}d`);
    await rm(join(folder, 'b.txt'));
    await rename(join(folder, 'c.txt'), join(folder, 'moved.txt'));
    const report = await library.run();
    expect(report).toMatchObject({ unchanged: 0, removed: 2 });
    expect(report.documents.map((one) => one.id)).toEqual(['a', 'd', 'moved']);
    expect(await library.ids()).toEqual(['a', 'd', 'moved']);
    expect((await library.document('a'))?.text).toContain('And more.');
  });

  it('takes out a document whose file got broken, and puts it back when it is mended', async () => {
    const folder = await folderWith({ 'a.md': '---\ndate: 2024\n---\nText.\n' });
    const library = await libraryOver(folder);
    await library.run();
    await put(folder, 'a.md', '---\ndate: soon\n---\nText.\n');
    expect(await library.run()).toMatchObject({ removed: 1, documents: [] });
    expect(await library.ids()).toEqual([]);
    await put(folder, 'a.md', '---\ndate: 2025\n---\nText.\n');
    await library.run();
    expect((await library.document('a'))?.date?.value).toBe('2025');
  });

  it('reads everything again with a new engine or a new curation', async () => {
    const folder = await folderWith({ 'a.txt': article });
    const library = await libraryOver(folder);
    await library.run();
    expect((await library.run({ engine: '2' })).documents).toHaveLength(1);
    await put(folder, 'actors.yaml', '- name: Ada Byron\n  kind: person\n');
    const report = await library.run({ engine: '2' });
    expect(report.documents).toHaveLength(1);
    expect(report.curation.actors).toMatchObject([{ name: 'Ada Byron' }]);
  });

  it('goes on with the last good curation while the file is broken', async () => {
    const folder = await folderWith({
      'a.txt': article,
      'actors.yaml': '- name: Ada\n  kind: person\n',
    });
    const library = await libraryOver(folder);
    const { curation } = await library.run();
    await put(folder, 'actors.yaml', '- name: Ada\n  kind: robot\n');
    const report = await library.run({ lastCuration: curation });
    expect(report).toMatchObject({ unchanged: 1, curation });
    expect(report.troubles).toMatchObject([{ path: 'actors.yaml', line: 2, rule: 'curation' }]);
    expect((await library.run()).curation.actors).toEqual([]);
  });

  it('stops after the document at hand when told, keeping what was read', async () => {
    const folder = await folderWith({ 'a.txt': article, 'b.txt': `${article}b` });
    const library = await libraryOver(folder);
    const stop = new AbortController();
    const read = (document: Parameters<typeof plainReading>[0]) => {
      stop.abort();
      return plainReading(document);
    };
    await library.run({ read, signal: stop.signal });
    expect(await library.ids()).toEqual(['a']);
    expect((await library.run()).documents).toHaveLength(1);
  });
});

describe('ids', () => {
  it('keep their endings where two files share a name, whichever came first', async () => {
    const folder = await folderWith({ 'a.txt': article });
    const library = await libraryOver(folder);
    await library.run();
    expect(await library.ids()).toEqual(['a']);
    await put(folder, 'a.md', 'Text.\n');
    await library.run();
    expect(await library.ids()).toEqual(['a.md', 'a.txt']);
    await rm(join(folder, 'a.md'));
    await library.run();
    expect(await library.ids()).toEqual(['a']);
  });

  it('are batched, so that a large archive is never in memory as a whole', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 120 }, (_, index) => [`n${index}.txt`, `${article}${index}`]),
    );
    const library = await libraryOver(await folderWith(many));
    await library.run();
    expect(library.batches).toEqual([50, 50, 20]);
  });

  it('are stored a few at a time while somebody asks, and many again when nobody does', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 400 }, (_, index) => [`n${index}.txt`, `${article}${index}`]),
    );
    const library = await libraryOver(await folderWith(many));
    const courtesy = createCourtesy();
    const read = (document: Parameters<typeof plainReading>[0]) => {
      if (document.id === 'n100') courtesy.heard();
      return plainReading(document);
    };
    await library.run({ courtesy, read });
    const [first, second, ...others] = library.batches;
    expect(first).toBe(50);
    expect(second).toBe(4);
    expect(others.filter((size) => size === 4)).toHaveLength(49);
    expect(others.at(-2)).toBe(50);
    expect(library.batches.reduce((sum, size) => sum + size)).toBe(400);
  });

  it('tells of the same bytes under two names', async () => {
    const library = await libraryOver(await folderWith({ 'a.txt': article, 'b.txt': article }));
    const report = await library.run();
    expect(report.troubles).toMatchObject([{ path: 'b.txt', rule: 'twice', level: 'note' }]);
    expect(report.documents).toHaveLength(2);
  });
});
