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

/** To which half an event belongs; null for who decided what about a half, when and why, which is kept when nothing else is. */
export const halfOfEvent = (type: string, isKnown = true): RecordHalf | 'both' | null => {
  if (Object.hasOwn(retentionEvents, type)) return null;
  // What a newer Concord wrote goes when all else has gone.
  if (!isKnown || ofBoth.has(type)) return 'both';
  return nurses.has(type) ? 'nurse' : 'police';
};

/** One event of a call, as far as it matters for what is left. */
export interface Entry {
  readonly type: string;
  readonly atMs: number;
  /** Of whoever said it; null where a desk did. */
  readonly role: string | null;
  /** False for a claim that came second, waits for the hub, or was set aside: it decides nothing. */
  readonly counts: boolean;
  readonly isKnown: boolean;
  /** What it decides about a half; null for every other event. */
  readonly decides:
    | { readonly what: 'erase'; readonly half: RecordHalf }
    | { readonly what: 'keep'; readonly half: RecordHalf; readonly until: string }
    | null;
}

/** `gone`: its half was deleted. `void`: it would delete what may not be deleted, or open again what was. */
export type Left = 'stays' | 'gone' | 'void';

/** Whether the least years of a half were over for something of `atMs` on the day of `onMs`. Nothing with an impossible time is old. */
export const isOver = (half: RecordHalf, atMs: number, onMs: number): boolean =>
  Number.isSafeInteger(atMs) &&
  atMs >= 0 &&
  yearsAfter(atMs, leastYears[half]) <= yearsAfter(onMs, 0);

/** In this order where they happened in the same moment. */
const beginsAndEnds: readonly string[] = [
  'contact-opened',
  'contact-recorded',
  'call-reopened',
  'call-closed',
];

/** As the fold has it: a close while a contact has no record does not count, and a contact that begins opens the call again. */
function isClosed(entries: readonly Entry[]): boolean {
  let [open, closed] = [0, false];
  const ends = entries.filter(({ type }) => beginsAndEnds.includes(type));
  // By time: it says the same in whatever order a hub that lost everything got them again.
  ends.sort(
    (a, b) => a.atMs - b.atMs || beginsAndEnds.indexOf(a.type) - beginsAndEnds.indexOf(b.type),
  );
  for (const { type } of ends) {
    if (type === 'contact-opened') open += 1;
    if (type === 'contact-recorded') open -= 1;
    if (type === 'call-reopened' || type === 'contact-opened') closed = false;
    if (type === 'call-closed') closed = open <= 0;
  }
  return closed;
}

/**
 * Whether a decision deletes its half. Asked of what was there before it in the order of the hub, and of what is so old that its
 * place does not matter: desks that send again to a hub that lost all do so in another order.
 */
function mayErase(at: number, entries: readonly Entry[]): boolean {
  const decision = entries[at];
  const decides = decision?.decides;
  if (decision === undefined || decides?.what !== 'erase' || !decision.counts) return false;
  const { half } = decides;
  if (decision.role !== reviewerOf[half]) return false;
  const there = entries.filter(
    (one, place) => one.counts && (place < at || isOver(half, one.atMs, decision.atMs)),
  );
  const isOfHalf = ({ type, isKnown }: Entry): boolean => {
    const of = halfOfEvent(type, isKnown);
    return of === half || (of === 'both' && (half === 'police' || !isKnown));
  };
  const mine = there.filter(isOfHalf);
  const isKept = there.some(
    ({ decides: kept, role }) =>
      kept?.what === 'keep' &&
      kept.half === half &&
      role === reviewerOf[half] &&
      kept.until > yearsAfter(decision.atMs, 0),
  );
  return (
    mine.length > 0 &&
    mine.every((one) => isOver(half, one.atMs, decision.atMs)) &&
    !isKept &&
    isClosed(there)
  );
}

/**
 * What is left of a call, event by event. In: its events in the order in which every desk folds them. It rests on envelopes and
 * on what was decided about a half, so it says the same before the content has gone and after.
 */
export function leftOf(entries: readonly Entry[]): readonly Left[] {
  const erasing = entries.map((_, at) => mayErase(at, entries));
  const isErasedWith = (half: RecordHalf, one: Entry, place: number): boolean =>
    entries.some(
      ({ decides, atMs }, at) =>
        erasing[at] === true &&
        decides?.half === half &&
        (place < at || isOver(half, one.atMs, atMs)),
    );
  const hasNurses = entries.some(({ type, isKnown }) => halfOfEvent(type, isKnown) === 'nurse');
  const first = entries.findIndex(
    ({ decides }, at) => erasing[at] === true && decides?.half === 'police',
  );
  return entries.map((one, place) => {
    if (one.decides?.what === 'erase') return erasing[place] === true ? 'stays' : 'void';
    const half = halfOfEvent(one.type, one.isKnown);
    if (half === null) return 'stays';
    const isGone =
      half === 'both'
        ? isErasedWith('police', one, place) && (!hasNurses || isErasedWith('nurse', one, place))
        : isErasedWith(half, one, place);
    if (isGone) return 'gone';
    // Nobody could show such a call or close it.
    return one.type === 'call-reopened' && first !== -1 && first < place ? 'void' : 'stays';
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
