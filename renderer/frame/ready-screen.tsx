import { callsHere } from './calls-here.ts';
import { ArrowLeftRight, FilePlus2, GraduationCap, PhoneIncoming } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { DeskView } from '#shared/contract/view.ts';
import type { Role } from '#shared/contract/words.ts';
import { useAct, useActs } from '../ui/acts.tsx';
import { DangerBar } from '../ui/danger-bar.tsx';
import { KeyCap } from '../ui/key-cap.tsx';
import { useShell } from '../ui/shell.tsx';
import { useAsk } from '../ui/use-ask.ts';
import { DeskPane, NoCallPane } from './ready-panes.tsx';
import { WhereCard } from './where-card.tsx';
import './ready.css';

type Start = {
  readonly cap: string;
  readonly Icon: typeof PhoneIncoming;
  readonly label: string;
  readonly sub: string;
  readonly go: () => void;
};

function useStarts(view: DeskView): readonly Start[] {
  const ask = useAsk();
  const acts = useActs();
  const { open } = useShell();
  const others = callsHere(view).length;
  return [
    {
      cap: 'Space',
      Icon: PhoneIncoming,
      label: 'Start with the call on your headset',
      sub: `on ${view.deskName}`,
      go: () => acts.fire('start'),
    },
    {
      cap: '/ new',
      Icon: FilePlus2,
      label: 'Start without a phone call',
      sub: 'walk-in, radio, or another force',
      go: () => {
        open({ name: 'new-call' });
      },
    },
    {
      cap: '/ take',
      Icon: ArrowLeftRight,
      label: 'Take up an open call',
      sub: others === 0 ? 'none is open on this desk' : `${String(others)} open on this desk`,
      go: () => {
        open({ name: 'palette' });
      },
    },
    view.practice
      ? {
          cap: '/ leave',
          Icon: GraduationCap,
          label: 'Leave practice',
          sub: 'back to the live desk',
          go: () => void ask('access.leavePractice', {}),
        }
      : {
          cap: '/ practise',
          Icon: GraduationCap,
          label: 'Practise with made-up people',
          sub: 'its own record, nobody is contacted',
          go: () => void ask('access.enterPractice', {}),
        },
  ];
}

function StartList({ view }: { view: DeskView }) {
  const starts = useStarts(view);
  return (
    <div className="start-list">
      {starts.map(({ cap, Icon, label, sub, go }) => (
        <button
          key={cap}
          type="button"
          className={Icon === GraduationCap ? 'start-row is-plain' : 'start-row'}
          onClick={go}
        >
          <KeyCap large>{cap}</KeyCap>
          <Icon className="icon" aria-hidden="true" />
          <span>{label}</span>
          <span className="sub">{sub}</span>
        </button>
      ))}
    </div>
  );
}

/** No call on screen: what a call starts with, how the desk is, and F9. */
export function ReadyScreen({ view, name, role }: { view: DeskView; name: string; role: Role }) {
  const takesCalls = role === 'handler' || role === 'supervisor';
  const ask = useAsk();
  const { asksWhere, setTab } = useShell();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!asksWhere) heading.current?.focus();
  }, [asksWhere]);
  useAct('start', () => {
    void ask('call.open', { source: 'phone', number: null, incidentReference: null }).then(
      async (opened) => {
        if (!opened.ok) return;
        setTab('call');
        await ask('call.startScript', { callId: opened.value });
      },
    );
  });
  return (
    <div className="work work-ready">
      <NoCallPane view={view} />
      <main className="pane pane-main" aria-label="Ready">
        {asksWhere ? (
          <WhereCard />
        ) : (
          <div className="ready">
            <header>
              <h1 tabIndex={-1} ref={heading}>
                Ready, {name.split(/[ ,]/)[0]}.
              </h1>
              <p className="lede">
                {takesCalls
                  ? `When a 999 or 101 call on ${view.deskName} is about someone’s mental health, press Space to start the script.`
                  : 'No call is on screen. Somebody else takes the calls here; F9 works all the same.'}
              </p>
            </header>
            {takesCalls && <StartList view={view} />}
          </div>
        )}
        <DangerBar />
      </main>
      <DeskPane view={view} />
    </div>
  );
}
