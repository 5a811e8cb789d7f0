import { useState } from 'react';
import type { CallView } from '#shared/contract/call-view.ts';
import { Button } from '../ui/button.tsx';
import { DialogFrame } from '../ui/dialog.tsx';
import { S136Clock } from '../ui/s136-card.tsx';
import { ArrivalForm, ExtensionForm } from './s136-after.tsx';
import { CorrectionForm } from './s136-correction.tsx';
import { ConsultationForm } from './s136-form.tsx';

/** `/ 136`: the consultation, then the arrival that starts the clock, then transfers and an extension. */
export function S136Dialog({ call, onShut }: { call: CallView; onShut: () => void }) {
  const { s136 } = call;
  const [part, setPart] = useState<'record' | 'arrival' | 'correction' | 'extension'>(
    s136.record === null ? 'record' : 'arrival',
  );
  return (
    <DialogFrame title="Section 136" onShut={onShut} wide>
      <S136Clock of={s136} />
      {s136.instead !== null && s136.record === null && (
        <p className="power">
          <b>No nurse is on duty.</b> Ask {s136.instead.name}
          {s136.instead.telephone !== null && (
            <>
              , <span className="ref">{s136.instead.telephone}</span>
            </>
          )}
          . If nobody can be asked in time, record that it was not practicable: it is counted.
        </p>
      )}
      <div className="chips" role="group" aria-label="What to record">
        {(
          [
            ['record', s136.record === null ? 'Consultation' : 'Correct the consultation'],
            ['arrival', s136.stays.length === 0 ? 'Arrival' : 'Transfer'],
            ['extension', 'Extension'],
            ...(s136.stays.length === 0 ? [] : [['correction', 'Correct an arrival'] as const]),
          ] as const
        ).map(([id, label]) => (
          <Button
            key={id}
            size="small"
            kind={part === id ? 'primary' : 'plain'}
            onPress={() => {
              setPart(id);
            }}
          >
            {label}
          </Button>
        ))}
      </div>
      {part === 'record' && (
        <ConsultationForm
          call={call}
          onDone={() => {
            setPart('arrival');
          }}
        />
      )}
      {part === 'arrival' && <ArrivalForm call={call} onDone={onShut} />}
      {part === 'correction' && <CorrectionForm call={call} onDone={onShut} />}
      {part === 'extension' && <ExtensionForm call={call} onDone={onShut} />}
    </DialogFrame>
  );
}
