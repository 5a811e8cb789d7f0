import type { ReplayView } from '#shared/contract/protocol.ts';
import { levels } from './protocol.ts';
import type { Release } from './release.ts';
import type { FoundChange, ReplayFound } from './release-events.ts';

const mostShown = 500;
/** A lesser contact comes first and apart, then whatever else comes later than before. */
const order: readonly FoundChange['direction'][] = [
  'lesser-contact',
  'later',
  'sideways',
  'fuller-contact',
  'sooner',
];
const directionRank = ({ direction }: Pick<FoundChange, 'direction'>): number =>
  order.indexOf(direction);

type Row = ReplayView['rows'][number];

function rowsOf(changes: readonly FoundChange[], signed: ReadonlySet<string>) {
  const rows = new Map<string, Row>();
  for (const change of changes) {
    const { direction, to, call, row: words } = change;
    const key = JSON.stringify([direction, words.from, words.to]);
    const row = rows.get(key) ?? { direction, ...words, level: to.level, calls: 0, signed: 0 };
    // Of several levels the row bears the latest: a row must not look sooner than any call in it.
    const later = levels.indexOf(to.level) > levels.indexOf(row.level);
    rows.set(key, {
      ...row,
      level: later ? to.level : row.level,
      calls: row.calls + 1,
      signed: row.signed + (signed.has(call) ? 1 : 0),
    });
  }
  return [...rows.values()].sort(
    (a, b) => directionRank(a) - directionRank(b) || b.calls - a.calls,
  );
}

const count = ({ changes }: ReplayFound, direction: FoundChange['direction']): number =>
  changes.filter((change) => change.direction === direction).length;

/** What the screen shows of a replay, with who has signed for what; null when none was run. */
export function replayView({ replay, signatures }: Release): ReplayView | null {
  if (replay === null) return null;
  const { found, atMs } = replay;
  const { from, to, calls, same, bounded, notReplayed, changes } = found;
  const signers = new Map(signatures.map(({ call, name }) => [call, name]));
  const shown = changes
    .toSorted((a, b) => directionRank(a) - directionRank(b))
    .slice(0, mostShown)
    .map(({ call, direction, from: before, to: after, between }) => ({
      call,
      direction,
      from: before,
      to: after,
      between,
      about: null,
      signedBy: signers.get(call) ?? null,
    }));
  return {
    atMs,
    from,
    to,
    calls,
    same,
    changed: changes.length,
    lesser: count(found, 'lesser-contact'),
    fuller: count(found, 'fuller-contact'),
    sooner: count(found, 'sooner'),
    later: count(found, 'later'),
    bounded,
    notReplayed,
    rows: rowsOf(changes, new Set(signers.keys())),
    changes: shown,
  };
}
