// Who is named: mentions, and the actors they belong to inside one document.
// Leaves to others: who speaks (quotes) and linking across documents (the ids agree by construction).
import type { Actor, Curation, Mention } from '../../model/reading.ts';
import type { Page } from '../page/page.ts';
import type { Resources } from '../resources.ts';
import { actorId, kindOf } from './actor-id.ts';
import { scriptOf } from './features.ts';
import { loadGazetteer } from './gazetteer.ts';
import { labelCount } from './labels.ts';
import { namesOf, surface } from './names.ts';
import { createTagger } from './tagger.ts';
import { decodeWeights } from './weights.ts';
import { createWordTypes, loadClusters } from './word-types.ts';
import { wordsOf } from './words.ts';

export interface ActorsFound {
  readonly actors: readonly Actor[];
  /** By start; names first found, then pronouns and descriptions that could be resolved. */
  readonly mentions: readonly Mention[];
}

/** Prepares the stage: the returned function finds the actors of one page. */
export function prepareActors(
  resources: Resources,
): (page: Page, curation: Curation) => ActorsFound {
  const gazetteer = loadGazetteer(resources);
  const typeOf = createWordTypes(gazetteer, loadClusters(resources.model('clusters.tsv.gz')));
  const tag = createTagger(decodeWeights(resources.model('names.bin.gz'), labelCount));
  return (page) => {
    const { text } = page.document;
    const words = wordsOf(
      text,
      page.sentences.map((sentence) => sentence.span),
      gazetteer.abbreviations,
    );
    const script = scriptOf(words, typeOf);
    const actors = new Map<string, Actor>();
    const mentions = namesOf(tag(script), words).map((name): Mention => {
      const named = surface(text, words, name);
      const kind = kindOf(name.type);
      const id = actorId(kind, named);
      if (!actors.has(id))
        actors.set(id, { id, name: named, kind, aliases: [], roles: [], curated: false });
      return {
        span: { start: words.start[name.first] ?? 0, end: words.end[name.last - 1] ?? 0 },
        type: name.type,
        actor: id,
        how: 'name',
      };
    });
    return { actors: [...actors.values()], mentions };
  };
}
