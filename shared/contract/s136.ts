import { z } from 'zod';
import { extensionGrounds, safePlaces } from '#shared/s136/clock.ts';
import { consultation, notConsulted, profession } from '#shared/s136/consultation.ts';
import { done } from './reply.ts';
import { atMs, callId, line, prose } from './words.ts';

const onCall = { callId };
const same = consultation.omit({
  askedAtMs: true,
  usedAtMs: true,
  consulted: true,
  ambulance: true,
}).shape;

/** Times are as they were typed: a wall clock in London, read in main, refused in words with everything else kept on the form. */
export const consultationTyped = z.strictObject({
  ...same,
  askedAt: line,
  consulted: z.union([
    z.strictObject({ name: line, profession, at: line, advice: prose }),
    z.strictObject({ notPracticable: notConsulted, why: prose }),
  ]),
  usedAt: line.nullable(),
  ambulance: z.union([z.strictObject({ askedAt: line }), z.strictObject({ notAsked: prose })]),
});
export type ConsultationTyped = z.infer<typeof consultationTyped>;

export const s136 = {
  's136.record': {
    request: z.strictObject({
      ...onCall,
      personId: line.nullable(),
      ...consultationTyped.shape,
    }),
    reply: done,
  },
  /** The first arrival starts the clock; a later one is a transfer. */
  's136.arrived': {
    request: z.strictObject({
      ...onCall,
      kind: z.enum(safePlaces),
      name: line,
      arrivedAt: line,
      authorisedBy: line.nullable(),
      imminentRisk: prose.nullable(),
      noOtherPlace: prose.nullable(),
    }),
    reply: done,
  },
  /** A time of arrival that was written down wrong. */
  's136.correct': {
    request: z.strictObject({ ...onCall, stayId: line, arrivedAt: line, reason: prose }),
    reply: done,
  },
  's136.extend': {
    request: z.strictObject({
      ...onCall,
      hours: z.number().positive().max(100),
      certifiedAt: line,
      practitioner: line,
      ground: z.enum(extensionGrounds),
      clinical: prose,
    }),
    reply: done,
  },
} as const;

const text = z.string();

/** What is recorded of section 136 on a call, in words, and the clock. */
export const s136View = z.strictObject({
  /** With no nurse on duty: whom to ask instead, as this force declares it. */
  instead: z.strictObject({ name: text, telephone: text.nullable() }).nullable(),
  record: z
    .strictObject({
      by: text,
      atMs,
      lines: z.array(z.strictObject({ label: text, text })),
    })
    .nullable(),
  /** `corrected` says what was written at first, and why it was not so. */
  stays: z.array(
    z.strictObject({
      id: text,
      name: text,
      kind: text,
      arrived: text,
      corrected: text.nullable(),
    }),
  ),
  clock: z
    .strictObject({
      startedAtMs: atMs,
      endsAtMs: atMs,
      started: text,
      ends: text,
      extended: z.boolean(),
    })
    .nullable(),
  /** What holds at a police station; null anywhere else. */
  rules: text.nullable(),
});
export type S136View = z.infer<typeof s136View>;
