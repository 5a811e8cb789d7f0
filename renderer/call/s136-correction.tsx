import { useState } from 'react';
import type { CallView } from '#shared/contract/call-view.ts';
import { AskForm } from '../ui/ask-form.tsx';
import { ChoiceList } from '../ui/choice-list.tsx';
import { useStatus } from '../ui/status.tsx';
import { useAsk } from '../ui/use-ask.ts';

/** A time of arrival that was written down wrong: by a nurse to an earlier time, by a supervisor to any. */
export function CorrectionForm({ call, onDone }: { call: CallView; onDone: () => void }) {
  const ask = useAsk();
  const { say } = useStatus();
  const { stays } = call.s136;
  const [chosen, choose] = useState(stays.length === 1 ? (stays[0]?.id ?? null) : null);
  const stay = stays.find(({ id }) => id === chosen);
  return (
    <>
      <p className="small second">
        What was written stays on the record, and the clock runs from what is so. It does not begin
        again.
      </p>
      {stays.length > 1 && (
        <ChoiceList
          label="Which arrival"
          choices={stays.map(({ id, name, arrived }) => ({ id, label: `${name}, ${arrived}` }))}
          chosen={chosen}
          onChoose={choose}
        />
      )}
      {stay !== undefined && (
        <AskForm
          label={`Arrival at ${stay.name}, ${stay.arrived}`}
          verb="Correct the arrival"
          parts={[
            {
              name: 'arrivedAt',
              label: `When they arrived at ${stay.name}. Written: ${stay.arrived}`,
              hint: '14:30, or with the day 25/11 14:30',
            },
            { name: 'reason', label: 'How you know', lines: 2 },
          ]}
          onDo={async (typed) => {
            const { ok } = await ask('s136.correct', {
              callId: call.id,
              stayId: stay.id,
              ...typed,
            });
            if (!ok) return false;
            say('The arrival is corrected. What was written stays on the record');
            onDone();
            return true;
          }}
        />
      )}
    </>
  );
}
