import type { CallView } from '#shared/contract/call-view.ts';
import { Command } from '../ui/key-cap.tsx';
import { hourMinute } from '../ui/times.ts';
import { useNow } from '../ui/use-now.ts';

/** Who is to be rung later, on which number, by when, and what was tried. */
export function CallBacks({ call }: { call: CallView }) {
  const now = useNow();
  if (call.callBacks.length === 0) return null;
  return (
    <section className="section section-rule" aria-label="Call-backs">
      <div className="section-title">
        <h3>Call-backs</h3>
        <span className="push">
          <Command word="later" />
        </span>
      </div>
      <ul className="contacts">
        {call.callBacks.map(({ id, whom, number, why, dueAtMs, byName, reached, tries }) => (
          <li key={id}>
            <b>{whom}</b> <span className="ref">{number}</span>
            <span className={!reached && dueAtMs < now ? 'late' : 'second'}>
              {' '}
              {reached ? 'reached' : `due ${hourMinute(dueAtMs)}${dueAtMs < now ? ', late' : ''}`}
            </span>
            <span className="small muted">
              {why}. {byName}
              {tries.map((one) => `. ${hourMinute(one.atMs)} ${one.text.toLowerCase()}`).join('')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
