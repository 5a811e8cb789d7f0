import { useState } from 'react';
import type { CallView } from '#shared/contract/call-view.ts';
import { AskForm } from '../ui/ask-form.tsx';
import { ChoiceList } from '../ui/choice-list.tsx';
import { DialogFrame } from '../ui/dialog.tsx';
import { useStatus } from '../ui/status.tsx';
import { useAsk } from '../ui/use-ask.ts';
import { missingText } from './use-taking.ts';

/** F7. A different route is one act, with a choice and a reason, and never silent. */
export function OtherRoute({ call, onShut }: { call: CallView; onShut: () => void }) {
  const ask = useAsk();
  const { refuse } = useStatus();
  const [destination, setDestination] = useState<string | null>(null);
  const { alternatives, missing } = call.route;
  if (missing.length > 0 || alternatives.length === 0)
    return (
      <DialogFrame title="Take a different route" onShut={onShut}>
        <p>
          {missing.length > 0
            ? `${missingText(missing)} Other routes show once it is asked. F8 takes the route shown, F9 asks for police and ambulance.`
            : 'The facts so far leave one route. F8 takes it; F9 asks for police and ambulance.'}
        </p>
      </DialogFrame>
    );
  return (
    <DialogFrame title="Take a different route" onShut={onShut}>
      <ChoiceList
        label="Route"
        choices={alternatives.map(({ destination: id, label, rank, why }) => ({
          id,
          label: `${label} · ${rank}`,
          why,
        }))}
        chosen={destination}
        onChoose={setDestination}
      />
      <AskForm
        takesFocus={false}
        label="Take a different route"
        verb="Take this route"
        parts={[{ name: 'reason', label: 'Why, in a sentence', lines: 2 }]}
        onDo={async ({ reason }) => {
          if (destination === null) {
            refuse('Choose a route first.');
            return false;
          }
          const taken = await ask('call.takeRoute', {
            callId: call.id,
            destination,
            acknowledgedMissing: [],
            reason,
          });
          if (taken.ok) onShut();
          return taken.ok;
        }}
      />
    </DialogFrame>
  );
}
