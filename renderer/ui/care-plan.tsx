import { HeartHandshake } from 'lucide-react';
import type { PersonView } from '#shared/contract/person-view.ts';
import { KeyCap } from './key-cap.tsx';
import { Provenance } from './provenance.tsx';
import { Words } from './words.tsx';
import './person.css';

type Plan = NonNullable<PersonView['plan']>;

const states = { current: null, 'out-of-date': 'Out of date', withdrawn: 'Withdrawn' };

function agreedTitle(plan: Plan): string {
  return plan.writtenBefore === null
    ? 'Agreed response'
    : `Agreed response, written before ${plan.writtenBefore}. Not a reason to wait.`;
}

/** What helps, what makes it worse, who to call, about police, agreed response. */
export function CarePlanList({ plan, full = false }: { plan: Plan; full?: boolean }) {
  const rows = [
    ['What helps', plan.whatHelps],
    ['What makes it worse', plan.whatMakesWorse],
    ['Who to call', plan.whoToCall],
    ['About police', plan.aboutPolice],
    ...(full ? [['In their own words', plan.ownWords] as const] : []),
  ] as const;
  return (
    <dl className="care-plan">
      {rows.map(([term, words], index) =>
        words === null ? null : (
          <div key={term} className={index === 0 ? 'first-line' : undefined}>
            <dt>{term}</dt>
            <dd>
              <Words of={words} />
            </dd>
          </div>
        ),
      )}
      {plan.agreedResponse !== null && (
        <div className={plan.writtenBefore === null ? 'agreed' : 'agreed is-dated'}>
          <dt>{agreedTitle(plan)}</dt>
          <dd>
            <Words of={plan.agreedResponse} />
          </dd>
        </div>
      )}
    </dl>
  );
}

export function CarePlan({ plan }: { plan: Plan }) {
  const state = states[plan.state];
  return (
    <section aria-label="Care plan">
      <div className="flag-title">
        <HeartHandshake className="icon" aria-hidden="true" />
        <h4>Care plan</h4> <b className="dont-read">Do not read to the caller.</b>
        <span className="push small muted">
          <span className="hide-compact">In full </span>
          <KeyCap>F6</KeyCap>
        </span>
      </div>
      {state !== null && (
        <p className="plan-state">
          <b>{state}.</b> It may no longer be right.
        </p>
      )}
      <CarePlanList plan={plan} />
      <Provenance from={plan.provenance} />
    </section>
  );
}
