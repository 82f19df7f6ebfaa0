// Finds which actor a typed name means, and asks back or says so when it is not one.
// Leaves to others: matching names (store) and the answers themselves (commands/).
import type { Choice, Invocation, Message } from '../model/message.ts';
import type { Role } from '../model/reading.ts';
import type { Say } from '../model/words.ts';
import type { ActorMatch, ActorRow, Guessing } from '../store/store.ts';
import type { Asked, Reader } from './asked.ts';
import { ask, choosing, nothing } from './compose.ts';

export type Resolved =
  | { readonly type: 'one'; readonly actor: ActorRow; readonly how: ActorMatch['how'] }
  | {
      readonly type: 'several';
      readonly actors: readonly ActorRow[];
      readonly how: ActorMatch['how'];
    }
  | { readonly type: 'none'; readonly near: readonly ActorRow[] };

/** An id, as a chooser passes on where two actors have the same name: `place:georgia`. */
const idShape = /^(?:person|organisation|place|other):\S+$/u;
const order: readonly ActorMatch['how'][] = ['name', 'alias', 'surname', 'part'];

const sharesSurname: ReadonlySet<ActorMatch['how']> = new Set(['name', 'alias', 'surname']);

/** Known by a single word in some document: may be any of those who bear it as a surname. */
function isBareSurname({ kind, name }: ActorRow): boolean {
  return kind === 'person' && !/\s/u.test(name.trim());
}

/** Whom a name means; the best kind of match decides, and a spelling guess is never a match. */
export async function resolve(
  reader: Reader,
  name: string,
  guessing?: Guessing,
): Promise<Resolved> {
  if (idShape.test(name)) {
    const actor = (await reader.archive.actors([name])).get(name);
    if (actor !== undefined) return { type: 'one', actor, how: 'name' };
  }
  const matches = await reader.archive.matchActors(name, 25, guessing);
  for (const how of order) {
    const exact = matches.filter((match) => match.how === how).map((match) => match.actor);
    const actors =
      exact.length > 0 && exact.every(isBareSurname)
        ? matches.filter((match) => sharesSurname.has(match.how)).map((match) => match.actor)
        : exact;
    const [actor] = actors;
    if (actor !== undefined)
      return actors.length === 1 ? { type: 'one', actor, how } : { type: 'several', actors, how };
  }
  return { type: 'none', near: matches.slice(0, 3).map((match) => match.actor) };
}

/** A list to choose from, each choice the same question with the one name put in its place. */
export function chooser(
  asked: Asked,
  actors: readonly ActorRow[],
  again: Invocation,
  option: string,
): Message {
  const { say } = asked;
  const kind = actors.every((one) => one.kind === 'person') ? 'person' : 'other';
  return choosing({
    summary: say('briefing.who.several', {
      count: actors.length,
      kind,
      name: again.arguments[option] ?? '',
      names: actors
        .map((one) => one.name)
        .slice(0, 4)
        .join(', '),
    }),
    label: say('briefing.who.which'),
    again,
    options: actors.map((actor) => choiceOf(asked, actor, actors, again, option)),
  });
}

function choiceOf(
  { say }: Asked,
  actor: ActorRow,
  actors: readonly ActorRow[],
  again: Invocation,
  option: string,
): Choice {
  const unique =
    !isBareSurname(actor) && actors.filter((one) => one.name === actor.name).length === 1;
  return {
    label: actor.name,
    description: describe(say, actor),
    invocation: {
      command: again.command,
      arguments: { ...again.arguments, [option]: unique ? actor.name : actor.id },
    },
  };
}

/** Roles known over a time first, then the latest: they say most surely what somebody is. */
export function rolesInOrder({ roles }: ActorRow): readonly Role[] {
  const lasted = ({ from, to }: Role) =>
    Number(from !== undefined && to !== undefined && from !== to);
  const latest = ({ from = '', to = '' }: Role) => (from > to ? from : to);
  return roles.toSorted(
    (a, b) => lasted(b) - lasted(a) || latest(b).localeCompare(latest(a), 'en'),
  );
}

