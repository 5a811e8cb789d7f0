import type { QueueRow } from '#shared/contract/view.ts';
import { Button } from '../ui/button.tsx';
import { LevelGlyph, levelShort } from '../ui/level.tsx';
import { targetAt, waited } from '../ui/target.ts';
import { byTarget } from './suggestion.ts';

/** Referrals that nobody has accepted, the nearest to its target first. */
export function CloseToTarget({
  rows,
  nowMs,
  onOpen,
  onGive,
}: {
  rows: readonly QueueRow[];
  nowMs: number;
  onOpen: (id: QueueRow['callId']) => void;
  onGive: (row: QueueRow) => void;
}) {
  if (rows.length === 0) return null;
  return (
    <section aria-label="Close to target">
      <div className="pane-header">
        <h2>Close to target</h2>
        <span className="small muted">Referrals not yet accepted</span>
      </div>
      <ul className="target-list" aria-label="Not yet accepted">
        {byTarget(rows, nowMs).map((row) => {
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
              <Button
                size="small"
                onPress={() => {
                  onGive(row);
                }}
              >
                Give to…
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
