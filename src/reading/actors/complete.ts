// Completes the cast of a document: roles to its people, pronouns and descriptions to its mentions.
// Leaves to others: names and who they belong to (find-actors.ts).
import type { Actor, Mention, Role } from '../../model/reading.ts';
import type { Page } from '../page/page.ts';
import { slug } from './actor-id.ts';
import { bindDescriptions, type Held } from './descriptions.ts';
import type { Gender } from './gazetteer.ts';
import { forenameGender, honorificGender } from './gender.ts';
import { bindPronouns, type Person, type Trace } from './references.ts';
import { findRoles, nameAt, type RoleFound, type RoleInput } from './roles.ts';
import type { Cast } from './to-actors.ts';

/** The cast with roles, and with the further mentions merged in by start. */
export function completeCast(page: Page, input: RoleInput, cast: Cast): Cast {
  const roles = findRoles(input);
  const people = peopleOf(input, cast, roles);
  const owner = nameAt(input);
  const names = input.names.flatMap((name, index): Trace[] => {
    const person = people.indexOf.get(cast.mentions[index]?.actor ?? '');
    return name.type === 'PER' && person !== undefined
      ? [{ first: name.first, last: name.last, person }]
      : [];
  });
  const held = roles.flatMap((role) => heldOf(input, role, people.indexOf, cast));
  const described = bindDescriptions(input.script, held, input.modifiers, input.gazetteer, owner);
  const traces = [...names, ...described].sort((a, b) => a.first - b.first);
  const bound = bindPronouns(input.script, traces, people.list, quotedWords(page, input));
  const mention = (trace: Trace, how: Mention['how']): Mention => ({
    span: {
      start: input.script.words.start[trace.first] ?? 0,
      end: input.script.words.end[trace.last - 1] ?? 0,
    },
    type: 'PER',
    actor: people.ids[trace.person] ?? '',
    how,
  });
  const mentions = [
    ...cast.mentions,
    ...described.map((trace) => mention(trace, 'description')),
    ...bound.map((trace) => mention(trace, 'pronoun')),
  ].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  return { actors: withRoles(page.document.text, input, cast, roles), mentions };
}

interface People {
  readonly ids: readonly string[];
  readonly indexOf: ReadonlyMap<string, number>;
  readonly list: readonly Person[];
}

/** The people of the cast with what tells he from she: a title first, then the first name. */
function peopleOf(input: RoleInput, cast: Cast, roles: readonly RoleFound[]): People {
  const ids = cast.actors.filter((actor) => actor.kind === 'person').map((actor) => actor.id);
  const indexOf = new Map(ids.map((id, index) => [id, index]));
  const genders = new Map<string, Gender>();
  const counts = new Map<string, number>();
  const note = (id: string, gender: Gender | undefined) => {
    if (gender !== undefined && !genders.has(id)) genders.set(id, gender);
  };
  for (const role of roles) {
    const word = input.script.types[role.head]?.folded ?? '';
    note(cast.mentions[role.name]?.actor ?? '', input.gazetteer.titles.get(word)?.gender);
  }
  for (const [index, name] of input.names.entries()) {
    const id = cast.mentions[index]?.actor ?? '';
    counts.set(id, (counts.get(id) ?? 0) + 1);
    if (name.type === 'PER') note(id, honorificGender(input.script, input.gazetteer, name.first));
  }
  for (const [index, name] of input.names.entries()) {
    const type = input.script.types[name.first];
    if (name.type !== 'PER' || name.last - name.first < 2 || type === undefined) continue;
    const gender = forenameGender(type);
    note(cast.mentions[index]?.actor ?? '', gender === 'either' ? undefined : gender);
  }
  const list = ids.map((id) => ({ gender: genders.get(id), count: counts.get(id) ?? 0 }));
  return { ids, indexOf, list };
}

function heldOf(
  input: RoleInput,
  role: RoleFound,
  indexOf: ReadonlyMap<string, number>,
  cast: Cast,
): readonly Held[] {
  const person = indexOf.get(cast.mentions[role.name]?.actor ?? '');
  const words = input.script.types.slice(role.first, role.last).map((type) => type.folded);
  const head = input.script.types[role.head]?.folded ?? '';
  return person === undefined ? [] : [{ person, words: new Set(words), head, at: role.last - 1 }];
}

/** 1 for each word between quotation marks; a paragraph starts outside. */
function quotedWords(page: Page, { script }: RoleInput): Uint8Array {
  const quoted = new Uint8Array(script.types.length);
  let inside = 0;
  let paragraph = -1;
  for (const [at, type] of script.types.entries()) {
    const own = page.sentences[script.words.sentence[at] ?? 0]?.paragraph ?? 0;
    if (own !== paragraph) inside = 0;
    paragraph = own;
    if (type.text === '“' || type.text === '«' || (type.text === '"' && inside === 0)) inside = 1;
    else if (type.text === '”' || type.text === '»' || type.text === '"') inside = 0;
    quoted[at] = inside;
  }
  return quoted;
}

/** Roles in the words of the text, each once; an actor's curated roles stay and come first. */
function withRoles(
  text: string,
  input: RoleInput,
  cast: Cast,
  roles: readonly RoleFound[],
): readonly Actor[] {
  const { start, end } = input.script.words;
  const told = new Map<string, Role[]>();
  for (const role of roles) {
    const id = cast.mentions[role.name]?.actor ?? '';
    const span = { start: start[role.first] ?? 0, end: end[role.last - 1] ?? 0 };
    const title = text.slice(span.start, span.end).replace(/\s+/gu, ' ');
    const list = told.get(id) ?? [];
    if (!list.some((one) => slug(one.title) === slug(title))) list.push({ title, span });
    told.set(id, list);
  }
  return cast.actors.map((actor) => {
    const more = (told.get(actor.id) ?? []).filter(
      (role) => !actor.roles.some((known) => slug(known.title) === slug(role.title)),
    );
    return more.length === 0 ? actor : { ...actor, roles: [...actor.roles, ...more] };
  });
}
