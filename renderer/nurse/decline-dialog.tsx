import type { DeskView } from '#shared/contract/view.ts';
import { AskForm } from '../ui/ask-form.tsx';
import { DialogFrame } from '../ui/dialog.tsx';
import { useAsk } from '../ui/use-ask.ts';

type Sbar = NonNullable<DeskView['referral']>;

/** A nurse says no, with a reason; the offer moves on and the owner keeps the call. */
export function DeclineDialog({ sbar, onShut }: { sbar: Sbar; onShut: () => void }) {
  const ask = useAsk();
  const { callId, referralId } = sbar;
  return (
    <DialogFrame title={`Decline ${sbar.person}`} onShut={onShut}>
      <p className="second">
        The offer moves on to the next person at once. Whoever owns the call keeps it and sees your
        reason.
      </p>
      <AskForm
        label="Decline"
        verb="Decline this referral"
        parts={[{ name: 'reason', label: 'Why you cannot take it', lines: 2 }]}
        onDo={async ({ reason }) => {
          const { ok } = await ask('nurse.decline', { callId, referralId, reason });
          if (ok) onShut();
          return ok;
        }}
      />
    </DialogFrame>
  );
}
