import { useState } from 'react';
import type { DeskView } from '#shared/contract/view.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { KeyCap } from '../ui/key-cap.tsx';
import { useStatus } from '../ui/status.tsx';
import { useAsk } from '../ui/use-ask.ts';
import { ClosedCard } from './closed-card.tsx';

/** Locked: nothing about any person is on screen, and open calls keep their owner. */
export function Locked({ view, name }: { view: DeskView; name: string }) {
  const ask = useAsk();
  const { refuse, putAway } = useStatus();
  const [pin, setPin] = useState('');
  const unlock = async (): Promise<void> => {
    putAway();
    if (!/^\d{4,12}$/.test(pin)) {
      refuse('Type your PIN: 4 to 12 digits.');
      return;
    }
    await ask('access.unlock', { pin });
    setPin('');
  };
  return (
    <ClosedCard
      title={`Locked for ${name}`}
      lede="Calls you own stay yours. Type your PIN to go on where you were."
      place={`${view.deskName} · ${view.forceName}`}
      onSubmit={() => void unlock()}
    >
      <Field
        label="PIN"
        type="password"
        inputMode="numeric"
        value={pin}
        onChange={setPin}
        // The only thing to do here is to type the PIN.
        // eslint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
      />
      <Button kind="primary" size="large" type="submit">
        Unlock <KeyCap>Enter</KeyCap>
      </Button>
      <div className="row small login-foot">
        <button type="button" className="link" onClick={() => void ask('access.signOut', {})}>
          Sign out
        </button>
        <span className="push muted">Somebody else can then sign in</span>
      </div>
    </ClosedCard>
  );
}
