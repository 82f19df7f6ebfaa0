// Binds the words that name a speaker to an actor found in the document.
// Leaves to others: finding the words (speaker) and the actors (actors).
import type { Mention, Speaker, SpeakerHow } from '../../model/reading.ts';
import { overlaps, type Span } from '../../model/span.ts';

const linkWords =
  /(?:^|\s)(?:of|for|from|at|to|in|with|by)\s(?!.*\s(?:of|for|from|at|to|in|with|by)\s)/u;

/** The speaker named by a span of the text. An actor only where the head of the words is a mention of it. */
export function speakerAt(
  text: string,
  span: Span,
  mentions: readonly Mention[],
  pronouns: ReadonlySet<string>,
  titles: ReadonlySet<string>,
): Speaker {
  const words = text.slice(span.start, span.end);
  const [mention, ...more] = headMentions(text, span, mentionsIn(span, mentions), titles);
  const how = howNamed(words, mention, pronouns);
  const others = [...new Set(more.map(({ actor }) => actor))].filter((id) => id !== mention?.actor);
  return {
    span,
    how,
    ...(mention && { actor: mention.actor }),
    ...(others.length > 0 && { others }),
  };
}

function howNamed(
  words: string,
  mention: Mention | undefined,
  pronouns: ReadonlySet<string>,
): SpeakerHow {
  if (pronouns.has(words.toLowerCase())) return 'pronoun';
  if (mention)
    return mention.how === 'name' ? 'named' : mention.how === 'pronoun' ? 'pronoun' : 'title';
  return /(?:^|\s)\p{Lu}\S*$/u.test(words) ? 'named' : 'title';
}

/** The mentions that share a unit with the span; `mentions` are in order of their start. */
export function mentionsIn(span: Span, mentions: readonly Mention[]): readonly Mention[] {
  let low = 0;
  let high = mentions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const mention = mentions[middle];
    if (mention && mention.span.start < span.start - 80) low = middle + 1;
    else high = middle;
  }
  const found: Mention[] = [];
  for (let at = low; at < mentions.length; at++) {
    const mention = mentions[at];
    if (!mention || mention.span.start >= span.end) break;
    if (overlaps(mention.span, span)) found.push(mention);
  }
  return found;
}

// "the spokesman for GM" is not GM; "US State Department spokesperson Ned Price" is Ned Price;
// "Venezuela's National Assembly" is the Assembly; "Sens. Kohl and Feingold": both.
function headMentions(
  text: string,
  span: Span,
  mentions: readonly Mention[],
  titles: ReadonlySet<string>,
): readonly Mention[] {
  let hung: Mention | undefined;
  const heads = mentions.filter((mention) => {
    // "officials in Peru | and Chile": what hangs takes along what it is joined to.
    const joined = hung && jointOf(text, hung, mention, titles) !== undefined;
    const before = text.slice(span.start, Math.max(span.start, mention.span.start));
    if (joined || hangsOn(before, titles)) hung = mention;
    return hung !== mention && endsWell(text, span, mention);
  });
  const head = heads.find((mention) => mention.type === 'PER') ?? heads.at(-1);
  if (head?.how !== 'name') return head ? [head] : [];
  const list = listsOf(text, heads, titles).find((one) => one.includes(head));
  return list ?? [head];
}

/** Names in a row that "and" closes: "A and B", "A, B and the mayor C". */
export function listsOf(
  text: string,
  mentions: readonly Mention[],
  titles: ReadonlySet<string>,
): readonly (readonly Mention[])[] {
  const lists: Mention[][] = [];
  let open: Mention[] = [];
  for (const mention of mentions) {
    const last = open.at(-1);
    const joint = last && mention.how === 'name' ? jointOf(text, last, mention, titles) : undefined;
    if (joint === undefined) open = [mention];
    else open.push(mention);
    if (joint === 'and') {
      lists.push(open);
      open = [];
    }
  }
  return lists.filter((list) => list.every(({ how }) => how === 'name'));
}

// What stands between two names of a list: a tag "(R-MN)", the joint, and the title of the second.
const between =
  /^(?:\s\([^()]{1,12}\))?(,(?:\sand\s)?|\sand\s|\s&\s)\s?((?:[\p{L}.'’-]+\s){0,4})$/u;

function jointOf(
  text: string,
  one: Mention,
  other: Mention,
  titles: ReadonlySet<string>,
): 'and' | 'comma' | undefined {
  if (other.span.start - one.span.end > 60 || other.span.start < one.span.end) return undefined;
  const found = between.exec(text.slice(one.span.end, other.span.start));
  if (!found) return undefined;
  const [, joint = '', before = ''] = found;
  if (!isTitled(before, titles)) return undefined;
  return joint === ',' ? 'comma' : 'and';
}

// Nothing, "the Vice President", "First District U.S. Congressman": only what the second is called.
function isTitled(before: string, titles: ReadonlySet<string>): boolean {
  const words = before.split(/\s+/u).filter(Boolean);
  const lower = words.map((word) => word.toLowerCase());
  if (titles.has(lower.join(' '))) return true;
  if (lower.every((word) => titles.has(word) || word === 'the')) return true;
  return titles.has(lower.at(-1) ?? '') && words.every((word) => /^\p{Lu}/u.test(word));
}

function endsWell(text: string, span: Span, mention: Mention): boolean {
  const after = text.slice(mention.span.end, Math.max(span.end, mention.span.end));
  return (
    after === '' ||
    /^\s*(?:\(|,|and\s|&)/u.test(after) ||
    // "Keith Springer of Capital Advisory"
    (mention.type === 'PER' && mention.how === 'name' && /^\s(?:of|from|at)\s/u.test(after)) ||
    (mention.how !== 'name' && mention.span.end >= span.end)
  );
}

// "an aide to President | Joe Biden" hangs on "aide"; "Secretary of State | Marco Rubio" does not, because
// a word that is no title stands between "of" and the name.
function hangsOn(before: string, titles: ReadonlySet<string>): boolean {
  const link = linkWords.exec(before);
  if (!link) return false;
  const between = before
    .slice(link.index + link[0].length)
    .toLowerCase()
    .trim();
  const rest = between.replace(/^(?:the|a|an)(?:\s|$)/u, '');
  return rest === '' || titles.has(rest) || rest.split(/\s+/u).every((word) => titles.has(word));
}
