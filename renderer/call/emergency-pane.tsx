import { OctagonAlert } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { CallView } from '#shared/contract/call-view.ts';
import { useDesk } from '../bridge/bridge.tsx';
import { useActs } from '../ui/acts.tsx';
import { Button } from '../ui/button.tsx';
import { DangerBar } from '../ui/danger-bar.tsx';
import { KeyCap } from '../ui/key-cap.tsx';
import { hourMinuteSecond } from '../ui/times.ts';
import { AskLine } from './ask-line.tsx';
import { CloseGuard } from './close-guard.tsx';
import { emergencyHeading } from './emergency-heading.ts';
import { AmbulanceOnly, TakeBack } from './take-back.tsx';
import './emergency.css';
import './route.css';

type Emergency = NonNullable<CallView['emergency']>;

function Lead({
  call,
  emergency,
  sends,
}: {
  call: CallView;
  emergency: Emergency;
  sends: boolean;
}) {
  const at = `${emergency.askedBy} pressed F9 at ${hourMinuteSecond(emergency.askedAtMs)}.`;
  const own = call.mine ? 'You still own this call.' : `${call.owner} owns this call.`;
  return (
    <p>
      {!sends && <b>{emergency.how.replace(/^Concord cannot send\. /, '')} </b>}
      {emergency.where}. {at} {own}
    </p>
  );
}

/** After F9: two lines, red until done, what to say, and what not to say. */
export function EmergencyPane({ call, emergency }: { call: CallView; emergency: Emergency }) {
  const { dispatch } = useDesk();
  const acts = useActs();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
  }, []);
  const sends = dispatch === 'linked';
  const caller = call.caller.name?.split(' ')[0];
  return (
    <main className="pane pane-main script" aria-label="Immediate danger">
      <div className="script-body">
        <div className="route-stage">
          <header className="offer-head">
            <h1 tabIndex={-1} ref={heading}>
              {emergencyHeading(emergency, sends)}
            </h1>
            <Lead call={call} emergency={emergency} sends={sends} />
          </header>
          <ol className="ask-lines" aria-label="Police and ambulance, red until done">
            {emergency.services.map((line) => (
              <AskLine
                key={line.service}
                callId={call.id}
                line={line}
                askedAtMs={emergency.askedAtMs}
              />
            ))}
          </ol>
          <div className="recall-row">
            <TakeBack callId={call.id} emergency={emergency} />
            <AmbulanceOnly callId={call.id} emergency={emergency} />
          </div>
          <div className="two-up">
            <section className="say-panel" aria-label="Say">
              <span className="label">
                Say {caller === undefined ? '' : `to ${caller} `}meanwhile
              </span>
              <p className="words">“{emergency.say}”</p>
            </section>
            <section aria-label="Until both lines are done">
              <span className="label">Until both lines are done</span>
              <ul className="watch-for">
                {emergency.donts.map((text) => (
                  <li key={text}>
                    <OctagonAlert className="icon" aria-hidden="true" />
                    <span>{text}</span>
                  </li>
                ))}
              </ul>
            </section>
          </div>
          <CloseGuard call={call}>
            {(call.question !== null || call.route.taken !== null) && (
              <Button
                onPress={() => {
                  acts.fire('question');
                }}
              >
                {call.question === null
                  ? 'Back to the route'
                  : `Back to question ${String(call.question.n)}`}{' '}
                <KeyCap>Q</KeyCap>
              </Button>
            )}
          </CloseGuard>
        </div>
        <div className="grow" />
      </div>
      <DangerBar call={call} />
    </main>
  );
}
