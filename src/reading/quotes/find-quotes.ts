// Reported speech: what was said, by which cue, by whom. Rules after the literature on news quotation: cue and
// Leaves to others: who the names are (actors). A speaker without evidence is none, never the nearest name.
import type { Mention, Quote, Speaker } from '../../model/reading.ts';
import type { ActorsFound } from '../actors/find-actors.ts';
import type { Page } from '../page/page.ts';
import type { Resources } from '../resources.ts';
import type { Attribution } from './clauses.ts';
import { attributed, type Draft } from './draft.ts';
import { type Earlier, sameSpeaker } from './pronouns.ts';
import { attributionsOf, draftsOf } from './reported.ts';
import { speakerAt } from './resolve.ts';
import { firstPhrase } from './speaker.ts';
import { loadSpeech, type Speech } from './speech.ts';
import { type Strip, stripOf } from './strip.ts';

/** Prepares the stage: the returned function finds the quotations of one page, by start. */
export function prepareQuotes(
  resources: Resources,
): (page: Page, found: ActorsFound) => readonly Quote[] {
  const speech = loadSpeech(resources);
  const titles = loadTitles(resources);
  return (page, found) => {
    const binder = { text: page.document.text, mentions: found.mentions, speech, titles };
    const speakers = new Map<Draft, Speaker | undefined>();
    let earlier: Earlier | undefined;
    const quotes = draftsOfPage(page, speech).flatMap((draft) => {
      const speaker = speakerOf(draft, binder, speakers, earlier);
      speakers.set(draft, speaker);
      earlier = { draft, speaker };
      return quoteOf(draft, speaker);
    });
    return quotes.sort((a, b) => a.spans[0].start - b.spans[0].start);
  };
}

interface Binder {
  readonly text: string;
  readonly mentions: readonly Mention[];
  readonly speech: Speech;
  readonly titles: ReadonlySet<string>;
}

function loadTitles(resources: Resources): ReadonlySet<string> {
  return new Set(
    resources.lexicon('titles').map((entry) => (entry.split('=')[0] ?? '').trim().toLowerCase()),
  );
}

const opensQuoted = /^["“«„]/u;

function draftsOfPage(page: Page, speech: Speech): readonly Draft[] {
  const all: Draft[] = [];
  let carried: Carried | undefined;
  for (const [index, paragraph] of page.paragraphs.entries()) {
    const next = page.paragraphs[index + 1];
    const nextOpens =
      next !== undefined && opensQuoted.test(page.document.text.charAt(next.span.start));
    const strip = stripOf(page, paragraph, nextOpens);
    if (strip.words.length === 0) continue;
    const attributions = attributionsOf(strip, speech);
    const drafts = draftsOf(strip, attributions, speech);
    carryInto(drafts, carried);
    all.push(...drafts);
    carried = carryOut(strip, attributions, drafts, speech);
  }
  return all;
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

function carryOut(
  strip: Strip,
  attributions: readonly Attribution[],
  drafts: readonly Draft[],
  speech: Speech,
): Carried | undefined {
  const end = strip.words.length - 1;
  const last = attributions.at(-1);
  const from = strip.words[end]?.from ?? 0;
  if (strip.words[end]?.text === ':' && last && last.cue.first >= from) {
    const subject = last.subject ?? firstPhrase(strip, last.cue.first, speech);
    return { introduction: attributed(strip, { ...last, subject }) };
  }
  const draft = drafts.at(-1);
  if (draft?.kind !== 'direct' || Math.max(draft.reach.last, draft.cueAt) < from) return undefined;
  return { draft, open: strip.marked.at(-1)?.unfinished === true };
}

function speakerOf(
  draft: Draft,
  { text, mentions, speech, titles }: Binder,
  speakers: ReadonlyMap<Draft, Speaker | undefined>,
  last: Earlier | undefined,
): Speaker | undefined {
  if (draft.subject) {
    const same = sameSpeaker(text, draft, last, mentions);
    return same ?? speakerAt(text, draft.subject, mentions, speech.is.pronoun, titles);
  }
  if (draft.cue || !draft.continues) return undefined;
  const earlier = speakers.get(draft.continues);
  if (!earlier) return undefined;
  return {
    how: 'continued',
    ...(earlier.actor && { actor: earlier.actor }),
    ...(earlier.span && { span: earlier.span }),
  };
}

function quoteOf(draft: Draft, speaker: Speaker | undefined): readonly Quote[] {
  const [first, ...rest] = draft.spans;
  if (!first) return [];
  const { kind, cue, confidence } = draft;
  return [
    { spans: [first, ...rest], kind, ...(cue && { cue }), ...(speaker && { speaker }), confidence },
  ];
}
