import type { CallState, Referral } from '#shared/call/call.ts';
import { levelWords } from '#shared/call/level-words.ts';
import type { Level } from '#shared/protocol/protocol.ts';
import { percentiles } from '#test/bench/percentiles.ts';

export type Waits = ReturnType<typeof percentiles>;

export type Offers = {
  readonly destination: string;
  readonly kind: Referral['kind'];
  /** From offer to acceptance, s, of those that somebody accepted. */
  readonly waitedS: Waits;
  readonly offered: number;
  /** Climbed to the supervisor, or had nobody else to go to. */
  readonly toSupervisor: number;
  readonly acceptedBySupervisor: number;
  readonly neverAccepted: number;
};

type Row = {
  kind: Referral['kind'];
  waited: number[];
  offered: number;
  toSupervisor: number;
  acceptedBySupervisor: number;
  neverAccepted: number;
};

/** Late of those opened, by kind. */
export type Late = { readonly kind: string; readonly opened: number; readonly late: number };

/** What became of calls and their offers. A call is counted once, when it is over or when the run is. */
export class Tally {
  calls = 0;
  closed = 0;
  /** Accepted by nobody within the target of its level (level-words.ts), counted from the opening. */
  olderThanTarget = 0;
  readonly levels: Partial<Record<Level, number>> = {};
  readonly #offers = new Map<string, Row>();
  readonly #late = new Map<string, { opened: number; late: number }>();

  add(call: CallState, nowMs: number, supervisors: ReadonlySet<string>): void {
    this.calls += 1;
    if (call.closedAtMs !== null) this.closed += 1;
    const level = call.route?.level ?? 'advice';
    this.levels[level] = (this.levels[level] ?? 0) + 1;
    const accepted = [
      ...call.referrals.flatMap(({ acceptedAtMs }) => acceptedAtMs ?? []),
      ...(call.emergency?.lines ?? []).flatMap(({ doneAtMs }) => doneAtMs ?? []),
    ];
    const first = accepted.length === 0 ? nowMs : Math.min(...accepted);
    if (first - call.openedAtMs > levelWords[level].targetMinutes * 60_000)
      this.olderThanTarget += 1;
    for (const referral of call.referrals) this.#offer(referral, supervisors);
    for (const { kind, closed, dueAtMs } of call.obligations) {
      const row = this.#late.get(kind) ?? { opened: 0, late: 0 };
      this.#late.set(kind, row);
      row.opened += 1;
      if ((closed?.atMs ?? nowMs) > dueAtMs) row.late += 1;
    }
  }

  #offer(referral: Referral, supervisors: ReadonlySet<string>): void {
    const { destination, kind, offeredAtMs, acceptedAtMs, acceptedBy, step, steps } = referral;
    const row = this.#offers.get(destination) ?? {
      kind,
      waited: [],
      offered: 0,
      toSupervisor: 0,
      acceptedBySupervisor: 0,
      neverAccepted: 0,
    };
    this.#offers.set(destination, row);
    row.offered += 1;
    if (step === steps.length - 1) row.toSupervisor += 1;
    if (acceptedAtMs === null) row.neverAccepted += 1;
    else row.waited.push((acceptedAtMs - offeredAtMs) / 1000);
    if (acceptedBy !== null && 'user' in acceptedBy && supervisors.has(acceptedBy.user))
      row.acceptedBySupervisor += 1;
  }

  /** Takes in the calls of another force. */
  join(other: Tally): void {
    this.calls += other.calls;
    this.closed += other.closed;
    this.olderThanTarget += other.olderThanTarget;
    for (const [level, count] of levelsOf(other))
      this.levels[level] = (this.levels[level] ?? 0) + count;
    for (const [destination, from] of other.#offers) {
      const row = this.#offers.get(destination);
      if (row === undefined) this.#offers.set(destination, { ...from, waited: [...from.waited] });
      else {
        for (const one of from.waited) row.waited.push(one);
        row.offered += from.offered;
        row.toSupervisor += from.toSupervisor;
        row.acceptedBySupervisor += from.acceptedBySupervisor;
        row.neverAccepted += from.neverAccepted;
      }
    }
    for (const [kind, from] of other.#late) {
      const row = this.#late.get(kind) ?? { opened: 0, late: 0 };
      this.#late.set(kind, { opened: row.opened + from.opened, late: row.late + from.late });
    }
  }

  /** Most often offered first. */
  offers(): readonly Offers[] {
    return [...this.#offers]
      .map(([destination, { waited, ...row }]) => ({
        destination,
        ...row,
        waitedS: percentiles(waited),
      }))
      .toSorted((a, b) => b.offered - a.offered || a.destination.localeCompare(b.destination));
  }

  late(): readonly Late[] {
    return [...this.#late]
      .map(([kind, row]) => ({ kind, ...row }))
      .toSorted((a, b) => b.opened - a.opened || a.kind.localeCompare(b.kind));
  }
}

const levelsOf = ({ levels }: Tally): (readonly [Level, number])[] =>
  (['emergency', 'urgent', 'soon', 'routine', 'advice'] as const).map((level) => [
    level,
    levels[level] ?? 0,
  ]);
