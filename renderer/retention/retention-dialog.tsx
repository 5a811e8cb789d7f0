import { useEffect, useState } from 'react';
import type { Reply } from '#shared/contract/contract.ts';
import type { DueHalf } from '#shared/contract/retention.ts';
import { RecordTable } from '../board/record-table.tsx';
import { Button } from '../ui/button.tsx';
import { DialogFrame } from '../ui/dialog.tsx';
import { useAsk } from '../ui/use-ask.ts';
import { DecideHalf } from './decide-half.tsx';
import { callOf, DueList, type Due } from './due-list.tsx';

type Whole = Extract<Reply<'retention.read'>, { ok: true }>['value'];
type Reading = { readonly one: DueHalf; readonly whole: Whole };

/** Records whose years are over, one after the other: read it, then keep it or delete it. */
export function RetentionDialog({ onShut }: { onShut: () => void }) {
  const ask = useAsk();
  const [found, setFound] = useState<Due | null>(null);
  const [reading, setReading] = useState<Reading | null>(null);
  /** Counts the decisions: after each the list is asked for again. */
  const [decided, setDecided] = useState(0);
  useEffect(() => {
    let isHere = true;
    void ask('retention.due', {}).then((due) => {
      if (due.ok && isHere) setFound(due.value);
    });
    return () => {
      isHere = false;
    };
  }, [ask, decided]);
  const read = async (one: DueHalf): Promise<void> => {
    const whole = await ask('retention.read', { callId: one.callId });
    if (whole.ok) setReading({ one, whole: whole.value });
  };
  const half = found?.half === 'nurse' ? 'the nurse’s half' : 'the police half';
  if (found === null)
    return (
      <DialogFrame title="Records due for review" wide onShut={onShut}>
        <p className="second">Reading all calls…</p>
      </DialogFrame>
    );
  if (reading === null)
    return (
      <DialogFrame title={`Records due for review: ${half}`} wide onShut={onShut}>
        <DueList found={found} onChoose={(one) => void read(one)} />
      </DialogFrame>
    );
  const { one, whole } = reading;
  return (
    <DialogFrame title={`${callOf(one)}: ${whole.title}, ${half}`} wide onShut={onShut}>
      <RecordTable lines={whole.lines} withDay />
      <DecideHalf
        key={one.callId}
        one={one}
        half={found.half}
        years={found.years}
        onDone={() => {
          setFound(null);
          setReading(null);
          setDecided(decided + 1);
        }}
      />
      <div>
        <Button
          kind="quiet"
          onPress={() => {
            setReading(null);
          }}
        >
          Back to the list, decide nothing
        </Button>
      </div>
    </DialogFrame>
  );
}
