import type { DeskView } from '#shared/contract/view.ts';
import { hourMinute } from '../ui/times.ts';

type Moment = NonNullable<DeskView['referral']>['timeline'][number];

const day = (atMs: number): string =>
  new Date(atMs).toLocaleDateString('en-GB', { day: 'numeric', month: 'short' });

/** Newest first; what belongs to this call has the time, what is older has the day. */
export function Timeline({ moments }: { moments: readonly Moment[] }) {
  return (
    <section aria-label="Timeline">
      <div className="section-title">
        <h3>Timeline</h3>
        <span className="push small muted">This call, and twelve weeks before it</span>
      </div>
      {moments.length === 0 ? (
        <p className="second">Nothing is noted yet.</p>
      ) : (
        <ol className="timeline">
          {moments.map(({ atMs, text, thisCall }, index) => (
            <li
              // Two notes may carry the same time; the list is only ever replaced whole.
              key={`${String(atMs)}-${String(index)}`}
              className={thisCall ? 'key-moment' : undefined}
            >
              <time dateTime={new Date(atMs).toISOString()}>
                {thisCall ? hourMinute(atMs) : day(atMs)}
              </time>
              <span>{text}</span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
