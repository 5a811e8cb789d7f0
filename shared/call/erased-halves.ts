import type { CallId } from '#shared/kit/ids.ts';
import { noUser, userId, type Role } from '#shared/contract/words.ts';
import { yearsAfter } from '#shared/s136/london-time.ts';
import type { CallEvent, CallEventType } from './events.ts';
import { retentionEvents, type RecordHalf } from './retention-events.ts';

/**
 * After how many years without contact each half of a record comes up for review. The force's and the trust's own, in
 * packs/retention.yaml. Neither is a day of deletion: both rules ask somebody to look and decide.
 */
export interface RetentionYears {
  /**
   * Police information is reviewed after a clear period, six years at the least (College of Policing, APP Information management,
   * Review, retention and disposal; `domain.md` 8, S130).
   */
  readonly police: number;
  /**
   * Mental health records are kept at least 20 years after the care ended (NHS Records Management Code of Practice, appendix II,
   * 2023). Where somebody has died the trust may look ten years after the death; Concord does not count from a death.
   */
  readonly nurse: number;
}

/** What the rules ask at the least. Nothing younger is deleted, whoever says so. */
export const leastYears: RetentionYears = { police: 6, nurse: 20 };

/** Who answers for a half: a supervisor for the police side, a nurse for the clinical one. */
export const reviewerOf = { police: 'supervisor', nurse: 'nurse' } as const satisfies Readonly<
  Record<RecordHalf, Role>
>;

/** The nurse's half. What of it the police half may show is shown from here, and goes with it. */
const nurses: ReadonlySet<string> = new Set<CallEventType>([
  'contact-opened',
  'contact-recorded',
  'contact-shared',
  'nurse-recorded',
  'video-link-offered',
  'clinical-response-chosen',
  'record-exported',
]);

/** Without whom it is about, the half that stays says nothing. */
const ofBoth: ReadonlySet<string> = new Set<CallEventType>(['person-chosen', 'person-set-aside']);

/** Who decided what about a half, when and why, is kept when nothing else is. */
const isDecision = (type: string): boolean => Object.hasOwn(retentionEvents, type);

/** One event of a call, as far as it matters for what is left. */
export interface Entry {
  readonly type: string;
  readonly atMs: number;
  /** Of whoever said it; null where a desk did. */
  readonly role: string | null;
  /** The half it deletes; null for every other event. */
  readonly erases: RecordHalf | null;
  /** False for a type of a newer Concord: it goes when all else has gone. */
  readonly isKnown: boolean;
}

/** `gone`: its half was deleted after it. `void`: it would delete what may not be deleted. */
export type Left = 'stays' | 'gone' | 'void';

const belongsTo = ({ type, isKnown }: Entry): RecordHalf | 'both' | null => {
  if (isDecision(type)) return null;
  if (!isKnown || ofBoth.has(type)) return 'both';
  return nurses.has(type) ? 'nurse' : 'police';
};

const writes: ReadonlySet<string> = new Set<CallEventType>(['contact-recorded', 'nurse-recorded']);

/** Closed for years: anything younger, or a call that is open, stays, also where another desk says otherwise. */
function mayErase(half: RecordHalf, { role, atMs }: Entry, before: readonly Entry[]): boolean {
  if (role !== reviewerOf[half]) return false;
  const last = before.findLast(({ type }) => type === 'call-closed' || type === 'call-reopened');
  if (last?.type !== 'call-closed') return false;
  const newest = half === 'police' ? last : before.findLast(({ type }) => writes.has(type));
  return newest !== undefined && yearsAfter(newest.atMs, leastYears[half]) <= yearsAfter(atMs, 0);
}

/**
 * What is left of a call, event by event. In: its events in the order in which every desk folds them. It rests on envelopes and
 * on which half was deleted, so it says the same before the content has gone and after.
 */
export function leftOf(events: readonly Entry[]): readonly Left[] {
  const erasedAt: { police: number | null; nurse: number | null } = { police: null, nurse: null };
  const isVoid = events.map((one, at) => {
    const { erases } = one;
    if (erases === null) return false;
    if (!mayErase(erases, one, events.slice(0, at))) return true;
    erasedAt[erases] = at;
    return false;
  });
  /** Before it in order; or so old that it was up for review with the rest, and comes from a desk that was cut off. */
  const isErasedWith = (half: RecordHalf, at: number): boolean => {
    const by = erasedAt[half];
    const [one, erasure] = [events[at], by === null ? undefined : events[by]];
    if (by === null || one === undefined || erasure === undefined) return false;
    return at < by || yearsAfter(one.atMs, leastYears[half]) <= yearsAfter(erasure.atMs, 0);
  };
  const hasNurses = events.some((one) => belongsTo(one) === 'nurse');
  return events.map((one, at) => {
    if (isVoid[at] === true) return 'void';
    const half = belongsTo(one);
    if (half === null) return 'stays';
    const isGone =
      half === 'both'
        ? isErasedWith('police', at) && (!hasNurses || isErasedWith('nurse', at))
        : isErasedWith(half, at);
    return isGone ? 'gone' : 'stays';
  });
}

/** What a deleted event that began or ended the call leaves of it: that it did, and when. Null for every other. */
export function standIn({
  type,
  callId,
  atMs,
  by,
}: {
  readonly type: string;
  readonly callId: CallId;
  readonly atMs: number;
  readonly by: { readonly user: string; readonly role: string } | null;
}): CallEvent | null {
  const about = { callId, atMs, by };
  if (type === 'call-closed') return { ...about, type, content: { reason: null } };
  if (type === 'call-reopened') return { ...about, type, content: { reason: 'deleted' } };
  if (type !== 'call-opened') return null;
  const handler = userId.catch(noUser).parse(by?.user);
  const content = {
    source: 'phone',
    number: null,
    incidentReference: null,
    handler,
    handlerName: 'deleted',
  } as const;
  return { ...about, type, content };
}
