// Questions about actors: who is meant by a name, what is known of somebody, who stands beside whom.
// Leaves to others: putting an actor's row together (actor-rows.ts) and folding names (names.ts).
import levenshtein from 'fastest-levenshtein';
import { sql } from 'kysely';
import { isSlip, slipsIn } from '../model/spelling.ts';
import { actorRows } from './actor-rows.ts';
import { type Asker, inPieces, whole } from './asker.ts';
import { fold } from './fold.ts';
import { holders } from './holders.ts';
import { keyClasses } from './names.ts';
import { neighbours, topActors } from './prominent.ts';
import type { ActorMatch, ActorRow, Archive, Guessing } from './store.ts';

type Questions = Pick<
  Archive,
  'matchActors' | 'howKnown' | 'actors' | 'topActors' | 'holders' | 'neighbours' | 'suggestActors'
>;

export function askActors(asker: Asker): Questions {
  return {
    matchActors: (words, limit, guessing) => matchActors(asker, words, limit, guessing),
    howKnown: (names) => howKnown(asker, names),
    actors: (ids) => actorRows(asker, ids),
    topActors: (limit) => topActors(asker, limit),
    holders: (beginnings, among) => holders(asker, beginnings, among),
    neighbours: (id, limit) => neighbours(asker, id, limit),
    suggestActors: (partial, limit) => suggestActors(asker, partial, limit),
  };
}

interface Candidate {
  readonly id: string;
  readonly how: number;
  readonly mentions: number;
}

async function matchActors(
  asker: Asker,
  words: string,
  limit: number,
  { guess, parts }: Guessing = { guess: true },
): Promise<readonly ActorMatch[]> {
  const key = fold(words);
  if (key === '' || whole(limit) === 0) return [];
  const better = parts === 'alone' ? await candidates(asker, key, key, part) : [];
  if (better.length > 0) return matches(asker, best(better).slice(0, whole(limit)));
  const exact = await candidates(asker, key, key);
  // "key " up to "key!" is every key that begins with the word and a blank: the part of a longer name.
  const inside = await candidates(asker, `${key} `, `${key}!`);
  const found = best([...exact, ...inside.map((one) => ({ ...one, how: part }))]);
  if (found.length > 0) return matches(asker, found.slice(0, whole(limit)));
  return !guess ? [] : (await nearest(asker, key)).slice(0, whole(limit));
}

/**
 * Keys with the forms and actors behind them. The cross joins tell SQLite to begin with the keys: left to itself it may
 * walk through all actors.
 */
function keyed({ db, collections }: Asker) {
  return db
    .selectFrom('form_keys as k')
    .crossJoin('forms as f')
    .crossJoin('actors as a')
    .whereRef('f.row', '=', 'k.form')
    .whereRef('a.row', '=', 'f.actor')
    .where('a.collection', 'in', collections);
}

/** Actors with a key in a range, ends included, and of a class below one, each with its best class. */
async function candidates(
  asker: Asker,
  from: string,
  to: string,
  below: number = keyClasses.length,
): Promise<readonly Candidate[]> {
  return keyed(asker)
    .where('k.key', '>=', from)
    .where('k.key', '<=', to)
    .where('k.how', '<', below)
    .groupBy(['a.id', 'a.row', 'a.mentions'])
    .select(['a.id', 'a.mentions', sql<number>`min(${howNow})`.as('how')])
    .execute();
}

const surname = keyClasses.indexOf('surname');
const part = keyClasses.indexOf('part');

/** So many names are looked up at once; always as many, so that the statement is the same. */
const atOnce = 24;

async function howKnown(
  asker: Asker,
  names: readonly string[],
): Promise<readonly (ActorMatch['how'] | undefined)[]> {
  const keys = names.map(fold);
  const asked = [...new Set(keys)].filter((key) => key !== '');
  const exact = await inPieces(asked, (piece) => bestOf(asker, piece), atOnce);
  const how = new Map(exact.map((row) => [row.key, Number(row.how)]));
  const others = asked.filter((key) => !how.has(key));
  for (const { key } of await inPieces(others, (piece) => begunBy(asker, piece), atOnce))
    how.set(key, part);
  return keys.map((key) => keyClasses[how.get(key) ?? keyClasses.length]);
}

/** Those of the keys that are more than part of somebody's name, with the best class. */
async function bestOf(asker: Asker, keys: readonly string[]) {
  return keyed(asker)
    .where('k.key', 'in', padded(keys))
    .where('k.how', '<', part)
    .groupBy('k.key')
    .select(['k.key', sql<number>`min(${howNow})`.as('how')])
    .execute();
}

