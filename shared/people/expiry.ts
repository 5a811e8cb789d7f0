import { inWords, isPast } from './dates.ts';
import type { FlagRecord } from './flag.ts';
import type { CarePlan } from './plan.ts';
import type { Item } from './record.ts';

type Dated = { readonly expiresAt: string | null };

/** True once the record has run out, by the clock alone: no server has to say so. */
export const isExpired = ({ expiresAt }: Dated, nowMs: number): boolean => isPast(expiresAt, nowMs);

/** Flags in force now. What is superseded, entered in error or past its expiry is never among them. */
export function visibleFlags(flags: readonly FlagRecord[], nowMs: number): readonly FlagRecord[] {
  return flags.filter((flag) => flag.status === 'active' && !isExpired(flag, nowMs));
}

/** "12 Jan 2026", "overdue since 1 Nov 2025", or that none was stated. */
export function reviewInWords(
  reviewBy: string | null,
  nowMs: number,
): { text: string; overdue: boolean } {
  if (reviewBy === null) return { text: 'no review date stated', overdue: false };
  const overdue = isPast(reviewBy, nowMs);
  return { text: overdue ? `overdue since ${inWords(reviewBy)}` : inWords(reviewBy), overdue };
}

/** Why an item is not in force now; null if it is. */
export function whyNotInForce(item: Item, nowMs: number): string | null {
  if (item.status === 'entered-in-error') return 'the sender entered it in error';
  if (item.status === 'superseded') return 'the sender has taken it out of force';
  if ((item.kind === 'flag' || item.kind === 'plan') && isExpired(item, nowMs)) {
    return `it expired on ${inWords(item.expiresAt ?? '')}`;
  }
  if (item.kind === 'relation' && isPast(item.to, nowMs))
    return `it ended on ${inWords(item.to ?? '')}`;
  return null;
}

/** Past its review date, or out of force: then it may only add help and is said to be old. */
export const isPlanCurrent = (plan: CarePlan, nowMs: number): boolean =>
  whyNotInForce(plan, nowMs) === null && !isPast(plan.reviewDate, nowMs);
