import type { CallView } from '#shared/contract/call-view.ts';
import type { DeskView } from '#shared/contract/view.ts';
import { useShell } from '../ui/shell.tsx';
import { CallBackDialog } from './call-back-dialog.tsx';
import { ChannelDialog, MarkDialog, SharingDialog } from './caller-dialogs.tsx';
import { AskedByDialog, ChaseDialog, OtherForceDialog, ReverseDialog } from './coming-dialogs.tsx';
import { JoinDialog } from './join-dialog.tsx';
import { OfficersAskDialog } from './officers-ask-dialog.tsx';
import { WelfareDialog } from './welfare-dialog.tsx';

type Props = { readonly call: CallView; readonly calls: DeskView['calls'] };

/** What a call needs beside its script and its route: help on its way, who is on the line, who else rings, the staff. */
export function AroundDialogs({ call, calls }: Props) {
  const { dialog, shut } = useShell();
  const props = { call, onShut: shut };
  switch (dialog?.name) {
    case 'chase':
      return <ChaseDialog {...props} />;
    case 'reverse':
      return <ReverseDialog {...props} />;
    case 'other-force':
      return <OtherForceDialog {...props} />;
    case 'asked-by':
      return <AskedByDialog {...props} />;
    case 'mark':
      return <MarkDialog {...props} />;
    case 'channel':
      return <ChannelDialog {...props} />;
    case 'sharing':
      return <SharingDialog {...props} />;
    case 'join':
      return <JoinDialog {...props} calls={calls} />;
    case 'later':
      return <CallBackDialog {...props} />;
    case 'question':
      return <OfficersAskDialog {...props} />;
    case 'welfare':
      return <WelfareDialog {...props} />;
    default:
      return null;
  }
}
