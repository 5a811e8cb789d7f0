import { mostContentBytes } from '#main/journal/batches.ts';
import type { Costs } from './costs.ts';
import type { HubHour } from './hub-count.ts';

/** What one desk and its force's stream bear in one hour. */
export type Load = HubHour & {
  readonly desks: number;
  /** Open calls at once, at most. */
  readonly openCalls: number;
  /** Of the run, bytes. Of the largest offer, those that name people it may climb to. */
  readonly largestMessage: number;
  readonly largestOffer: number;
  readonly namingBytes: number;
};

/** What is held to be too much. Choices, not measurements: said beside every figure that rests on them. */
export const budgets = {
  /** Share of one core of a desk, beside window, look-up and whatever else the machine does. */
  core: 0.1,
  /** What one server sends on a line of 1 Gbit/s, MB/s, with room for catching up. */
  egressMBs: 60,
  /** A new desk reads thirty days before its first call, minutes. */
  firstSyncMinutes: 15,
  /** What the journal refuses to write, since no message could carry it (main/journal/batches.ts). */
  eventBytes: mostContentBytes,
} as const;

/**
 * How often a desk reads its open calls to bring one screen up to date. A dozen parts of it ask; the rows are read again only after
 * a write (main/calls/call-cache.ts), so once where the refresh itself writes nothing. Read in the code, not counted in a running
 * application.
 */
const readsARefresh = 1;
/** A desk shows what came within 20 ms together (main/desk/room.ts). */
const mostRefreshes = 3_600_000 / 20;
const presenceSeconds = 5;
/** How long the hub keeps what is closed (main/hub/nats.ts). */
const keptHours = 30 * 24;

const usAnHour = 3.6e9;

export type Shares = {
  /** Of one core of one desk, 1 is all of it: taking events in, and showing what changed. */
  readonly folding: number;
  readonly showing: number;
  /** What the stream sends to all its desks, MB/s. */
  readonly egressMBs: number;
  readonly presenceHeard: number;
  readonly presenceMBs: number;
  readonly firstSyncMinutes: number;
  readonly diskGB: number;
  /** States of the open calls, MB. */
  readonly openMB: number;
};

/** In: the load of a busy hour, the mean hour of the run, what things cost here. Out: what that asks of a desk and of a server. */
export function sharesOf(busy: Load, meanEventsAnHour: number, costs: Costs): Shares {
  const refreshes = Math.min(busy.messages, mostRefreshes);
  const heard = busy.desks / presenceSeconds;
  return {
    folding: (busy.events * costs.takeUs) / usAnHour,
    showing:
      (refreshes * busy.openCalls * (readsARefresh * costs.readUs + costs.judgeUs)) / usAnHour,
    egressMBs: (busy.bytes * busy.desks) / 3600 / 1e6,
    presenceHeard: heard,
    presenceMBs: (heard * busy.desks * costs.presenceBytes) / 1e6,
    firstSyncMinutes: (meanEventsAnHour * keptHours * costs.catchUpUs) / 60e6,
    diskGB: (meanEventsAnHour * keptHours * costs.diskBytesPerEvent) / 1e9,
    openMB: (busy.openCalls * costs.stateBytesPerCall) / 1e6,
  };
}

export type LimitName = 'showing' | 'folding' | 'firstSync' | 'presence' | 'egress' | 'offer';

/** Up to how many desks on one stream something stays within its budget, with as many calls and nurses for each desk as in the run. */
export type Limit = { readonly name: LimitName; readonly desks: number };

/** Lowest first. What grows with desks and what grows with their square (each of more desks reads more) are told apart. */
export function limitsOf(busy: Load, shares: Shares): readonly Limit[] {
  const { desks } = busy;
  const straight = (share: number): number => desks * share;
  const squared = (share: number): number => desks * Math.sqrt(share);
  const rest = busy.largestOffer - busy.namingBytes;
  const limits: Limit[] = [
    { name: 'showing', desks: squared(budgets.core / shares.showing) },
    { name: 'folding', desks: straight(budgets.core / shares.folding) },
    { name: 'firstSync', desks: straight(budgets.firstSyncMinutes / shares.firstSyncMinutes) },
    { name: 'presence', desks: squared(budgets.egressMBs / shares.presenceMBs) },
    { name: 'egress', desks: squared(budgets.egressMBs / shares.egressMBs) },
    // An offer names every nurse and every supervisor it may climb to; the rest of it stays as it is.
    { name: 'offer', desks: straight((budgets.eventBytes - rest) / busy.namingBytes) },
  ];
  return limits
    .map(({ name, desks: most }) => ({ name, desks: Math.floor(most) }))
    .toSorted((a, b) => a.desks - b.desks);
}
