import { useState } from 'react';
import { resultWords } from '#shared/call/ring-back.ts';
import { tryResult } from '#shared/call/ring-back-events.ts';
import type { CallView } from '#shared/contract/call-view.ts';
import { AskForm, orNull } from '../ui/ask-form.tsx';
import { ChoiceList } from '../ui/choice-list.tsx';
import { DialogFrame } from '../ui/dialog.tsx';
import { useStatus } from '../ui/status.tsx';
import { hourMinute } from '../ui/times.ts';
import { useAsk } from '../ui/use-ask.ts';

type Props = { readonly call: CallView; readonly onShut: () => void };

function PlanForm({ call, onShut }: Props) {
  const ask = useAsk();
  const { refuse } = useStatus();
  const { safe, number } = call.ringBack;
  return (
    <AskForm
      label="Ring later"
      verb="Ring them then"
      parts={[
        { name: 'whom', label: 'Who is rung', start: call.caller.name ?? call.person?.name ?? '' },
        {
          name: 'number',
          label: safe === null ? 'The number' : `The number. Safe to ring: ${safe.number}`,
          start: safe?.number ?? number ?? '',
          ...(safe?.when == null ? {} : { hint: safe.when }),
        },
        { name: 'inMinutes', label: 'In how many minutes' },
        { name: 'why', label: 'What for', lines: 2 },
        ...(safe === null
          ? []
          : [
              {
                name: 'despite' as const,
                label: 'Why another than the safe number, if it is',
                optional: true,
              },
            ]),
      ]}
      onDo={async ({ whom, number: to, inMinutes, why, despite }) => {
        if (!/^\d{1,5}$/.test(inMinutes.trim())) {
          refuse('In how many minutes: a whole number, for example 120.');
          return false;
        }
        const { ok } = await ask('care.planCallBack', {
          callId: call.id,
          whom,
          number: to,
          inMinutes: Number(inMinutes),
          why,
          despite: orNull(despite),
        });
        if (ok) onShut();
        return ok;
      }}
    />
  );
}

/** `/ later`: plans a call-back as agreed, or writes down an attempt at one. */
export function CallBackDialog({ call, onShut }: Props) {
  const ask = useAsk();
  const { say } = useStatus();
  const open = call.callBacks.filter(({ reached }) => !reached);
  const [chosen, choose] = useState<string | null>(open.length === 0 ? 'new' : null);
  const of = open.find(({ id }) => id === chosen);
  return (
    <DialogFrame title="Ring later" wide onShut={onShut}>
      {chosen === null && (
        <ChoiceList
          label="Which"
          choices={[
            ...open.map(({ id, whom, dueAtMs, number }) => ({
              id,
              label: `You rang ${whom}, ${number}, due ${hourMinute(dueAtMs)}`,
            })),
            { id: 'new', label: 'Another one, to be rung later' },
          ]}
          chosen={null}
          onChoose={choose}
        />
      )}
      {of !== undefined && (
        <ChoiceList
          label={`You rang ${of.whom}. What came of it`}
          choices={tryResult.options.map((id) => ({ id, label: resultWords[id] }))}
          chosen={null}
          onChoose={(result) => {
            void ask('care.tryCallBack', { callId: call.id, callBackId: of.id, result }).then(
              ({ ok }) => {
                if (!ok) return;
                onShut();
                say(`${resultWords[result]}: ${of.whom}`);
              },
            );
          }}
        />
      )}
      {chosen === 'new' && <PlanForm call={call} onShut={onShut} />}
    </DialogFrame>
  );
}
