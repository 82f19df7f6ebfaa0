// Fetches `actors.yaml` from the content folder and decides what holds when it cannot be used.
// Leaves to others: what stands in it (curation).
import type { Curation } from '../model/reading.ts';
import { noCuration, parseCuration } from './curation.ts';
import { codeOf, type Files } from './files.ts';
import { decodeText } from './formats/decode.ts';
import { refused, type Trouble } from './parsed.ts';
import { curationFile, unreadable } from './walk.ts';

/** The curation of a folder; while its file is broken, the last good one, with the troubles. */
export async function loadCuration(
  files: Files,
  last: Curation = noCuration,
): Promise<{
  readonly curation: Curation;
  readonly troubles: readonly Trouble[];
}> {
  try {
    const decoded = decodeText(await files.read(curationFile));
    const parsed: ReturnType<typeof parseCuration> =
      decoded.type === 'text'
        ? parseCuration(decoded.text, curationFile)
        : {
            type: 'broken',
            troubles: [
              refused(curationFile, 'curation', decoded.reason, 'Save it as UTF-8 text.').trouble,
            ],
          };
    if (parsed.type === 'curation') return { curation: parsed.curation, troubles: [] };
    return { curation: last, troubles: parsed.troubles };
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return { curation: noCuration, troubles: [] };
    return { curation: last, troubles: [unreadable(curationFile, cause)] };
  }
}
