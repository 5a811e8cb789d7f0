import type { ReactNode } from 'react';
import type { CallView } from '#shared/contract/call-view.ts';
import type { ResourcesView } from '#shared/contract/resources.ts';
import { FindingList } from './finding-list.tsx';
import { LevelBlock } from './level-block.tsx';
import { NoteEntry, NoteLog } from '../ui/notes.tsx';
import { RouteCard } from './route-card.tsx';
import { CrewCard } from '../ui/crew-card.tsx';
import { S136Card } from '../ui/s136-card.tsx';
import { ScrollPane } from '../ui/scroll-pane.tsx';
import { Warnings } from '../ui/warnings.tsx';
import { TimerStrip } from './timer-strip.tsx';
import './side.css';

/** The right pane: the response needed, the timers, the route and the notes. */
export function SoFar({
  call,
  emergencyShown,
  warnings,
  children,
}: {
  call: CallView;
  emergencyShown: boolean;
  warnings: ResourcesView['warnings'];
  children?: ReactNode;
}) {
  return (
    <aside className="pane so-far" aria-label="So far">
      <LevelBlock call={call} />
      <TimerStrip call={call} emergencyShown={emergencyShown} />
      <h2 className="sr-only">So far</h2>
      <ScrollPane label="Findings, route and notes">
        {(emergencyShown || call.route.taken === null) && <FindingList call={call} />}
        {children}
        <RouteCard call={call} />
        {call.phase !== 'closed' && warnings.length > 0 && (
          <section className="section" aria-label="Warnings">
            <Warnings warnings={warnings} most={2} />
          </section>
        )}
        <CrewCard of={call.crew} />
        <S136Card of={call.s136} />
        <NoteLog call={call} />
      </ScrollPane>
      <NoteEntry key={call.id} call={call} />
    </aside>
  );
}
