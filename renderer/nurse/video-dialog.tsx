import { useState } from 'react';
import type { CallView } from '#shared/contract/call-view.ts';
import { AskForm } from '../ui/ask-form.tsx';
import { ChoiceList } from '../ui/choice-list.tsx';
import { DialogFrame } from '../ui/dialog.tsx';
import { useAsk } from '../ui/use-ask.ts';

/** `/ video`: a link that the nurse has sent, and that the person agreed to it; or that they did not. */
export function VideoDialog({ call, onShut }: { call: CallView; onShut: () => void }) {
  const ask = useAsk();
  const [agreed, choose] = useState<'agreed' | 'not' | null>(null);
  const offer = async (sentTo: string | null, service: string | null): Promise<boolean> => {
    const { ok } = await ask('care.offerVideoLink', {
      callId: call.id,
      agreed: sentTo !== null,
      sentTo,
      service,
    });
    if (ok) onShut();
    return ok;
  };
  return (
    <DialogFrame title="Video link" onShut={onShut}>
      <p>
        Ask first, and say that an assessment by video is recorded as remote. The link itself is
        sent by the service your trust has.
      </p>
      <ChoiceList
        label="What they said"
        choices={[
          { id: 'agreed', label: 'They agreed, and the link was sent' },
          { id: 'not', label: 'They did not agree: none was sent' },
        ]}
        chosen={agreed}
        onChoose={(said) => {
          choose(said);
          if (said === 'not') void offer(null, null);
        }}
      />
      {agreed === 'agreed' && (
        <AskForm
          label="Link sent"
          verb="The link was sent"
          parts={[
            {
              name: 'sentTo',
              label: 'To which number or address',
              start: call.ringBack.safe?.number ?? call.number ?? '',
            },
            { name: 'service', label: 'By which service' },
          ]}
          onDo={async ({ sentTo, service }) => offer(sentTo, service)}
        />
      )}
    </DialogFrame>
  );
}
