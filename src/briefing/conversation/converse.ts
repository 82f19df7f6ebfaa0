// Answers a question in its conversation: read in full where it leans on the turns before, and kept as a turn.
// Leaves to others: how it is read (readings.ts), the commands themselves, keeping (store).
import type { Citation } from '../../model/document.ts';
import { citationsOf, type Invocation, type Message } from '../../model/message.ts';
import type { Turn } from '../../store/conversations.ts';
import type { Asked } from '../asked.ts';
import { note } from '../compose.ts';
import { folded, wordsIn } from '../fold.ts';
import { clipped } from '../who.ts';
import type { Reading } from './phrases.ts';
import { readingsOf } from './readings.ts';

/** How long a conversation lasts, in milliseconds. */
const hour = 3_600_000;
/** Passages kept of an answer: "that" is one of the first. */
const mostCited = 3;
/** Commands whose answers can be gone on about. */
const commands: ReadonlySet<string> = new Set(
  'ask brief actor event timeline quotes document onthisday check'.split(' '),
);

type Answer = (invocation: Invocation) => Promise<Message>;

/**
 * The answer to an invocation. A question that leans on what was said before, by the same person in the same place
 * and within the hour, is answered as it is read in full, and says how it was read.
 */
export async function converse(
  asked: Asked,
  invocation: Invocation,
  answer: Answer,
): Promise<Message> {
  const { request, ledger } = asked;
  if (request.alone || !commands.has(invocation.command)) return answer(invocation);
  const typed = typedIn(asked, invocation);
  const readings = invocation.command === 'ask' ? await readingsFor(asked, typed) : [];
  const told =
    readings.length === 0
      ? { invocation, message: await answer(invocation) }
      : await firstAnswered(asked, readings, answer);
  await ledger.keepTurn(request.place, request.user, turnOf(typed, told), request.at);
  return told.message;
}

function typedIn({ request }: Asked, { command, arguments: given }: Invocation): string {
  if (command === 'ask') return given['question'] ?? '';
  return 'text' in request.ask ? request.ask.text : '';
}

/** Asked again word for word, a question is read as it was the first time: by what was said before it. */
async function readingsFor(asked: Asked, typed: string): Promise<readonly Reading[]> {
  const { request, ledger } = asked;
  const turns = await ledger.turns(request.place, request.user, request.at - hour);
  const plain = (text: string) => wordsIn(folded(text)).join(' ');
  const first = turns.findIndex((turn) => plain(turn.typed) !== plain(typed));
  const before = (first < 0 ? [] : turns.slice(first)).filter(
    ({ outcome }) => outcome === 'answer' || outcome === 'none',
  );
  return before.length === 0 ? [] : readingsOf(asked, typed, before);
}

interface Told {
  readonly invocation: Invocation;
  readonly message: Message;
}

/** The first reading with an answer; where none has one, the last, which asks for least. */
async function firstAnswered(
  asked: Asked,
  readings: readonly Reading[],
  answer: Answer,
): Promise<Told> {
  let told: (Told & { readonly reading: Reading }) | undefined;
  for (const reading of readings) {
    const { invocation } = reading;
    told = { reading, invocation, message: await answer(invocation) };
    if (told.message.outcome === 'answer' || told.message.outcome === 'choose') break;
  }
  if (told === undefined) throw new Error('a question without a reading');
  const { message, invocation, reading } = told;
  const blocks = [understoodAs(asked, reading), ...message.blocks];
  return { invocation, message: { ...message, blocks } };
}

function understoodAs({ say }: Asked, { invocation, also = [] }: Reading) {
  return note(
    say('briefing.understood', {
      question: clipped(inWords(invocation)),
      also: also.length === 0 ? 'none' : also.map((one) => one.name).join(', '),
    }),
  );
}

/** A question as it is, any other command as it would be typed. */
function inWords({ command, arguments: given }: Invocation): string {
  if (command === 'ask') return given['question'] ?? '';
  const words = Object.entries(given).map(([name, value]) => `${name}:${value}`);
  return [`/${command}`, ...words].join(' ');
}

function turnOf(typed: string, { invocation, message }: Told): Turn {
  const cited = citationsOf(message).slice(0, mostCited);
  return { typed, invocation, outcome: message.outcome, cited: cited.map(placeOf) };
}

function placeOf({ source, span }: Citation) {
  return { document: source.id, span };
}
