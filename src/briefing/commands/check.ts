// `/check words`: is this quotation in the documents, word for word, nearly, joined, or not; and is it that speaker's?
// Leaves to others: the verdict (check/judge.ts).
import type { Block, Inline, Message } from '../../model/message.ts';
import type { Say } from '../../model/words.ts';
import type { Arguments, Asked, Command } from '../asked.ts';
import type { Difference } from '../check/align.ts';
import { type Attribution, fewest, judge, longest, type Verdict } from '../check/judge.ts';
import type { Place } from '../check/look.ts';
import { answered, facts, invocationOf, nothing, paragraph, refused, text } from '../compose.ts';
import { captionOf } from '../lines.ts';
import { gather, type Materials } from '../materials.ts';
import { emptyArchive } from '../who.ts';

/** Most places and differences shown. */
const most = { places: 3, parts: 4, differences: 8 };

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
      {
        name: 'by',
        description: say('briefing.option.claimed'),
        type: 'text',
        required: false,
        suggest: 'actor',
        colon: true,
      },
    ],
    examples: ['check "lasting agreements that allow the recovery"'],
    who: 'anyone',
    run,
  };
}

async function run(asked: Asked, given: Arguments): Promise<Message> {
  const { say, archive } = asked;
  const again = invocationOf('check', given);
  const { documents } = await archive.overview();
  if (documents === 0) return emptyArchive(asked, again);
  const verdict = await judge(asked, given['words'] ?? '', again.arguments['by']);
  switch (verdict.type) {
    case 'short':
      return refused(say('briefing.check.short', { fewest }), [say('briefing.check.how')]);
    case 'long':
      return refused(say('briefing.check.long', { longest }), [say('briefing.check.how')]);
    case 'none':
      return nothing({
        summary: say('briefing.check.none', { count: documents }),
        hints: [say('briefing.check.none-means')],
        again,
      });
    default:
      return found(asked, verdict, given);
  }
}

type Found = Extract<Verdict, { readonly candidates: unknown }>;

async function found(asked: Asked, verdict: Found, given: Arguments): Promise<Message> {
  const { say } = asked;
  const all: readonly Place[] = 'places' in verdict ? verdict.places : [verdict.place];
  const places = all.slice(0, verdict.type === 'joined' ? most.parts : most.places);
  const materials = await gather(asked, {
    documents: places.map((place) => place.document),
    actors: places.flatMap((place) => place.quote?.speaker?.actor ?? []),
  });
  const summary = summaryOf(asked, verdict, all, materials);
  const differences = verdict.type === 'near' ? verdict.place.alignment.differences : [];
  return answered(asked, {
    summary,
    blocks: [
      paragraph(text(summary)),
      ...places.flatMap((place) => placeBlocks(asked, materials, place)),
      ...facts(differences.slice(0, most.differences).map((one) => differenceFact(say, one))),
      ...materials.sources(),
    ],
    again: invocationOf('check', given),
  });
}

const verdictKeys = {
  exact: 'briefing.check.exact',
  near: 'briefing.check.near',
  joined: 'briefing.check.joined',
  part: 'briefing.check.part',
} as const;

const attributionKeys = {
  right: 'briefing.check.right',
  other: 'briefing.check.other',
  unattributed: 'briefing.check.unattributed',
  'no-quotation': 'briefing.check.no-quotation',
} as const;

function summaryOf(
  { say }: Asked,
  { type, attribution }: Found,
  places: readonly Place[],
  materials: Materials,
): string {
  const documents = new Set(places.map((place) => place.document));
  return say(verdictKeys[type], {
    count: type === 'joined' ? places.length : documents.size,
    title: materials.document(places[0]?.document ?? '')?.title ?? '',
    verdict: attribution === undefined ? 'none' : attributionInWords(say, attribution),
  });
}

function attributionInWords(say: Say, attribution: Attribution): string {
  return say(attributionKeys[attribution.type], { ...attribution });
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
function placeBlocks(asked: Asked, materials: Materials, place: Place): readonly Block[] {
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
