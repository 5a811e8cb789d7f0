import type { ReactNode } from 'react';
import type { DeskView } from '#shared/contract/view.ts';
import { ScrollPane } from '../ui/scroll-pane.tsx';
import { Warnings } from '../ui/warnings.tsx';
import { ShiftChart } from './shift-chart.tsx';
import { Suites } from './suites.tsx';

const roles = [
  ['nurse', 'Nurses'],
  ['supervisor', 'Supervisors'],
  ['handler', 'Call handlers'],
] as const;

/** Who is there, on this desk and at the others; and what it means that somebody is not. */
export function OnDuty({
  view: { room, hub, resources },
  nowMs,
  map,
}: {
  view: DeskView;
  nowMs: number;
  /** Above all the rest; null while it stands elsewhere. */
  map: ReactNode;
}) {
  const here = room.filter(({ onDuty }) => onDuty);
  const nurses = here.filter(({ role }) => role === 'nurse');
  return (
    <aside className="pane" aria-label="On duty">
      {map}
      <div className="pane-header">
        <h2>On duty</h2>
        <span className="push small muted">
          {hub.state === 'live' ? `at ${hub.text}` : hub.text}
        </span>
      </div>
      <ScrollPane label="Units, people and suites">
        {resources.warnings.length > 0 && (
          <section className="section" aria-label="Warnings">
            <Warnings warnings={resources.warnings} />
          </section>
        )}
        {resources.plannedAtMs !== null && <ShiftChart resources={resources} nowMs={nowMs} />}
        <Suites suites={resources.suites} />
        {nurses.length === 0 && resources.plannedAtMs === null && (
          <p className="section board-warn">
            <b>No nurse is on duty.</b> Calls that need one go to NHS 111, mental-health option, and
            to you.
          </p>
        )}
        {hub.state === 'offline' && (
          <p className="section board-warn">
            Other desks are not seen while the hub is away. Ring them.
          </p>
        )}
        {roles.map(([role, title]) => {
          const people = here.filter((one) => one.role === role);
          return people.length === 0 ? null : (
            <section key={role} className="section" aria-label={title}>
              <h3 className="small muted">{title}</h3>
              <ul className="duty-list">
                {people.map(({ id, name, busy }) => (
                  <li key={id}>
                    <b>{name}</b>
                    <span className="second">{busy ? 'on a referral' : 'free'}</span>
                  </li>
                ))}
              </ul>
            </section>
          );
        })}
      </ScrollPane>
    </aside>
  );
}
