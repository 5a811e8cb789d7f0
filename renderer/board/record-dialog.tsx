import { useEffect, useState } from 'react';
import type { Reply } from '#shared/contract/contract.ts';
import type { CallId } from '#shared/kit/ids.ts';
import { DialogFrame } from '../ui/dialog.tsx';
import { useAsk } from '../ui/use-ask.ts';
import { RecordTable } from './record-table.tsx';

type Whole = Extract<Reply<'supervisor.wholeRecord'>, { ok: true }>['value'];

/** Everything that happened on a call, as it was recorded: who, when, what. That it was looked at is recorded as well. */
export function RecordDialog({
  callId,
  title,
  onShut,
}: {
  callId: CallId;
  title: string;
  onShut: () => void;
}) {
  const ask = useAsk();
  const [whole, setWhole] = useState<Whole | null>(null);
  useEffect(() => {
    let isHere = true;
    void ask('supervisor.wholeRecord', { callId }).then((read) => {
      if (read.ok && isHere) setWhole(read.value);
    });
    return () => {
      isHere = false;
    };
  }, [ask, callId]);
  return (
    <DialogFrame title={`Whole record: ${title}`} wide onShut={onShut}>
      {whole === null ? (
        <p className="second">Reading the record…</p>
      ) : (
        <RecordTable lines={whole.lines} withDay={false} />
      )}
    </DialogFrame>
  );
}
