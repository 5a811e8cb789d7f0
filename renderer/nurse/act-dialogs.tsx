import { useState } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import type { CallView } from '#shared/contract/call-view.ts';
import type { DeskView } from '#shared/contract/view.ts';
import { levelName, levelOrder, type Level } from '../ui/level.tsx';
import { useStatus } from '../ui/status.tsx';
import { useAsk } from '../ui/use-ask.ts';
import { ReasonDialog } from './reason-dialog.tsx';

type Sbar = NonNullable<DeskView['referral']>;

/** A nurse says no, with a reason; the offer moves on and the owner keeps the call. */
export function DeclineDialog({ sbar, onShut }: { sbar: Sbar; onShut: () => void }) {
  const ask = useAsk();
  return (
    <ReasonDialog
      title={`Decline ${sbar.person}`}
      about="The offer moves on to the next person at once. Whoever owns the call keeps it and sees your reason."
      act="Decline this referral"
      onShut={onShut}
      onGive={async (reason) => {
        const { callId, referralId } = sbar;
        return (await ask('nurse.decline', { callId, referralId, reason })).ok;
      }}
    />
  );
}

/** A supervisor ends what F9 asked for: one act, by name, with a reason. */
export function StandDownDialog({
  call,
  supervisor,
  onShut,
}: {
  call: CallView;
  supervisor: string;
  onShut: () => void;
}) {
  const ask = useAsk();
  return (
    <ReasonDialog
      danger
      title="Stand down the immediate danger"
      about="Tell dispatch first. Standing down is recorded with your name; the script goes on where it was."
      act="Stand down"
      onShut={onShut}
      onGive={async (reason) =>
        (await ask('call.standDown', { callId: call.id, supervisor, reason })).ok
      }
    />
  );
}

/** The response falls only by a supervisor's named act. Nothing is chosen beforehand. */
export function LowerDialog({ call, onShut }: { call: CallView; onShut: () => void }) {
  const ask = useAsk();
  const { refuse } = useStatus();
  const [to, setTo] = useState<Level | null>(null);
  const now = call.level.level;
  const lower = now === null ? [] : levelOrder.slice(0, levelOrder.indexOf(now));
  return (
    <ReasonDialog
      title="Lower the response needed"
      about={`It is ${now === null ? 'not decided yet' : levelName[now]}, ${call.level.setBy}. New facts can raise it again.`}
      act="Lower the response"
      onShut={onShut}
      onGive={async (reason) => {
        if (to === null) {
          refuse('Choose what it is lowered to.');
          return false;
        }
        return (await ask('supervisor.lowerPriority', { callId: call.id, to, reason })).ok;
      }}
    >
      <RadioGroup
        className="radio-list"
        value={to}
        onChange={(chosen) => {
          setTo(lower.find((level) => level === chosen) ?? null);
        }}
      >
        <Label className="label">Lower it to</Label>
        {lower.toReversed().map((level) => (
          <Radio key={level} value={level} className="radio-row">
            <span>{levelName[level]}</span>
          </Radio>
        ))}
      </RadioGroup>
      {lower.length === 0 && <p>There is nothing lower.</p>}
    </ReasonDialog>
  );
}
