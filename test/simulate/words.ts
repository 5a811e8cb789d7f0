import type { Costs } from './costs.ts';
import { asOneStream, heaviest, meanEvents, sumOf, type Outcome } from './run.ts';
import { budgets, limitsOf, sharesOf, type LimitName, type Shares } from './scale.ts';
import type { Settings } from './settings.ts';
import { aligned } from './table.ts';

export type Scale = {
  readonly perForce: Shares;
  readonly oneStream: Shares;
  readonly limits: ReturnType<typeof limitsOf>;
  /** All forces on one server, each on its own stream, MB/s: calls, and who is there. */
  readonly serverMBs: number;
  readonly serverPresenceMBs: number;
};

export function scaleOf(settings: Settings, outcome: Outcome, costs: Costs): Scale {
  const force = heaviest(outcome);
  const all = outcome.forces.map((one) => sharesOf(one.busiest, meanEvents(one, settings), costs));
  const mean = outcome.forces.reduce((sum, one) => sum + meanEvents(one, settings), 0);
  const perForce = sharesOf(force.busiest, meanEvents(force, settings), costs);
  return {
    perForce,
    oneStream: sharesOf(asOneStream(outcome), mean, costs),
    limits: limitsOf(force.busiest, perForce),
    serverMBs: all.reduce((sum, { egressMBs }) => sum + egressMBs, 0),
    serverPresenceMBs: all.reduce((sum, { presenceMBs }) => sum + presenceMBs, 0),
  };
}

const number = (value: number, digits = 0): string =>
  value.toLocaleString('en-GB', { maximumFractionDigits: digits });

/** Two figures that count, whatever the size. */
const short = (value: number): string =>
  value >= 100 ? number(value) : String(Number(value.toPrecision(2)));

const percent = (share: number): string => `${short(share * 100)} %`;

const limitWords: Readonly<Record<LimitName, { readonly what: string; readonly next: string }>> = {
  showing: {
    what: `Showing what changed takes a tenth of a core: a desk reads every open call once for each message`,
    next: 'Keep the open calls in memory and change only the one that moved; then this cost no longer grows with the open calls.',
  },
  folding: {
    what: 'Taking in what the others did takes a tenth of a core: every desk checks, stores and folds every event of its force',
    next: 'One reader for the room: two follower nodes keep the whole record and answer for it; a desk stores its own acts in full and of other calls only their head (who has it, level, target), and reads a call whole when it opens it (subjects are by call already).',
  },
  firstSync: {
    what: `A new desk reads thirty days for more than ${budgets.firstSyncMinutes} minutes before it is level`,
    next: 'A signed snapshot of folded calls with the hub sequence it stands for, made by a follower node; the new desk starts from it and reads on, and fetches old calls when they are asked for.',
  },
  presence: {
    what: `Who is there, said every five seconds by each desk to each, fills ${budgets.egressMBs} MB/s of one server: it grows with the square of the desks`,
    next: 'Say it to one place: a key-value bucket with an expiry, of which each desk watches nurses and supervisors only; or say only changes, and a beat a minute.',
  },
  egress: {
    what: `The stream sends ${budgets.egressMBs} MB/s from one server: every desk is sent everything, so this grows with the square of the desks`,
    next: 'Leaf nodes: one copy to a site, and the desks of the site read there; with follower nodes a desk is sent heads instead of every event.',
  },
  offer: {
    what: 'An offer is refused as too large: it names every nurse and every supervisor it may climb to',
    next: 'An offer names a group ("nurses on duty") and each desk knows whether its nurse is in it; the record keeps who was rung when it was rung.',
  },
};

function standing(desks: number, limits: Scale['limits']): string {
  const past = limits.filter((limit) => limit.desks < desks).map(({ name }) => name);
  if (past.length === 0)
    return `This run stays within all of them. The first to be met would be at ${number(limits[0]?.desks ?? 0)} desks in one force.`;
  return past.every((name) => name === 'firstSync')
    ? `This run is past the first line only: a force of ${number(desks)} desks works, and a new desk has to be switched on well before its first shift.`
    : `This run is past ${past.length} of them: a force of ${number(desks)} desks does not work as it is built.`;
}

