import type { CallView } from '#shared/contract/call-view.ts';
import { contactType } from '#shared/call/contact-events.ts';
import { contactTypeWords } from '#shared/call/contact-words.ts';
import { ChoiceList } from '../ui/choice-list.tsx';
import { DialogFrame } from '../ui/dialog.tsx';
import { useStatus } from '../ui/status.tsx';
import { useAsk } from '../ui/use-ask.ts';

/** What kind of contact begins: one key, none proposed. From then on it needs its record. */
export function ContactDialog({ call, onShut }: { call: CallView; onShut: () => void }) {
  const ask = useAsk();
  const { say } = useStatus();
  return (
    <DialogFrame title="Begin a contact" onShut={onShut}>
      <ChoiceList
        label="What kind of contact it is"
        choices={contactType.options.map((id) => ({ id, label: contactTypeWords[id] }))}
        chosen={null}
        onChoose={(type) => {
          // Away first: the form of the record then takes the focus for itself.
          onShut();
          void ask('care.openContact', { callId: call.id, type }).then((opened) => {
            if (opened.ok)
              say(
                `${contactTypeWords[type]}: begun. It needs its record before the call can close`,
              );
          });
        }}
      />
      <p className="small muted">
        The call can be neither closed nor handed back until the contact has its record.
      </p>
    </DialogFrame>
  );
}
