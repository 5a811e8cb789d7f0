import { useState } from 'react';
import type { CallView } from '#shared/contract/call-view.ts';
import type { DeskView } from '#shared/contract/view.ts';
import { AskForm } from '../ui/ask-form.tsx';
import { ChoiceList } from '../ui/choice-list.tsx';
import { DialogFrame } from '../ui/dialog.tsx';
import { hourMinute } from '../ui/times.ts';
import { useAsk } from '../ui/use-ask.ts';

type Props = {
  readonly call: CallView;
  readonly calls: DeskView['calls'];
  readonly onShut: () => void;
};

/** `/ join`: another open call is about the same incident; or it is not, after all. Nothing is merged. */
export function JoinDialog({ call, calls, onShut }: Props) {
  const ask = useAsk();
  const [chosen, choose] = useState<CallView['id'] | null>(null);
  const joined = call.joined.map(({ callId }) => callId);
  const others = calls
    .filter(({ id }) => id !== call.id)
    .toSorted((a, b) => b.openedAtMs - a.openedAtMs);
  const parts = chosen !== null && joined.includes(chosen);
  return (
    <DialogFrame title="Several callers, one incident" wide onShut={onShut}>
      {others.length === 0 ? (
        <p>No other call is open.</p>
      ) : (
        <ChoiceList
          label="The other call. Each keeps its caller, its owner and what is owed"
          choices={others.map(({ id, title, owner, openedAtMs, what }) => ({
            id,
            label: `${joined.includes(id) ? 'Not the same after all: ' : ''}${title}, ${hourMinute(openedAtMs)}, ${owner}`,
            ...(what === null ? {} : { why: what }),
          }))}
          chosen={chosen}
          onChoose={choose}
        />
      )}
      {chosen !== null && (
        <AskForm
          label="One incident"
          verb={parts ? 'They are two incidents' : 'They are one incident'}
          parts={[{ name: 'why', label: 'How you know', lines: 2 }]}
          onDo={async ({ why }) => {
            const { ok } = await ask(parts ? 'incident.part' : 'incident.join', {
              callId: call.id,
              withCall: chosen,
              why,
            });
            if (ok) onShut();
            return ok;
          }}
        />
      )}
    </DialogFrame>
  );
}
