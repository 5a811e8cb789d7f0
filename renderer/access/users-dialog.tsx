import { useState } from 'react';
import type { DeskView } from '#shared/contract/view.ts';
import { Button } from '../ui/button.tsx';
import { DialogFrame } from '../ui/dialog.tsx';
import { useStatus } from '../ui/status.tsx';
import { useAsk } from '../ui/use-ask.ts';
import { memberFault, type Member } from './member-form.ts';
import { MemberRow } from './member-row.tsx';
import { roleWords } from './role-words.ts';
import './access.css';

const nobody: Member = { key: 0, name: '', role: 'handler', pin: '' };

/** `/ users`: who signs in here, and one more. */
export function UsersDialog({ view, onShut }: { view: DeskView; onShut: () => void }) {
  const ask = useAsk();
  const { refuse, say } = useStatus();
  const [member, setMember] = useState(nobody);
  const add = async (): Promise<void> => {
    const fault = memberFault(member);
    if (fault !== null) {
      refuse(fault);
      return;
    }
    const { name, role, pin } = member;
    const added = await ask('access.addUser', { name: name.trim(), role, pin });
    if (!added.ok) return;
    say(`${name.trim()} can sign in now`);
    setMember(nobody);
  };
  return (
    <DialogFrame title="People of this desk" wide onShut={onShut}>
      <ul>
        {view.users.map(({ id, name, role }) => (
          <li key={id} className="duty-row">
            <b>{name}</b>
            <span className="push second">{roleWords[role]}</span>
          </li>
        ))}
      </ul>
      <form
        aria-label="Add a person"
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <MemberRow member={member} nth={0} onChange={setMember} />
        <div className="form-foot">
          <Button kind="primary" type="submit">
            Add this person
          </Button>
        </div>
      </form>
    </DialogFrame>
  );
}
