// Who is named: mentions, and the actors they belong to inside one document.
// Leaves to others: who speaks (quotes) and linking across documents (the ids agree by construction).
import type { Actor, Curation, Mention } from '../../model/reading.ts';
import type { Page } from '../page/page.ts';
import type { Resources } from '../resources.ts';
import { bindAcronyms, boundTypes, explainedAcronyms } from './acronyms.ts';
import { completeCast } from './complete.ts';
import { createCuratedSearch, mergeCurated } from './curated.ts';
import { reconsider } from './document-names.ts';
import { type Script, scriptOf } from './features.ts';
import { loadGazetteer } from './gazetteer.ts';
import { loadGroupNouns } from './group-evidence.ts';
import { labelCount } from './labels.ts';
import { linkNames } from './link.ts';
import { loadMeanings } from './meanings.ts';
import { mended } from './mend.ts';
import { type Name, namesOf } from './names.ts';
import { loadNicknames } from './people.ts';
import { retyped, slipsOf } from './slips.ts';
import { createTagger } from './tagger.ts';
import { toActors } from './to-actors.ts';
import { type Trims, trimName } from './trim.ts';
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
  const typeOf = createWordTypes(
    gazetteer,
    loadClusters(resources.model('clusters.tsv.gz')),
    loadMeanings(resources.model('vectors.bin.gz')),
  );
  const tag = createTagger(decodeWeights(resources.model('names.bin.gz'), labelCount));
  const findCurated = createCuratedSearch();
  const nouns = loadGroupNouns(resources);
  const nicknames = loadNicknames(resources.lexicon('nicknames'));
  const trims = { gazetteer, openers: new Set(resources.lexicon('sentence-openers')) };
  const modifiers = new Set(resources.lexicon('role-modifiers'));
  return (page, curation) => {
    const { document, sentences } = page;
    const spans = sentences.map((sentence) => sentence.span);
    const words = mended(wordsOf(document.text, spans, gazetteer.abbreviations));
    const script = scriptOf(words, typeOf);
    const tagged = mergeCurated(
      trimAll(namesOf(tag(script), words), script, trims),
      findCurated(script, document, curation),
    );
    const acronyms = explainedAcronyms(script.types, tagged);
    const withAcronyms = bindAcronyms(tagged, acronyms);
    const bound = boundTypes(script, withAcronyms, acronyms);
    const whole = reconsider(script, withAcronyms, { bound, listed: gazetteer.root, nouns });
    const trimmed = trimAll(whole, script, trims);
    const slips = slipsOf(script, trimmed);
    const names = retyped(script, trimmed, slips);
    const told = { document, script, names, acronyms, gazetteer, nicknames, slips, curation };
    const cast = toActors(document.text, words, names, linkNames(told), curation);
    return completeCast(page, { script, names, gazetteer, modifiers }, cast);
  };
}

function trimAll(names: readonly Name[], script: Script, trims: Trims): readonly Name[] {
  return names.flatMap((name) => trimName(name, script.types, trims));
}
