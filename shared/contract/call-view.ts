import { z } from 'zod';
import { rung } from '#shared/call/ring-back-events.ts';
import { personView } from './person-view.ts';
import {
  atMs,
  callId,
  factValues,
  level,
  lineState,
  obligationId,
  referralId,
  service,
} from './words.ts';

import { adviceView, officerQuestionView } from './advice-view.ts';
import { joinedView, onTheLineView } from './caller.ts';
import { comingView } from './coming.ts';
import { clinicalResponse, contactView } from './contact-view.ts';
import { crewView } from './crew.ts';
import { s136View } from './s136.ts';
import { welfareView } from './welfare.ts';

const text = z.string();

export const answerOption = z.strictObject({
  /** The key that chooses it: "1" to "9", "0" for not known. */
  key: text,
  label: text,
  covers: text.nullable(),
  values: factValues,
});

export const answeredRow = z.strictObject({
  n: z.number(),
  question: text,
  short: text,
  answer: text,
  /** The level this answer set, or null for "no change"; shown only after the key. */
  effect: level.nullable(),
  atMs,
  /** On a branch that no longer applies: kept for audit, not counted. */
  parked: z.boolean(),
  /** The question as it was asked, to change the answer among the same answers; null in another script. */
  asked: z
    .strictObject({
      say: text,
      many: z.boolean(),
      options: z.array(answerOption),
      unknown: answerOption,
      wordsLabel: text.nullable(),
    })
    .nullable(),
});

export const questionView = z.strictObject({
  n: z.number(),
  id: text,
  stage: text,
  short: text,
  say: text,
  another: text.nullable(),
  hint: text.nullable(),
  /** "Press F9 if …": what would make it an emergency, as the pack's owner says. */
  emergencyIf: text.nullable(),
  /** Several answers may be true at once: keys toggle, Enter records. */
  many: z.boolean(),
  options: z.array(answerOption),
  unknown: answerOption,
  /** Words to say whatever the answer. */
  sayNow: text.nullable(),
  /** Asks for typed words beside the choice (the address; what was said). */
  wordsLabel: text.nullable(),
  /** The fact was volunteered earlier: confirm it with its key instead of asking. */
  alreadyHeard: z.strictObject({ label: text, values: factValues }).nullable(),
  remaining: z.number(),
  next: text.nullable(),
});
export type QuestionView = z.infer<typeof questionView>;

export const finding = z.strictObject({ level, text, source: text });

export const routeLine = z.strictObject({
  destination: text,
  label: text,
  detail: text,
});

export const routeView = z.strictObject({
  recommended: routeLine.nullable(),
  also: z.array(routeLine),
  reasons: z.array(z.strictObject({ text, source: text })),
  /** Necessary questions not asked: the first F8 names them, the second takes the route shown. */
  missing: z.array(z.strictObject({ fact: text, question: text, n: z.number().nullable() })),
  alternatives: z.array(z.strictObject({ destination: text, label: text, rank: text, why: text })),
  taken: z
    .strictObject({
      destination: text,
      label: text,
      atMs,
      recommended: z.boolean(),
      reason: text.nullable(),
    })
    .nullable(),
});

export const offerStep = z.strictObject({
  atMs,
  after: text,
  who: text,
  detail: text,
  state: z.enum(['past', 'now', 'next']),
});

export const offerView = z.strictObject({
  referralId,
  destination: text,
  label: text,
  /** `outside` is rung by the handler, who records the name of whoever accepts. */
  kind: z.enum(['nurse', 'supervisor', 'outside']),
  to: text,
  telephone: text.nullable(),
  state: z.enum(['offered', 'claiming', 'accepted', 'declined', 'expired']),
  offeredAtMs: atMs,
  acceptedBy: text.nullable(),
  acceptedAtMs: atMs.nullable(),
  declinedWhy: text.nullable(),
  steps: z.array(offerStep),
  /** When it moves on by itself, and what happens then; null once the last step is reached. */
  next: z.strictObject({ atMs, text }).nullable(),
});
export type OfferView = z.infer<typeof offerView>;

export const trackerStep = z.strictObject({
  label: text,
  detail: text,
  state: z.enum(['done', 'now', 'todo']),
});

