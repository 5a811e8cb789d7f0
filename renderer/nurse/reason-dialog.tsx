import { useState, type ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import { DialogFrame } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { useStatus } from '../ui/status.tsx';

/** One act that needs a reason. It goes away only when the desk has recorded it. */
export function ReasonDialog({
  title,
  about,
  act,
  danger = false,
  onGive,
  onShut,
  children,
}: {
  title: string;
  about: string;
  act: string;
  danger?: boolean;
  /** True when the desk has recorded it. */
  onGive: (reason: string) => Promise<boolean>;
  onShut: () => void;
  children?: ReactNode;
}) {
  const { refuse } = useStatus();
  const [reason, setReason] = useState('');
  const give = async (): Promise<void> => {
    if (reason.trim() === '') refuse('Write the reason: it goes on the record with your name.');
    else if (await onGive(reason.trim())) onShut();
  };
  return (
    <DialogFrame title={title} onShut={onShut}>
      <form
        className="stack"
        aria-label={title}
        onSubmit={(event) => {
          event.preventDefault();
          void give();
        }}
      >
        <p className="second">{about}</p>
        {children}
        <Field label="Reason" value={reason} onChange={setReason} autoFocus />
        <div className="form-foot">
          <Button kind={danger ? 'danger' : 'primary'} type="submit">
            {act}
          </Button>
        </div>
      </form>
    </DialogFrame>
  );
}
