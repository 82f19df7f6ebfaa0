// What a reader needs beside an answer: a way to each passage in its context, how new the archive is, how sound a source.
// Leaves to others: the answers (commands/) and the passage in its context (passage-view.ts).

import type { Citation } from '../model/document.ts';
import {
  type Action,
  type Block,
  type Choice,
  citationsOf,
  type Invocation,
  type Message,
  type NumberedSource,
} from '../model/message.ts';
import type { Problem } from '../model/reading.ts';
import type { Asked } from './asked.ts';
import { ask, note } from './compose.ts';
import { withCopies } from './copies.ts';
import { documentDate } from './dated.ts';
import { passageInvocation } from './passage-view.ts';

/** Commands whose answers say how new the newest document is; a brief tells it by itself. */
const dated: ReadonlySet<string> = new Set(['ask']);
/** Commands whose passages may be copies of one another's. */
const copied: ReadonlySet<string> = new Set(['ask', 'brief', 'quotes']);
/** Most passages that can be chosen from, as platforms show a list. */
const mostPassages = 25;
/** Longest words of a passage in a list, in UTF-16 units. */
const longestLabel = 60;

/** The answer with the aids that its command wants; other outcomes as they are. */
export async function withAids(
  asked: Asked,
  { command, arguments: given }: Invocation,
  message: Message,
): Promise<Message> {
  if (message.outcome !== 'answer') return message;
  const inContext = command === 'document' && given['at'] !== undefined;
  const told = copied.has(command) ? await withCopies(asked, message.blocks) : message.blocks;
  const sound = await withMarks(asked, told);
  const newest = dated.has(command) ? await asOf(asked) : [];
  const actions = inContext ? [] : passageActions(asked, message);
  return { ...message, blocks: beforeActions(sound, newest, actions) };
}

/** Notes stand right before the sources; further actions before Share, which is last. */
function beforeActions(
  blocks: readonly Block[],
  notes: readonly Block[],
  actions: readonly Action[],
): readonly Block[] {
  const own = blocks.flatMap((block) => (block.type === 'actions' ? block.actions : []));
  const all = [
    ...own.filter((action) => action.type !== 'share'),
    ...actions,
    ...own.filter((action) => action.type === 'share'),
  ];
  const isSources = ({ type }: Block) => type === 'sources';
  return [
    ...blocks.filter((block) => block.type !== 'actions' && !isSources(block)),
    ...notes,
    ...blocks.filter(isSources),
    ...(all.length === 0 ? [] : [{ type: 'actions' as const, actions: all }]),
  ];
}

/** A button for one passage, a list for several; each passage once, in the order they are shown. */
function passageActions({ say }: Asked, message: Message): readonly Action[] {
  const chooses = message.blocks.some(
    (block) => block.type === 'actions' && block.actions.some((one) => one.type === 'choose'),
  );
  const places = new Map(
    citationsOf(message).map((citation) => [
      `${citation.source.id} ${citation.span.start}-${citation.span.end}`,
      citation,
    ]),
  );
  const [first, ...more] = [...places.values()].slice(0, mostPassages);
  if (first === undefined || chooses) return [];
  const { command, arguments: given } = passageInvocation(first.source.id, first.span);
  if (more.length === 0) return [ask(say('briefing.action.passage'), command, given)];
  const options = [first, ...more].map((citation, index) => choiceOf(citation, index));
  return [{ type: 'choose', label: say('briefing.action.passage'), options, shown: true }];
}

function choiceOf({ words, source, span }: Citation, index: number): Choice {
  const line = words.replace(/\s+/gu, ' ').trim();
  const label =
    line.length <= longestLabel ? line : `${line.slice(0, longestLabel).replace(/\s+\S*$/u, '')} …`;
  return {
    label: `${index + 1} · ${label}`,
    description: source.title,
    invocation: passageInvocation(source.id, span),
  };
}

/** "As of": the newest document there is. */
async function asOf({ archive, say }: Asked): Promise<readonly Block[]> {
  const { total, rows } = await archive.listDocuments({ limit: 1 });
  const [newest] = rows;
  if (newest === undefined) return [];
  return [
    note(
      say('briefing.as-of', {
        date: documentDate(say, newest.date),
        count: total,
      }),
    ),
  ];
}

async function withMarks(asked: Asked, blocks: readonly Block[]): Promise<readonly Block[]> {
  return Promise.all(
    blocks.map(async (block) =>
      block.type === 'sources'
        ? { ...block, sources: await Promise.all(block.sources.map((one) => marked(asked, one))) }
        : block,
    ),
  );
}

async function marked({ archive, say }: Asked, numbered: NumberedSource): Promise<NumberedSource> {
  const problems = (await archive.parts(numbered.source.id))?.problems ?? [];
  const soundness = soundnessOf(problems);
  return soundness === 'sound'
    ? numbered
    : { ...numbered, marks: [say('briefing.source.mark', { soundness })] };
}

/** Problems of the text itself, as `src/reading/page` and the library name them. */
const translated: ReadonlySet<string> = new Set(['repeated-phrase', 'foreign-script']);
const damaged: ReadonlySet<string> = new Set(['mojibake', 'not-utf-8', 'glued-words']);

/** Phrases said over and over and letters of other scripts are what machine translation leaves behind. */
function soundnessOf(problems: readonly Problem[]): 'sound' | 'translated' | 'damaged' {
  const rules = problems.map((problem) => problem.rule);
  if (rules.some((rule) => translated.has(rule))) return 'translated';
  return rules.some((rule) => damaged.has(rule)) ? 'damaged' : 'sound';
}
