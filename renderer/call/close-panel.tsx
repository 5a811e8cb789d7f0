import { CircleCheck } from 'lucide-react';
import { useState } from 'react';
import type { CallView } from '#shared/contract/call-view.ts';
import type { Role } from '#shared/contract/words.ts';
import { AskForm, orNull } from '../ui/ask-form.tsx';
import { Button } from '../ui/button.tsx';
import { DialogFrame } from '../ui/dialog.tsx';
import { hourMinute } from '../ui/times.ts';
import { useAsk } from '../ui/use-ask.ts';
import { Discharge } from './discharge.tsx';
import './close-panel.css';

type Obligation = CallView['obligations'][number];

function OpenRow({
  call,
  role,
  of,
  first,
}: {
  call: CallView;
  role: Role;
  of: Obligation;
  first: boolean;
}) {
  const [shown, setShown] = useState(first);
  return (
    <li className={of.late ? 'obligation is-late' : 'obligation'}>
      <button
        type="button"
        className="obligation-head"
        aria-expanded={shown}
        onClick={() => {
          setShown(!shown);
        }}
      >
        <b>{of.label}</b>
        <span className="small muted">
          {of.owner} · due {hourMinute(of.dueAtMs)}
          {of.late && <b className="late"> late</b>}
        </span>
      </button>
      {shown && <Discharge call={call} role={role} obligation={of} />}
    </li>
  );
}

function CloseNow({ call, onShut }: { call: CallView; onShut: () => void }) {
  const ask = useAsk();
  if (call.phase === 'closed') return <p>This call is closed. / reopen opens it again.</p>;
  if (!call.closeGuard.canClose)
    return (
      <div>
        <b>This call cannot be closed yet.</b>
        <ul className="close-reasons">
          {call.closeGuard.reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      </div>
    );
  return (
    <AskForm
      label="Close this call"
      verb="Close this call"
      parts={[{ name: 'reason', label: 'Anything to add on closing', lines: 1, optional: true }]}
      onDo={async ({ reason }) => {
        const closed = await ask('call.close', { callId: call.id, reason: orNull(reason) });
        if (closed.ok) onShut();
        return closed.ok;
      }}
    />
  );
}

/** F10. What is open, each with the short form that settles it; then closing itself. */
export function ClosePanel({
  call,
  role,
  onShut,
}: {
  call: CallView;
  role: Role;
  onShut: () => void;
}) {
  const open = call.obligations.filter(({ closedAtMs }) => closedAtMs === null);
  const settled = call.obligations.filter(({ closedAtMs }) => closedAtMs !== null);
  return (
    <DialogFrame title="Close this call" onShut={onShut} wide>
      <CloseNow call={call} onShut={onShut} />
      {open.length > 0 && (
        <ol className="obligations" aria-label="Still open">
          {open.map((one, index) => (
            <OpenRow key={one.id} call={call} role={role} of={one} first={index === 0} />
          ))}
        </ol>
      )}
      {settled.length > 0 && (
        <ul className="settled" aria-label="Done">
          {settled.map(({ id, label, how, closedAtMs }) => (
            <li key={id}>
              <CircleCheck className="icon" aria-hidden="true" />
              <span>
                {label}
                {how !== null && <span className="muted">. {how}</span>}
              </span>
              <time className="muted">{closedAtMs !== null && hourMinute(closedAtMs)}</time>
            </li>
          ))}
        </ul>
      )}
      {!call.closeGuard.canClose && (
        <div className="form-foot">
          <Button onPress={onShut}>Go back to the call</Button>
        </div>
      )}
    </DialogFrame>
  );
}
