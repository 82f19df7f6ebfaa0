// Finds and loads the data files that travel with the program: lexicons, models, wording.
// Leaves to others: what they mean (reading, briefing).
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { parse } from 'yaml';
import type { QuestionLists } from './briefing/asked.ts';
import { parseRanking } from './briefing/question/rank.ts';
import { parseJudgement } from './briefing/question/refusal.ts';
import { decodeVectors, type Vectors } from './briefing/question/vectors.ts';
import type { Resources } from './reading/resources.ts';

/** The folder that holds `package.json`: the same from `src/` and from `dist/`. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Lexicons and models from disk, each read at most once. */
export function createResources(folder: string = root): Resources {
  const lists = new Map<string, readonly string[]>();
  const models = new Map<string, Uint8Array>();
  return {
    lexicon: (name) =>
      kept(lists, name, () =>
        readFileSync(join(folder, 'config', 'lexicon', `${name}.txt`), 'utf8')
          .split('\n')
          .map((line) => line.replace(/(^|\s)#.*$/u, '').trim())
          .filter((line) => line !== ''),
      ),
    model: (name) =>
      kept(models, name, () => {
        const bytes = readFileSync(join(folder, 'models', name));
        return name.endsWith('.gz') ? gunzipSync(bytes) : bytes;
      }),
  };
}

/** What questions are taken apart and answered with. Word vectors are loaded at the first question that needs them. */
export function questionLists({ lexicon, model }: Resources): QuestionLists {
  let vectors: Vectors | undefined;
  return {
    stopWords: lexicon('stop-words'),
    questionWords: lexicon('question-words'),
    wordForms: lexicon('word-forms'),
    synonyms: lexicon('synonyms'),
    countries: lexicon('countries'),
    opposites: lexicon('opposites'),
    ranking: parseRanking(new TextDecoder().decode(model('ranking.json'))),
    followUps: lexicon('follow-ups'),
    figureWords: lexicon('figure-words'),
    genders: () => ({
      women: lexicon('first-names-female'),
      men: lexicon('first-names-male'),
      roles: lexicon('role-words'),
    }),
    judgement: parseJudgement(new TextDecoder().decode(model('refusal.json'))),
    vectors: () => {
      vectors ??= decodeVectors(model('vectors.bin.gz'));
      return vectors;
    },
  };
}

function kept<T>(cache: Map<string, T>, name: string, load: () => T): T {
  const found = cache.get(name);
  if (found !== undefined) return found;
  const loaded = load();
  cache.set(name, loaded);
  return loaded;
}

/**
 * The catalogue of one language: `key: message` pairs of every file in `config/words/<language>/`.
 * @throws Error for a language without a folder, a value that is no text, or a key given twice.
 */
export function loadWords(
  language: string,
  folder: string = root,
): Readonly<Record<string, string>> {
  const place = join(folder, 'config', 'words', language);
  if (!existsSync(place)) throw new Error(`no wording for language "${language}" in config/words`);
  const catalogue: Record<string, string> = {};
  for (const file of readdirSync(place)
    .filter((name) => name.endsWith('.yaml'))
    .sort()) {
    const entries: unknown = parse(readFileSync(join(place, file), 'utf8')) ?? {};
    if (typeof entries !== 'object' || entries === null)
      throw new Error(`${file}: not a list of keys`);
    for (const [key, message] of Object.entries(entries)) {
      if (typeof message !== 'string') throw new Error(`${file}: "${key}" is not a text`);
      if (key in catalogue) throw new Error(`${file}: "${key}" is there twice`);
      catalogue[key] = message;
    }
  }
  return catalogue;
}
