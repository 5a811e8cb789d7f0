import { useEffect, useMemo } from 'react';
import type { DeskView } from '#shared/contract/view.ts';
import { useDeskFault, useDeskIfAny } from '../bridge/bridge.tsx';
import { ActsProvider, makeActBus } from '../ui/acts.tsx';
import { ShellProvider } from '../ui/shell.tsx';
import { StatusProvider, useStatus } from '../ui/status.tsx';
import { ClosedFrame } from './closed-frame.tsx';
import { PageFault } from './fault-screen.tsx';
import { SignedInFrame } from './signed-in-frame.tsx';
import { firstTab } from './tabs.ts';
import { Waiting } from './waiting.tsx';

function useLook({ theme, practice }: Pick<DeskView, 'theme' | 'practice'>): void {
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
    if (practice) document.documentElement.dataset['practice'] = '';
    else delete document.documentElement.dataset['practice'];
  }, [theme, practice]);
}

/** What was said or refused to one person is not left on screen for the next. */
function useQuietAtChange(who: string): void {
  const { putAway, say } = useStatus();
  useEffect(() => {
    putAway();
    say('');
  }, [who, putAway, say]);
}

function Desk({ view }: { view: DeskView }) {
  useLook(view);
  const { session } = view;
  useQuietAtChange(`${session.state} ${'userId' in session ? session.userId : ''}`);
  if (session.state !== 'signed-in') return <ClosedFrame view={view} />;
  // Nothing selected or half typed by one person is left for the next.
  return (
    <ShellProvider
      key={`${session.userId} ${String(view.practice)}`}
      firstTab={firstTab[session.role]}
    >
      <SignedInFrame view={view} session={session} />
    </ShellProvider>
  );
}

/** The page: whatever the newest view says, and nothing else. */
export function App() {
  const view = useDeskIfAny();
  const fault = useDeskFault();
  const bus = useMemo(() => makeActBus(), []);
  return (
    <StatusProvider>
      <ActsProvider bus={bus}>
        {fault !== null ? (
          <PageFault where={fault} />
        ) : view === null ? (
          <Waiting />
        ) : (
          <Desk view={view} />
        )}
      </ActsProvider>
    </StatusProvider>
  );
}