export const emergencyView = z.strictObject({
  askedAtMs: atMs,
  askedBy: text,
  where: text,
  services: z.array(
    z.strictObject({
      service,
      state: z.enum(['asked', 'done', 'off']),
      reference: text.nullable(),
      acceptedBy: text.nullable(),
      rungAtMs: atMs.nullable(),
      doneAtMs: atMs.nullable(),
    }),
  ),
  ambulanceOnly: z.strictObject({ available: z.boolean(), why: text }),
  recallUntilMs: atMs,
  recalledAtMs: atMs.nullable(),
  given: z.array(z.strictObject({ label: text, text })),
  say: text,
  donts: z.array(text),
  /** How dispatch is asked on this desk: with no hub, the handler does it on the command system. */
  how: text,
});

export const obligationView = z.strictObject({
  id: obligationId,
  kind: text,
  label: text,
  owner: text,
  dueAtMs: atMs,
  late: z.boolean(),
  closedAtMs: atMs.nullable(),
  how: text.nullable(),
});

export const callView = z.strictObject({
  id: callId,
  number: text.nullable(),
  source: z.enum(['phone', 'walk-in', 'radio', 'other-force']),
  line: lineState,
  held: z.boolean(),
  phase: z.enum(['opening', 'triage', 'routing', 'waiting', 'owned', 'closed']),
  openedAtMs: atMs,
  /** Entered from paper afterwards: every time shown is the one on the sheet. Null on a call taken on screen. */
  paper: z.strictObject({ code: text, enteredAtMs: atMs, enteredBy: text }).nullable(),
  closedAtMs: atMs.nullable(),
  owner: text,
  mine: z.boolean(),
  caller: z.strictObject({
    name: text.nullable(),
    relation: text.nullable(),
    addressSaid: text.nullable(),
    addressSaidBy: text.nullable(),
    addressSaidAtMs: atMs.nullable(),
    /** The ward and police force area of the postcode that was said, with what has to be known of it. */
    place: text.nullable(),
    listedContact: z.boolean(),
  }),
  incidentReference: text.nullable(),
  linkedCalls24h: z.number(),
  /** "About this person", "From this number", "At this address": what ties them. */
  linkedBy: z.array(text),
  /** Which thresholds of frequent contact are reached, in words. */
  frequent: z.array(text),
  person: personView.nullable(),
  pack: z.strictObject({ id: text, version: text, title: text }),
  stages: z.array(
    z.strictObject({ label: text, state: z.enum(['done', 'current', 'todo']), part: z.number() }),
  ),
  answered: z.array(answeredRow),
  question: questionView.nullable(),
  questionSinceMs: atMs,
  level: z.strictObject({
    level: level.nullable(),
    until: text.nullable(),
    /** "set by 2 findings", "set by you with F9", "lowered by Martin Doyle: …" */
    setBy: text,
    complete: z.boolean(),
  }),
  findings: z.array(finding),
  /** The ladder after a dropped line: who is next, what was tried, and what is safe to ring. */
  ringBack: z.strictObject({
    number: text.nullable(),
    next: rung.nullable(),
    tries: z.array(z.strictObject({ id: text, text, atMs, byName: text })),
    safe: z.strictObject({ number: text, when: text.nullable() }).nullable(),
  }),
  /** Who is to be rung later, the next first. */
  callBacks: z.array(
    z.strictObject({
      id: text,
      whom: text,
      number: text,
      why: text,
      dueAtMs: atMs,
      byName: text,
      reached: z.boolean(),
      tries: z.array(z.strictObject({ text, atMs, byName: text })),
    }),
  ),
  onTheLine: onTheLineView,
  joined: z.array(joinedView),
  coming: comingView,
  welfare: welfareView,
  routeDueAtMs: atMs,
  route: routeView,
  offers: z.array(offerView),
  tracker: z.array(trackerStep),
  say: text.nullable(),
  watchFor: z.array(text),
  emergency: emergencyView.nullable(),
  obligations: z.array(obligationView),
  told: z.strictObject({ who: text, when: text, ifWorse: text, callAgain: text, atMs }).nullable(),
  /** What the caller should be told, as the response table and the pack have it: a start to edit. */
  toTell: z.strictObject({ who: text, when: text, ifWorse: text, callAgain: text }),
  closeGuard: z.strictObject({ canClose: z.boolean(), reasons: z.array(text) }),
  crew: crewView,
  s136: s136View,
  advice: z.array(adviceView),
  officerQuestions: z.array(officerQuestionView),
  contacts: z.array(contactView),
  response: z
    .strictObject({ response: clinicalResponse, owner: text.nullable(), by: text, atMs })
    .nullable(),
  notes: z.array(z.strictObject({ atMs, text, auto: z.boolean() })),
  draft: text,
  savedAtMs: atMs,
});
export type CallView = z.infer<typeof callView>;
