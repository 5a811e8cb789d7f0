/** Who did it. Null where the application itself did (a timer, an import at start). */
export interface Author {
  readonly user: string;
  readonly role: string;
}

/** What a handler hands to `append`. `content` must be a JSON value; it is stored as the text JSON.stringify makes. */
export interface NewEvent {
  readonly type: string;
  readonly typeVersion: number;
  readonly callId: string | null;
  /** Milliseconds since 1970, UTC: when it happened, not when it was written. */
  readonly atMs: number;
  readonly by: Author | null;
  /** The hash of the protocol pack the call runs on; null outside a call. */
  readonly packHash: string | null;
  readonly content: unknown;
}

/** The signed part of an event: design section 9. Hashes are lower-case hex SHA-256. */
export interface Envelope {
  readonly eventId: string;
  readonly desk: string;
  /** 1, 2, 3… without a gap within one desk. */
  readonly deskSeq: number;
  /** The entry hash of the desk's previous event; 64 zeros before the first. */
  readonly prevHash: string;
  readonly type: string;
  readonly typeVersion: number;
  readonly callId: string | null;
  readonly atMs: number;
  readonly by: Author | null;
  readonly packHash: string | null;
  readonly contentHash: string;
}

/** An event as it lies in this journal. `seq` is the local order, over all desks. */
export interface StoredEvent extends Envelope {
  readonly kind: 'event';
  readonly seq: number;
  /** JSON value, brought up to the newest `typeVersion` this build knows. Parse it before use. */
  readonly content: unknown;
}

/** An event of a type, or a typeVersion, that this build does not know: kept and shown, never folded. */
export interface UnknownEvent extends Envelope {
  readonly kind: 'unknown-type';
  readonly seq: number;
  readonly content: unknown;
}

/** An event whose content was erased by a later `erased` event; the envelope stays. */
export interface ErasedEvent extends Envelope {
  readonly kind: 'content-erased';
  readonly seq: number;
}

export type ReadEvent = StoredEvent | UnknownEvent | ErasedEvent;

/** What this build knows of one event type. `upcast[n]` turns content of version n into version n + 1. */
export interface EventType {
  readonly version: number;
  readonly upcast?: Readonly<Record<number, (content: unknown) => unknown>>;
}

/** Every type this build knows, by name. */
export type EventTypes = Readonly<Record<string, EventType>>;

function namesMany(content: unknown): unknown {
  if (typeof content !== 'object' || content === null) return content;
  const { eventId, ...rest }: { eventId?: unknown } = content;
  return { eventIds: [eventId], ...rest };
}

/** The journal's own types, known to every build. */
export const ownTypes: EventTypes = {
  // The first version named one event.
  erased: { version: 2, upcast: { 1: namesMany } },
  'journal-restored': { version: 1 },
  'chain-gap': { version: 1 },
};
