import type { DeskView, QueueRow, UserView } from '#shared/contract/view.ts';
import { targetAt } from '../ui/target.ts';

export type Suggestion = { readonly row: QueueRow; readonly to: UserView };

/** Before this share of its target has gone, whoever is asked is left to answer. */
const worthSaying = 0.5;

/** One thing worth doing now: the referral that nobody has accepted and is nearest to its target, for a nurse who is free; null where there is none. */
export function suggestionOf(
  { queue, room }: Pick<DeskView, 'queue' | 'room'>,
  nowMs: number,
): Suggestion | null {
  const to = room.find(({ role, onDuty, busy }) => role === 'nurse' && onDuty && !busy);
  const [row] = byTarget(
    queue.filter(({ group, asks }) => group === 'waiting' && asks === 'nurse'),
    nowMs,
  );
  if (row === undefined || to === undefined) return null;
  return goneOf(row, nowMs) >= worthSaying ? { row, to } : null;
}

const goneOf = ({ offeredAtMs, targetMinutes }: QueueRow, nowMs: number): number =>
  targetAt(offeredAtMs, targetMinutes, nowMs).gone;

/** The nearest to its target first; of those that are over it, the one that waits longest. */
export const byTarget = (rows: readonly QueueRow[], nowMs: number): readonly QueueRow[] =>
  rows.toSorted((a, b) => goneOf(b, nowMs) - goneOf(a, nowMs) || a.offeredAtMs - b.offeredAtMs);
