import { Ambulance, Undo2 } from 'lucide-react';
import type { CallView } from '#shared/contract/call-view.ts';
import type { CallId } from '#shared/kit/ids.ts';
import { useDesk } from '../bridge/bridge.tsx';
import { useAct, useActs } from '../ui/acts.tsx';
import { Button } from '../ui/button.tsx';
import { KeyCap } from '../ui/key-cap.tsx';
import { useStatus } from '../ui/status.tsx';
import { countdown, hourMinuteSecond } from '../ui/times.ts';
import { useAsk } from '../ui/use-ask.ts';
import { useNow } from '../ui/use-now.ts';

type Emergency = NonNullable<CallView['emergency']>;

/** Five seconds to take it back. A recall is a request: the lines stay until dispatch confirms. */
export function TakeBack({ callId, emergency }: { callId: CallId; emergency: Emergency }) {
  const ask = useAsk();
  const acts = useActs();
  const { refuse } = useStatus();
  const { users } = useDesk();
  const now = useNow(100);
  const left = emergency.recallUntilMs - now;
  const open = left > 0 && emergency.recalledAtMs === null;
  const supervisors = users.filter((user) => user.role === 'supervisor' && user.onDuty);
  const who = supervisors.map(({ name }) => name).join(' or ');
  const only =
    who === '' ? 'Only a supervisor stands down.' : `Only ${who}, supervisor, stands down.`;
  useAct('take-back', () => {
    if (open) void ask('call.recallEmergency', { callId });
    else if (emergency.recalledAtMs === null) refuse(`The time to take back is over. ${only}`);
  });
  const words =
    emergency.recalledAtMs !== null
      ? [
          `You asked dispatch to recall at ${hourMinuteSecond(emergency.recalledAtMs)}`,
          `The lines stay until dispatch confirms it. ${only}`,
        ]
      : open
        ? [
            'Take back within 5 s asks dispatch to recall',
            'After that only a supervisor stands down.',
          ]
        : ['The time to take back is over', only];
  return (
    <section className="recall" aria-label="Take back">
      <div>
        <span className={open ? 'figure tnum' : 'figure tnum muted'}>
          {open ? countdown(left) : '5 s'}
        </span>
        <p>
          <b>{words[0]}</b>
          <span className="second">{words[1]}</span>
        </p>
        {open && (
          <Button
            onPress={() => {
              acts.fire('take-back');
            }}
          >
            <Undo2 className="icon" aria-hidden="true" />
            Take back <KeyCap>Esc</KeyCap>
          </Button>
        )}
      </div>
    </section>
  );
}

/** For harm with no danger to others. Off, with the reason, where a weapon or violence may be. */
export function AmbulanceOnly({ callId, emergency }: { callId: CallId; emergency: Emergency }) {
  const ask = useAsk();
  const acts = useActs();
  const { refuse } = useStatus();
  const { available, why } = emergency.ambulanceOnly;
  useAct('ambulance-only', () => {
    if (available) void ask('call.ambulanceOnly', { callId });
    else refuse(why);
  });
  return (
    <section className="recall-only" aria-label="Ambulance only">
      <Button
        isDisabled={!available}
        onPress={() => {
          acts.fire('ambulance-only');
        }}
      >
        <Ambulance className="icon" aria-hidden="true" />
        Ambulance only <KeyCap>A</KeyCap>
      </Button>
      <p className="small muted">{why}</p>
    </section>
  );
}
