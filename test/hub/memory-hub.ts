import type { Incoming, Journal, Outgoing } from '#main/journal/journal.ts';
import { startMs } from './room.ts';

interface Message extends Omit<Incoming, 'hubSeq'> {
  readonly messageId: string;
}

/** What a hub does to desks, without a network: one order for all, and a claim only where the expected one is the newest. */
export class MemoryHub {
  #nowMs: () => number;
  #messages: Message[] = [];
  readonly #claims = new Map<string, number>();

  constructor(nowMs: () => number = () => startMs) {
    this.#nowMs = nowMs;
  }

  useClock(nowMs: () => number): void {
    this.#nowMs = nowMs;
  }

  get size(): number {
    return this.#messages.length;
  }

  /** The oldest batch that the hub has not got, as a desk sends it. False where there is none, or a claim has to read first. */
  sendOne(journal: Journal): boolean {
    for (let after = 0; ;) {
      const batch = journal.exchange.next(after);
      if (batch === null) return false;
      after = batch.batch;
      // Sent already, and not come back yet.
      if (this.#messages.some(({ messageId }) => messageId === batch.messageId)) continue;
      return this.#add(journal, batch);
    }
  }

  #add(journal: Journal, batch: Outgoing): boolean {
    const { callId, claims, expects, messageId, role, events } = batch;
    const head = this.#claims.get(callId ?? '') ?? 0;
    if (claims && expects !== null && expects !== head) return false;
    this.#messages.push({
      subject: claims ? `claim.${callId ?? ''}` : `call.${callId ?? ''}.${role}.${journal.deskId}`,
      atMs: this.#nowMs(),
      isClaim: claims,
      desk: claims ? null : journal.deskId,
      role: claims ? null : role,
      callId,
      publicKey: journal.exchange.publicKey,
      messageId,
      events,
    });
    if (claims && callId !== null) this.#claims.set(callId, this.#messages.length);
    return true;
  }

  /** A message that no desk made: on the claim subject of a call. */
  addJunk(callId: string): void {
    this.#messages.push({
      subject: `claim.${callId}`,
      atMs: this.#nowMs(),
      isClaim: true,
      desk: null,
      role: null,
      callId,
      publicKey: new Uint8Array(32),
      messageId: `junk ${this.#messages.length}`,
      events: [],
    });
    this.#claims.set(callId, this.#messages.length);
  }

  /** Up to `most` messages that the desk has not seen. */
  deliver(journal: Journal, most = Number.POSITIVE_INFINITY): number {
    const from = journal.exchange.hubSeq();
    const due = this.#messages
      .slice(from, from + most)
      .map((message, at): Incoming => ({ ...message, hubSeq: from + at + 1 }));
    if (due.length > 0) journal.exchange.take(due);
    return due.length;
  }

  /** An older disk is put back: what came after `size` never was. */
  restore(size: number): void {
    this.#messages = this.#messages.slice(0, size);
    for (const [callId, at] of this.#claims) if (at > size) this.#claims.set(callId, 0);
    for (const [at, { isClaim, callId }] of this.#messages.entries())
      if (isClaim && callId !== null) this.#claims.set(callId, at + 1);
  }
}
