import type { CallView } from '#shared/contract/call-view.ts';
import { hourMinute } from '../ui/times.ts';
import { useNow } from '../ui/use-now.ts';
import './on-the-line.css';

type Row = CallView['coming']['expected'][number];

function when({ state, estimateAtMs }: Row, nowMs: number): string {
  if (state === 'not-asked') return 'no time said yet';
  if (estimateAtMs === null) return 'no time said';
  const minutes = Math.round((estimateAtMs - nowMs) / 60_000);
  if (state === 'over') return '';
  return minutes < 0
    ? `${String(-minutes)} min late, said ${hourMinute(estimateAtMs)}`
    : `in ${String(minutes)} min, ${hourMinute(estimateAtMs)}`;
}

/** Who has taken it and when they come, as they say; what was taken back. Nothing here is a promise of Concord's. */
export function ComingList({ call }: { call: CallView }) {
  const now = useNow();
  const { expected, reversed } = call.coming;
  if (expected.length === 0 && reversed.length === 0) return null;
  return (
    <section className="coming" aria-label="On the way">
      <div className="section-title">
        <h2>On the way, as they say</h2>
      </div>
      <ul className="coming-list">
        {expected.map((row) => (
          <li key={row.key} className={row.state === 'late' ? 'is-late' : undefined}>
            <b>{row.label}</b>
            {row.reference !== null && <span className="ref"> {row.reference}</span>}
            <span className="second"> {when(row, now)}</span>
            {row.chases[0] !== undefined && (
              <span className="small muted">
                {' '}
                {row.chases[0].text}, {hourMinute(row.chases[0].atMs)}
              </span>
            )}
          </li>
        ))}
        {reversed.map(({ text, atMs, byName }) => (
          <li key={`${String(atMs)} ${text}`}>
            {text} <span className="small muted">{byName}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
