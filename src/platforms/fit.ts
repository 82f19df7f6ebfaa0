// Cuts a long message into parts that a platform can show, by whole blocks, each part with its own sources.
// Leaves to others: the limits themselves (each platform's limits.ts) and the "more" button.
import type { Block, Inline, NumberedSource } from '../model/message.ts';

export interface Limits {
  /** Most that one part may measure. */
  readonly characters: number;
  readonly blocks: number;
}

export interface Measured {
  readonly characters: number;
  readonly blocks: number;
}

/**
 * Parts of a message, in order, never empty. Long lists and facts are divided between items; a heading never ends a
 * part; the sources block is replaced by one per part that names what the part refers to; actions stand in
 * the first part. A single item over the limits stands alone in a part: the renderer shortens it.
 */
export function fit(
  blocks: readonly Block[],
  limits: Limits,
  measure: (block: Block) => Measured,
): readonly (readonly Block[])[] {
  const sources = blocks.flatMap((block) => (block.type === 'sources' ? block.sources : []));
  const actions = blocks.filter((block) => block.type === 'actions');
  const content = blocks
    .filter((block) => block.type !== 'sources' && block.type !== 'actions')
    .flatMap((block) => divided(block, limits, measure));
  const fits = (part: readonly Block[]): boolean => {
    const total = [...part, ...sourcesFor(part, sources)].map(measure);
    return (
      sum(total.map((one) => one.characters)) <= limits.characters &&
      sum(total.map((one) => one.blocks)) <= limits.blocks
    );
  };
  const parts = grouped(content, actions, fits);
  return parts.map((part, index) => [
    ...part,
    ...sourcesFor(part, sources, index === parts.length - 1 && parts.length === 1),
    ...(index === 0 ? actions : []),
  ]);
}

function grouped(
  content: readonly Block[],
  actions: readonly Block[],
  fits: (part: readonly Block[]) => boolean,
): readonly (readonly Block[])[] {
  const parts: Block[][] = [[]];
  for (const block of content) {
    const part = parts.at(-1) ?? [];
    const withActions = parts.length === 1 ? actions : [];
    if (part.length === 0 || fits([...part, block, ...withActions])) {
      part.push(block);
      continue;
    }
    const heading = part.length > 1 && part.at(-1)?.type === 'heading' ? part.splice(-1) : [];
    parts.push([...heading, block]);
  }
  return parts;
}

function divided(
  block: Block,
  limits: Limits,
  measure: (block: Block) => Measured,
): readonly Block[] {
  const size = measure(block);
  const small = size.characters <= limits.characters / 2 && size.blocks <= limits.blocks / 2;
  if (small) return [block];
  if (block.type === 'list' && !block.ordered && block.items.length > 1) {
    const [left, right] = halves(block.items);
    return [
      { ...block, items: left },
      { ...block, items: right },
    ].flatMap((half) => divided(half, limits, measure));
  }
  if (block.type === 'facts' && block.facts.length > 1) {
    const [left, right] = halves(block.facts);
    return [
      { ...block, facts: left },
      { ...block, facts: right },
    ].flatMap((half) => divided(half, limits, measure));
  }
  return [block];
}

function halves<T>(items: readonly T[]): readonly [readonly T[], readonly T[]] {
  const middle = Math.ceil(items.length / 2);
  return [items.slice(0, middle), items.slice(middle)];
}

function sourcesFor(
  part: readonly Block[],
  sources: readonly NumberedSource[],
  all = false,
): readonly Block[] {
  const wanted = new Set(part.flatMap(inlinesOf).flatMap(referenceOf));
  const named = all ? sources : sources.filter((source) => wanted.has(source.number));
  return named.length === 0 ? [] : [{ type: 'sources', sources: named }];
}

function inlinesOf(block: Block): readonly Inline[] {
  if (block.type === 'paragraph' || block.type === 'note') return block.inlines;
  if (block.type === 'list') return block.items.flat();
  if (block.type === 'facts') return block.facts.flatMap((fact) => fact.value);
  return block.type === 'quote' ? block.caption : [];
}

function referenceOf(inline: Inline): readonly number[] {
  return inline.type === 'reference' ? [inline.number] : [];
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
