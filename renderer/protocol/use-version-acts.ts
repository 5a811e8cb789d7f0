import { useState } from 'react';
import { useStatus } from '../ui/status.tsx';
import { useAsk } from '../ui/use-ask.ts';

export type VersionActs = {
  /** What the desk is at for this page; what came of it shows in the pushed view. */
  readonly busy: 'verify' | 'replay' | 'paper' | null;
  readonly verify: () => void;
  readonly replay: () => void;
  readonly paper: () => void;
  /** Where the last PDF of this version lies. */
  readonly paperAt: string | null;
};

/** What is done to the version shown, one at a time. */
export function useVersionActs(hash: string): VersionActs {
  const ask = useAsk();
  const { say } = useStatus();
  const [busy, setBusy] = useState<VersionActs['busy']>(null);
  const [paper, setPaper] = useState<{ readonly hash: string; readonly at: string } | null>(null);
  const run = async (what: 'verify' | 'replay' | 'paper'): Promise<void> => {
    if (busy !== null) {
      say('That waits: the desk is still at the last thing you asked');
      return;
    }
    setBusy(what);
    if (what === 'verify') {
      say('Checking every possible call');
      const done = await ask('protocol.verify', { hash });
      if (done.ok) say('Checked');
    } else if (what === 'replay') {
      say('Running past calls');
      const done = await ask('protocol.replay', { hash });
      if (done.ok) say('Past calls were run');
    } else {
      const written = await ask('protocol.paper', { hash });
      if (written.ok) setPaper({ hash, at: written.value });
    }
    setBusy(null);
  };
  return {
    busy,
    verify: () => void run('verify'),
    replay: () => void run('replay'),
    paper: () => void run('paper'),
    paperAt: paper?.hash === hash ? paper.at : null,
  };
}
