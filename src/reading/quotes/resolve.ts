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
  const mention = headMention(text, span, mentionsIn(span, mentions), titles);
  const how = howNamed(words, mention, pronouns);
  return { span, how, ...(mention && { actor: mention.actor }) };
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
// "Venezuela's National Assembly" is the Assembly; "Sens. Kohl and Feingold": the first named.
function headMention(
  text: string,
  span: Span,
  mentions: readonly Mention[],
  titles: ReadonlySet<string>,
): Mention | undefined {
  const heads = mentions.filter((mention) => isHead(text, span, mention, titles));
  return heads.find((mention) => mention.type === 'PER') ?? heads.at(-1);
}

function isHead(text: string, span: Span, mention: Mention, titles: ReadonlySet<string>): boolean {
  const before = text.slice(span.start, Math.max(span.start, mention.span.start));
  const after = text.slice(mention.span.end, Math.max(span.end, mention.span.end));
  if (hangsOn(before, titles)) return false;
  return (
    after === '' ||
    /^\s*(?:\(|,|and\s|&)/u.test(after) ||
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
