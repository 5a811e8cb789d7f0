import type { QueueRow } from '#shared/contract/view.ts';
import { LevelGlyph, levelShort } from '../ui/level.tsx';
import { targetAt, waited } from '../ui/target.ts';

/** Referrals that nobody has accepted, the nearest to its target first. */
export function CloseToTarget({
  rows,
  nowMs,
  onOpen,
}: {
  rows: readonly QueueRow[];
  nowMs: number;
  onOpen: (id: QueueRow['callId']) => void;
}) {
  if (rows.length === 0) return null;
  const byTarget = [...rows].sort(
    (a, b) =>
      targetAt(b.offeredAtMs, b.targetMinutes, nowMs).gone -
        targetAt(a.offeredAtMs, a.targetMinutes, nowMs).gone || a.offeredAtMs - b.offeredAtMs,
  );
  return (
    <section aria-label="Close to target">
      <div className="pane-header">
        <h2>Close to target</h2>
        <span className="small muted">Referrals not yet accepted</span>
      </div>
      <ul className="target-list">
        {byTarget.map((row) => {
          const { gone, state, left } = targetAt(row.offeredAtMs, row.targetMinutes, nowMs);
          return (
            <li key={row.referralId}>
              <span
                className={`level-badge ${row.level === null ? 'undecided' : `lv-${row.level}`}`}
              >
                <LevelGlyph level={row.level} silent />
                {row.level === null ? 'Not decided yet' : levelShort[row.level]}
              </span>
              <button
                type="button"
                className="link medium"
                onClick={() => {
                  onOpen(row.callId);
                }}
              >
                {row.person}
              </button>
              <span className="second">{row.owner}</span>
              <span className="tnum">{waited(nowMs - row.offeredAtMs)}</span>
              <span className={`target-bar ${state === 'quiet' ? '' : `is-${state}`}`}>
                <span className="track">
                  <i style={{ width: `${Math.round(gone * 100)}%` }} />
                </span>
              </span>
              <span className="small">
                target <b>{row.targetMinutes} min</b>
                {left !== null && `, ${left}`}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
