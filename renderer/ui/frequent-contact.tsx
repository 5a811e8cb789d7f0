import { PhoneCall } from 'lucide-react';
import type { PersonView } from '#shared/contract/person-view.ts';
import { Provenance } from './provenance.tsx';

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

/** Twelve weekly bars and what has helped before: never a usual reason, never a forecast. */
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
        {of.helpedBefore !== null && (
          <p className="usual">
            <span className="muted">What has helped before</span>
            <br />
            {of.helpedBefore}
          </p>
        )}
      </div>
      <Provenance from={of.provenance} />
    </section>
  );
}
