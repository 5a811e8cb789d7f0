import { useState } from 'react';
import { Label, ListBox, ListBoxItem } from 'react-aria-components';
import type { DeskView, UserView } from '#shared/contract/view.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { KeyCap } from '../ui/key-cap.tsx';
import { useStatus } from '../ui/status.tsx';
import { useAsk } from '../ui/use-ask.ts';
import { ClosedCard } from './closed-card.tsx';
import { roleWords } from './role-words.ts';

function NameList({
  users,
  chosen,
  choose,
}: {
  users: readonly UserView[];
  chosen: UserView | null;
  choose: (user: UserView | null) => void;
}) {
  return (
    <div className="field">
      <Label className="label" id="who-are-you">
        Your name
      </Label>
      <ListBox
        className="name-list"
        aria-labelledby="who-are-you"
        selectionMode="single"
        selectionBehavior="replace"
        selectedKeys={chosen === null ? [] : [chosen.id]}
        onSelectionChange={(keys) => {
          choose(users.find(({ id }) => keys !== 'all' && keys.has(id)) ?? null);
        }}
      >
        {users.map((user) => (
          <ListBoxItem key={user.id} id={user.id} textValue={user.name} className="name-row">
            <span>{user.name}</span>
            <span className="push">{roleWords[user.role]}</span>
          </ListBoxItem>
        ))}
      </ListBox>
    </div>
  );
}

/** A name and a PIN. There is no F9 before somebody's name goes with it. */
export function SignIn({ view }: { view: DeskView }) {
  const ask = useAsk();
  const { refuse, putAway } = useStatus();
  const [chosen, choose] = useState<UserView | null>(
    view.users.length === 1 ? (view.users[0] ?? null) : null,
  );
  const [pin, setPin] = useState('');
  const signIn = async (): Promise<void> => {
    putAway();
    if (chosen === null) {
      refuse('Choose your name first, then type your PIN.');
      return;
    }
    if (!/^\d{4,12}$/.test(pin)) {
      refuse('Type your PIN: 4 to 12 digits.');
      return;
    }
    await ask('access.signIn', { userId: chosen.id, pin });
    setPin('');
  };
  return (
    <ClosedCard
      title="Sign in to take calls"
      lede="Choose your name, then type your PIN."
      place={`${view.deskName} · ${view.forceName}`}
      onSubmit={() => void signIn()}
    >
      <NameList users={view.users} chosen={chosen} choose={choose} />
      <Field label="PIN" type="password" inputMode="numeric" value={pin} onChange={setPin} />
      <Button kind="primary" size="large" type="submit">
        Sign in <KeyCap>Enter</KeyCap>
      </Button>
      <p className="small muted">
        Everything you open is recorded with your name, the time and the reason. Forgotten your PIN?
        Ask a supervisor to add you again under a new name.
      </p>
      {!view.practice && (
        <div className="row small login-foot">
          <button
            type="button"
            className="link"
            onClick={() => void ask('access.enterPractice', {})}
          >
            Practise without signing in
          </button>
          <span className="push muted">No real people shown</span>
        </div>
      )}
    </ClosedCard>
  );
}
