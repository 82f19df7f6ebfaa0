// Reported speech of a page: what was said, by which cue, by whom; speech that goes on over paragraphs.
// Leaves to others: who the names are (actors). A speaker without evidence is none, never the nearest name.
import type { Quote, Speaker } from '../../model/reading.ts';
import type { ActorsFound } from '../actors/find-actors.ts';
import type { Page } from '../page/page.ts';
import type { Resources } from '../resources.ts';
import type { Attribution } from './clauses.ts';
import { attributed, type Draft } from './draft.ts';
import { isWord } from './phrase.ts';
import { attributionsOf, draftsOf } from './reported.ts';
import { createSecondOpinion, type SecondOpinion } from './second-opinion.ts';
import { firstPhrase } from './speaker.ts';
import { loadSpeech, type Speech } from './speech.ts';
import { type Strip, stripOf } from './strip.ts';
import { prepareSpeakers } from './who.ts';

/** Prepares the stage: the returned function finds the quotations of one page, by start. */
export function prepareQuotes(
  resources: Resources,
): (page: Page, found: ActorsFound) => readonly Quote[] {
  const speech = loadSpeech(resources);
  const bind = prepareSpeakers(resources, speech);
  const opinion = createSecondOpinion(resources.model('speech.bin.gz'), speech);
  return (page, found) => {
    const drafts = draftsOfPage(page, speech, opinion);
    const speakers = bind(page, found, drafts);
    return drafts
      .flatMap((draft, index) => quoteOf(draft, speakers[index]))
      .sort((a, b) => a.spans[0].start - b.spans[0].start);
  };
}

const opensQuoted = /^["“«„]/u;

function draftsOfPage(page: Page, speech: Speech, opinion: SecondOpinion): readonly Draft[] {
  const all: Draft[] = [];
  const reports = (lower: string) => speech.verbs.get(lower)?.shapes.has('say') === true;
  let carried: Carried | undefined;
  for (const [index, paragraph] of page.paragraphs.entries()) {
    const next = page.paragraphs[index + 1];
    const nextOpens =
      next !== undefined && opensQuoted.test(page.document.text.charAt(next.span.start));
    const strip = stripOf(page, paragraph, nextOpens, reports);
    if (strip.words.length === 0) continue;
    const attributions = attributionsOf(strip, speech);
    const drafts = draftsOf(strip, attributions, speech, carried?.open === true);
    carryInto(drafts, carried);
    carryBack(strip, drafts[0], carried);
    for (const draft of drafts) confirm(strip, draft, opinion);
    all.push(...drafts);
    carried = carryOut(strip, attributions, drafts, speech);
  }
  return all;
}

// A reported clause of a known speaker is certain where the trained tagger draws the same ends.
function confirm(strip: Strip, draft: Draft, opinion: SecondOpinion): void {
  if (draft.kind === 'direct' || draft.confidence !== 'medium') return;
  const { first, last } = draft.reach;
  const agreed = opinion(strip, first).some(
    (stretch) =>
      betweenWords(strip, stretch.first, first) && betweenWords(strip, stretch.last, last),
  );
  if (agreed) draft.confidence = 'high';
}

// Marks and commas at the ends do not count: no word lies between the two places.
function betweenWords(strip: Strip, one: number, other: number): boolean {
  const [from, to] = one < other ? [one, other] : [other, one];
  if (to - from > 3) return false;
  const words = strip.words.slice(from, to + 1).filter(isWord).length;
  return words <= (isWord(strip.words[one]) && isWord(strip.words[other]) && from !== to ? 0 : 1);
}

/** What a paragraph hands to the next: the speech it ends with, or an introduction that ends in ":". */
interface Carried {
  readonly draft?: Draft;
  readonly open?: boolean;
  readonly introduction?: Pick<Draft, 'cue' | 'subject'>;
}

function carryInto(drafts: readonly Draft[], carried: Carried | undefined): void {
  const first = drafts[0];
  if (!carried || !first || first.kind !== 'direct' || first.reach.first > 0) return;
  if (first.cue || first.subject || first.continues) return;
  if (carried.introduction) {
    first.cue = carried.introduction.cue;
    first.subject = carried.introduction.subject;
    first.confidence = first.subject ? 'high' : 'medium';
  } else if (carried.draft) {
    first.continues = carried.draft;
    first.confidence = carried.open ? 'medium' : 'low';
  }
}

// One quotation on two lines: “I dread tomorrow. / It will not be pleasant,” Reid said. The mark opened above, and
// may be written again at the head of the next paragraph.
function carryBack(strip: Strip, first: Draft | undefined, carried: Carried | undefined): void {
  const above = carried?.open === true ? carried.draft : undefined;
  const [mark] = strip.marked;
  const goesOn = mark && (mark.lost ? mark.first === 0 : mark.open === 0);
  if (!above || above.cue || above.subject || above.continues || !goesOn || !first?.cue) return;
  if (first.kind !== 'direct' || first.reach.first > 0) return;
  above.cue = first.cue;
  above.subject = first.subject;
  above.confidence = 'medium';
}

function carryOut(
  strip: Strip,
  attributions: readonly Attribution[],
  drafts: readonly Draft[],
  speech: Speech,
): Carried | undefined {
  const end = strip.words.length - 1;
  const last = attributions.at(-1);
  const from = strip.words[end]?.from ?? 0;
  const introduces = strip.words[end]?.text === ':' || last?.cue.shapes.has('colon') === true;
  if (introduces && last && last.cue.first >= from) {
    const subject = last.subject ?? firstPhrase(strip, last.cue.first, speech);
    return { introduction: attributed(strip, { ...last, subject }) };
  }
  const draft = drafts.at(-1);
  if (draft?.kind !== 'direct' || Math.max(draft.reach.last, draft.cueAt) < from) return undefined;
  return { draft, open: strip.marked.at(-1)?.unfinished === true };
}

function quoteOf(draft: Draft, speaker: Speaker | undefined): readonly Quote[] {
  const [first, ...rest] = draft.spans;
  if (!first) return [];
  const { kind, cue, confidence } = draft;
  return [
    { spans: [first, ...rest], kind, ...(cue && { cue }), ...(speaker && { speaker }), confidence },
  ];
}