const row = (name: string, one: (share: Shares) => string, scale: Scale, forces: number) =>
  forces > 1 ? [name, one(scale.perForce), one(scale.oneStream)] : [name, one(scale.perForce)];

/** What the figures mean, in sentences. */
export function sayScale(settings: Settings, outcome: Outcome, costs: Costs, scale: Scale): string {
  const force = heaviest(outcome);
  const { busiest } = force;
  const { forces } = settings;
  const heads = ['', 'one stream a force', ...(forces > 1 ? ['all on one stream'] : [])];
  const shares = aligned([
    heads,
    row('taking events in, share of one core', ({ folding }) => percent(folding), scale, forces),
    row(
      'showing what changed, share of one core',
      ({ showing }) => percent(showing),
      scale,
      forces,
    ),
    row('hub sends, calls, MB/s', ({ egressMBs }) => short(egressMBs), scale, forces),
    row('hub sends, who is there, MB/s', ({ presenceMBs }) => short(presenceMBs), scale, forces),
    row('first sync of thirty days, minutes', (one) => short(one.firstSyncMinutes), scale, forces),
    row('disk for thirty days, GB', ({ diskGB }) => short(diskGB), scale, forces),
    row('open calls in memory, MB', ({ openMB }) => short(openMB), scale, forces),
  ]);
  const together = limitsOf(asOneStream(outcome), scale.oneStream).filter(
    ({ desks }) => desks < settings.desks,
  );
  return `WHAT IT ASKS OF A DESK AND OF A SERVER, in the busiest hour (${number(busiest.desks)} desks a force)
${shares}

WHERE IT STOPS, desks on one stream, at the calls and nurses a desk of this run
${aligned(scale.limits.map(({ name, desks }) => [number(desks), limitWords[name].what]))}

${standing(busiest.desks, scale.limits)}
${
  forces === 1
    ? ''
    : together.length === 0
      ? `All ${forces} forces on one stream would stay within them too.\n`
      : `All ${forces} forces on one stream would be past ${together.length} of them: one stream a force is not a convenience. On one server they would send ${short(scale.serverMBs)} MB/s of calls and ${short(scale.serverPresenceMBs)} MB/s of who is there (budget ${budgets.egressMBs}).\n`
}
THE NEXT DESIGN, in the order in which it is needed
${aligned(scale.limits.map(({ name }, at) => [`${at + 1}.`, limitWords[name].next]))}

HOW THIS IS KNOWN
Counted: ${number(sumOf(force.hours).messages)} messages and ${number(sumOf(force.hours).events)} events of the heaviest force, encoded as desks send them.
Measured now, on ${number(costs.events)} events of this run in journals with real keys on this disk, time of the processor unless it says otherwise:
${aligned([
  ['take in one event live', `${number(costs.takeUs)} µs`],
  ['the same while catching up, 200 messages a commit', `${number(costs.catchUpUs)} µs`],
  ['append one event at its own desk, by the clock', `${number(costs.appendByClockUs)} µs`],
  ['the pure fold of it', `${number(costs.foldUs, 1)} µs`],
  ['read one open call, judge it', `${number(costs.readUs)} µs, ${number(costs.judgeUs)} µs`],
  [
    'an event on the wire, on the disk',
    `${number(costs.bytesPerEvent)} B, ${number(costs.diskBytesPerEvent)} B`,
  ],
])}
Extrapolated: everything else. ${number(settings.desks)} desks are not ${number(settings.desks)} processes: each call is kept and folded once here, and a desk's share is its
events times the cost above. No network and no server ran. Budgets (a tenth of a core, ${budgets.egressMBs} MB/s, ${budgets.firstSyncMinutes} minutes) are choices.`;
}
