import type { CallView } from '#shared/contract/call-view.ts';
import { ChoiceList } from '../ui/choice-list.tsx';
import { DialogFrame } from '../ui/dialog.tsx';
import { useStatus } from '../ui/status.tsx';
import { useAsk } from '../ui/use-ask.ts';

/** `/ export`: the nurse's half as a file, so that nobody types it twice. That it left is recorded. */
export function ExportDialog({ call, onShut }: { call: CallView; onShut: () => void }) {
  const ask = useAsk();
  const { say } = useStatus();
  return (
    <DialogFrame title="The nurse’s record as a file" onShut={onShut}>
      <p>
        Every contact of this call with its record, the clinical response and the advice. It is your
        half, whole, and not for the police log. The file is not encrypted: delete it once it is
        where it belongs.
      </p>
      <ChoiceList
        label="As what"
        choices={[
          { id: 'fhir', label: 'FHIR, for another system' },
          { id: 'pdf', label: 'PDF, to print' },
        ]}
        chosen={null}
        onChoose={(form) => {
          void ask('care.exportRecord', { callId: call.id, form }).then((written) => {
            if (!written.ok) return;
            onShut();
            say(`Written to ${written.value}`);
          });
        }}
      />
    </DialogFrame>
  );
}
