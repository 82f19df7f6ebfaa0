// Shows the very next edition as it would be sent now, and the rule behind each thing it leaves out.
// Leaves to others: making an edition (../edition.ts), when it comes (the schedule).
import type { Message } from '../../model/message.ts';
import type { Subscription } from '../../store/ledger.ts';
import type { Arguments, Asked } from '../asked.ts';
import { invocationOf, list, note, paragraph, section, text } from '../compose.ts';
import { createEdition } from '../edition.ts';
import type { LeftOut } from '../edition-parts.ts';
import { clipped } from '../who.ts';
import { pick, subscriptionsHere } from './pick.ts';
import { settingsOf, wantedOf } from './settings.ts';
import { timesOf } from './show.ts';
import { nextInWords } from './wording.ts';

/** The id of what is not followed yet. */
const nobodys = '';
/** Who does not follow yet is shown what came in within a day. */
const dayMs = 86_400_000;
/** As many lines of what is left out; the rest is counted. */
const mostLeftOut = 15;

/** `preview`: of what is followed here, or of what would be with the options given. */
export async function preview(asked: Asked, given: Arguments): Promise<Message> {
  const { say, request, ledger } = asked;
  const found = await previewed(asked, given);
  if ('message' in found) return found.message;
  const { subscription } = found;
  const { next } = await timesOf(asked, subscription);
  const since =
    subscription.id === nobodys ? request.at - dayMs : await ledger.lastTold(subscription.id);
  const edition = await createEdition(asked)(subscription, {
    localDate: next?.localDate ?? new Date(request.at).toISOString().slice(0, 10),
    zone: subscription.zone,
    at: next?.dueAt ?? request.at,
    ...(since !== undefined && { since }),
  });
  const again = invocationOf('digest', given);
  const when = say('briefing.digest.preview', {
    next: nextInWords(say, subscription, next, request.at),
  });
  const left = section(say('briefing.digest.left-out'), leftOut(asked, edition.left));
  if (edition.type === 'empty') {
    const summary = say('briefing.digest.preview-empty', { why: edition.why });
    return {
      summary,
      blocks: [note(when), paragraph(text(summary)), ...left],
      audience: 'asker',
      outcome: 'none',
      again,
    };
  }
  const { message } = edition;
  return {
    ...message,
    blocks: [note(when), ...message.blocks, ...left],
    audience: 'asker',
    again,
  };
}

async function previewed(
  asked: Asked,
  given: Arguments,
): Promise<{ readonly subscription: Subscription } | { readonly message: Message }> {
  const here = await subscriptionsHere(asked);
  if (here.length > 0 && given['what'] === undefined && given['about'] === undefined) {
    const found = await pick(asked, given, 'one');
    return 'message' in found ? found : { subscription: found.picked[0] };
  }
  const wanted = await wantedOf(asked, given);
  if ('message' in wanted) return wanted;
  const zone = here[0]?.zone ?? asked.request.timeZone ?? 'UTC';
  const settings = settingsOf(asked, given, wanted.value, { zone });
  if ('message' in settings) return settings;
  const { place, user: owner, at: since } = asked.request;
  return { subscription: { ...settings.value, id: nobodys, place, state: 'active', owner, since } };
}

function leftOut({ say }: Asked, left: readonly LeftOut[]) {
  const lines = left
    .slice(0, mostLeftOut)
    .map(({ what, rule }) => [text(`${clipped(what)} · ${say(rule)}`)]);
  const more = left.length - lines.length;
  return more > 0
    ? [...list(lines), note(say('briefing.digest.left-more', { count: more }))]
    : list(lines);
}
