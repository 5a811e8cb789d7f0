import { useState } from 'react';
import type { CallId } from '#shared/kit/ids.ts';
import { AskForm, orNull } from '../ui/ask-form.tsx';
import { ChoiceList } from '../ui/choice-list.tsx';
import { DialogFrame } from '../ui/dialog.tsx';
import { useStatus } from '../ui/status.tsx';
import { useAsk } from '../ui/use-ask.ts';

const choices = [
  { id: 'agree', label: 'I agree with how this call was decided' },
  { id: 'not', label: 'I do not agree' },
] as const;

/** A supervisor looks at a call afterwards. Whoever decided reads it; nothing is counted against anybody. */
export function ReviewDialog({
  callId,
  title,
  onShut,
}: {
  callId: CallId;
  title: string;
  onShut: () => void;
}) {
  const ask = useAsk();
  const { say } = useStatus();
  const [verdict, choose] = useState<'agree' | 'not' | null>(null);
  return (
    <DialogFrame title={`Review: ${title}`} onShut={onShut}>
      <ChoiceList label="Your view" choices={choices} chosen={verdict} onChoose={choose} />
      {verdict !== null && (
        <AskForm
          key={verdict}
          label="Review"
          verb="Record the review"
          parts={[
            {
              name: 'reason',
              label: verdict === 'not' ? 'Why not, and what instead' : 'Why, if you want to say',
              lines: 3,
              ...(verdict === 'agree' ? { optional: true } : {}),
            },
          ]}
          onDo={async ({ reason }) => {
            const agrees = verdict === 'agree';
            const { ok } = await ask('supervisor.review', {
              callId,
              agrees,
              reason: orNull(reason),
            });
            if (!ok) return false;
            onShut();
            say(agrees ? 'Reviewed: you agree' : 'Reviewed: you do not agree');
            return true;
          }}
        />
      )}
    </DialogFrame>
  );
}
