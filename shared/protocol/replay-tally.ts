import type { Pack } from './protocol.ts';
import type { CallNotReplayed, ReplayedCall } from './replay.ts';
import { directions, type Direction } from './response.ts';

export type ChangedCall = ReplayedCall & { readonly direction: Direction };

/** A kind of change: the same answer before, the same after. */
export type ReplayRow = {
  readonly direction: Direction;
  readonly example: ChangedCall;
  readonly calls: number;
};

export type ReplayTally = {
  readonly from: Pick<Pack, 'id' | 'version' | 'hash'>;
  readonly to: Pick<Pack, 'id' | 'version' | 'hash'>;
  readonly calls: number;
  readonly same: number;
  /** Of those the same, the ones whose reasons read differently. */
  readonly otherReasons: number;
  readonly changed: Readonly<Record<Direction, number>>;
  /** Calls in which the new version asks what the call never heard. */
  readonly bounded: number;
  /** Of those bounded, the ones whose ends could not be found for certain. */
  readonly inexact: number;
  readonly notReplayed: readonly CallNotReplayed[];
  /** Calls with a fact or value that one of the versions has no word for. */
  readonly unfamiliar: readonly { readonly id: string; readonly facts: readonly string[] }[];
  /** By direction, lesser contact first, then as the calls came; as many as were to be kept. */
  readonly changes: readonly ChangedCall[];
  readonly rows: readonly ReplayRow[];
};

const isChanged = (call: ReplayedCall): call is ChangedCall => call.direction !== 'same';

/** The answers on both sides as one word: calls with the same word are one row. */
const kindOf = ({ direction, from, to, bounds }: ChangedCall): string =>
  JSON.stringify([
    direction,
    ...[from, to, bounds?.least, bounds?.most, bounds?.leastContact].map((one) =>
      one === undefined ? '' : [one.level, one.destinations, one.obligations],
    ),
  ]);

const reference = ({ id, version, hash }: Pack): ReplayTally['from'] => ({ id, version, hash });

/**
 * Counts calls as they come and forgets them, but for the changed ones: of each direction the first
 * `keepChanges` are kept, so that a long replay needs no more memory than a short one.
 */
export function newTally(from: Pack, to: Pack, keepChanges: number) {
  let [calls, same, otherReasons, bounded, inexact] = [0, 0, 0, 0, 0];
  const kept = new Map<Direction, ChangedCall[]>(directions.map((one) => [one, []]));
  const counts = new Map<Direction, number>(directions.map((one) => [one, 0]));
  const rows = new Map<string, { example: ChangedCall; calls: number }>();
  const notReplayed: CallNotReplayed[] = [];
  const unfamiliar: { id: string; facts: readonly string[] }[] = [];
  const addChange = (call: ChangedCall): void => {
    counts.set(call.direction, (counts.get(call.direction) ?? 0) + 1);
    const list = kept.get(call.direction);
    if (list !== undefined && list.length < keepChanges) list.push(call);
    const kind = kindOf(call);
    const row = rows.get(kind);
    if (row === undefined) rows.set(kind, { example: call, calls: 1 });
    else row.calls += 1;
  };
  return {
    add(call: ReplayedCall | CallNotReplayed): void {
      calls += 1;
      if (!call.replayed) {
        notReplayed.push(call);
        return;
      }
      if (call.unfamiliar.length > 0) unfamiliar.push({ id: call.id, facts: call.unfamiliar });
      if (call.bounds !== null) bounded += 1;
      if (call.bounds?.exact === false) inexact += 1;
      if (call.otherReasons) otherReasons += 1;
      if (isChanged(call)) addChange(call);
      else same += 1;
    },
    sum(): ReplayTally {
      return {
        from: reference(from),
        to: reference(to),
        calls,
        same,
        otherReasons,
        changed: {
          'lesser-contact': counts.get('lesser-contact') ?? 0,
          later: counts.get('later') ?? 0,
          'fuller-contact': counts.get('fuller-contact') ?? 0,
          sooner: counts.get('sooner') ?? 0,
          sideways: counts.get('sideways') ?? 0,
        },
        bounded,
        inexact,
        notReplayed,
        unfamiliar,
        changes: directions.flatMap((one) => kept.get(one) ?? []),
        rows: directions.flatMap((direction) =>
          [...rows.values()]
            .filter(({ example }) => example.direction === direction)
            .map((row) => ({ direction, ...row }))
            .toSorted((a, b) => b.calls - a.calls),
        ),
      };
    },
  };
}
