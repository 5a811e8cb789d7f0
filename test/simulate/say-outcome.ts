import { heaviest, sumOf, type Outcome } from './run.ts';
import type { Settings } from './settings.ts';
import { aligned } from './table.ts';

const seconds = (value: number): string => {
  if (Number.isNaN(value)) return '–';
  const whole = Math.round(value);
  return whole < 100
    ? `${whole} s`
    : `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
};

const share = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${Math.round((100 * part) / whole)} %`;

const of = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

/** Destinations that are offered less often than this share of calls are left to `--json`. */
const rare = 0.02;

/** What happened in the rooms, as tables. */
export function sayOutcome(settings: Settings, outcome: Outcome): string {
  const { calls, closed, levels, answeredAfterS: answered, offers, late, forces } = outcome;
  const shown = offers.filter(({ offered }) => offered >= calls * rare);
  const force = heaviest(outcome);
  const mean = sumOf(force.hours);
  const hours = Math.max(1, force.hours.length);
  const an = (total: number): string => Math.round(total / hours).toLocaleString('en-GB');
  const levelWords = Object.entries(levels).map(([level, count]) => `${level} ${count}`);
  return `${settings.desks} desks, ${settings.forces} ${settings.forces === 1 ? 'force' : 'forces'}, ${settings.callsPerHour} calls an hour in the mean of a day, ${settings.hours} h from ${settings.from}:00, seed ${settings.seed}
The heaviest force: ${force.desks} desks; ${of(force.handlers, 'handler')} and ${of(force.supervisors, 'supervisor')} at any time, ${of(force.nurses, 'nurse')} in shifts, ${of(force.units, 'car')} 10:00 to 02:00, ${of(force.crisisLines, 'line')} of the crisis team

CALLS   ${calls}, closed ${closed}. ${levelWords.join(', ')}.
        Answered by a handler after p50 ${seconds(answered.p50)}, p95 ${seconds(answered.p95)}, p99 ${seconds(answered.p99)}.

WAITS, from offer to acceptance
${aligned([
  ['', 'offers', 'p50', 'p95', 'p99', 'most', 'reached the supervisor', 'never accepted'],
  ...shown.map((one) => [
    one.destination,
    String(one.offered),
    ...[one.waitedS.p50, one.waitedS.p95, one.waitedS.p99, one.waitedS.max].map(seconds),
    one.kind === 'supervisor' ? '–' : share(one.toSupervisor, one.offered),
    String(one.neverAccepted),
  ]),
])}

MISSES
  ${outcome.olderThanTarget} of ${calls} calls (${share(outcome.olderThanTarget, calls)}) had nobody within the target of their level, from the opening on.
  Promises that were late, of those made: ${
    late
      .filter((one) => one.late > 0)
      .map((one) => `${one.kind.replaceAll('_', ' ')} ${one.late} of ${one.opened}`)
      .join(', ') || 'none'
  }.
  ${outcome.rungInVain} offers rang first a nurse who was taken, or being rung for another call, while some other nurse was free: that costs them 30 s or 60 s.
  Acceptances that crossed on the wire: ${outcome.crossed}. Second by sight: ${outcome.refused['already-accepted'] ?? 0}.

HUB, the heaviest of ${forces.length} ${forces.length === 1 ? 'stream' : 'streams'}; each desk of the force reads all of it
${aligned([
  ['', 'messages', 'events', 'claims', 'MB'],
  [
    'a desk reads, mean hour',
    an(mean.messages),
    an(mean.events),
    an(mean.claims),
    (mean.bytes / hours / 1e6).toFixed(2),
  ],
  [
    'a desk reads, busiest hour',
    ...[force.busiest.messages, force.busiest.events, force.busiest.claims].map((one) =>
      one.toLocaleString('en-GB'),
    ),
    (force.busiest.bytes / 1e6).toFixed(2),
  ],
])}
  Largest message ${(force.busiest.largestMessage / 1024).toFixed(1)} KiB. At most ${force.busiest.openCalls} calls open at once.
  ${share(force.refreshed, force.batches)} of the messages only told an open call that the last nurse or car had gone, or the first had come.`;
}
