import type { ResourcesView } from '#shared/contract/resources.ts';
import { hourMinute } from '../ui/times.ts';
import './shift-chart.css';

const hourMs = 3_600_000;
/** From four hours back to ten ahead: what was, and what comes before the next shift does. */
const backMs = 4 * hourMs;
const spanMs = 14 * hourMs;

type Shift = ResourcesView['units'][number]['shifts'][number];
type Row = {
  readonly name: string;
  readonly words: string;
  readonly isFree: boolean;
  readonly shifts: readonly Shift[];
};

/** Narrower than this share of the chart, a bar has no room for its end as well, and the words say it. */
const leastForWords = 0.4;

/** Where a moment is on the chart, from 0 to 1; what lies before or after it is at its edge. */
const shareOf = (ms: number, fromMs: number): number =>
  Math.max(0, Math.min(1, (ms - fromMs) / spanMs));
const percent = (share: number): string => `${String(share * 100)}%`;

/** The bar of a shift with the words of its row: from where it begins, or before it where it lies ahead. */
function Bar({
  shift,
  words,
  isFree,
  fromMs,
  nowMs,
}: {
  shift: Shift;
  words: string;
  isFree: boolean;
  fromMs: number;
  nowMs: number;
}) {
  const [left, right] = [shareOf(shift.fromMs, fromMs), shareOf(shift.untilMs, fromMs)];
  const until = `until ${hourMinute(shift.untilMs)}`;
  const isWide = right - left >= leastForWords;
  const hasBegun = shift.fromMs <= nowMs;
  const isAhead = !hasBegun && left > 0.5;
  const beside = [words, ...(isWide || !hasBegun ? [] : [until])].filter((part) => part !== '');
  return (
    <>
      <span
        className={isFree ? 'bar is-free' : 'bar'}
        style={{ left: percent(left), width: percent(right - left) }}
      >
        {isWide && until}
      </span>
      <span
        className={isAhead ? 'words is-before' : 'words'}
        style={
          isAhead
            ? { left: 0, right: percent(1 - left) }
            : { left: percent(left), right: isWide ? `calc(${percent(1 - right)} + 76px)` : 0 }
        }
      >
        {beside.join(', ')}
      </span>
    </>
  );
}

function Track({ row, fromMs, nowMs }: { row: Row; fromMs: number; nowMs: number }) {
  const shown = row.shifts.filter(
    ({ fromMs: from, untilMs }) => untilMs > fromMs && from < fromMs + spanMs,
  );
  return (
    <span className="track" title={row.words}>
      <i className="now" style={{ left: percent(shareOf(nowMs, fromMs)) }} />
      {shown.length === 0 && <span className="words">{row.words}</span>}
      {shown.map((shift, n) => (
        <Bar
          key={shift.fromMs}
          shift={shift}
          words={n === 0 ? row.words : ''}
          isFree={row.isFree}
          fromMs={fromMs}
          nowMs={nowMs}
        />
      ))}
    </span>
  );
}

/** Cars, then nurses: who is on, until when, and where nobody follows. */
export function ShiftChart({ resources, nowMs }: { resources: ResourcesView; nowMs: number }) {
  const { units, nurses } = resources;
  const fromMs = nowMs - (nowMs % hourMs) - backMs;
  const cars = units.map(({ name, state, free, shifts }): Row => {
    // Until when stands at the end of the bar.
    const words = free ? 'free' : state;
    return { name, words, isFree: free, shifts };
  });
  const people = nurses.map(({ name, state, shifts }): Row => ({
    name,
    words: state,
    isFree: state === 'free',
    shifts,
  }));
  const hours = Array.from({ length: 7 }, (_, n) => fromMs + n * 2 * hourMs);
  return (
    <section className="section shift-chart" aria-label="On duty, by time">
      <div className="hours" aria-hidden="true">
        {hours.map((ms) => (
          <span key={ms}>{hourMinute(ms)}</span>
        ))}
      </div>
      {[cars, people].map((rows) =>
        rows.length === 0 ? null : (
          <ul key={rows[0]?.name}>
            {rows.map((row) => (
              <li key={row.name}>
                <b className="name">{row.name}</b>
                <Track row={row} fromMs={fromMs} nowMs={nowMs} />
              </li>
            ))}
          </ul>
        ),
      )}
    </section>
  );
}