/** Those of the keys that somebody goes by in any way, or with which a longer one begins. */
async function begunBy({ db, collections }: Asker, keys: readonly string[]) {
  const asked = sql.join(padded(keys).map((key) => sql`(cast(${key} as text))`));
  const { rows } = await sql<{ key: string }>`
    with asked (key) as (values ${asked})
    select distinct asked.key from asked where exists (
      select 1 from form_keys as k cross join forms as f cross join actors as a
      where f.row = k.form and a.row = f.actor and a.collection in (${sql.join(collections)})
        and k.key >= asked.key and k.key <= asked.key || '!')`.execute(db);
  return rows;
}

/** The last as often as is needed. */
function padded(keys: readonly string[]): readonly string[] {
  const last = keys.at(-1) ?? '';
  return [...keys, ...Array.from({ length: atOnce - keys.length }, () => last)];
}

/** A bare surname that was joined to a person is a surname of theirs, not their name: others may bear it, too. */
const howNow = sql<number>`case when a.id <> a.own and k.how < ${sql.lit(surname)} and k.key not like '% %'
  then ${sql.lit(surname)} else k.how end`;

/** One a person, best class first, then most mentioned, then by id. */
function best(all: readonly Candidate[]): readonly Candidate[] {
  const perId = new Map<string, Candidate>();
  for (const one of all) {
    const known = perId.get(one.id);
    if (known === undefined || one.how < known.how) perId.set(one.id, one);
  }
  return [...perId.values()].toSorted(
    (a, b) => a.how - b.how || b.mentions - a.mentions || (a.id < b.id ? -1 : 1),
  );
}

async function matches(asker: Asker, found: readonly Candidate[]): Promise<readonly ActorMatch[]> {
  const rows = await actorRows(
    asker,
    found.map((one) => one.id),
  );
  return found.flatMap((one) => {
    const actor = rows.get(one.id);
    return actor === undefined ? [] : [{ actor, how: keyClasses[one.how] ?? 'part' }];
  });
}

/** At most this many spelling guesses: more would be a list of strangers. */
const guesses = 3;

/**
 * Names one or two letters away. Typing errors seldom touch the first letter, and that keeps the look-up to short
 * stretches of the index; words under four letters are too short to guess from.
 */
async function nearest(asker: Asker, key: string): Promise<readonly ActorMatch[]> {
  if (key.length < 4) return [];
  const allowed = slipsIn(key.length);
  const [first = '', second = ''] = key;
  const keys = await asker.db
    .selectFrom('form_keys')
    .where((eb) =>
      eb.or(
        [first, `${second}${first}`].map((start) =>
          eb.and([eb('key', '>=', start), eb('key', '<', `${start}\u{10ffff}`)]),
        ),
      ),
    )
    .where('how', '<', keyClasses.indexOf('part'))
    .where((eb) =>
      eb.between(eb.fn<number>('length', ['key']), key.length - allowed, key.length + allowed),
    )
    .select('key')
    .distinct()
    .execute();
  const close = keys
    .map((row) => ({ key: row.key, distance: levenshtein.distance(row.key, key) }))
    .filter((one) => isSlip(key, one.key, one.distance))
    .toSorted((a, b) => a.distance - b.distance || (a.key < b.key ? -1 : 1));
  const found: ActorMatch[] = [];
  for (const one of close) {
    const rows = await matches(asker, best(await candidates(asker, one.key, one.key)));
    for (const { actor } of rows)
      if (!found.some((known) => known.actor.id === actor.id)) found.push({ actor, how: 'near' });
    if (found.length >= guesses) break;
  }
  return found.slice(0, guesses);
}

async function suggestActors(
  asker: Asker,
  partial: string,
  limit: number,
): Promise<readonly string[]> {
  const key = fold(partial);
  const found =
    key === ''
      ? await topActors(asker, limit)
      : await inOrder(
          asker,
          best(
            (await candidates(asker, key, `${key}\u{10ffff}`)).map((one) => ({ ...one, how: 0 })),
          )
            .slice(0, whole(limit))
            .map((one) => one.id),
        );
  return [...new Set(found.map((actor) => actor.name))];
}

async function inOrder(asker: Asker, ids: readonly string[]): Promise<readonly ActorRow[]> {
  const rows = await actorRows(asker, ids);
  return ids.flatMap((id) => rows.get(id) ?? []);
}
