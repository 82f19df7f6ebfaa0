// `/ask question`: passages that answer, cited; or "not in the documents", with no source hung on it.
// Leaves to others: taking the question apart (question/understand.ts), ranking (question/rank.ts).
import type { Message } from '../../model/message.ts';
import type { Say } from '../../model/words.ts';
import type { ActorRow } from '../../store/store.ts';
import type { Arguments, Asked, Command } from '../asked.ts';
import {
  answered,
  ask,
  invocationOf,
  list,
  note,
  nothing,
  paragraph,
  refused,
  strong,
  text,
} from '../compose.ts';
import { datedInWords, monthDayInWords, windowInWords } from '../dated.ts';
import { grouped, happeningLine, neededFor, stopWordsOf } from '../lines.ts';
import { gather, passageInline } from '../materials.ts';
import { type Corrected, corrected } from '../question/corrected.ts';
import { type Found, passagesFor, reportedBy } from '../question/passages.ts';
import { whatWasSaid } from '../question/said.ts';
import { isLong, type Question, understand } from '../question/understand.ts';
import { noWords } from '../subject.ts';
import { told } from '../told.ts';
import type { When } from '../when.ts';
import { clipped, emptyArchive } from '../who.ts';
import { todayOf } from '../window.ts';

/** Longer texts are no question. */
const longest = 1000;
/** Most happenings told for a question that names nothing but days. */
const mostHappenings = 6;

export function askCommand(say: Say): Command {
  return {
    name: 'ask',
    description: say('briefing.command.ask'),
    options: [
      {
        name: 'question',
        description: say('briefing.option.question'),
        type: 'text',
        required: true,
        positional: true,
      },
    ],
    examples: ['ask who recognised Guaidó as interim president?'],
    who: 'anyone',
    run,
  };
}

async function run(asked: Asked, given: Arguments): Promise<Message> {
  const { archive, say } = asked;
  const typed = (given['question'] ?? '').trim();
  const again = invocationOf('ask', { question: typed });
  const { total: documents } = await archive.listDocuments({ limit: 1 });
  if (documents === 0) return emptyArchive(asked, again);
  if (typed.length > longest)
    return refused(say('briefing.ask.long', { longest, length: typed.length }), [
      say('briefing.no-words.how'),
    ]);
  const question = await understand(asked, asked.lists, typed, todayOf(asked));
  const slip = isLong(question) ? undefined : await corrected(asked, question);
  return slip === undefined
    ? answerTo(asked, question, documents, typed)
    : readAs(asked, slip, documents, typed);
}

/** Answers the question with the name put right, and says so first; asked again it is what was typed. */
async function readAs(
  asked: Asked,
  { typed, from, to }: Corrected,
  documents: number,
  original: string,
): Promise<Message> {
  const question = await understand(asked, asked.lists, typed, todayOf(asked));
  const message = await answerTo(asked, question, documents, typed);
  const told = note(asked.say('briefing.ask.read-as', { from: clipped(from), to }));
  return {
    ...message,
    blocks: [told, ...message.blocks],
    again: invocationOf('ask', { question: original }),
  };
}

async function answerTo(
  asked: Asked,
  question: Question,
  documents: number,
  typed: string,
): Promise<Message> {
  const again = invocationOf('ask', { question: typed });
  const nothingToFind = question.topic.length === 0 && question.named.length === 0;
  if (nothingToFind && question.when === undefined) return noWords(asked, again);
  if (question.strangers.length > 0 && !isLong(question))
    return strangers(asked, question, documents, typed);
  const said = await sayingTo(asked, question, typed);
  if (said !== undefined) return said;
  if (nothingToFind && question.when !== undefined) return happenings(asked, question.when, typed);
  const found = await passagesFor(asked, asked.lists, question);
  return found.length === 0
    ? none(asked, question, documents, typed)
    : passages(asked, found, typed);
}

/** Somebody's words on something: as quotations, or else as reports of what was said; undefined for other questions. */
async function sayingTo(
  asked: Asked,
  question: Question,
  typed: string,
): Promise<Message | undefined> {
  if (question.saying === undefined || isLong(question)) return undefined;
  const again = invocationOf('ask', { question: typed });
  const said = await whatWasSaid(asked, question, question.saying, again);
  if (said?.message.outcome !== 'none' || said.withheld) return said?.message;
  const { message } = said;
  const reported = await reportedBy(asked, asked.lists, question);
  return reported.length === 0 ? message : passages(asked, reported, typed);
}

