import { ToggleButton } from 'react-aria-components';
import type { DeskView } from '#shared/contract/view.ts';
import { DialogFrame } from '../ui/dialog.tsx';
import { useAsk } from '../ui/use-ask.ts';
import { roleWords } from './role-words.ts';
import './access.css';

/** `/ duty`: which nurses and supervisors are here now. Who said so is recorded. */
export function DutyDialog({ view, onShut }: { view: DeskView; onShut: () => void }) {
  const ask = useAsk();
  const takers = view.users.filter(({ role }) => role === 'nurse' || role === 'supervisor');
  return (
    <DialogFrame title="Who is on duty" onShut={onShut}>
      <p className="second">
        A call is offered only to somebody on duty. With no nurse on duty the script goes on without
        one.
      </p>
      <ul>
        {takers.map(({ id, name, role, onDuty, busy }) => (
          <li key={id} className="duty-row">
            <span>
              <b>{name}</b> <span className="second">{roleWords[role]}</span>
              {busy && <span className="muted"> · has a call</span>}
            </span>
            <ToggleButton
              className="chip push"
              isSelected={onDuty}
              aria-label={`${name} is on duty`}
              onChange={(now) => void ask('access.setDuty', { userId: id, onDuty: now })}
            >
              {onDuty ? 'On duty' : 'Off duty'}
            </ToggleButton>
          </li>
        ))}
        {takers.length === 0 && (
          <li>No nurse or supervisor is set up here. Add one with / users.</li>
        )}
      </ul>
    </DialogFrame>
  );
}
