import { useState } from 'react';
import { welfareWords } from '#shared/call/welfare.ts';
import { welfareResult, type WelfareResult } from '#shared/call/welfare-events.ts';
import type { CallView } from '#shared/contract/call-view.ts';
import { AskForm, orNull } from '../ui/ask-form.tsx';
import { ChoiceList } from '../ui/choice-list.tsx';
import { DialogFrame } from '../ui/dialog.tsx';
import { hourMinute } from '../ui/times.ts';
import { useAsk } from '../ui/use-ask.ts';

type Props = { readonly call: CallView; readonly onShut: () => void };
type Chosen = 'owe' | WelfareResult;

/** `/ welfare`: somebody who worked on this call is asked how they are. What they say is nobody's record. */
export function WelfareDialog({ call, onShut }: Props) {
  const ask = useAsk();
  const [chosen, choose] = useState<Chosen | null>(null);
  return (
    <DialogFrame title="How are the staff" onShut={onShut}>
      {call.welfare.length > 0 && (
        <ol className="ring-list" aria-label="Asked so far">
          {call.welfare.map(({ id, text, atMs, byName }) => (
            <li key={id}>
              <span className="tnum">{hourMinute(atMs)}</span> {text}{' '}
              <span className="second">{byName}</span>
            </li>
          ))}
        </ol>
      )}
      <ChoiceList<Chosen>
        label="After a hard call"
        choices={[
          { id: 'owe', label: 'A supervisor should ask somebody how they are' },
          ...welfareResult.options.map((id) => ({ id, label: welfareWords[id] })),
        ]}
        chosen={chosen}
        onChoose={choose}
      />
      {chosen !== null && (
        <AskForm<'whom' | 'next'>
          key={chosen === 'owe' ? 'owe' : 'asked'}
          label="Welfare"
          verb={chosen === 'owe' ? 'Have them asked' : 'Record it'}
          parts={[
            { name: 'whom', label: 'Who, by name' },
            ...(chosen === 'owe'
              ? []
              : [
                  {
                    name: 'next' as const,
                    label: 'What was agreed next. Not what they said',
                    optional: true,
                  },
                ]),
          ]}
          onDo={async ({ whom, next }) => {
            const { ok } =
              chosen === 'owe'
                ? await ask('welfare.owe', { callId: call.id, whom })
                : await ask('welfare.record', {
                    callId: call.id,
                    whom,
                    result: chosen,
                    next: orNull(next),
                  });
            if (ok) onShut();
            return ok;
          }}
        />
      )}
    </DialogFrame>
  );
}
