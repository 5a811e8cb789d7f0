import { z } from 'zod';
import { mostOnward, onward, sceneOutcome, welfareMinutes } from '#shared/call/crew-events.ts';
import { done, reply } from './reply.ts';
import { atMs, callId, line, prose } from './words.ts';

const onCall = { callId };
const onTrip = { callId, tripId: line };

/** A street-triage crew on a call. */
export const crew = {
  'crew.send': {
    request: z.strictObject({
      ...onCall,
      unit: line,
      crew: line.nullable(),
      everyMinutes: welfareMinutes,
    }),
    reply: done,
  },
  'crew.arrived': { request: z.strictObject(onTrip), reply: done },
  'crew.answered': { request: z.strictObject({ ...onTrip, how: line }), reply: done },
  'crew.clear': {
    request: z.strictObject({
      ...onTrip,
      outcome: sceneOutcome,
      text: prose,
      onward: z.array(onward).max(mostOnward),
    }),
    reply: done,
  },
  /** Writes the page for the crew as a PDF and says where it lies. */
  'crew.page': { request: z.strictObject(onCall), reply: reply(z.string()) },
  /** Puts the text message on the clipboard, and gives it back for the screen. */
  'crew.copyMessage': { request: z.strictObject(onCall), reply: reply(z.string()) },
} as const;

const text = z.string();

export const crewView = z.strictObject({
  /** To be read over the radio, a line a part; police first where there is a weapon. */
  lines: z.array(text),
  /** The same in one text message. */
  message: text,
  trips: z.array(
    z.strictObject({
      id: text,
      unit: text,
      crew: text.nullable(),
      sentAtMs: atMs,
      arrivedAtMs: atMs.nullable(),
      clearAtMs: atMs.nullable(),
      /** When they are next asked how they are; null once clear. */
      checkAtMs: atMs.nullable(),
      unanswered: z.boolean(),
      outcome: text.nullable(),
      onward: z.array(text),
    }),
  ),
});
export type CrewView = z.infer<typeof crewView>;