/** People are company before organisations, and those before places. */
const company: readonly ActorRow['kind'][] = ['person', 'organisation', 'place', 'other'];
/** How many are looked at: of those named together as often, the store tells no best. */
const mostCompany = 40;

/** Who is named in the same documents, most often first; then people, then whom the archive names most. */
export async function companyOf(
  { archive }: Pick<Reader, 'archive'>,
  id: string,
  most: number,
): Promise<readonly { readonly actor: ActorRow; readonly documents: number }[]> {
  const all = await archive.neighbours(id, Math.max(most, mostCompany));
  return all
    .toSorted(
      (a, b) =>
        b.documents - a.documents ||
        company.indexOf(a.actor.kind) - company.indexOf(b.actor.kind) ||
        b.actor.mentions - a.actor.mentions,
    )
    .slice(0, most);
}

/** `opposition leader · 2 documents`, with the kind of actor where no role is known. */
function describe(say: Say, actor: ActorRow): string {
  const role = rolesInOrder(actor)[0]?.title ?? say('briefing.kind', { kind: actor.kind });
  return `${role} · ${say('briefing.count.documents', { count: actor.documents })}`;
}

/** What was looked for, up to three nearest names, and an example that works. */
export async function unknownActor(
  asked: Asked,
  name: string,
  near: readonly ActorRow[],
  again: Invocation,
  option: string,
): Promise<Message> {
  const { say, archive } = asked;
  const [top] = near.length > 0 ? near : await archive.topActors(1);
  const { documents } = await archive.overview();
  if (documents === 0 || top === undefined) return emptyArchive(asked, again);
  return nothing({
    summary: say('briefing.who.none', { name: clipped(name), count: documents }),
    hints: [
      near.length > 0
        ? say('briefing.who.near', { names: near.map((one) => one.name).join(', ') })
        : say('briefing.example', {
            example: `/${again.command} ${exampleOf(asked, again, option, top.name)}`,
          }),
    ],
    again,
    actions: near.map((one) =>
      ask(one.name, again.command, { ...again.arguments, [option]: one.name }),
    ),
  });
}

/** The name as it can be typed: with its option where words are not enough, after what else was chosen. */
function exampleOf(asked: Asked, again: Invocation, option: string, name: string): string {
  const options = asked.commands.find((one) => one.name === again.command)?.options ?? [];
  const chosen = options.flatMap((one) => {
    const value = one.type === 'choice' ? again.arguments[one.name] : undefined;
    if (value === undefined) return [];
    return [one.positional ? value : `${one.name}:${value}`];
  });
  if (chosen.length > 0) return [...chosen, `${option}:"${name}"`].join(' ');
  const positional = options.find((one) => one.name === option)?.positional ?? false;
  return positional ? name : `${option}:${name}`;
}

/** How to give the bot something to read. */
export function emptyArchive({ say }: Pick<Asked, 'say'>, again: Invocation): Message {
  return nothing({
    summary: say('briefing.empty.summary'),
    hints: [say('briefing.empty.how')],
    again,
  });
}

/** Somebody's typed words, short enough to be repeated in an answer. */
export function clipped(words: string): string {
  const line = words.replace(/\s+/gu, ' ').trim();
  return [...line].length > 80 ? `${[...line].slice(0, 79).join('')}…` : line;
}

/** The one actor meant, or the message that asks back or says there is none. */
export async function oneActor(
  asked: Asked,
  name: string,
  again: Invocation,
  option: string,
): Promise<{ readonly actor: ActorRow } | { readonly message: Message }> {
  const found = await resolve(asked, name);
  if (found.type === 'one') return { actor: found.actor };
  if (found.type === 'several') return { message: chooser(asked, found.actors, again, option) };
  return { message: await unknownActor(asked, name, found.near, again, option) };
}
