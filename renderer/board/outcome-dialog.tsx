import { useState } from 'react';
import { outcomeKind, type OutcomeKind } from '#shared/call/outcome-events.ts';
import { outcomeWords } from '#shared/call/outcome-words.ts';
import type { CallId } from '#shared/kit/ids.ts';
import { AskForm, orNull, type Part } from '../ui/ask-form.tsx';
import { ChoiceList } from '../ui/choice-list.tsx';
import { DialogFrame } from '../ui/dialog.tsx';
import { useStatus } from '../ui/status.tsx';
import { useAsk } from '../ui/use-ask.ts';

type Name = 'detail' | 'place' | 'detainedAt' | 'consulted' | 'suite' | 'arrivedAt';

const ofS136: readonly Part<Name>[] = [
  { name: 'place', label: 'Where it was used' },
  { name: 'detainedAt', label: 'Used at', hint: '14:30, or with the day 25/11 14:30' },
  {
    name: 'consulted',
    label: 'Who was consulted before it, and their profession',
    optional: true,
    hint: 'Empty: nobody was',
  },
  { name: 'suite', label: 'First place of safety', optional: true },
  { name: 'arrivedAt', label: 'Arrived there at', optional: true, hint: 'Empty: not yet known' },
];

const partsFor = (kind: OutcomeKind): readonly Part<Name>[] => {
  const { asks } = outcomeWords[kind];
  return [
    ...(kind === 's136-used' ? ofS136 : []),
    {
      name: 'detail',
      label: asks ?? 'More, if there is more to say',
      lines: 2,
      ...(asks === null ? { optional: true } : {}),
    },
  ];
};

/** What came of a call. Said once, and again when it turns out otherwise: nothing that was said goes away. */
export function OutcomeDialog({
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
  const [kind, choose] = useState<OutcomeKind | null>(null);
  return (
    <DialogFrame title={`Outcome: ${title}`} onShut={onShut}>
      <ChoiceList
        label="What came of it"
        choices={outcomeKind.options.map((id) => ({ id, label: outcomeWords[id].label }))}
        chosen={kind}
        onChoose={choose}
      />
      {kind !== null && (
        <AskForm
          key={kind}
          label="Outcome"
          verb="Record the outcome"
          parts={partsFor(kind)}
          onDo={async (typed) => {
            const { ok } = await ask('outcome.record', {
              callId,
              kind,
              detail: orNull(typed.detail),
              s136:
                kind === 's136-used'
                  ? {
                      place: typed.place,
                      detainedAt: typed.detainedAt,
                      consulted: orNull(typed.consulted),
                      suite: orNull(typed.suite),
                      arrivedAt: orNull(typed.arrivedAt),
                    }
                  : null,
            });
            if (!ok) return false;
            onShut();
            say(`Outcome recorded: ${outcomeWords[kind].label}`);
            return true;
          }}
        />
      )}
    </DialogFrame>
  );
}
