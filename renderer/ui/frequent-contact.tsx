import { PhoneCall } from 'lucide-react';
import type { PersonView } from '#shared/contract/person-view.ts';

type Frequent = NonNullable<PersonView['frequentContact']>;

function Sparkline({ weeks }: { weeks: readonly number[] }) {
  const most = Math.max(1, ...weeks);
  return (
    <svg
      className="sparkline"
      viewBox="0 0 156 44"
      preserveAspectRatio="none"
      role="img"
      aria-label={`Contacts a week for 12 weeks: ${weeks.join(', ')}`}
    >
      {weeks.map((count, index) => {
        const height = Math.max(1.5, (count / most) * 42);
        return (
          <rect
            // The twelve weeks never change places.
            key={`week-${String(index)}`}
            className={index === weeks.length - 1 ? 'now' : undefined}
            x={index * 13.25}
            y={44 - height}
            width="10.3"
            height={height}
          />
        );
      })}
    </svg>
  );
}

/** Twelve weekly bars, what makes it frequent, and what earlier calls had in common: never a forecast. */
export function FrequentContact({ of }: { of: Frequent }) {
  return (
    <section aria-label="Frequent contact">
      <div className="flag-title">
        <PhoneCall className="icon" aria-hidden="true" />
        <h4>Frequent contact</h4>
        <span className="push small muted">{of.total} in 12 weeks</span>
      </div>
      <div className="frequent">
        <Sparkline weeks={of.weeks} />
        {of.usually !== null && (
          <p className="usual">
            <span className="muted">
              In {of.usually.calls} of {of.usually.of} earlier calls
            </span>
            <br />
            {of.usually.text}
          </p>
        )}
      </div>
      <ul className="small second frequent-met">
        {of.met.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      <p className="small muted">Earlier calls say nothing about this one: ask every question.</p>
    </section>
  );
}
