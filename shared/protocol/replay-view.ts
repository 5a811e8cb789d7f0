import type { ReplayView } from '#shared/contract/protocol.ts';
import type { DestinationId, Level } from './protocol.ts';
import type { ChangedCall, ReplayTally } from './replay-tally.ts';
import type { Response } from './response.ts';

/** As many changed calls as the screen is sent; `changed` stays the true number. */
const changesAtMost = 500;

export type ReplayWords = {
  readonly level: (level: Level) => string;
  readonly destination: (id: DestinationId) => string;
};

/** "Within the hour: Embedded nurse, Crisis team". */
export const responseWords = (words: ReplayWords, { level, destinations }: Response): string =>
  `${words.level(level)}: ${destinations.map(words.destination).join(', ')}`;

const beside = (these: readonly string[], those: readonly string[]): string =>
  those
    .filter((one) => !these.includes(one))
    .map((one) => one.replaceAll('_', ' '))
    .join(', ');

/** What the new version answers: one response, or the least and the most where it asks something new. */
export function afterWords(words: ReplayWords, call: ChangedCall): string {
  const { from, to, bounds } = call;
  if (bounds !== null) {
    const { least, most } = endsOf(call, bounds);
    const between = `between ${responseWords(words, least)} and ${responseWords(words, most)}`;
    return bounds.exact ? between : `${between}, and perhaps beyond`;
  }
  const route = responseWords(words, to);
  if (from.level !== to.level || from.destinations.join() !== to.destinations.join()) return route;
  const owed = beside(from.obligations, to.obligations);
  const dropped = beside(to.obligations, from.obligations);
  return [
    route,
    ...(owed === '' ? [] : [`now owes ${owed}`]),
    ...(dropped === '' ? [] : [`no longer owes ${dropped}`]),
  ].join('; ');
}

type Ends = { readonly least: Response; readonly most: Response };

/** Where the change is to a lesser contact, the least shown is the one that brings the least contact. */
const endsOf = (
  { direction }: ChangedCall,
  { least, most, leastContact }: NonNullable<ChangedCall['bounds']>,
): Ends => ({ least: direction === 'lesser-contact' ? leastContact : least, most });

const routeOf = ({ level, destinations }: Response) => ({ level, destinations: [...destinations] });

/**
 * The replay as the protocol screen shows it, but for the time, which the caller adds. `signedBy` gives
 * the name of whoever signed a changed call, or null. A row and a change are signed by the same words.
 */
export function replayView(
  tally: ReplayTally,
  words: ReplayWords,
  signedBy: (call: string) => string | null = () => null,
  atMost: number = changesAtMost,
): Omit<ReplayView, 'atMs'> {
  const { changed } = tally;
  return {
    from: { hash: tally.from.hash, version: tally.from.version },
    to: { hash: tally.to.hash, version: tally.to.version },
    calls: tally.calls,
    same: tally.same,
    changed: Object.values(changed).reduce((sum, one) => sum + one, 0),
    lesser: changed['lesser-contact'],
    fuller: changed['fuller-contact'],
    sooner: changed.sooner,
    later: changed.later,
    bounded: tally.bounded,
    notReplayed: tally.notReplayed.length,
    rows: rowsOf(tally, words, signedBy),
    changes: tally.changes.slice(0, atMost).map((call) => ({
      call: call.id,
      about: null,
      direction: call.direction,
      from: routeOf(call.from),
      to: routeOf(call.to),
      between: betweenOf(call),
      signedBy: signedBy(call.id),
    })),
  };
}

type Row = ReplayView['rows'][number];

/** Kinds of change that read the same are one row, since they are signed by what is read. */
function rowsOf(
  { rows, changes }: ReplayTally,
  words: ReplayWords,
  signedBy: (call: string) => string | null,
): Row[] {
  const merged = new Map<string, Row>();
  const keyOf = (call: ChangedCall): string =>
    `${call.direction} ${responseWords(words, call.from)} → ${afterWords(words, call)}`;
  for (const { direction, example, calls } of rows) {
    const key = keyOf(example);
    const before = merged.get(key);
    if (before !== undefined) before.calls += calls;
    else
      merged.set(key, {
        direction,
        from: responseWords(words, example.from),
        to: afterWords(words, example),
        level: example.to.level,
        calls,
        signed: 0,
      });
  }
  for (const call of changes) {
    const row = signedBy(call.id) === null ? undefined : merged.get(keyOf(call));
    if (row !== undefined) row.signed += 1;
  }
  return [...merged.values()];
}

export function betweenOf(call: ChangedCall) {
  if (call.bounds === null) return null;
  const { least, most } = endsOf(call, call.bounds);
  return { least: routeOf(least), most: routeOf(most) };
}
