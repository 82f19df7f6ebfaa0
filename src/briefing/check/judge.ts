// The verdict on a typed quotation: as it stands, near, joined from several places, or not found; and whose it is.
// Leaves to others: looking (look.ts), comparing (align.ts, cover.ts) and saying it (commands/check.ts).
import type { ActorRow, QuoteRow } from '../../store/store.ts';
import type { Asked, Reader } from '../asked.ts';
import { foldedWords } from '../fold.ts';
import { claimingWords } from '../question/words.ts';
import { resolve } from '../who.ts';
import { type Claim, claimsOf } from './claim.ts';
import { type Cover, coverOf, longestStretch } from './cover.ts';
import {
  type Candidates,
  candidatesFor,
  exactPlaces,
  type NearPlace,
  nearestPlace,
  type Place,
  placeAt,
} from './look.ts';
import { type Token, tokensOf, withoutOuterMarks } from './tokens.ts';

/** Whose the words are said to be, beside whose the documents say they are. */
export type Attribution =
  | { readonly type: 'right'; readonly name: string }
  | { readonly type: 'other'; readonly claimed: string; readonly speaker: string }
  | { readonly type: 'unattributed'; readonly claimed: string }
  /** The words stand outside any quotation. */
  | { readonly type: 'no-quotation'; readonly claimed: string };

/** What judging needs of a question. */
export type Checking = Reader & Pick<Asked, 'lists'>;

interface Found {
  readonly candidates: Candidates;
  readonly attribution?: Attribution;
}

export type Verdict =
  | (Found & { readonly type: 'exact'; readonly places: readonly [Place, ...Place[]] })
  | (Found & { readonly type: 'near'; readonly place: NearPlace })
  | (Found & { readonly type: 'joined'; readonly places: readonly [Place, ...Place[]] })
  | (Found & { readonly type: 'part'; readonly places: readonly [Place, ...Place[]] })
  | { readonly type: 'none' }
  | { readonly type: 'short' }
  | { readonly type: 'long' };

/** Fewer words than this stand in many texts by chance; more tokens than the other are no quotation. */
export const fewest = 3;
export const longest = 250;

/** Share of the words in one place from which they are of that place. */
const nearlyAll = 0.8;
/** Words, and share of them, that are told as a part when the rest is nowhere. */
const part = { words: 5, share: 0.3 };

/** A reading of what was typed, ready to be looked for. */
interface Looked extends Claim {
  readonly tokens: readonly Token[];
}

/** Judges words by the documents. @param speaker Whose they are said to be, where that is given apart. */
export async function judge(asked: Checking, typed: string, speaker?: string): Promise<Verdict> {
  const claims = claimsOf(typed, claimingWords(asked.lists), speaker)
    .map((claim): Looked => ({ ...claim, tokens: withoutOuterMarks(tokensOf(claim.words)) }))
    .filter((claim) => claim.tokens.filter((token) => token.word).length >= fewest);
  const [plain] = claims;
  if (plain === undefined) return { type: 'short' };
  if (plain.tokens.length > longest) return { type: 'long' };
  const candidates = await candidatesFor(asked, typed);
  for (const claim of claims) {
    const [first, ...others] = await exactPlaces(candidates, claim.tokens);
    if (first !== undefined)
      return attributed(asked, claim, { type: 'exact', candidates, places: [first, ...others] });
  }
  return apart(asked, candidates, claims);
}

/** Nearly the words of one place; or, where they are not all there, exactly the words of several. */
async function apart(
  asked: Checking,
  candidates: Candidates,
  claims: readonly Looked[],
): Promise<Verdict> {
  const near = await nearest(candidates, claims);
  const agreement = near?.place.alignment.agreement ?? 0;
  if (agreement < 1)
    for (const claim of claims) {
      const places = await joinedPlaces(candidates, claim, agreement);
      if (places !== undefined)
        return attributed(asked, claim, { type: 'joined', candidates, places });
    }
  return near === undefined
    ? partOf(asked, candidates, claims)
    : attributed(asked, near.claim, { type: 'near', candidates, place: near.place });
}

/** A good part of the words in one place, the rest nowhere. */
async function partOf(
  asked: Checking,
  candidates: Candidates,
  claims: readonly Looked[],
): Promise<Verdict> {
  for (const claim of claims) {
    const stretch = longestStretch(claim.tokens, candidates.tokens);
    const words = claim.tokens.filter((token) => token.word).length;
    if (stretch === undefined || stretch.words < Math.max(part.words, words * part.share)) continue;
    const place = await placeAt(candidates, stretch.document, stretch.span);
    return attributed(asked, claim, { type: 'part', candidates, places: [place] });
  }
  return { type: 'none' };
}

