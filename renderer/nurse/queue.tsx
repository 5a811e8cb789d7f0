import type { DeskView, QueueRow as Row } from '#shared/contract/view.ts';
import { useAct } from '../ui/acts.tsx';
import { ScrollPane } from '../ui/scroll-pane.tsx';
import { useAsk } from '../ui/use-ask.ts';
import { useNow } from '../ui/use-now.ts';
import { QueueRow } from './queue-row.tsx';
import { waited } from '../ui/target.ts';
import './nurse.css';

const groups = [
  { group: 'with-you', title: 'With you' },
  { group: 'waiting', title: 'Waiting, soonest response first' },
  { group: 'with-others', title: 'With somebody else' },
] as const;

function headline(queue: readonly Row[], nowMs: number): string {
  const waiting = queue.filter(({ group }) => group === 'waiting');
  if (waiting.length === 0) return 'Nobody is waiting';
  const oldest = Math.min(...waiting.map(({ offeredAtMs }) => offeredAtMs));
  return `${waiting.length} waiting, longest ${waited(nowMs - oldest)}`;
}

/** The referrals: J and K walk them, and the one shown is the one F8 accepts. */
export function Queue({ view }: { view: DeskView }) {
  const ask = useAsk();
  const nowMs = useNow(1000);
  const { queue } = view;
  const shown = view.referral?.referralId ?? null;
  const show = (row: Row | undefined): void => {
    if (row !== undefined && row.referralId !== shown)
      void ask('call.select', { callId: row.callId });
  };
  const step = (by: number): void => {
    const at = queue.findIndex(({ referralId }) => referralId === shown);
    show(at === -1 ? queue[0] : queue[Math.min(queue.length - 1, Math.max(0, at + by))]);
  };
  useAct('next', () => {
    step(1);
  });
  useAct('before', () => {
    step(-1);
  });
  return (
    <aside className="pane" aria-label="Referrals">
      <div className="pane-header">
        <h2>Referrals</h2>
        <span className="push small muted">{headline(queue, nowMs)}</span>
      </div>
      <ScrollPane label="The queue">
        {groups.map(({ group, title }) => {
          const rows = queue.filter((row) => row.group === group);
          return rows.length === 0 ? null : (
            <section key={group} aria-label={title}>
              <h3 className="queue-group">{title}</h3>
              <ul>
                {rows.map((row) => (
                  <QueueRow
                    key={row.referralId}
                    row={row}
                    nowMs={nowMs}
                    selected={row.referralId === shown}
                    onSelect={() => {
                      show(row);
                    }}
                  />
                ))}
              </ul>
            </section>
          );
        })}
        {queue.length === 0 && (
          <p className="section second">
            No call is offered to anybody. A new one appears here by itself.
          </p>
        )}
      </ScrollPane>
    </aside>
  );
}
