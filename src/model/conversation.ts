// The two seams people talk through: a Request goes to the Desk, a Message comes back, a Platform carries both.
// Leaves to others: answering (briefing), rendering and transport (platforms).
import type { CommandSpec, Suggestion } from './command.ts';
import type { Invocation, Message } from './message.ts';

/** Where a message goes. `channel` is a channel, thread-less; for a direct message the id posting needs. */
export interface Place {
  readonly platform: string;
  /** Slack team or enterprise id, Discord guild id, or `''` where there is none (terminal, Discord DM). */
  readonly workspace: string;
  readonly channel: string;
}

/** One thing a person asked. */
export interface Request {
  /** Unique per incoming event: what duplicates are dropped by. */
  readonly id: string;
  readonly place: Place;
  /** The platform's id of the person. */
  readonly user: string;
  /** True in a direct message or a terminal, where nobody else reads along. */
  readonly direct: boolean;
  /** True when the platform says this person manages the channel or workspace; in direct places always. */
  readonly manager: boolean;
  readonly ask: { readonly invocation: Invocation } | { readonly text: string };
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** BCP 47. */
  readonly language: string;
  /** IANA zone of the person, where the platform knows it. */
  readonly timeZone?: string;
  /** True for a single question from the shell or a measurement: nothing was asked before, nothing comes after. */
  readonly alone?: true;
}

/** An answer that somebody shared: where, which message (as `edit` takes it), what, when. */
export interface SharedPost {
  readonly place: Place;
  readonly ref: string;
  readonly message: Message;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** What a platform is handed: the command table and the function that answers. */
export interface Desk {
  readonly commands: readonly CommandSpec[];
  /** Never rejects: trouble becomes a Message with an incident id. */
  answer(request: Request): Promise<Message>;
  /** For autocomplete and completion; at most `limit`, best first; never rejects. */
  suggest(suggestion: Suggestion, partial: string, limit: number): Promise<readonly string[]>;
  /** A short key (at most 16 characters of `[a-z0-9]`) that stands for an invocation in a button. */
  keep(invocation: Invocation): Promise<string>;
  /** The invocation behind a key, or undefined for a key nobody kept. */
  recall(key: string): Promise<Invocation | undefined>;
  /** Remembers what was shared for everyone, so that it can be corrected when a document changes. Never rejects. */
  shared(post: SharedPost): Promise<void>;
}

/**
 * What became of a post. `sent.ref` is the platform's own address of the message; `later` may be tried again after
 * `afterMs`; `gone` cannot heal without a person; `unknown` means it may or may not be out.
 */
export type Posted =
  | { readonly type: 'sent'; readonly ref: string }
  | { readonly type: 'later'; readonly afterMs: number; readonly reason: string }
  | { readonly type: 'gone'; readonly reason: string }
  | { readonly type: 'unknown'; readonly reason: string };

/** Whether a post with a key is already in its channel. */
export type Found =
  | { readonly type: 'found'; readonly ref: string }
  | { readonly type: 'absent' }
  /** The platform cannot tell (no permission to look, no history). */
  | { readonly type: 'unknown'; readonly reason: string };

/** What became of an edit. `gone`: the message or its channel is no more, or it cannot be changed any more. */
export type Edited =
  | { readonly type: 'edited' }
  | { readonly type: 'later'; readonly afterMs: number; readonly reason: string }
  | { readonly type: 'gone'; readonly reason: string }
  /** May or may not be done; doing it again does no harm. */
  | { readonly type: 'unknown'; readonly reason: string };

/** A permission, scope or setting that a place lacks. */
export interface Missing {
  /** As the platform's own settings call it: `channels:history`, `Send Messages`. */
  readonly name: string;
  /** Without a needed one nothing can be posted; without another, one thing less works. */
  readonly needed: boolean;
  /** What does not work, and what to do about it, in words. */
  readonly remedy: string;
}

/** One thing `readout doctor` found; `remedy` says what to do and where. */
export interface Finding {
  readonly level: 'ok' | 'warning' | 'error';
  readonly subject: string;
  readonly finding: string;
  readonly remedy?: string;
}

/** A chat platform: seven verbs. Constructed with its settings; no network before `start` or `examine`. */
export interface Platform {
  readonly name: string;
  /** Connects and serves until `stop`. Rejects with a sentence for the operator when it cannot. */
  start(desk: Desk): Promise<void>;
  /** Posts for everyone. `key` (at most 25 of `[a-z0-9-]`) marks the post so that `find` can see it. Never rejects. */
  post(place: Place, message: Message, key: string): Promise<Posted>;
  /** Looks for an earlier post with the key. Never rejects. */
  find(place: Place, key: string): Promise<Found>;
  /**
   * Puts a message in the place of one that `post` or Share sent; its mark and who shared it stay. `ref` is what
   * `post`, `find` or `shared` gave. Never rejects.
   */
  edit(place: Place, ref: string, message: Message): Promise<Edited>;
  /** What posting to a place and looking back there would lack; empty when all is well. Never rejects. */
  preflight(place: Place): Promise<readonly Missing[]>;
  /** Checks tokens, scopes and permissions against the real platform, one finding each. Never rejects. */
  examine(): Promise<readonly Finding[]>;
  /** Stops taking requests, lets running ones end, disconnects. Resolves within 4 s. */
  stop(): Promise<void>;
}
