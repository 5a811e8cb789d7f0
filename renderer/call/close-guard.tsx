import { LockKeyhole, LockKeyholeOpen } from 'lucide-react';
import type { ReactNode } from 'react';
import type { CallView } from '#shared/contract/call-view.ts';
import { useActs } from '../ui/acts.tsx';
import { Button } from '../ui/button.tsx';
import { KeyCap } from '../ui/key-cap.tsx';

const shown = 2;

/** The first reasons in words; the rest are in the panel, so that this never grows under F9. */
const shortened = (reasons: readonly string[]): string =>
  reasons.length <= shown + 1
    ? reasons.join(' ')
    : `${reasons.slice(0, shown).join(' ')} And ${String(reasons.length - shown)} more.`;

/** Why the call cannot close, without blame: what has to happen first. */
export function CloseGuard({ call, children }: { call: CallView; children?: ReactNode }) {
  const acts = useActs();
  const { canClose, reasons } = call.closeGuard;
  const Icon = canClose ? LockKeyholeOpen : LockKeyhole;
  return (
    <section className="close-guard" aria-label="Closing this call">
      <Icon className="icon" aria-hidden="true" />
      <p>
        <b>{canClose ? 'This call can be closed.' : 'This call cannot be closed yet.'}</b>{' '}
        <span className="second">{shortened(reasons)}</span>
      </p>
      <div className="close-guard-acts">
        {children}
        <Button
          onPress={() => {
            acts.fire('close');
          }}
        >
          {canClose ? 'Close call' : 'What is open'} <KeyCap>F10</KeyCap>
        </Button>
      </div>
    </section>
  );
}
