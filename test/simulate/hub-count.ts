import { hubRules } from '#main/desk/room-hub.ts';
import { encode } from '#main/hub/wire.ts';
import { runsOf } from '#main/journal/batches.ts';
import { envelopeBytes } from '#main/journal/envelope.ts';
import type { WireEvent } from '#main/journal/journal.ts';
import { isClaim } from '#shared/call/claims.ts';
import type { CallEvent } from '#shared/call/events.ts';
import { countedId } from './people.ts';

/** What went through the stream of one force in one hour of the run. */
export type HubHour = { messages: number; bytes: number; events: number; claims: number };

export type Batch = {
  readonly deskId: string;
  readonly atMs: number;
  readonly events: readonly CallEvent[];
};

const rules = { ...hubRules(null), isNamed: true };
const hash = '0'.repeat(64);
const signature = new Uint8Array(64);
const salt = new Uint8Array(16);
const publicKey = new Uint8Array(32);
const hourMs = 3_600_000;

/**
 * The stream of one force. Every batch is one message, made with the product's own encoder. Hashes, signature and salt are
 * zeros as long as real ones: the size of a message is right to the byte, and nothing is signed.
 */
export class HubCount {
  readonly hours: HubHour[] = [];
  /** The largest message. */
  mostBytes = 0;
  /** The largest offer, and what of it names people it may climb to: that part grows with the room. Bytes of JSON. */
  mostOffer = 0;
  mostNaming = 0;
  readonly #fromMs: number;
  readonly #force: number;
  readonly #packHash: string;
  readonly #deskSeqs = new Map<string, number>();
  #events = 0;

  constructor(fromMs: number, force: number, packHash: string) {
    this.#fromMs = fromMs;
    this.#force = force;
    this.#packHash = packHash;
  }

  /** One message of one desk about one call. In: its events, at least one. Out: its bytes. */
  send({ deskId, atMs, events }: Batch): number {
    const bytes = encode(
      publicKey,
      events.map((event) => this.#sealed(deskId, event)),
    ).length;
    const hour = this.#hour(atMs);
    hour.messages += 1;
    hour.bytes += bytes;
    hour.events += events.length;
    hour.claims += isClaim(events) ? 1 : 0;
    this.mostBytes = Math.max(this.mostBytes, bytes);
    return bytes;
  }

  #hour(atMs: number): HubHour {
    const at = Math.floor((atMs - this.#fromMs) / hourMs);
    while (this.hours.length <= at)
      this.hours.push({ messages: 0, bytes: 0, events: 0, claims: 0 });
    const hour = this.hours[at];
    if (hour === undefined) throw new RangeError('before the run began');
    return hour;
  }

  #sealed(deskId: string, event: CallEvent): WireEvent {
    const { type, callId, atMs, by, content } = event;
    const deskSeq = (this.#deskSeqs.get(deskId) ?? 0) + 1;
    this.#deskSeqs.set(deskId, deskSeq);
    const envelope = envelopeBytes({
      eventId: countedId(3, this.#force, (this.#events += 1)),
      desk: deskId,
      deskSeq,
      prevHash: hash,
      type,
      typeVersion: 1,
      callId,
      atMs,
      by,
      packHash: this.#packHash,
      contentHash: hash,
    });
    const text = JSON.stringify(content);
    if (event.type === 'referral-offered' && text.length > this.mostOffer) {
      this.mostOffer = text.length;
      this.mostNaming = naming(event);
    }
    return { envelope, signature, salt, content: text };
  }
}

/** Bytes of an offer that name people: their ids, and the names of those who are rung together. */
function naming(event: CallEvent): number {
  if (event.type !== 'referral-offered') return 0;
  return event.content.steps.reduce(
    (sum, { users, who }) =>
      sum + JSON.stringify(users).length + (users.length > 1 ? who.length : 0),
    0,
  );
}

/** An act as the journal sends it: one message, or several where it is too large or of two roles. */
export function asMessages(events: readonly CallEvent[]): readonly (readonly CallEvent[])[] {
  let at = 0;
  return runsOf(
    events.map((one) => ({ ...one, seq: 0 })),
    rules,
  ).map((run) => events.slice(at, (at += run.length)));
}