async function nearest(candidates: Candidates, claims: readonly Looked[]) {
  let best: { readonly claim: Looked; readonly place: NearPlace } | undefined;
  for (const claim of claims) {
    const place = await nearestPlace(candidates, claim.tokens);
    if (place !== undefined && place.alignment.agreement > (best?.place.alignment.agreement ?? 0))
      best = { claim, place };
  }
  return best;
}

async function joinedPlaces(
  candidates: Candidates,
  claim: Looked,
  agreement: number,
): Promise<readonly [Place, ...Place[]] | undefined> {
  const cover = coverOf(claim.tokens, candidates.tokens);
  if (cover === undefined || isChance(cover, agreement)) return undefined;
  const [first, ...others] = await Promise.all(
    cover.stretches.map((one) => placeAt(candidates, one.document, one.span)),
  );
  return first && [first, ...others];
}

/** Where one place has nearly all of the words, short stretches found elsewhere are chance. */
function isChance({ stretches, loose }: Cover, agreement: number): boolean {
  if (agreement < nearlyAll) return false;
  return loose > 0 || stretches.length > 2 || stretches.some((one) => one.words <= fewest);
}

/** The verdict with what there is to say of the claimed speaker. */
async function attributed<Kind extends Exclude<Verdict, { type: 'none' | 'short' | 'long' }>>(
  asked: Checking,
  { speaker }: Claim,
  verdict: Kind,
): Promise<Kind> {
  if (speaker === undefined) return verdict;
  const places: readonly Place[] = 'places' in verdict ? verdict.places : [verdict.place];
  const attribution = await attributionOf(asked, speaker, places, verdict.type === 'joined');
  return { ...verdict, attribution };
}

/**
 * Right where any document gives the words to the one they are said to be of; joined words are right only where
 * every part is.
 */
async function attributionOf(
  asked: Checking,
  speaker: string,
  places: readonly Place[],
  every: boolean,
): Promise<Attribution> {
  const found = await resolve(asked, speaker);
  const claimed = claimedActors(found);
  const name = claimed.length === 1 ? (claimed[0]?.name ?? speaker) : speaker;
  const speakers = await Promise.all(places.map(({ quote }) => speakerOf(asked, quote)));
  const isTheirs = (one: Speaker) => sameSpeaker(one, speaker, claimed);
  const theirs = every ? speakers.every(isTheirs) : speakers.some(isTheirs);
  const [right] = speakers.filter(isTheirs);
  if (theirs && right !== undefined) return { type: 'right', name: right.name ?? name };
  const other = speakers.find((one) => one.name !== undefined && !isTheirs(one));
  if (other?.name !== undefined) return { type: 'other', claimed: name, speaker: other.name };
  return places.every((place) => place.quote === undefined)
    ? { type: 'no-quotation', claimed: name }
    : { type: 'unattributed', claimed: name };
}

interface Speaker {
  readonly id?: string;
  readonly name?: string;
}

/** The actor behind a quotation, else the words that name the speaker. */
async function speakerOf({ archive }: Checking, quote: QuoteRow | undefined): Promise<Speaker> {
  const speaker = quote?.speaker;
  if (quote === undefined || speaker === undefined) return {};
  const actor =
    speaker.actor === undefined
      ? undefined
      : (await archive.actors([speaker.actor])).get(speaker.actor);
  if (actor !== undefined) return { id: actor.id, name: actor.name };
  if (speaker.span === undefined || speaker.how === 'pronoun') return {};
  const text = (await archive.document(quote.document))?.text ?? '';
  const name = text.slice(speaker.span.start, speaker.span.end).trim();
  return name === '' ? {} : { name };
}

function sameSpeaker({ id, name }: Speaker, typed: string, claimed: readonly ActorRow[]): boolean {
  if (id !== undefined && claimed.some((actor) => actor.id === id)) return true;
  if (name === undefined) return false;
  const [own, other] = [name, typed].map((one) => ` ${foldedWords(one).join(' ')} `);
  return (own ?? '').includes(other ?? '') || (other ?? '').includes(own ?? '');
}

function claimedActors(found: Awaited<ReturnType<typeof resolve>>): readonly ActorRow[] {
  if (found.type === 'one') return [found.actor];
  return found.type === 'several' ? found.actors : [];
}
