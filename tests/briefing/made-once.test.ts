// Equal editions are made once as long as the archive stays as it is; what differs is made for itself.
// Leaves to others: what an edition tells (edition-day.test.ts, edition-new.test.ts).
import { expect, it } from 'vitest';
import type { Edition, EditionWindow, Followed } from '../../src/briefing/edition.ts';
import { madeOnce } from '../../src/briefing/made-once.ts';

const followed: Followed = {
  ...{ kind: 'onthisday', subject: '', empty: 'skip' },
  ...{ round: false, months: false, language: 'en', since: 5 },
};
const window: EditionWindow = { localDate: '2026-07-28', zone: 'UTC', at: 1000, since: 10 };

function maker() {
  const state = { version: '1', broken: false, made: 0 };
  const make = async (): Promise<Edition> => {
    state.made += 1;
    if (state.broken) throw new Error('away');
    return { type: 'empty', why: String(state.made), left: [] };
  };
  return { state, make };
}

it.each<[string, Partial<Followed>, Partial<EditionWindow>, number]>([
  ['the same', {}, {}, 1],
  ['another day', {}, { localDate: '2026-07-29' }, 2],
  ['another language', { language: 'de' }, {}, 2],
  ['only round ones', { round: true }, {}, 2],
  ['months, too', { months: true }, {}, 2],
  ['something said when empty', { empty: 'say' }, {}, 2],
  ['another zone with the same day', {}, { zone: 'Asia/Tokyo', at: 900, since: 7 }, 1],
  ['an actor', { kind: 'actor', subject: 'Rubio' }, {}, 2],
])('%s', async (_, otherwise, then, times) => {
  const { state, make } = maker();
  const edition = madeOnce(make, () => state.version);
  await Promise.all([
    edition(followed, window),
    edition({ ...followed, ...otherwise }, { ...window, ...then }),
  ]);
  expect(state.made).toBe(times);
});

it.each<[string, Partial<Followed>, Partial<EditionWindow>, number]>([
  ['the same', {}, {}, 1],
  ['followed at another time, told before', { since: 6 }, {}, 1],
  ['told before at another time', {}, { since: 11 }, 2],
  ['up to another time', {}, { at: 1001 }, 2],
  ['another topic', { kind: 'topic', subject: 'oil' }, {}, 2],
])('of what came in: %s', async (_, otherwise, then, times) => {
  const { state, make } = maker();
  const edition = madeOnce(make, () => state.version);
  const news = { ...followed, kind: 'new' as const };
  await edition(news, window);
  await edition({ ...news, ...otherwise }, { ...window, ...then });
  expect(state.made).toBe(times);
});

it('are made anew when the archive changed, while it changes, and after a failure', async () => {
  const { state, make } = maker();
  let version: string | undefined = '1';
  const edition = madeOnce(make, () => version);
  await edition(followed, window);
  version = '2';
  await edition(followed, window);
  expect(state.made).toBe(2);
  version = undefined;
  await edition(followed, window);
  await edition(followed, window);
  expect(state.made).toBe(4);
  version = '3';
  state.broken = true;
  await expect(edition(followed, window)).rejects.toThrow('away');
  state.broken = false;
  await expect(edition(followed, window)).resolves.toMatchObject({ type: 'empty' });
});
