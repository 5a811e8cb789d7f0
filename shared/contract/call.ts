import { z } from 'zod';
import { rung, tryResult } from '#shared/call/ring-back-events.ts';
import { done, reply } from './reply.ts';
import { revisionPreview } from './revision-view.ts';
import { whyView } from './why-view.ts';
import {
  callId,
  factValue,
  factValues,
  level,
  line,
  lineState,
  obligationId,
  prose,
  referralId,
  service,
} from './words.ts';

const onCall = { callId };
const answer = { ...onCall, question: line, values: factValues, words: prose.nullable() };

export const call = {
  /** Opens a call: from the telephone (a number that rang), or without one. */
  'call.open': {
    request: z.strictObject({
      source: z.enum(['phone', 'walk-in', 'radio', 'other-force']),
      number: line.nullable(),
      incidentReference: line.nullable(),
    }),
    reply: reply(callId),
  },
  'call.startScript': { request: z.strictObject(onCall), reply: done },
  /** Shows this call; the one shown before goes on hold when both are connected. */
  'call.select': { request: z.strictObject(onCall), reply: done },
  'call.describeCaller': {
    request: z.strictObject({
      ...onCall,
      name: line.nullable(),
      relation: line.nullable(),
      addressSaid: line.nullable(),
      addressSaidBy: line.nullable(),
    }),
    reply: done,
  },
  'call.setIncidentReference': {
    request: z.strictObject({ ...onCall, reference: line }),
    reply: done,
  },
  /** One attempt to reach a caller whose line dropped; `despite` is why another than the safe number was rung. */
  'call.tryRingBack': {
    request: z.strictObject({
      ...onCall,
      to: rung,
      number: line.nullable(),
      result: tryResult,
      despite: prose.nullable(),
    }),
    reply: done,
  },
  'call.safeNumber': {
    request: z.strictObject({ ...onCall, number: line, when: line.nullable() }),
    reply: done,
  },
  'call.setLine': { request: z.strictObject({ ...onCall, line: lineState }), reply: done },

  'call.recordAnswer': { request: z.strictObject(answer), reply: done },
  'call.undoAnswer': { request: z.strictObject(onCall), reply: done },
  /** Says what changing an earlier answer would do, and changes nothing. */
  'call.previewRevision': { request: z.strictObject(answer), reply: reply(revisionPreview) },
  'call.reviseAnswer': { request: z.strictObject(answer), reply: done },
  /** A fact said before its question: recorded now, confirmed when the question comes. */
  'call.volunteerFact': {
    request: z.strictObject({ ...onCall, fact: line, value: factValue }),
    reply: done,
  },

  /** Why this route and why not another; changes nothing. */
  'call.why': { request: z.strictObject(onCall), reply: reply(whyView) },

  'call.addNote': { request: z.strictObject({ ...onCall, text: prose }), reply: done },
  /** Kept on disk outside the record, so that half a note survives a power cut. */
  'call.saveDraft': {
    request: z.strictObject({ ...onCall, text: z.string().max(4000) }),
    reply: done,
  },
  'call.choosePerson': { request: z.strictObject({ ...onCall, personId: line }), reply: done },
  'call.notThisPerson': { request: z.strictObject(onCall), reply: done },
  'call.readPlan': { request: z.strictObject(onCall), reply: done },

  /** F9. Without a call it opens one. It asks dispatch; it never says that anybody is coming. */
  'call.emergency': {
    request: z.strictObject({ callId: callId.nullable(), where: line.nullable() }),
    reply: reply(callId),
  },
  'call.emergencyReference': {
    request: z.strictObject({ ...onCall, service, reference: line, acceptedBy: line.nullable() }),
    reply: done,
  },
  'call.emergencyRung': { request: z.strictObject({ ...onCall, service }), reply: done },
  'call.ambulanceOnly': { request: z.strictObject(onCall), reply: done },
  'call.recallEmergency': { request: z.strictObject(onCall), reply: done },
  'call.standDown': {
    request: z.strictObject({ ...onCall, reason: prose }),
    reply: done,
  },

  /**
   * F8 (the recommended route) or F7 (a different one, which needs a reason).
   * `acknowledgedMissing` lists the unasked necessary facts the screen named before the second F8.
   */
  'call.takeRoute': {
    request: z.strictObject({
      ...onCall,
      destination: line,
      acknowledgedMissing: z.array(line).max(20),
      reason: prose.nullable(),
    }),
    reply: done,
  },
  'call.ringAll': { request: z.strictObject({ ...onCall, referralId }), reply: done },
  /** An acceptance said on the telephone by somebody outside this system. */
  'call.acceptByTelephone': {
    request: z.strictObject({
      ...onCall,
      referralId,
      name: line,
      organisation: line,
      reference: line.nullable(),
    }),
    reply: done,
  },
  'call.tellCaller': {
    request: z.strictObject({ ...onCall, who: line, when: line, ifWorse: prose, callAgain: prose }),
    reply: done,
  },
  'call.closeObligation': {
    request: z.strictObject({ ...onCall, obligationId, how: prose, reference: line.nullable() }),
    reply: done,
  },
  /** Not for Concord: given back to the command system, accepted there by a named person. */
  'call.handBack': {
    request: z.strictObject({ ...onCall, acceptedBy: line, reference: line, reason: prose }),
    reply: done,
  },
  'call.close': { request: z.strictObject({ ...onCall, reason: prose.nullable() }), reply: done },
  'call.reopen': { request: z.strictObject({ ...onCall, reason: prose }), reply: done },
  /** Puts the summary for the command system on the clipboard, and gives it back for the screen. */
  'call.copySummary': { request: z.strictObject(onCall), reply: reply(z.string()) },

  /** `claiming` while the hub has not said who was first: the call is still its owner's. */
  'nurse.accept': {
    request: z.strictObject({ ...onCall, referralId }),
    reply: reply(z.strictObject({ state: z.enum(['accepted', 'claiming']) })),
  },
  'nurse.decline': {
    request: z.strictObject({ ...onCall, referralId, reason: prose }),
    reply: done,
  },
  /** A supervisor lowers a priority: one named act, with a reason. */
  'supervisor.lowerPriority': {
    request: z.strictObject({ ...onCall, to: level, reason: prose }),
    reply: done,
  },
} as const;
