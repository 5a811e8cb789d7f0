import type { CallView } from '#shared/contract/call-view.ts';
import { AskForm, orNull } from '../ui/ask-form.tsx';
import { DialogFrame } from '../ui/dialog.tsx';
import { useAsk } from '../ui/use-ask.ts';

/** `/ safe number`: what the caller said is safe to ring, and when. Any other is rung only with a reason. */
export function SafeNumberDialog({ call, onShut }: { call: CallView; onShut: () => void }) {
  const ask = useAsk();
  return (
    <DialogFrame title="Safe to ring" onShut={onShut}>
      <AskForm
        label="Safe number"
        verb="This is safe to ring"
        parts={[
          { name: 'number', label: 'The number', start: call.ringBack.safe?.number ?? '' },
          {
            name: 'when',
            label: 'When it is safe',
            optional: true,
            hint: 'For example: after 18:00, never leave a message',
          },
        ]}
        onDo={async ({ number, when }) => {
          const { ok } = await ask('call.safeNumber', {
            callId: call.id,
            number,
            when: orNull(when),
          });
          if (ok) onShut();
          return ok;
        }}
      />
    </DialogFrame>
  );
}
