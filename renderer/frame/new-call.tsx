import { useState } from 'react';
import { AskForm, orNull } from '../ui/ask-form.tsx';
import { ChoiceList } from '../ui/choice-list.tsx';
import { DialogFrame } from '../ui/dialog.tsx';
import { useShell } from '../ui/shell.tsx';
import { useStatus } from '../ui/status.tsx';
import { useAsk } from '../ui/use-ask.ts';

type Source = 'phone' | 'walk-in' | 'radio' | 'other-force';

const sources: readonly { readonly id: Source; readonly label: string }[] = [
  { id: 'walk-in', label: 'Somebody came to the counter' },
  { id: 'radio', label: 'By radio, from an officer' },
  { id: 'other-force', label: 'From another force' },
  { id: 'phone', label: 'By telephone' },
];

/** `/ new`: a call that no telephone opened. */
export function NewCall({ onShut }: { onShut: () => void }) {
  const ask = useAsk();
  const { refuse } = useStatus();
  const { setTab } = useShell();
  const [source, setSource] = useState<Source | null>(null);
  return (
    <DialogFrame title="Start a call" onShut={onShut}>
      <ChoiceList label="How it came" choices={sources} chosen={source} onChoose={setSource} />
      <AskForm
        takesFocus={false}
        label="Start a call"
        verb="Start the call"
        parts={[
          { name: 'number', label: 'Number to ring back, if there is one', optional: true },
          {
            name: 'reference',
            label: 'Reference on the command system, if there is one',
            optional: true,
          },
        ]}
        onDo={async ({ number, reference }) => {
          if (source === null) {
            refuse('Choose how the call came first.');
            return false;
          }
          const opened = await ask('call.open', {
            source,
            number: orNull(number),
            incidentReference: orNull(reference),
          });
          if (opened.ok) {
            setTab('call');
            onShut();
          }
          return opened.ok;
        }}
      />
    </DialogFrame>
  );
}
