// A brief says itself who, what and when: its outline becomes quotes, events and summary without any guessing.
// Leaves to others: parsing the file (library/formats) and naming the actors (actors).
import type { Outline, StatedEvent, StatedQuote } from '../../model/document.ts';
import type { Actor, ActorId, Event, Quote, Speaker } from '../../model/reading.ts';
import { covers, type Span } from '../../model/span.ts';
import { fold } from '../actors/actor-id.ts';
import type { ActorsFound } from '../actors/find-actors.ts';

export interface BriefRead {
  readonly quotes: readonly Quote[];
  readonly events: readonly Event[];
  readonly summary: readonly Span[];
}

/** What an outline says, its speakers and actors bound to the actors found in the text. */
export function readBrief(outline: Outline, found: ActorsFound): BriefRead {
  return {
    quotes: outline.quotes.map((quote) => quoteOf(quote, found)),
    events: outline.events.map((event) => eventOf(event, found)),
    summary: outline.summary,
  };
}

function quoteOf(stated: StatedQuote, found: ActorsFound): Quote {
  const { span, speaker, speakerSpan, occasion, said } = stated;
  return {
    spans: [span],
    kind: 'direct',
    confidence: 'high',
    ...(speaker !== undefined && { speaker: speakerOf(speaker, speakerSpan, found) }),
    ...(occasion !== undefined && { occasion }),
    ...(said && { said }),
  };
}

/** A speaker nobody knows by name ("a spokesman") keeps the words of the line and gets no actor. */
function speakerOf(name: string, span: Span | undefined, found: ActorsFound): Speaker {
  const actor = actorNamed(name, found.actors) ?? personIn(span, found);
  return { how: 'attribution', ...(span && { span }), ...(actor !== undefined && { actor }) };
}

/** By name or alias; else the one person whose name holds all the words: "Edmundo González". */
function actorNamed(name: string, actors: readonly Actor[]): ActorId | undefined {
  const wanted = folded(name);
  const exact = actors.find((actor) => folded(actor.name) === wanted);
  if (exact !== undefined) return exact.id;
  const named = actors.filter((actor) => actor.aliases.some((alias) => folded(alias) === wanted));
  if (named.length > 0) return only(named);
  const words = wanted.split(' ');
  return only(
    actors.filter(({ kind, name: full }) => {
      const parts = folded(full).split(' ');
      return kind === 'person' && words.every((word) => parts.includes(word));
    }),
  );
}

function only(actors: readonly Actor[]): ActorId | undefined {
  return actors.length === 1 ? actors[0]?.id : undefined;
}

/** The one person named in the line: "President Nicolás Maduro". */
function personIn(span: Span | undefined, { mentions }: ActorsFound): ActorId | undefined {
  if (span === undefined) return undefined;
  const people = new Set(
    mentions
      .filter(({ type, how, span: at }) => type === 'PER' && how === 'name' && covers(span, at))
      .map((mention) => mention.actor),
  );
  return people.size === 1 ? [...people][0] : undefined;
}

function eventOf({ span, date, status }: StatedEvent, { mentions }: ActorsFound): Event {
  const actors = mentions.filter((mention) => covers(span, mention.span)).map(({ actor }) => actor);
  return { span, date, status, actors: [...new Set(actors)] };
}

function folded(name: string): string {
  return fold(name)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
