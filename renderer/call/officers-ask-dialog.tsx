import type { CallView } from '#shared/contract/call-view.ts';
import { AskForm } from '../ui/ask-form.tsx';
import { DialogFrame } from '../ui/dialog.tsx';
import { useStatus } from '../ui/status.tsx';
import { hourMinute } from '../ui/times.ts';
import { useAsk } from '../ui/use-ask.ts';

/** `/ question`: what an officer at the scene asks comes back to this call, and somebody owes the answer. */
export function OfficersAskDialog({ call, onShut }: { call: CallView; onShut: () => void }) {
  const ask = useAsk();
  const { say } = useStatus();
  return (
    <DialogFrame title="An officer asks" onShut={onShut}>
      {call.officerQuestions.length > 0 && (
        <ol className="ring-list" aria-label="Asked so far">
          {call.officerQuestions.map(({ id, who, text, atMs, answer }) => (
            <li key={id}>
              <span className="tnum">{hourMinute(atMs)}</span> {who}: {text}{' '}
              <span className="second">{answer === null ? 'not answered yet' : answer.text}</span>
            </li>
          ))}
        </ol>
      )}
      <AskForm
        label="An officer asks"
        verb="Ask the nurse"
        parts={[
          { name: 'who', label: 'Who asks, name or call sign' },
          { name: 'text', label: 'What they ask, in a line' },
        ]}
        onDo={async ({ who, text }) => {
          const { ok } = await ask('care.askForOfficers', { callId: call.id, who, text });
          if (!ok) return false;
          onShut();
          say('Asked. The answer comes as advice to the officers');
          return true;
        }}
      />
    </DialogFrame>
  );
}
