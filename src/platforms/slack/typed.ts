// What a person typed, out of what Slack makes of it: entities, mentions and links turned back into words.
// Leaves to others: reading commands (model/command.ts) and questions (briefing).

/** Slack's control sequences: `<@U…|name>`, `<#C…|name>`, `<!here>`, `<!date^…|words>`, `<url|label>`. */
const sequence = /<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>/gu;

/** The words as typed. A mention without a name says nothing to the reader of words and is left out. */
export function typedWords(text: string): string {
  return text
    .replace(sequence, (_, mark: string, target: string, label: string | undefined) =>
      wordsOf(mark, target, label),
    )
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .trim();
}

function wordsOf(mark: string, target: string, label: string | undefined): string {
  switch (mark) {
    case '@':
      return label ?? '';
    case '#':
      return label ? `#${label}` : '';
    case '!':
      return label ?? `@${target.split('^')[0] ?? ''}`;
    default:
      return label ?? target.replace(/^mailto:/u, '');
  }
}

/** A message without the mention of us that it opens with, or that stands in it. */
export function withoutMention(text: string, botUser: string | undefined): string {
  if (botUser === undefined) return text;
  return text.replaceAll(new RegExp(`<@${botUser}(?:\\|[^>]*)?>[,:]?\\s*`, 'gu'), '');
}
