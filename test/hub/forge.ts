import {
  entryHash,
  envelopeBytes,
  firstPrevHash,
  sealContent,
  signerFrom,
} from '#main/journal/envelope.ts';
import type { Envelope } from '#main/journal/event.ts';
import type { Incoming, WireEvent } from '#main/journal/journal.ts';
import { callOf, startMs, userOf } from './room.ts';

/** A desk of nobody's making that signs well: what it says is another matter. */
export function forger(n: number) {
  const signer = signerFrom(new Uint8Array(32).fill(100 + n));
  const desk = `forger-${n}`;
  let deskSeq = 0;
  let prevHash = firstPrevHash;
  let ids = 0;
  const sign = (what: Partial<Envelope>, content: unknown): WireEvent => {
    const text = JSON.stringify(content);
    const { salt, contentHash } = sealContent(text);
    deskSeq += 1;
    const envelope = envelopeBytes({
      eventId: `01890a5d-ac96-774b-bcd${n}-${(ids += 1).toString(16).padStart(12, '0')}`,
      desk,
      deskSeq,
      prevHash,
      type: 'note-added',
      typeVersion: 1,
      callId: callOf(1),
      atMs: startMs,
      by: { user: userOf(n), role: 'nurse' },
      packHash: null,
      contentHash,
      ...what,
    });
    const signature = signer.sign(envelope);
    prevHash = entryHash(envelope, signature);
    return { envelope, signature, salt, content: text };
  };
  const message = (events: readonly WireEvent[], place: Partial<Incoming> = {}): Incoming => ({
    hubSeq: 0,
    subject: `call.x.nurse.${desk}`,
    atMs: startMs,
    isClaim: false,
    desk,
    role: 'nurse',
    callId: callOf(1),
    publicKey: signer.publicKey,
    events,
    ...place,
  });
  return {
    desk,
    sign,
    message,
    note: (text: string, what: Partial<Envelope> = {}): Incoming => message([sign(what, { text })]),
    /** What was said and never reached anybody. */
    skip: (events: number): void => {
      for (let at = 0; at < events; at += 1) sign({}, { text: 'skipped' });
    },
  };
}
