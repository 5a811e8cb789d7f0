import { useState } from 'react';
import type { DeskView } from '#shared/contract/view.ts';
import type { CallId } from '#shared/kit/ids.ts';
import { AskForm } from '../ui/ask-form.tsx';
import { ChoiceList } from '../ui/choice-list.tsx';
import { DialogFrame } from '../ui/dialog.tsx';
import { useStatus } from '../ui/status.tsx';
import { useAsk } from '../ui/use-ask.ts';

type Left = NonNullable<DeskView['shift']>['left'][number];

/** A supervisor takes, in their own name, what somebody left who is signed in nowhere. */
export function TakeOverDialog({
  view,
  callId,
  title,
  onShut,
}: {
  view: DeskView;
  callId: CallId;
  title: string;
  onShut: () => void;
}) {
  const ask = useAsk();
  const { say } = useStatus();
  const left = view.shift?.left.filter((one) => one.callId === callId) ?? [];
  const [from, choose] = useState<Left['user'] | null>(null);
  return (
    <DialogFrame title={`Take over: ${title}`} onShut={onShut}>
      {left.length === 0 ? (
        <p>Everybody who has something on this call is signed in. Ask them, or give the call.</p>
      ) : (
        <ChoiceList
          label="From whom"
          choices={left.map(({ user, name, things }) => ({
            id: user,
            label: `${name}, not signed in`,
            why: things.join('; '),
          }))}
          chosen={from}
          onChoose={choose}
        />
      )}
      {from !== null && (
        <AskForm
          label="Take over"
          verb="Take it over in your name"
          parts={[{ name: 'reason', label: 'Why', lines: 2 }]}
          onDo={async ({ reason }) => {
            const { ok } = await ask('supervisor.takeOver', { callId, from, reason });
            if (!ok) return false;
            onShut();
            say('It is yours now');
            return true;
          }}
        />
      )}
    </DialogFrame>
  );
}
