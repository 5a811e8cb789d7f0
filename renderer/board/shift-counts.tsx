import type { DeskView } from '#shared/contract/view.ts';
import { KeyCap } from '../ui/key-cap.tsx';
import { hourMinute } from '../ui/times.ts';

type Shift = NonNullable<DeskView['shift']>;

/** The counts of the shift; each opens to its calls. Nought is shown: what is missing cannot be told from none. */
export function ShiftCounts({
  shift,
  chosen,
  onChoose,
}: {
  shift: Shift;
  /** The id of a count, or null for the open calls. */
  chosen: string | null;
  onChoose: (id: string | null) => void;
}) {
  return (
    <section className="shift-counts" aria-label={`Since ${hourMinute(shift.sinceMs)}`}>
      <h2 className="small muted">Last 12 hours</h2>
      <ul>
        {shift.counts.map(({ id, label, calls }, at) => (
          <li key={id}>
            <button
              type="button"
              className="shift-count"
              aria-pressed={id === chosen}
              onClick={() => {
                onChoose(id === chosen ? null : id);
              }}
            >
              <b className="tnum">{calls.length}</b>
              <span>{label}</span>
              <KeyCap>{String(at + 1)}</KeyCap>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
