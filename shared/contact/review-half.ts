import { ok } from '#shared/kit/result.ts';
import type { CallState } from '#shared/call/call.ts';
import { event, refuse, type Acting, type Decided } from '#shared/call/command.ts';
import { contactFieldWords, contactTypeWords } from '#shared/call/contact-words.ts';
import { contactField } from '#shared/call/contact-events.ts';
import { reviewerOf } from '#shared/call/erased-halves.ts';
import type { RecordLine } from '#shared/call/record-lines.ts';
import type { RecordHalf } from '#shared/call/retention-events.ts';
import type { Role } from '#shared/contract/words.ts';
import { inWords } from '#shared/people/dates.ts';
import { yearsAfter } from '#shared/s136/london-time.ts';
import type { RetentionLine } from './retention.ts';

/** The half that a role answers for; null for a role that answers for none. */
export const halfOf = (role: Role): RecordHalf | null =>
  role === reviewerOf.police ? 'police' : role === reviewerOf.nurse ? 'nurse' : null;

/** Why this half is not for this person to decide about today, or null. `line` is where its years stand. */
function refusedFor(acting: Acting, half: RecordHalf, line: RetentionLine | undefined) {
  if (halfOf(acting.by.role) !== half)
    return refuse('not-theirs', `Only a ${reviewerOf[half]} decides about the ${half} half.`);
  if (line === undefined)
    return refuse('nothing-to-review', 'That half is not there: it is open, or was deleted.');
  return line.due
    ? null
    : refuse(
        'not-due',
        `That half is due for review on ${inWords(line.reviewOn)}, or there is an open call about the same person. Nothing was decided.`,
      );
}

/** It stays, with the reason, and is looked at again in so many years (1 to 100, whole). */
export function keepHalf(
  acting: Acting,
  call: CallState,
  { half, reason, years }: { half: RecordHalf; reason: string; years: number },
  line: RetentionLine | undefined,
): Decided {
  const nextReviewOn = yearsAfter(acting.nowMs, years);
  return (
    refusedFor(acting, half, line) ??
    ok([
      event(acting, call.callId, 'half-kept', {
        half,
        reason,
        nextReviewOn,
        byName: acting.by.name,
      }),
    ])
  );
}

/** It goes, on every desk, and does not come back. Who decided, when and why is all that stays of it. */
export const eraseHalf = (
  acting: Acting,
  call: CallState,
  { half, reason }: { half: RecordHalf; reason: string },
  line: RetentionLine | undefined,
): Decided =>
  refusedFor(acting, half, line) ??
  ok([event(acting, call.callId, 'half-erased', { half, reason, byName: acting.by.name })]);

/** The nurse's half in lines, oldest first, for the nurse who decides about it. */
export const nurseLines = (call: CallState): readonly RecordLine[] =>
  call.contacts
    .flatMap(({ type, record }) => {
      if (record === null) return [];
      const { atMs, byName: who, toWhom } = record;
      const fields = contactField.options.flatMap((field) => {
        const text = record[field];
        return text === null ? [] : [{ atMs, who, text: `${contactFieldWords[field]}: ${text}` }];
      });
      return [{ atMs, who, text: `${contactTypeWords[type]}, told to ${toWhom}` }, ...fields];
    })
    .toSorted((a, b) => a.atMs - b.atMs);
