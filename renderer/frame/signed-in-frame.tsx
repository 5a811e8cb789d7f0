import type { DeskView } from '#shared/contract/view.ts';
import { HandoverBand } from '../access/handover-band.tsx';
import { PracticeBand } from '../access/practice-band.tsx';
import { AroundDialogs } from '../call/around-dialogs.tsx';
import { CallDialogs } from '../call/call-dialogs.tsx';
import { useAct, useActs } from '../ui/acts.tsx';
import type { Act, Asked } from '../ui/keys.ts';
import { LastTyped } from '../ui/last-typed.tsx';
import { useShell, type Tab } from '../ui/shell.tsx';
import { RefusalLines, useStatus } from '../ui/status.tsx';
import { useAsk } from '../ui/use-ask.ts';
import { DeskDialogs } from './desk-dialogs.tsx';
import { FaultScreen } from './fault-screen.tsx';
import { HeldCalls } from './held-calls.tsx';
import { KeyStrip } from './key-strip.tsx';
import { Notices } from './notices.tsx';
import { callShown, placeOf } from './place.ts';
import { TopBar } from './top-bar.tsx';
import { useEmergencyKey } from './use-emergency.ts';
import { useKeyboard } from './use-keyboard.ts';
import { WorkArea } from './work-area.tsx';

type SignedIn = Extract<DeskView['session'], { state: 'signed-in' }>;

const quiet: ReadonlySet<Act> = new Set(['record-many', 'take-back', 'walk-answers', 'put-away']);

const withoutCall: ReadonlySet<Tab> = new Set(['release', 'import', 'protocol']);

/** F keys and the lock put an open dialog away, then act; anything unheard says so. */
function useKeys(place: ReturnType<typeof placeOf>): () => number {
  const acts = useActs();
  const { dialog, shut } = useShell();
  const { say } = useStatus();
  return useKeyboard(place, dialog !== null, ({ act, digit }: Asked) => {
    if (dialog !== null) shut();
    if (!acts.fire(act, digit) && !quiet.has(act))
      say('That key does nothing here. F1 shows all keys');
  });
}

/** Everything round the work area, for whoever is signed in. */
export function SignedInFrame({ view, session }: { view: DeskView; session: SignedIn }) {
  const shell = useShell();
  const { putAway } = useStatus();
  const ask = useAsk();
  const place = placeOf(view, shell);
  const call = callShown(view, shell.leftCall);
  const lastTyped = useKeys(place);
  // On these no call is on screen: F9 asks where first.
  useEmergencyKey(withoutCall.has(shell.tab) ? null : call);
  useAct('put-away', putAway);
  useAct('all-keys', () => {
    shell.open({ name: 'keys' });
  });
  useAct('palette', () => {
    shell.open({ name: 'palette' });
  });
  useAct('lock', () => {
    void ask('access.lock', {});
  });
  return (
    <LastTyped value={lastTyped}>
      <div className="app-frame">
        <PracticeBand view={view} />
        <TopBar view={view} />
        <Notices notices={view.notices} brief={call !== null} />
        {view.fault === null ? (
          <>
            <HandoverBand view={view} />
            <HeldCalls view={view} />
            <WorkArea view={view} session={session} call={call} place={place} />
            {call !== null && (
              <CallDialogs
                call={call}
                units={view.resources.units}
                role={session.role}
                place={place}
              />
            )}
            {call !== null && <AroundDialogs call={call} calls={view.calls} />}
            <DeskDialogs view={view} session={session} />
          </>
        ) : (
          <FaultScreen fault={view.fault} />
        )}
        <RefusalLines />
        <KeyStrip view={view} place={place} />
      </div>
    </LastTyped>
  );
}
