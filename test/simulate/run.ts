import { percentiles } from '#test/bench/percentiles.ts';
import type { Batch, HubHour } from './hub-count.ts';
import { atThisHour } from './arrivals.ts';
import { runForce, startOf, type Script } from './force.ts';
import type { Load } from './scale.ts';
import type { Settings } from './settings.ts';
import { Tally, type Late, type Offers, type Waits } from './tally.ts';

/** What one force sent, the hours of arrivals only; what drained afterwards is in the waits and not in the rates. */
export type ForceLoad = {
  readonly desks: number;
  readonly handlers: number;
  readonly nurses: number;
  readonly supervisors: number;
  readonly units: number;
  readonly crisisLines: number;
  readonly hours: readonly HubHour[];
  readonly busiest: Load;
  /** The whole run, the drain too: messages on the stream; acts, and the messages they made, counted apart. */
  readonly messages: number;
  readonly acts: number;
  readonly batches: number;
  /** Of them, those that only tell a call that nurses or cars came or went. */
  readonly refreshed: number;
};

/** What happened, the same for the same seed on every machine. */
export type Outcome = {
  readonly calls: number;
  readonly closed: number;
  readonly levels: Tally['levels'];
  readonly answeredAfterS: Waits;
  readonly offers: readonly Offers[];
  readonly olderThanTarget: number;
  readonly late: readonly Late[];
  readonly crossed: number;
  /** Offers whose first nurse was taken while another was free. */
  readonly rungInVain: number;
  readonly refused: Readonly<Record<string, number>>;
  readonly forces: readonly ForceLoad[];
};

export type Run = { readonly outcome: Outcome; readonly sample: readonly Batch[] };

const hourMs = 3_600_000;
const none: HubHour = { messages: 0, bytes: 0, events: 0, claims: 0 };

export const sumOf = (hours: readonly HubHour[]): HubHour =>
  hours.reduce(
    (sum, one) => ({
      messages: sum.messages + one.messages,
      bytes: sum.bytes + one.bytes,
      events: sum.events + one.events,
      claims: sum.claims + one.claims,
    }),
    none,
  );

/** One force after the other, so that a run needs the memory of one. The sample is of the first. */
export function simulate(settings: Settings, script: Script): Run {
  const tally = new Tally();
  const answered: number[] = [];
  const refused = new Map<string, number>();
  const forces: ForceLoad[] = [];
  let crossed = 0;
  let rungInVain = 0;
  let sample: readonly Batch[] = [];
  for (let force = 0; force < settings.forces; force += 1) {
    const { roster, room, answeredAfterS, rungInVain: inVain } = runForce(settings, script, force);
    tally.join(room.tally);
    for (const one of answeredAfterS) answered.push(one);
    for (const [reason, count] of room.refused)
      refused.set(reason, (refused.get(reason) ?? 0) + count);
    crossed += room.crossed;
    rungInVain += inVain;
    if (force === 0) ({ sample } = room);
    const hours = room.hub.hours.slice(0, settings.hours);
    const busiest = hours.toSorted((a, b) => b.events - a.events)[0] ?? none;
    forces.push({
      desks: roster.desks,
      handlers: roster.handlers.length,
      nurses: roster.nurses.length,
      supervisors: roster.supervisors.length,
      units: roster.units.length,
      crisisLines: roster.crisisLines,
      hours,
      busiest: {
        ...busiest,
        desks: roster.desks,
        openCalls: room.mostOpen,
        largestMessage: room.hub.mostBytes,
        largestOffer: room.hub.mostOffer,
        namingBytes: room.hub.mostNaming,
      },
      messages: sumOf(room.hub.hours).messages,
      acts: room.acts,
      batches: room.batches,
      refreshed: room.refreshed,
    });
  }
  return {
    sample,
    outcome: {
      calls: tally.calls,
      closed: tally.closed,
      levels: tally.levels,
      answeredAfterS: percentiles(answered),
      offers: tally.offers(),
      olderThanTarget: tally.olderThanTarget,
      late: tally.late(),
      crossed,
      rungInVain,
      refused: Object.fromEntries(
        [...refused].toSorted(([one], [other]) => one.localeCompare(other)),
      ),
      forces,
    },
  };
}

/** The force with most to do in its busiest hour. There is always one. */
export function heaviest({ forces }: Outcome): ForceLoad {
  const [first, ...others] = forces;
  if (first === undefined) throw new RangeError('no force');
  return others.reduce(
    (most, one) => (one.busiest.events > most.busiest.events ? one : most),
    first,
  );
}

/** All forces as if they shared one stream: every desk reads everything. Their busiest hours are taken to fall together. */
export const asOneStream = ({ forces }: Outcome): Load =>
  forces
    .map(({ busiest }) => busiest)
    .reduce((sum, one) => ({
      messages: sum.messages + one.messages,
      bytes: sum.bytes + one.bytes,
      events: sum.events + one.events,
      claims: sum.claims + one.claims,
      desks: sum.desks + one.desks,
      openCalls: sum.openCalls + one.openCalls,
      largestMessage: Math.max(sum.largestMessage, one.largestMessage),
      largestOffer: Math.max(sum.largestOffer, one.largestOffer),
      namingBytes: Math.max(sum.namingBytes, one.namingBytes),
    }));

/** Events in the mean hour of a whole day, of one force: a run of a few busy hours is not taken for the day. */
export function meanEvents({ hours }: ForceLoad, settings: Settings): number {
  const busier = hours.reduce(
    (sum, _, at) => sum + atThisHour(startOf(settings) + (at + 0.5) * hourMs),
    0,
  );
  return sumOf(hours).events / Math.max(1, busier);
}
