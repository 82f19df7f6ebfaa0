// `/check words`: is this quotation in the documents, word for word, nearly, or not; and is it that speaker's?
// Leaves to others: looking (check/look.ts) and comparing (check/align.ts).
import type { Block, Inline, Message } from '../../model/message.ts';
import type { Say } from '../../model/words.ts';
import type { ActorRow } from '../../store/store.ts';
import type { Arguments, Asked, Command } from '../asked.ts';
import type { Difference } from '../check/align.ts';
import { type Claim, claimsOf } from '../check/claim.ts';
import {
  type Candidates,
  candidatesFor,
  exactPlaces,
  type NearPlace,
  nearestPlace,
  type Place,
} from '../check/look.ts';
import { type Token, tokensOf, withoutOuterMarks } from '../check/tokens.ts';
import { answered, facts, invocationOf, nothing, paragraph, refused, text } from '../compose.ts';
import { captionOf, speakerName } from '../lines.ts';
import { claimingWords } from '../question/words.ts';
import { emptyArchive, resolve } from '../who.ts';

/** Fewer words than this stand in many texts by chance; more than the other are no quotation. */
const fewest = 3;
const longest = 250;
/** Most places shown. */
const mostPlaces = 3;

export function checkCommand(say: Say): Command {
  return {
    name: 'check',
    description: say('briefing.command.check'),
    options: [
      {
        name: 'words',
        description: say('briefing.option.words'),
        type: 'text',
        required: true,
        positional: true,
      },
    ],
    examples: ['check "lasting agreements that allow the recovery"'],
    who: 'anyone',
    run,
  };
}

/** A reading of what was typed, ready to be looked for. */
interface Looked extends Claim {
  readonly tokens: readonly Token[];
}

async function run(asked: Asked, given: Arguments): Promise<Message> {
  const { say, archive } = asked;
  const again = invocationOf('check', given);
  const typed = given['words'] ?? '';
  const claims = claimsOf(typed, claimingWords(asked.lists))
    .map((claim): Looked => ({ ...claim, tokens: withoutOuterMarks(tokensOf(claim.words)) }))
    .filter((claim) => claim.tokens.filter((token) => token.word).length >= fewest);
  const [plain] = claims;
  if (plain === undefined)
    return refused(say('briefing.check.short', { fewest }), [say('briefing.check.how')]);
  if (plain.tokens.length > longest)
    return refused(say('briefing.check.long', { longest }), [say('briefing.check.how')]);
  const { documents } = await archive.overview();
  if (documents === 0) return emptyArchive(asked, again);
  const candidates = await candidatesFor(asked, typed);
  for (const claim of claims) {
    const places = exactPlaces(candidates, claim.tokens);
    if (places.length > 0) return exact(asked, candidates, claim, places, given);
  }
  const near = claims
    .flatMap((claim) => ({ claim, place: nearestPlace(candidates, claim.tokens) }))
    .toSorted((a, b) => agreementOf(b.place) - agreementOf(a.place))[0];
  if (near?.place !== undefined) return nearly(asked, candidates, near.claim, near.place, given);
  return nothing({
    summary: say('briefing.check.none', { count: documents }),
    hints: [say('briefing.check.none-means')],
    again,
  });
}

function agreementOf(place: NearPlace | undefined): number {
  return place?.alignment.agreement ?? 0;
}

async function exact(
  asked: Asked,
  candidates: Candidates,
  claim: Claim,
  places: readonly Place[],
  given: Arguments,
): Promise<Message> {
  const { say } = asked;
  const { materials } = candidates;
  const verdict = await attribution(asked, candidates, claim, places[0]);
  const summary = say('briefing.check.exact', {
    count: new Set(places.map((place) => place.document)).size,
    title: materials.document(places[0]?.document ?? '')?.title ?? '',
    verdict: verdict ?? 'none',
  });
  return answered(asked, {
    summary,
    blocks: [
      paragraph(text(summary)),
      ...places.slice(0, mostPlaces).flatMap((place) => placeBlocks(asked, candidates, place)),
      ...materials.sources(),
    ],
    again: invocationOf('check', given),
  });
}

async function nearly(
  asked: Asked,
  candidates: Candidates,
  claim: Claim,
  place: NearPlace,
  given: Arguments,
): Promise<Message> {
  const { say } = asked;
  const verdict = await attribution(asked, candidates, claim, place);
  const summary = say('briefing.check.near', {
    title: candidates.materials.document(place.document)?.title ?? '',
    verdict: verdict ?? 'none',
  });
  return answered(asked, {
    summary,
    blocks: [
      paragraph(text(summary)),
      ...placeBlocks(asked, candidates, place),
      ...facts(place.alignment.differences.slice(0, 8).map((one) => differenceFact(say, one))),
      ...candidates.materials.sources(),
    ],
    again: invocationOf('check', given),
  });
}

function differenceFact(say: Say, { type, asked, found }: Difference) {
  return {
    label: say('briefing.check.difference', { type }),
    value:
      type === 'changed'
        ? say('briefing.check.changed', { found, asked })
        : say('briefing.check.words', { words: type === 'left' ? found : asked }),
  };
}

/** The words as they stand, and whose they are: a speaker's, or the document's own. */
function placeBlocks(asked: Asked, candidates: Candidates, place: Place): readonly Block[] {
  const { materials } = candidates;
  const [first, ...rest] = place.spans.flatMap(
    (span) => materials.passage(place.document, span)?.citation ?? [],
  );
  if (first === undefined) return [];
  const caption: readonly Inline[] =
    place.quote === undefined
      ? [text(asked.say('briefing.check.own-words', { voice: first.voice }))]
      : captionOf(asked, materials, place.quote);
  return [
    {
      type: 'quote',
      citations: [first, ...rest],
      caption: [...caption, ...materials.reference(place.document)],
    },
  ];
}

/** One sentence on the claimed speaker: right, somebody else, or the document does not say. */
async function attribution(
  asked: Asked,
  { materials }: Candidates,
  claim: Claim,
  place: Place | undefined,
): Promise<string | undefined> {
  const { say } = asked;
  if (claim.speaker === undefined || place === undefined) return undefined;
  const found = await resolve(asked, claim.speaker);
  const claimed = claimedActors(found);
  const name = claimed.length === 1 ? (claimed[0]?.name ?? claim.speaker) : claim.speaker;
  if (place.quote === undefined) return say('briefing.check.no-quotation', { claimed: name });
  const actual = materials.actor(place.quote.speaker?.actor);
  if (actual !== undefined && claimed.some((actor) => actor.id === actual.id))
    return say('briefing.check.right', { name: actual.name });
  const speaker = speakerName(materials, place.quote);
  return speaker === undefined
    ? say('briefing.check.unattributed', { claimed: name })
    : say('briefing.check.other', { claimed: name, speaker });
}

function claimedActors(found: Awaited<ReturnType<typeof resolve>>): readonly ActorRow[] {
  if (found.type === 'one') return [found.actor];
  return found.type === 'several' ? found.actors : [];
}
