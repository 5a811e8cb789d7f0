import type { DeskView } from '#shared/contract/view.ts';
import { AskForm } from '../ui/ask-form.tsx';
import { DialogFrame } from '../ui/dialog.tsx';
import { useAsk } from '../ui/use-ask.ts';

/** No, and why: whoever asked keeps it, and reads the reason. */
export function DeclineHandover({ view, onShut }: { view: DeskView; onShut: () => void }) {
  const ask = useAsk();
  const { asked } = view.handing;
  const from = asked[0]?.fromName ?? 'They';
  return (
    <DialogFrame title={`Do not take over from ${from}`} onShut={onShut}>
      <p className="second">{from} keeps it, and sees your reason.</p>
      <AskForm
        label="Say no"
        verb="Say no"
        parts={[{ name: 'reason', label: 'Why you cannot take it', lines: 2 }]}
        onDo={async ({ reason }) => {
          const answers = await Promise.all(
            asked.map(({ callId, id }) => ask('handover.answer', { callId, id, declined: reason })),
          );
          const done = answers.every(({ ok }) => ok);
          if (done) onShut();
          return done;
        }}
      />
    </DialogFrame>
  );
}
