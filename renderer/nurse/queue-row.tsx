import type { QueueRow as Row } from '#shared/contract/view.ts';
import { LevelGlyph } from '../ui/level.tsx';
import { targetAt, waited } from '../ui/target.ts';

function TargetBar({ row, nowMs }: { row: Row; nowMs: number }) {
  const { gone, state, left } = targetAt(row.offeredAtMs, row.targetMinutes, nowMs);
  return (
    <span className="target">
      <span className={`target-bar ${state === 'quiet' ? '' : `is-${state}`}`}>
        <span className="track">
          <i style={{ width: `${Math.round(gone * 100)}%` }} />
        </span>
        <span>
          target <b>{row.targetMinutes} min</b>
          {left !== null && `, ${left}`}
        </span>
      </span>
    </span>
  );
}

/** Response, person, reason, owner, wait, target. No row is ever without an owner. */
export function QueueRow({
  row,
  nowMs,
  selected,
  onSelect,
}: {
  row: Row;
  nowMs: number;
  selected: boolean;
  onSelect: () => void;
}) {
  return (
    <li>
      <button
        type="button"
        className="queue-row"
        aria-current={selected ? 'true' : undefined}
        onClick={onSelect}
      >
        <LevelGlyph level={row.level} />
        <b>{row.person}</b>
        <span className="wait tnum">{waited(nowMs - row.offeredAtMs)}</span>
        <span className="what">{row.reason}</span>
        <span className="from">{row.group === 'with-you' ? 'You own this call' : row.owner}</span>
        {row.group === 'waiting' && <TargetBar row={row} nowMs={nowMs} />}
      </button>
    </li>
  );
}
