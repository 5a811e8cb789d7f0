import { z } from 'zod';
import { reply } from './reply.ts';
import { atMs, callId, line, lineState, prose, service, userId } from './words.ts';

const text = z.string();

/** What the entry form of a sheet needs to know of its script. */
export const paperForm = z.strictObject({
  code: text,
  hash: text,
  version: text,
  title: text,
  questions: z.array(
    z.strictObject({
      /** As printed on the sheet. */
      number: z.number(),
      id: text,
      stage: text,
      short: text,
      many: z.boolean(),
      /** By key, 1 first; 0 is "Not known" on every question. */
      answers: z.array(text),
    }),
  ),
  destinations: z.array(z.strictObject({ id: text, label: text })),
});
export type PaperForm = z.infer<typeof paperForm>;

/** A call as it stands on a sheet of paper. Times are those written on it, to the minute. */
export const paperSheet = z.strictObject({
  code: line,
  source: z.enum(['phone', 'walk-in', 'radio', 'other-force']),
  /** Who took the call. Whoever enters it may be somebody else, and owns it until it is accepted. */
  takenBy: userId,
  startedAtMs: atMs,
  /** How the line was last heard. */
  line: lineState.extract(['ended', 'silent', 'dropped']),
  number: line.nullable(),
  callerName: line.nullable(),
  relation: line.nullable(),
  addressSaid: line.nullable(),
  /** Only what was asked. `question` is its number on the sheet, or its id; keys are 1 to 9, 0 not known. */
  answers: z
    .array(
      z.strictObject({
        question: line,
        keys: z.array(z.number().int().min(0).max(9)).min(1).max(10),
        /** Null where no time stands beside the answer: it counts as given when the one before was. */
        atMs: atMs.nullable(),
      }),
    )
    .max(100),
  /** Police and ambulance asked at once, the paper's F9. Empty where they were not. */
  services: z
    .array(
      z.strictObject({
        service,
        rungAtMs: atMs.nullable(),
        reference: line.nullable(),
        acceptedBy: line.nullable(),
      }),
    )
    .max(2),
  destination: line.nullable(),
  routeAtMs: atMs.nullable(),
  acceptedBy: line.nullable(),
  reference: line.nullable(),
  acceptedAtMs: atMs.nullable(),
  told: z.strictObject({ who: line, when: line, ifWorse: prose, callAgain: prose }).nullable(),
  note: prose.nullable(),
});
export type PaperSheet = z.infer<typeof paperSheet>;

export const paper = {
  /** Writes the script as a PDF for when everything is down, and says where it lies. */
  'protocol.paper': { request: z.strictObject({ hash: line }), reply: reply(text) },
  /** The script that the code at the foot of a sheet names, for the form. Changes nothing. */
  'protocol.paperForm': { request: z.strictObject({ code: line }), reply: reply(paperForm) },
  /** Enters a call that was taken on paper, with its real times. Refused with every problem at once. */
  'protocol.enterPaper': { request: paperSheet, reply: reply(callId) },
} as const;
