import type { ProtocolDetail } from '#shared/contract/protocol.ts';
import { useShell } from '../ui/shell.tsx';
import { ApproveDialog } from './approve-dialog.tsx';
import { DiffDialog } from './diff-list.tsx';
import { SignDialog } from './sign-dialog.tsx';
import { UseDialog } from './use-dialog.tsx';

/** The dialogs of the version shown. */
export function ProtocolDialogs({ detail, name }: { detail: ProtocolDetail; name: string }) {
  const { dialog, shut } = useShell();
  switch (dialog?.name) {
    case 'differences':
      return <DiffDialog detail={detail} onShut={shut} />;
    case 'approve-version':
      return <ApproveDialog detail={detail} name={name} onShut={shut} />;
    case 'use-version':
      return <UseDialog detail={detail} onShut={shut} />;
    case 'sign-changes': {
      const row = detail.replay?.rows[dialog.row];
      return detail.replay === null || row === undefined ? null : (
        <SignDialog detail={detail} replay={detail.replay} row={row} onShut={shut} />
      );
    }
    default:
      return null;
  }
}