/** A name that no document mentions: said so, with what there is on the other names. */
async function strangers(
  asked: Asked,
  question: Question,
  documents: number,
  typed: string,
): Promise<Message> {
  const { say } = asked;
  return nothing({
    summary: say('briefing.ask.stranger', {
      name: clipped(question.strangers.join(', ')),
      count: documents,
    }),
    ...(await instead(asked, question)),
    again: invocationOf('ask', { question: typed }),
  });
}

async function none(
  asked: Asked,
  question: Question,
  documents: number,
  typed: string,
): Promise<Message> {
  const { say } = asked;
  return nothing({
    summary: say('briefing.ask.none', {
      count: documents,
      absent:
        question.absent.length === 0 ? 'none' : clipped(question.absent.slice(0, 4).join(', ')),
    }),
    ...(await instead(asked, question)),
    again: invocationOf('ask', { question: typed }),
  });
}

/** What there is on those whom the question names, as counts and buttons; no passage is shown. */
async function instead({ archive, say }: Asked, question: Question) {
  const actors = question.named.flatMap((name) => name.actors).slice(0, 2);
  const known = await Promise.all(
    actors.map(async (actor: ActorRow) => ({
      actor,
      quotes: (await archive.quotes({ about: actor.id, limit: 1 })).total,
      by: (await archive.quotes({ by: actor.id, limit: 1 })).total,
    })),
  );
  return {
    hints: known.map(({ actor, quotes, by }) =>
      say('briefing.ask.instead', { name: actor.name, count: actor.documents, quotes, by }),
    ),
    actions: known.flatMap(({ actor, quotes, by }) => [
      ask(actor.name, 'actor', { name: actor.name }),
      ...(quotes > 0
        ? [ask(say('briefing.action.about', { name: actor.name }), 'quotes', { about: actor.name })]
        : []),
      ...(by > 0
        ? [ask(say('briefing.action.by', { name: actor.name }), 'quotes', { by: actor.name })]
        : []),
    ]),
  };
}

/** A question that names nothing but days: what happened on them. */
async function happenings(asked: Asked, when: When, typed: string): Promise<Message> {
  const { archive, say } = asked;
  const again = invocationOf('ask', { question: typed });
  const { type: _, ...days } = when;
  const found = await archive.events({ ...days, limit: 100 });
  const name =
    when.type === 'monthDay'
      ? monthDayInWords(say, when.monthDay)
      : (windowInWords(say, when) ?? '');
  if (found.total === 0)
    return nothing({ summary: say('briefing.event.none', { what: name }), again });
  const materials = await gather(asked, neededFor({ events: found.rows }));
  const all = grouped(materials, found.rows, stopWordsOf(asked));
  const [first] = all.flatMap(
    ({ reports: [report] }) => materials.passage(report.document, report.span)?.citation ?? [],
  );
  return answered(asked, {
    summary: first === undefined ? name : `${name}: ${told(say, first)}`,
    blocks: [
      { type: 'heading', text: name },
      ...list(all.slice(0, mostHappenings).flatMap((one) => happeningLine(asked, materials, one))),
      ...materials.sources(),
    ],
    again,
    actions: [ask(say('briefing.action.events'), 'event', { what: typedDays(when) })],
  });
}

function typedDays(when: When): string {
  if (when.type === 'monthDay') return when.monthDay;
  return when.from === when.to ? when.from : `${when.from}/${when.to}`;
}

async function passages(asked: Asked, found: readonly Found[], typed: string): Promise<Message> {
  const materials = await gather(asked, { documents: found.map((one) => one.document) });
  const cited = found.flatMap((one) => {
    const passage = materials.passage(one.document, one.span);
    return passage === undefined ? [] : [{ ...one, passage }];
  });
  const first = cited[0]?.passage.citation;
  return answered(asked, {
    summary: first === undefined ? '' : told(asked.say, first),
    blocks: [
      ...cited.map(({ passage, document, event }) =>
        paragraph(
          ...(event ? [strong(datedInWords(asked.say, event.date)), text(' ')] : []),
          passageInline(passage),
          ...materials.reference(document),
        ),
      ),
      ...materials.sources(),
    ],
    again: invocationOf('ask', { question: typed }),
  });
}
