import type { DeskView } from '#shared/contract/view.ts';
import { Locked } from '../access/locked.tsx';
import { PracticeBand } from '../access/practice-band.tsx';
import { SetUp } from '../access/set-up.tsx';
import { SignIn } from '../access/sign-in.tsx';
import { useState } from 'react';
import { AllKeys } from './all-keys.tsx';
import { FaultScreen } from './fault-screen.tsx';
import { KeyStrip } from './key-strip.tsx';
import { Notices } from './notices.tsx';
import { ClosedTopBar } from './top-bar.tsx';
import { useAct, useActs } from '../ui/acts.tsx';
import { useKeyboard } from './use-keyboard.ts';

function Card({ view }: { view: DeskView }) {
  const { session } = view;
  if (session.state === 'set-up') return <SetUp view={view} />;
  if (session.state === 'locked') return <Locked view={view} name={session.name} />;
  return <SignIn view={view} />;
}

/** Nobody signed in: one card, no person on screen, and no F9. */
export function ClosedFrame({ view }: { view: DeskView }) {
  const acts = useActs();
  const [keys, setKeys] = useState(false);
  useKeyboard('closed', keys, ({ act }) => {
    acts.fire(act);
  });
  useAct('all-keys', () => {
    setKeys((shown) => !shown);
  });
  return (
    <div className="app-frame">
      <PracticeBand view={view} />
      <ClosedTopBar view={view} />
      <Notices notices={view.notices} />
      {view.fault === null ? <Card view={view} /> : <FaultScreen fault={view.fault} />}
      <KeyStrip view={view} place="closed" />
      {keys && <AllKeys onShut={() => setKeys(false)} />}
    </div>
  );
}
