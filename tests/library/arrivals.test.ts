// When documents came in: once, whatever is read again, and never for what was there from the start.
// Leaves to others: what editions make of it (tests/briefing).
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { folder } from '../flows/world.ts';
import { libraryOver } from './library.ts';

async function site() {
  const place = folder();
  const library = await libraryOver(place);
  const write = (name: string, text: string) => writeFileSync(join(place, name), text);
  const arrivals = async (after = -1) =>
    (await library.archive.arrivals({ after, upTo: 1e15, limit: 10 })).map(
      (one) => `${one.document} ${one.at}`,
    );
  return { place, library, write, arrivals };
}

it('what was there when the archive was first read did not come in', async () => {
  const { library, write, arrivals } = await site();
  write('old.txt', 'An old story.');
  await library.run({ now: 1000 });
  expect(await arrivals(0)).toEqual([]);
  write('new.txt', 'A new story.');
  await library.run({ now: 2000 });
  expect(await arrivals()).toEqual(['old 0', 'new 2000']);
});

it('reading again, correcting and moving a file is no arrival', async () => {
  const { place, library, write, arrivals } = await site();
  await library.run({ now: 500 });
  write('a.txt', 'A story.');
  write('b.txt', 'Another story.');
  await library.run({ now: 1000 });
  write('a.txt', 'A corrected story.');
  renameSync(join(place, 'b.txt'), join(place, 'moved.txt'));
  await library.run({ now: 2000 });
  await library.run({ now: 3000, engine: '2' });
  expect(await arrivals()).toEqual(['a 1000', 'moved 1000']);
});

it('what goes and comes back came in once', async () => {
  const { place, library, write, arrivals } = await site();
  await library.run({ now: 500 });
  write('a.txt', 'A story.');
  await library.run({ now: 1000 });
  rmSync(join(place, 'a.txt'));
  await library.run({ now: 2000 });
  expect(await arrivals()).toEqual([]);
  write('a.txt', 'A story with more to it.');
  await library.run({ now: 3000 });
  expect(await arrivals()).toEqual(['a 1000']);
});
