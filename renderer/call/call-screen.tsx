import type { CallView } from '#shared/contract/call-view.ts';
import type { ResourcesView } from '#shared/contract/resources.ts';
import type { Role } from '#shared/contract/words.ts';
import type { Place } from '../ui/keys.ts';
import { AdviceOver } from './advice-over.tsx';
import { EmergencyPane } from './emergency-pane.tsx';
import { GivenToDispatch } from './given.tsx';
import { OpeningPane } from './opening-pane.tsx';
import { RoutePane } from './route-pane.tsx';
import { ScriptPane } from './script-pane.tsx';
import { SoFar } from './so-far.tsx';
import { WhoWhere } from './who-where.tsx';

function Centre({ call, place }: { call: CallView; place: Place }) {
  if (place === 'emergency' && call.emergency !== null)
    return <EmergencyPane call={call} emergency={call.emergency} />;
  if (place === 'script' && call.question !== null)
    return <ScriptPane call={call} question={call.question} />;
  if (place === 'opening' && call.phase !== 'closed') return <OpeningPane call={call} />;
  return <RoutePane call={call} />;
}

/** One call: who and where, what to do now, and where it stands. */
export function CallScreen({
  call,
  place,
  role,
  warnings,
}: {
  call: CallView;
  place: Place;
  role: Role;
  warnings: ResourcesView['warnings'];
}) {
  const emergencyShown = place === 'emergency';
  return (
    <div className="work work-call">
      <WhoWhere call={call} />
      <div className="centre">
        <AdviceOver call={call} role={role} />
        <Centre call={call} place={place} />
      </div>
      <SoFar call={call} emergencyShown={emergencyShown} warnings={warnings}>
        {emergencyShown && call.emergency !== null && (
          <GivenToDispatch emergency={call.emergency} />
        )}
      </SoFar>
    </div>
  );
}
