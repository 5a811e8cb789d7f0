import { useState } from 'react';
import type { CallView } from '#shared/contract/call-view.ts';
import { AskForm } from '../ui/ask-form.tsx';
import { ChoiceList } from '../ui/choice-list.tsx';
import { DialogFrame } from '../ui/dialog.tsx';
import { levelName, levelOrder, type Level } from '../ui/level.tsx';
import { useStatus } from '../ui/status.tsx';
import { useAsk } from '../ui/use-ask.ts';

type Props = { readonly call: CallView; readonly onShut: () => void };

/** Not for Concord: given back to the command system, accepted there by a named person. */
export function HandBack({ call, onShut }: Props) {
  const ask = useAsk();
  return (
    <DialogFrame title="Hand back to the command system" onShut={onShut}>
      <AskForm
        label="Hand back"
        verb="Hand back"
        parts={[
          { name: 'acceptedBy', label: 'Accepted there by' },
          { name: 'reference', label: 'Reference', start: call.incidentReference ?? '' },
          { name: 'reason', label: 'Why it is not for Concord', lines: 2 },
        ]}
        onDo={async ({ acceptedBy, reference, reason }) => {
          const done = await ask('call.handBack', {
            callId: call.id,
            acceptedBy,
            reference,
            reason,
          });
          if (done.ok) onShut();
          return done.ok;
        }}
      />
    </DialogFrame>
  );
}

export function Reopen({ call, onShut }: Props) {
  const ask = useAsk();
  return (
    <DialogFrame title="Open this call again" onShut={onShut}>
      <AskForm
        label="Open again"
        verb="Open again"
        parts={[{ name: 'reason', label: 'Why', lines: 2 }]}
        onDo={async ({ reason }) => {
          const done = await ask('call.reopen', { callId: call.id, reason });
          if (done.ok) onShut();
          return done.ok;
        }}
      />
    </DialogFrame>
  );
}

/** After the five seconds only a supervisor stands down, by name and with a reason. */
export function StandDown({ call, onShut }: Props) {
  const ask = useAsk();
  return (
    <DialogFrame title="Stand down the emergency request" onShut={onShut}>
      <AskForm
        label="Stand down"
        verb="Stand down"
        parts={[{ name: 'reason', label: 'Why it is safe to stand down', lines: 2 }]}
        onDo={async ({ reason }) => {
          const done = await ask('call.standDown', { callId: call.id, reason });
          if (done.ok) onShut();
          return done.ok;
        }}
      />
    </DialogFrame>
  );
}

/** A supervisor lowers the response: one named act, with a reason. */
export function Lower({ call, onShut }: Props) {
  const ask = useAsk();
  const { refuse } = useStatus();
  const [to, setTo] = useState<Level | null>(null);
  const lower = levelOrder.slice(
    0,
    call.level.level === null ? 0 : levelOrder.indexOf(call.level.level),
  );
  return (
    <DialogFrame title="Lower the response needed" onShut={onShut}>
      <ChoiceList
        label="Lower it to"
        choices={lower.map((one) => ({ id: one, label: levelName[one] }))}
        chosen={to}
        onChoose={setTo}
      />
      <AskForm
        takesFocus={false}
        label="Lower"
        verb="Lower"
        parts={[{ name: 'reason', label: 'Why, in words that can be read back', lines: 2 }]}
        onDo={async ({ reason }) => {
          if (to === null) {
            refuse('Choose how far to lower it first.');
            return false;
          }
          const done = await ask('supervisor.lowerPriority', { callId: call.id, to, reason });
          if (done.ok) onShut();
          return done.ok;
        }}
      />
    </DialogFrame>
  );
}
