// Whether a person is a she or a he: by first name, by the office, else by how the documents speak of their words.
// Leaves to others: whom a pronoun means (past.ts).
import type { ActorRow } from '../../store/store.ts';
import type { Asked } from '../asked.ts';
import { folded, wordsIn } from '../fold.ts';

export type Gender = 'she' | 'he';

/** Quotations looked at for the pronoun beside them. */
const mostQuotes = 40;

/** Undefined where nothing tells, or where what there is disagrees. */
export async function genderOf(asked: Asked, actor: ActorRow): Promise<Gender | undefined> {
  if (actor.kind !== 'person') return undefined;
  return byName(asked, actor) ?? byOffice(asked, actor) ?? (await byPronouns(asked, actor));
}

function byName({ lists }: Asked, { name }: ActorRow): Gender | undefined {
  const words = wordsIn(name);
  const first = words.length > 1 ? folded(words[0] ?? '') : '';
  if (first === '') return undefined;
  const { women, men } = lists.genders();
  const among = (names: readonly string[]) => names.some((one) => folded(one) === first);
  return either(among(women), among(men));
}

function byOffice({ lists }: Asked, { roles }: ActorRow): Gender | undefined {
  const words = new Set(roles.flatMap((role) => wordsIn(role.title).map(folded)));
  const told = (sex: 'f' | 'm') =>
    lists.genders().roles.some((line) => {
      const [word = '', mark] = line.split('=').map((part) => part.trim());
      return mark === sex && words.has(folded(word));
    });
  return either(told('f'), told('m'));
}

/** The documents' own "she said" beside words that are this person's. */
async function byPronouns({ archive, lists }: Asked, actor: ActorRow): Promise<Gender | undefined> {
  const { rows } = await archive.quotes({ by: actor.id, limit: mostQuotes });
  const spoken = rows.filter(({ speaker }) => speaker?.how === 'pronoun' && speaker.span);
  const documents = await archive.documents([...new Set(spoken.map((one) => one.document))]);
  const words = new Set(
    spoken.map(({ document, speaker }) =>
      (documents.get(document)?.text ?? '')
        .slice(speaker?.span?.start ?? 0, speaker?.span?.end ?? 0)
        .toLowerCase(),
    ),
  );
  const among = (kind: Gender) =>
    lists.followUps.some(
      (line) => line.startsWith(`${kind}:`) && words.has(line.slice(kind.length + 1).trim()),
    );
  return either(among('she'), among('he'));
}

function either(she: boolean, he: boolean): Gender | undefined {
  if (she === he) return undefined;
  return she ? 'she' : 'he';
}
