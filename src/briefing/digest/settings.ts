// Turns the options somebody gave into the settings of a subscription, or into the sentence that tells what is wrong.
// Leaves to others: reading single values (typed.ts, ../rhythm.ts), keeping them (follow.ts).
import type { Message } from '../../model/message.ts';
import type { EmptyDay, Rhythm, Subscription, SubscriptionKind } from '../../store/ledger.ts';
import type { Arguments, Asked } from '../asked.ts';
import { ask, choosing, invocationOf, refused } from '../compose.ts';
import { parseRhythm } from '../rhythm.ts';
import { parseTopic, unwrapped } from '../topic-query.ts';
import { clipped, oneActor } from '../who.ts';
import { nearestZones, timeOf, yesOf, zoneOf, zonesOfLanguage } from './typed.ts';

/** Everything about a subscription that a person chooses. */
export type Settings = Pick<
  Subscription,
  'kind' | 'subject' | 'rhythm' | 'zone' | 'time' | 'empty' | 'round' | 'months' | 'language'
>;

/** Either the value, or the answer that says why there is none. */
export type Told<T> = { readonly value: T } | { readonly message: Message };

export const kinds = ['onthisday', 'new', 'actor', 'topic'] as const;
export const emptyDays = ['skip', 'say', 'nearby'] as const;
export const languages = ['en'] as const;
/** When an edition comes where nobody says otherwise. */
const usualTime = '08:00';

/** What is to be followed: the kind and its subject. */
export async function wantedOf(
  asked: Asked,
  given: Arguments,
): Promise<Told<Pick<Settings, 'kind' | 'subject'>>> {
  const what = (given['what'] ?? '').trim();
  const { kind, subject } = kindIn(what, (given['about'] ?? '').trim());
  switch (kind) {
    case undefined:
      return what === ''
        ? { message: whichKind(asked, given) }
        : bad(asked, 'briefing.digest.bad-what', 'briefing.digest.what-how', what);
    case 'onthisday':
    case 'new':
      return subject === ''
        ? { value: { kind, subject } }
        : bad(asked, 'briefing.digest.no-about', 'briefing.digest.what-how', subject);
    case 'actor':
    case 'topic':
      return subject === '' ? needsAbout(asked, kind) : subjectOf(asked, given, kind, subject);
  }
}

function needsAbout({ say }: Asked, kind: SubscriptionKind): { readonly message: Message } {
  const how = say('briefing.digest.about-how');
  return { message: refused(say('briefing.digest.needs-about', { kind }), [how]) };
}

async function subjectOf(
  asked: Asked,
  given: Arguments,
  kind: 'actor' | 'topic',
  subject: string,
): Promise<Told<Pick<Settings, 'kind' | 'subject'>>> {
  if (kind === 'topic') {
    const topic = parseTopic(subject, asked.lists.stopWords, asked.say);
    if (topic.type === 'topic') return { value: { kind, subject: unwrapped(subject) } };
    return { message: refused(topic.why, [asked.say('briefing.digest.topic-how')]) };
  }
  const again = invocationOf('digest', { ...given, what: 'actor', about: subject });
  const found = await oneActor(asked, subject, again, 'about');
  return 'actor' in found ? { value: { kind, subject: found.actor.name } } : found;
}

