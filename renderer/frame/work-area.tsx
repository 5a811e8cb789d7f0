import type { CallView } from '#shared/contract/call-view.ts';
import type { DeskView } from '#shared/contract/view.ts';
import { BoardView } from '../board/board-view.tsx';
import { CallScreen } from '../call/call-screen.tsx';
import { ImportView } from '../nurse/import-view.tsx';
import { ReferralsView } from '../nurse/referrals-view.tsx';
import { ReleaseView } from '../nurse/release-view.tsx';
import { ProtocolView } from '../protocol/protocol-view.tsx';
import type { Place } from '../ui/keys.ts';
import { NoteEntry, NoteLog } from '../ui/notes.tsx';
import { useShell } from '../ui/shell.tsx';
import { ReadyScreen } from './ready-screen.tsx';

type SignedIn = Extract<DeskView['session'], { state: 'signed-in' }>;

/** The view the tab names; "Where?" comes before any of them. */
export function WorkArea({
  view,
  session,
  call,
  place,
}: {
  view: DeskView;
  session: SignedIn;
  call: CallView | null;
  place: Place;
}) {
  const { tab, asksWhere } = useShell();
  if (!asksWhere && tab === 'referrals')
    return (
      <ReferralsView
        view={view}
        notes={
          call !== null && (
            <>
              <NoteLog call={call} />
              <NoteEntry key={call.id} call={call} />
            </>
          )
        }
      />
    );
  if (!asksWhere && tab === 'board') return <BoardView view={view} />;
  if (!asksWhere && tab === 'release') return <ReleaseView view={view} />;
  if (!asksWhere && tab === 'import') return <ImportView view={view} />;
  if (!asksWhere && tab === 'protocol') return <ProtocolView view={view} role={session.role} />;
  if (!asksWhere && tab === 'call' && call !== null)
    return (
      <CallScreen
        call={call}
        place={place}
        role={session.role}
        warnings={view.resources.warnings}
      />
    );
  return <ReadyScreen view={view} name={session.name} role={session.role} />;
}
