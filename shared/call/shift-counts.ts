import type { CallId } from '#shared/kit/ids.ts';
import { openContacts, openObligations, type CallState } from './call.ts';
import { acceptedOwner } from './accepted-owner.ts';
import { openHandover } from './handover.ts';
import { outcomeOf } from './outcome.ts';

export type ShiftCount = {
  readonly id: string;
  readonly label: string;
  readonly calls: readonly CallId[];
};

/** How far back a shift is taken to reach where nobody says (ms): the longest that control rooms work. */
export const shiftMs = 12 * 3_600_000;

const isOpen = ({ closedAtMs }: CallState): boolean => closedAtMs === null;
const isLate = (call: CallState, nowMs: number): boolean =>
  openObligations(call).some(({ dueAtMs }) => dueAtMs < nowMs);

/** What a supervisor asks of a shift. Each is a question about a call, so that its number opens to its calls. */
const asked: readonly {
  readonly id: string;
  readonly label: string;
  readonly of: (call: CallState, nowMs: number, left: ReadonlySet<CallId>) => boolean;
}[] = [
  { id: 'taken', label: 'Taken', of: () => true },
  {
    id: 'nobody',
    label: 'Nobody accepted yet',
    of: (call) => isOpen(call) && call.route !== null && acceptedOwner(call) === null,
  },
  { id: 'late', label: 'Something late', of: (call, nowMs) => isOpen(call) && isLate(call, nowMs) },
  {
    id: 'left',
    label: 'Its owner is not signed in',
    of: ({ callId }, _, left) => left.has(callId),
  },
  {
    id: 'handover',
    label: 'Handover not taken',
    of: (call) => isOpen(call) && openHandover(call) !== null,
  },
  {
    id: 'no-record',
    label: 'Contact without its record',
    of: (call) => openContacts(call).length > 0,
  },
  {
    id: 'no-outcome',
    label: 'Closed, outcome not entered',
    of: (call) => !isOpen(call) && outcomeOf(call) === null,
  },
  {
    id: 's136',
    label: 'Section 136 used or considered',
    of: (call) => ['s136-used', 's136-considered'].includes(outcomeOf(call)?.kind ?? ''),
  },
  {
    id: 'disagreed',
    label: 'Review did not agree',
    of: ({ reviews }) => reviews.some(({ agrees }) => !agrees),
  },
];

/**
 * The counts of a shift. In: every call that began in it, and those still open whenever they began; the time; calls on which
 * somebody who is not signed in has something to do. Out: each count with its calls, nought included: a count that is missing
 * cannot be told from none.
 */
export const shiftCounts = (
  calls: readonly CallState[],
  nowMs: number,
  left: ReadonlySet<CallId> = new Set(),
): readonly ShiftCount[] =>
  asked.map(({ id, label, of }) => ({
    id,
    label,
    calls: calls.filter((call) => of(call, nowMs, left)).map(({ callId }) => callId),
  }));
