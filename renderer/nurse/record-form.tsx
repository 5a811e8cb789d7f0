import { useState } from 'react';
import { contract, type Request } from '#shared/contract/contract.ts';
import type { CallView } from '#shared/contract/call-view.ts';
import { Button } from '../ui/button.tsx';
import { ChoiceList } from '../ui/choice-list.tsx';
import { Field } from '../ui/field.tsx';
import { useStatus } from '../ui/status.tsx';
import { useAsk } from '../ui/use-ask.ts';
import { contactType } from './sbar-panel.tsx';

type ContactType = Request<'nurse.record'>['type'];

const types = contract['nurse.record'].request.shape.type.options;

/** Every contact has a type, chosen by the nurse and never proposed; the call cannot close without it. */
export function RecordForm({ call }: { call: CallView }) {
  const ask = useAsk();
  const { refuse, say } = useStatus();
  const [type, setType] = useState<ContactType | null>(null);
  const [text, setText] = useState('');
  const record = async (): Promise<void> => {
    if (type === null) {
      refuse('Choose what kind of contact it was.');
      return;
    }
    if (text.trim() === '') {
      refuse('Write what was said and what happens next.');
      return;
    }
    const kept = await ask('nurse.record', { callId: call.id, type, text: text.trim() });
    if (!kept.ok) return;
    say('Contact recorded');
    setType(null);
    setText('');
  };
  return (
    <form
      className="section section-rule stack"
      aria-label="Record the contact"
      onSubmit={(event) => {
        event.preventDefault();
        void record();
      }}
    >
      <div className="section-title">
        <h3>{call.nurseRecord === null ? 'Record the contact' : 'Record another contact'}</h3>
      </div>
      <ChoiceList
        label="What kind of contact it was"
        choices={types.map((one) => ({ id: one, label: contactType(one) }))}
        chosen={type}
        onChoose={setType}
      />
      <Field
        label="Your assessment and what happens next, in your own words"
        lines={4}
        value={text}
        onChange={setText}
      />
      <Button kind="primary" type="submit">
        Record the contact
      </Button>
    </form>
  );
}
