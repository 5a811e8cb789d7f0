import type { CallView } from '#shared/contract/call-view.ts';
import { AskForm, orNull } from '../ui/ask-form.tsx';
import { DialogFrame } from '../ui/dialog.tsx';
import { useAsk } from '../ui/use-ask.ts';

type Props = { readonly call: CallView; readonly onShut: () => void };

/** Who rings, and the address they said. Never filled from a record: ask, do not read out. */
export function CallerForm({ call, onShut }: Props) {
  const ask = useAsk();
  const { caller } = call;
  return (
    <DialogFrame title="The caller" onShut={onShut}>
      <AskForm
        label="The caller"
        verb="Record"
        parts={[
          { name: 'name', label: 'Caller’s name', start: caller.name ?? '', optional: true },
          {
            name: 'relation',
            label: 'Who they are to the person (his sister)',
            start: caller.relation ?? '',
            optional: true,
          },
          {
            name: 'address',
            label: 'Address said. Ask for it; do not read one out',
            start: caller.addressSaid ?? '',
            optional: true,
          },
          { name: 'by', label: 'Said by', start: caller.addressSaidBy ?? '', optional: true },
        ]}
        onDo={async ({ name, relation, address, by }) => {
          const described = await ask('call.describeCaller', {
            callId: call.id,
            name: orNull(name),
            relation: orNull(relation),
            addressSaid: orNull(address),
            addressSaidBy: orNull(by),
          });
          if (described.ok) onShut();
          return described.ok;
        }}
      />
    </DialogFrame>
  );
}

export function ReferenceForm({ call, onShut }: Props) {
  const ask = useAsk();
  return (
    <DialogFrame title="Incident reference" onShut={onShut}>
      <AskForm
        label="Incident reference"
        verb="Record"
        parts={[
          {
            name: 'reference',
            label: 'Reference on the command system',
            start: call.incidentReference ?? '',
          },
        ]}
        onDo={async ({ reference }) => {
          const set = await ask('call.setIncidentReference', { callId: call.id, reference });
          if (set.ok) onShut();
          return set.ok;
        }}
      />
    </DialogFrame>
  );
}
