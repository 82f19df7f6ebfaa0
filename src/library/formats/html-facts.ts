// What a web page tells of itself: title, date, publisher, address, language.
// Leaves to others: the article's text (html).
import { type DatedBy, isDay } from '../../model/date.ts';
import { isWebAddress, languageOf } from './front-matter.ts';

/** The little of the DOM that is used here; the compiler is not told of a browser. */
export interface PageNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly childNodes: Iterable<PageNode>;
  getAttribute?(name: string): string | null;
  querySelector(selector: string): PageNode | null;
  querySelectorAll(selector: string): Iterable<PageNode>;
}

interface Facts {
  readonly title?: string;
  readonly date?: DatedBy;
  readonly publisher?: string;
  readonly url?: string;
  readonly language: string;
}

/** Facts that the page states in meta tags, JSON-LD or a `time` element; nothing is guessed. */
export function factsOf(page: PageNode): Facts {
  const linked = [...page.querySelectorAll('script[type="application/ld+json"]')].flatMap((node) =>
    articlesIn(node.textContent ?? ''),
  );
  const meta = (...names: readonly string[]): string | undefined =>
    firstOf(names, (name) => metaOf(page, name));
  const title = meta('og:title') ?? firstOf(linked, (one) => textOf(one.headline));
  const publisher =
    firstOf(linked, (one) => nameOf(one.publisher)) ?? meta('og:site_name', 'publisher');
  const url = [attribute(page, 'link[rel="canonical"]', 'href'), meta('og:url')].find(
    (one) => one !== undefined && isWebAddress(one),
  );
  const day = dayOf(
    firstOf(linked, (one) => textOf(one.datePublished)) ??
      meta(
        'article:published_time',
        'datePublished',
        'date',
        'dc.date',
        'dcterms.date',
        'pubdate',
      ) ??
      attribute(page, 'article time[datetime], header time[datetime], time[pubdate]', 'datetime') ??
      attribute(page, 'time[datetime]', 'datetime'),
  );
  return {
    ...(title !== undefined && { title }),
    ...(publisher !== undefined && { publisher }),
    ...(url !== undefined && { url }),
    ...(day !== undefined && { date: { value: day, basis: 'stated' } }),
    language: languageOf(attribute(page, 'html', 'lang') ?? 'en') ?? 'en',
  };
}

function firstOf<From>(
  list: readonly From[],
  find: (one: From) => string | undefined,
): string | undefined {
  for (const one of list) {
    const found = find(one)?.trim();
    if (found) return found;
  }
  return undefined;
}

function metaOf(page: PageNode, name: string): string | undefined {
  return (
    attribute(page, `meta[property="${name}"]`, 'content') ??
    attribute(page, `meta[name="${name}"]`, 'content') ??
    attribute(page, `meta[itemprop="${name}"]`, 'content')
  );
}

function attribute(page: PageNode, selector: string, name: string): string | undefined {
  return page.querySelector(selector)?.getAttribute?.(name)?.trim() || undefined;
}

/** The keys of schema.org that are looked at; their values are checked where they are used. */
interface Json {
  readonly '@type'?: unknown;
  readonly '@graph'?: unknown;
  readonly headline?: unknown;
  readonly publisher?: unknown;
  readonly datePublished?: unknown;
  readonly name?: unknown;
}

/** Articles among the JSON-LD of a page; broken JSON counts as none. */
function articlesIn(text: string): readonly Json[] {
  try {
    return flattened(JSON.parse(text)).filter((one) =>
      [one['@type']].flat().some((type) => /Article|Posting|Report/u.test(String(type))),
    );
  } catch {
    return [];
  }
}

function flattened(value: unknown): readonly Json[] {
  if (Array.isArray(value)) return value.flatMap(flattened);
  if (!isJson(value)) return [];
  return [value, ...flattened(value['@graph'])];
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function nameOf(value: unknown): string | undefined {
  return textOf(value) ?? (isJson(value) ? textOf(value.name) : undefined);
}

function dayOf(text: string | undefined): string | undefined {
  const day = text?.slice(0, 10);
  return day !== undefined && isDay(day) ? day : undefined;
}
