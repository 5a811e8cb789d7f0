import { useCallback } from 'react';
import type { CallView } from '#shared/contract/call-view.ts';
import type { CallId } from '#shared/kit/ids.ts';
import { useDesk } from '../bridge/bridge.tsx';
import { useAct } from '../ui/acts.tsx';
import { useShell } from '../ui/shell.tsx';
import { useStatus } from '../ui/status.tsx';
import { useAsk } from '../ui/use-ask.ts';
import { isAsked } from './place.ts';

/** Asks dispatch, and shows the call it was asked for. */
export function useAskDispatch(): (callId: CallId | null, where: string | null) => void {
  const ask = useAsk();
  const { alarm } = useStatus();
  const sends = useDesk().dispatch === 'linked';
  const { setTab, look, setAsksWhere } = useShell();
  return useCallback(
    (callId, where) => {
      void ask('call.emergency', { callId, where }).then((asked) => {
        if (!asked.ok) return;
        setAsksWhere(false);
        look('emergency');
        setTab('call');
        alarm(
          sends
            ? 'Dispatch is asked. Nothing is sent yet'
            : 'Concord cannot send. Grade it on the command system and ring ambulance now',
        );
      });
    },
    [ask, alarm, look, sends, setAsksWhere, setTab],
  );
}

/** F9, everywhere somebody is signed in. Never guarded, never in the palette. */
export function useEmergencyKey(call: CallView | null): void {
  const { setAsksWhere, setTab, look } = useShell();
  const askDispatch = useAskDispatch();
  useAct('emergency', () => {
    if (call !== null && call.phase !== 'closed') {
      if (isAsked(call) && call.emergency?.recalledAtMs === null) {
        look('emergency');
        setTab('call');
      } else askDispatch(call.id, null);
    } else setAsksWhere(true);
  });
}
