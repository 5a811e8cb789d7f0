import type { Envelope } from './event.ts';

/** One event as it travels: the stored bytes, never a re-serialisation. Content that stays on its desk is null. */
export interface WireEvent {
  readonly envelope: Uint8Array;
  readonly signature: Uint8Array;
  readonly salt: Uint8Array | null;
  readonly content: string | null;
}

/** A batch that the hub has not got. */
export interface Outgoing {
  readonly batch: number;
  readonly callId: string | null;
  /** Of whoever said it; `desk` where the desk did by itself. */
  readonly role: string;
  /** When the newest of its events happened, by this desk's clock (ms since 1970). */
  readonly atMs: number;
  /** It goes to the claim subject of its call. */
  readonly claims: boolean;
  /** A claim of this desk that another was before: it follows the facts, as second. */
  readonly isBeaten: boolean;
  /** The newest message on the claim subject that this desk has looked at; null where nothing is expected. */
  readonly expects: number | null;
  /** Begins with the id of its first event. */
  readonly messageId: string;
  readonly events: readonly WireEvent[];
}

/** Where and when a message lies on the hub, and what its subject says. */
export interface Place {
  readonly hubSeq: number;
  readonly subject: string;
  /** By the hub's clock, the same for every reader (ms since 1970). */
  readonly atMs: number;
  readonly isClaim: boolean;
  /** Whose subject it came on, which the hub checks; null for a claim, whose subject is the call's. */
  readonly desk: string | null;
  /** In which role, which the hub checks too; null for a claim. */
  readonly role: string | null;
  /** Of the call that the subject names; null where it names none. */
  readonly callId: string | null;
}

/** A message of the hub, taken apart. */
export interface Incoming extends Place {
  readonly publicKey: Uint8Array;
  readonly events: readonly WireEvent[];
}

type Said = { readonly type: string; readonly content: unknown };

/** What the application knows and the journal does not. */
export interface HubRules {
  /** Whether a hub is named for this desk: then claims wait for it. */
  readonly isNamed: boolean;
  /** In which roles the hub lets this desk speak; null where in every one. */
  readonly roles: readonly string[] | null;
  /** True for events of which only the first on a call may count. */
  readonly isClaim: (events: readonly Said[]) => boolean;
  /** True for events whose content other desks need; the rest travel as envelopes alone. */
  readonly isShared: (type: string) => boolean;
  /** Why these may not count, whoever signed them; null if they may. */
  readonly whyNot: (events: readonly (Envelope & { readonly content: unknown })[]) => string | null;
}

export type Taken =
  | { readonly taken: 'new' | 'known' | 'own'; readonly callId: string | null }
  | { readonly taken: 'aside'; readonly why: string };

/** A chain that is taken up in its middle, because the hub no longer has its beginning. */
export interface Gap {
  readonly desk: string;
  readonly deskSeq: number;
  readonly prevHash: string;
}

export interface Aside {
  readonly hubSeq: number;
  readonly subject: string;
  readonly why: string;
  readonly atMs: number;
}
