// The one place where text becomes Slack text. Whatever we did not write ourselves passes one of these.
// Leaves to others: which container a text goes into (rich-text.ts, render.ts).
import { shortened, visible } from '../visible.ts';
import { slackLimits } from './limits.ts';

/**
 * For containers without markup: plain_text objects and rich_text elements. There a mention, a link or an emoji
 * is an element of its own, so words can only ever be words.
 */
export function literal(text: string, max: number = slackLimits.textObject): string {
  return shortened(visible(text), max);
}

/**
 * For the top-level `text`, where `<` opens mentions and links: the three characters that Slack asks to escape, in its
 * order (docs: Formatting message text). Line breaks are kept; cut before escaping, so that no entity is cut.
 */
export function escaped(text: string, max: number): string {
  const safe = text.split('\n').map(visible).join('\n');
  const whole = entities(safe);
  return length(whole) <= max ? whole : entities(shortened(safe, fitting(safe, max)));
}

/** How many code points of a text fit into `max`, an ellipsis included, once they are escaped. */
function fitting(text: string, max: number): number {
  let left = max;
  let count = 0;
  for (const point of text) {
    left -= length(entities(point));
    if (left < 0) break;
    count += 1;
  }
  return count;
}

/** Text that is escaped already, shortened without leaving half an entity at its end. */
export function shortenedMarkup(text: string, max: number): string {
  return shortened(text, max).replace(/&[a-z]{0,3}…$/u, '…');
}

/** Slack refuses text objects without a visible character. */
export function neverEmpty(text: string): string {
  return text.trim() === '' ? '…' : text;
}

function entities(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Length as Slack counts it. */
export function length(text: string): number {
  return [...text].length;
}

/** The address in its normal form when it is http or https and not too long; otherwise undefined. */
export function webAddress(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const parsed = new URL(url);
  if (parsed.protocol !== 'https:' && parsed.protocol !== 'http:') return undefined;
  if (parsed.username !== '' || parsed.password !== '') return undefined;
  return parsed.href.length <= slackLimits.url ? parsed.href : undefined;
}

/** A link inside mrkdwn with a label that we chose ourselves: the address must not close the brackets. */
export function markupLink(address: string, label: string): string {
  const href = address.replace(/[<>|\s]/gu, encodeURIComponent).replaceAll('&', '&amp;');
  return `<${href}|${entities(label)}>`;
}

/** A label must not name another host than the one the link opens: then the host is shown instead. */
export function honestLabel(label: string, address: string): string {
  const shown = literal(label).trim();
  const { host } = new URL(address);
  const named = /(?:^|[\s/@])((?:[a-z0-9-]+\.)+[a-z]{2,})(?=$|[\s/:?#])/iu.exec(shown)?.[1];
  const lies = named !== undefined && !host.endsWith(named.toLowerCase().replace(/^www\./u, ''));
  return shown === '' || lies ? host : shown;
}
