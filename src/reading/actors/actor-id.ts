// Ids of actors, and the folding of names that they rest on: the same name gives the same id in every document.
// Leaves to others: which name is the canonical one (link.ts).
import type { ActorId, ActorKind, MentionType } from '../../model/reading.ts';

const plain = /^[\x20-\x7e]*$/u;
const special: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ı: 'i',
  þ: 'th',
};

/** Lower case, accents gone, letters of other scripts inside a Latin word dropped: `Gonzஸ்lez` gives `gonzlez`. */
export function fold(name: string): string {
  if (plain.test(name)) return name.toLowerCase();
  const letters = name.normalize('NFKD').toLowerCase();
  const latin = letters.replace(/[ßæœøđðłıþ]/gu, (letter) => special[letter] ?? letter);
  const bare = latin.replace(/\p{M}/gu, '').replace(/[‘’ʼ`´]/gu, "'");
  return /\p{Script=Latin}/u.test(bare) ? bare.replace(/(?!\p{Script=Latin})\p{L}/gu, '') : bare;
}

/** Folded and hyphenated, letters and digits only: `Nicolás Maduro` gives `nicolas-maduro`. */
export function slug(name: string): string {
  return fold(name)
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/gu, '');
}

/** The id that everybody gives an actor of this kind and canonical name. */
export function actorId(kind: ActorKind, name: string): ActorId {
  return `${kind}:${slug(name)}`;
}

const kinds: Readonly<Record<MentionType, ActorKind>> = {
  PER: 'person',
  ORG: 'organisation',
  LOC: 'place',
  MISC: 'other',
};

/** What kind of actor a mention of this type names. */
export function kindOf(type: MentionType): ActorKind {
  return kinds[type];
}

/** The mention type of an actor's kind: the inverse of `kindOf`. */
export function typeOf(kind: ActorKind): MentionType {
  if (kind === 'person') return 'PER';
  if (kind === 'organisation') return 'ORG';
  return kind === 'place' ? 'LOC' : 'MISC';
}
