import { Hourglass } from 'lucide-react';
import type { S136View } from '#shared/contract/s136.ts';
import { Command } from './key-cap.tsx';
import { useNow } from './use-now.ts';
import './s136.css';

const hours = (ms: number): string => {
  const minutes = Math.max(0, Math.floor(ms / 60_000));
  return `${String(Math.floor(minutes / 60))} h ${String(minutes % 60)} min`;
};

/** The one clock: when it began, when it ends, what is left; late in words, never by colour alone. */
export function S136Clock({ of }: { of: S136View }) {
  const now = useNow(1000);
  const { clock, stays, rules } = of;
  if (clock === null) return null;
  const left = clock.endsAtMs - now;
  return (
    <div className={`s136-clock ${left <= 0 ? 'is-over' : ''}`}>
      <Hourglass className="icon" aria-hidden="true" />
      <div>
        <b>
          {left > 0
            ? `${hours(left)} left, until ${clock.ends}`
            : `The time ended ${clock.ends}: the power to detain is over`}
        </b>
        <p className="small second">
          Began {clock.started} at {stays[0]?.name}
          {clock.extended && ', extended on clinical grounds'}. A transfer does not restart it.
        </p>
        {stays.length > 1 && (
          <p className="small second">
            Since then:{' '}
            {stays
              .slice(1)
              .map((stay) => `${stay.name}, ${stay.arrived}`)
              .join('; ')}
          </p>
        )}
        {rules !== null && <p className="small">{rules}</p>}
      </div>
    </div>
  );
}

/** What is recorded of section 136, where there is anything. */
export function S136Card({ of }: { of: S136View }) {
  if (of.record === null && of.clock === null) return null;
  return (
    <section className="section section-rule" aria-label="Section 136">
      <div className="section-title">
        <h3>Section 136</h3>
        <span className="push small muted">
          <Command word="136" />
        </span>
      </div>
      <S136Clock of={of} />
      {of.record !== null && (
        <dl className="pair">
          {of.record.lines.map(({ label, text }) => (
            <div key={label} className="pair-row">
              <dt>{label}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
