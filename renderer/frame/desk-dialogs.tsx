import { useState } from 'react';
import type { DeskView } from '#shared/contract/view.ts';
import { DutyDialog } from '../access/duty-dialog.tsx';
import { DeclineHandover } from '../access/decline-handover.tsx';
import { HandoverDialog } from '../access/handover-dialog.tsx';
import { UsersDialog } from '../access/users-dialog.tsx';
import { nothingEntered, PaperDialog } from '../call/paper-dialog.tsx';
import { GiveDialog } from '../board/give-dialog.tsx';
import { OutcomeDialog } from '../board/outcome-dialog.tsx';
import { RecordDialog } from '../board/record-dialog.tsx';
import { TakeOverDialog } from '../board/take-over-dialog.tsx';
import { ReviewDialog } from '../board/review-dialog.tsx';
import { ExportDialog } from '../nurse/export-dialog.tsx';
import { VideoDialog } from '../nurse/video-dialog.tsx';
import { ContactDialog } from '../nurse/contact-dialog.tsx';
import { DeclineDialog } from '../nurse/decline-dialog.tsx';
import { useActs } from '../ui/acts.tsx';
import { useShell } from '../ui/shell.tsx';
import { useStatus } from '../ui/status.tsx';
import { RetentionDialog } from '../retention/retention-dialog.tsx';
import { ResourcesDialog } from '../resources/resources-dialog.tsx';
import { useAsk } from '../ui/use-ask.ts';
import { AllKeys } from './all-keys.tsx';
import { commandsFor } from './commands.ts';
import { NewCall } from './new-call.tsx';
import { Palette } from './palette.tsx';

type SignedIn = Extract<DeskView['session'], { state: 'signed-in' }>;

/** The dialogs of the desk, and those of the nurse and supervisor about the call shown. */
export function DeskDialogs({ view, session }: { view: DeskView; session: SignedIn }) {
  const shell = useShell();
  const ask = useAsk();
  const acts = useActs();
  const { refuse } = useStatus();
  const { dialog, shut } = shell;
  const { referral } = view;
  // Half a sheet outlives its dialog: F9 and Esc put the dialog away, and nothing typed is lost.
  const [half, setHalf] = useState(nothingEntered);
  switch (dialog?.name) {
    case 'keys':
      return <AllKeys onShut={shut} />;
    case 'palette': {
      const hands = { view, role: session.role, ask, shell, fire: acts.fire, refuse };
      return <Palette commands={commandsFor(hands)} onShut={shut} />;
    }
    case 'new-call':
      return <NewCall onShut={shut} />;
    case 'paper':
      return <PaperDialog view={view} half={half} keep={setHalf} onShut={shut} />;
    case 'resources':
      return <ResourcesDialog resources={view.resources} role={session.role} onShut={shut} />;
    case 'duty':
      return <DutyDialog view={view} onShut={shut} />;
    case 'users':
      return <UsersDialog view={view} onShut={shut} />;
    case 'contact':
      return view.call === null ? null : <ContactDialog call={view.call} onShut={shut} />;
    case 'export':
      return view.call === null ? null : <ExportDialog call={view.call} onShut={shut} />;
    case 'video':
      return view.call === null ? null : <VideoDialog call={view.call} onShut={shut} />;
    case 'outcome':
      return <OutcomeDialog callId={dialog.callId} title={dialog.title} onShut={shut} />;
    case 'review':
      return <ReviewDialog callId={dialog.callId} title={dialog.title} onShut={shut} />;
    case 'give':
      return (
        <GiveDialog
          view={view}
          callId={dialog.callId}
          title={dialog.title}
          suggested={dialog.to ?? null}
          onShut={shut}
        />
      );
    case 'take-over':
      return (
        <TakeOverDialog view={view} callId={dialog.callId} title={dialog.title} onShut={shut} />
      );
    case 'hand-over':
      return <HandoverDialog view={view} onShut={shut} />;
    case 'decline-handover':
      return <DeclineHandover view={view} onShut={shut} />;
    case 'whole-record':
      return <RecordDialog callId={dialog.callId} title={dialog.title} onShut={shut} />;
    case 'retention':
      return <RetentionDialog onShut={shut} />;
    case 'decline':
      return referral === null ? null : <DeclineDialog sbar={referral} onShut={shut} />;
    default:
      return null;
  }
}
