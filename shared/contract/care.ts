import { z } from 'zod';
import { adviceKind, adviceTo } from '#shared/call/advice-events.ts';
import { clinicalResponse, contactRecord, contactType } from '#shared/call/contact-events.ts';
import { tryResult } from '#shared/call/ring-back-events.ts';
import { done, reply } from './reply.ts';
import { callId, line, prose } from './words.ts';

const onCall = { callId };

/** What nurses do on a call beside accepting it. */
export const care = {
  /** Begins a contact of the type the nurse chose; the call cannot close until it has its record. */
  'care.openContact': {
    request: z.strictObject({ ...onCall, type: contactType }),
    reply: reply(z.string()),
  },
  /** `personId` is whom the form showed: refused where another has been chosen since. */
  'care.recordContact': {
    request: z.strictObject({
      ...onCall,
      contactId: line,
      personId: line.nullable(),
      ...contactRecord,
    }),
    reply: done,
  },
  /** What of a record the police half may show: the whole list, which replaces the one before. */
  'care.shareContact': {
    request: z.strictObject({ ...onCall, contactId: line, police: contactRecord.police }),
    reply: done,
  },
  'care.offerVideoLink': {
    request: z.strictObject({
      ...onCall,
      agreed: z.boolean(),
      sentTo: line.nullable(),
      service: line.nullable(),
    }),
    reply: done,
  },
  /** Somebody is rung later; `despite` is why another than the safe number. */
  'care.planCallBack': {
    request: z.strictObject({
      ...onCall,
      whom: line,
      number: line,
      inMinutes: z.number().int(),
      why: prose,
      despite: prose.nullable(),
    }),
    reply: done,
  },
  'care.tryCallBack': {
    request: z.strictObject({ ...onCall, callBackId: line, result: tryResult }),
    reply: done,
  },
  /** Writes the nurse's half into a file and says where it lies. */
  'care.exportRecord': {
    request: z.strictObject({ ...onCall, form: z.enum(['fhir', 'pdf']) }),
    reply: reply(z.string()),
  },
  'care.respond': {
    request: z.strictObject({ ...onCall, response: clinicalResponse, owner: line.nullable() }),
    reply: done,
  },
  /** One line of advice, to the handler or to officers; it is sent at once. */
  'care.advise': {
    request: z.strictObject({
      ...onCall,
      to: adviceTo,
      toName: line.nullable(),
      kind: adviceKind,
      text: line,
      /** The question of an officer which this answers. */
      answers: line.nullable(),
    }),
    reply: done,
  },
  /** An officer at the scene asks something: it comes back to this call, and somebody owes the answer. */
  'care.askForOfficers': {
    request: z.strictObject({ ...onCall, who: line, text: line }),
    reply: done,
  },
  /** The lines stand on the reader's screen. */
  'care.seeAdvice': {
    request: z.strictObject({ ...onCall, adviceIds: z.array(line).min(1).max(50) }),
    reply: done,
  },
  /** `who` is the officer who acknowledged; null where the reader does so in their own name. */
  'care.acknowledgeAdvice': {
    request: z.strictObject({
      ...onCall,
      adviceIds: z.array(line).min(1).max(50),
      who: line.nullable(),
    }),
    reply: done,
  },
} as const;
