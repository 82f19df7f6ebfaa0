// Leaves out sources that nothing in a message refers to, and numbers the others as they come.
// Leaves to others: numbering while lines are made (materials.ts): some of those are then not told.
import type { Block, Inline, NumberedSource } from '../model/message.ts';

/** The same blocks with the sources that they refer to, [1] first. */
export function referredOnly(blocks: readonly Block[]): readonly Block[] {
  const numbers = new Map<number, number>();
  const renumbered = (inlines: readonly Inline[]): readonly Inline[] =>
    inlines.map((inline) => {
      if (inline.type !== 'reference') return inline;
      const number = numbers.get(inline.number) ?? numbers.size + 1;
      numbers.set(inline.number, number);
      return { ...inline, number };
    });
  const told = blocks.map((block) => withInlines(block, renumbered));
  return told.flatMap((block): readonly Block[] => {
    if (block.type !== 'sources') return [block];
    const sources = sourcesOf(block.sources, numbers);
    return sources.length === 0 ? [] : [{ ...block, sources }];
  });
}

function sourcesOf(
  sources: readonly NumberedSource[],
  numbers: ReadonlyMap<number, number>,
): readonly NumberedSource[] {
  return sources
    .flatMap((source) => {
      const number = numbers.get(source.number);
      return number === undefined ? [] : [{ ...source, number }];
    })
    .sort((a, b) => a.number - b.number);
}

function withInlines(
  block: Block,
  change: (inlines: readonly Inline[]) => readonly Inline[],
): Block {
  switch (block.type) {
    case 'paragraph':
    case 'note':
      return { ...block, inlines: change(block.inlines) };
    case 'list':
      return { ...block, items: block.items.map(change) };
    case 'facts':
      return {
        ...block,
        facts: block.facts.map((fact) => ({ ...fact, value: change(fact.value) })),
      };
    case 'quote':
      return { ...block, caption: change(block.caption) };
    default:
      return block;
  }
}
