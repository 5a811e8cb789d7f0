import type { ResourcesView } from '#shared/contract/resources.ts';
import { hourMinute } from '../ui/times.ts';
import './shift-chart.css';

const hourMs = 3_600_000;
/** From four hours back to ten ahead: what was, and what comes before the next shift does. */
const backMs = 4 * hourMs;
const spanMs = 14 * hourMs;

type Row = {
  readonly name: string;
  readonly words: string;
  readonly isFree: boolean;
  readonly shifts: ResourcesView['units'][number]['shifts'];
};

function Bars({ row, fromMs }: { row: Row; fromMs: number }) {
  const at = (ms: number): number => Math.max(0, Math.min(100, ((ms - fromMs) / spanMs) * 100));
  return row.shifts
    .filter(({ fromMs: from, untilMs }) => untilMs > fromMs && from < fromMs + spanMs)
    .map((shift) => {
      const left = at(shift.fromMs);
      return (
        <span
          key={shift.fromMs}
          className={row.isFree ? 'bar is-free' : 'bar'}
          style={{ left: `${String(left)}%`, width: `${String(at(shift.untilMs) - left)}%` }}
        >
          <span className="bar-end">until {hourMinute(shift.untilMs)}</span>
        </span>
      );
    });
}

/** Cars, then nurses: who is on, until when, and where nobody follows. The words beside each row say the same. */
export function ShiftChart({ resources, nowMs }: { resources: ResourcesView; nowMs: number }) {
  const { units, nurses } = resources;
  const fromMs = nowMs - (nowMs % hourMs) - backMs;
  const rows: readonly Row[] = [
    ...units.map(({ name, state, free, shifts }) => ({ name, words: state, isFree: free, shifts })),
    ...nurses.map(({ name, state, shifts }) => ({
      name,
      words: state,
      isFree: state === 'free',
      shifts,
    })),
  ];
  const hours = Array.from({ length: 7 }, (_, n) => fromMs + n * 2 * hourMs);
  const now = `${String(((nowMs - fromMs) / spanMs) * 100)}%`;
  return (
    <section className="section shift-chart" aria-label="On duty, by time">
      <div className="hours" aria-hidden="true">
        {hours.map((ms) => (
          <span key={ms}>{hourMinute(ms)}</span>
        ))}
      </div>
      <ul>
        {rows.map((row) => (
          <li key={row.name}>
            <span className="name">
              <b>{row.name}</b> <span className="small second">{row.words}</span>
            </span>
            <span className="track" aria-hidden="true">
              <Bars row={row} fromMs={fromMs} />
              <i className="now" style={{ left: now }} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