/** `follow topic oil and gas` and `follow what:topic about:"oil and gas"` are the same. */
function kindIn(
  what: string,
  about: string,
): { readonly kind: SubscriptionKind | undefined; readonly subject: string } {
  const named = (words: string) => {
    const word = words.toLowerCase().replace(/[\s"“”-]+/gu, '');
    return kinds.find((kind) => kind === word.replace(/^new(?:documents?)$/u, 'new'));
  };
  if (what !== '') return { kind: named(what), subject: about };
  if (about === '') return { kind: 'onthisday', subject: '' };
  const whole = named(about);
  if (whole !== undefined) return { kind: whole, subject: '' };
  const [, first = '', rest = ''] = /^(\S+)\s*(.*)$/su.exec(about) ?? [];
  const kind = named(first);
  return kind === undefined ? { kind, subject: about } : { kind, subject: rest };
}

/** A bare name or word may be meant either way. */
function whichKind({ say }: Asked, given: Arguments): Message {
  const about = (given['about'] ?? '').trim();
  return choosing({
    summary: say('briefing.digest.which-kind', { about: clipped(about) }),
    label: say('briefing.digest.which-kind-label'),
    again: invocationOf('digest', given),
    options: (['actor', 'topic'] as const).map((kind) => ({
      label: clipped(say('briefing.digest.kind', { kind, subject: about })),
      invocation: invocationOf('digest', { ...given, what: kind, about }),
    })),
  });
}

/** The settings given, laid over those of before. */
export function settingsOf(
  asked: Asked,
  given: Arguments,
  wanted: Pick<Settings, 'kind' | 'subject'>,
  before: Partial<Settings>,
): Told<Settings> {
  const timing = timingOf(asked, given, before);
  if ('message' in timing) return timing;
  const contents = contentsOf(asked, given, before);
  if ('message' in contents) return contents;
  const { round, months, empty } = contents.value;
  if (wanted.kind !== 'onthisday' && (round || months || empty === 'nearby'))
    return { message: refused(asked.say('briefing.digest.onthisday-only'), []) };
  const zone = zoneFrom(asked, given, before.zone);
  if ('message' in zone) return zone;
  const { kind, subject } = wanted;
  return { value: { kind, subject, ...timing.value, ...contents.value, zone: zone.value } };
}

function timingOf(
  asked: Asked,
  given: Arguments,
  before: Partial<Settings>,
): Told<Pick<Settings, 'time' | 'rhythm'>> {
  const time = read(given, 'time', timeOf, before.time ?? usualTime);
  if (time === undefined)
    return bad(asked, 'briefing.digest.bad-time', 'briefing.digest.time-how', given['time']);
  const daily: Rhythm = { every: 'day' };
  const rhythm = read(given, 'days', parseRhythm, before.rhythm ?? daily);
  if (rhythm === undefined)
    return bad(asked, 'briefing.digest.bad-days', 'briefing.digest.days-how', given['days']);
  return { value: { time, rhythm } };
}

function contentsOf(
  asked: Asked,
  given: Arguments,
  before: Partial<Settings>,
): Told<Pick<Settings, 'empty' | 'round' | 'months' | 'language'>> {
  const empty = read(given, 'empty', emptyOf, before.empty ?? 'skip');
  if (empty === undefined)
    return bad(asked, 'briefing.digest.bad-empty', 'briefing.digest.empty-how', given['empty']);
  const round = read(given, 'round', yesOf, before.round ?? false);
  const months = read(given, 'months', yesOf, before.months ?? false);
  if (round === undefined || months === undefined) {
    const typed = round === undefined ? given['round'] : given['months'];
    return bad(asked, 'briefing.digest.bad-yes', 'briefing.digest.yes-how', typed);
  }
  const language = read(given, 'language', languageOf, before.language ?? 'en');
  if (language === undefined)
    return bad(
      asked,
      'briefing.digest.bad-language',
      'briefing.digest.language-how',
      given['language'],
    );
  return { value: { empty, round, months, language } };
}

/** What an option says, or what holds where it is not given; undefined where it cannot be read. */
function read<T>(
  given: Arguments,
  name: string,
  reading: (text: string) => T | undefined,
  otherwise: T,
): T | undefined {
  const typed = (given[name] ?? '').trim();
  return typed === '' ? otherwise : reading(typed);
}

/** The zone given, of before, or the person's own; who has none is asked. */
function zoneFrom(asked: Asked, given: Arguments, before: string | undefined): Told<string> {
  const { request, say } = asked;
  const typed = (given['zone'] ?? '').trim();
  if (typed === '') {
    const known = before ?? (request.timeZone && zoneOf(request.timeZone));
    return known === undefined ? { message: whichZone(asked, given) } : { value: known };
  }
  const zone = zoneOf(typed);
  if (zone !== undefined) return { value: zone };
  const near = nearestZones(typed);
  const summary = say('briefing.digest.bad-zone', { zone: clipped(typed) });
  const how = say('briefing.digest.zone-how');
  const hints =
    near.length === 0 ? [how] : [say('briefing.digest.zone-near', { zones: near.join(', ') }), how];
  const message = refused(summary, hints);
  if (near.length === 0) return { message };
  const actions = near.map((one) => ask(one, 'digest', { ...given, zone: one }));
  return { message: { ...message, blocks: [...message.blocks, { type: 'actions', actions }] } };
}

function whichZone({ request, say }: Asked, given: Arguments): Message {
  const suggested = [...zonesOfLanguage(request.language).slice(0, 20), 'UTC'];
  return choosing({
    summary: say('briefing.digest.which-zone'),
    label: say('briefing.digest.which-zone-label'),
    again: invocationOf('digest', given),
    options: suggested.map((zone) => ({
      label: zone,
      invocation: invocationOf('digest', { ...given, zone }),
    })),
  });
}

function bad({ say }: Asked, key: string, how: string, typed = ''): { readonly message: Message } {
  return {
    message: refused(say(key, { typed: clipped(typed) }), [say(how)]),
  };
}

function emptyOf(typed: string): EmptyDay | undefined {
  return emptyDays.find((one) => one === typed.toLowerCase());
}

/** `en`, `en-GB` or `English`. */
function languageOf(typed: string): string | undefined {
  const names = new Intl.DisplayNames(['en'], { type: 'language' });
  const [word = ''] = typed.toLowerCase().split(/[-_]/u);
  return languages.find((one) => one === word || names.of(one)?.toLowerCase() === word);
}
