import { useState } from 'react';
import type { ProtocolDetail } from '#shared/contract/protocol.ts';
import { Button } from '../ui/button.tsx';
import { DialogFrame } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { KeyCap } from '../ui/key-cap.tsx';
import { useStatus } from '../ui/status.tsx';
import { useAsk } from '../ui/use-ask.ts';
import { fingerprint } from './words.ts';

/** Two people approve a version, one clinical and one police, each with post and PIN. */
export function ApproveDialog({
  detail: { hash, version, may },
  name,
  onShut,
}: {
  detail: ProtocolDetail;
  name: string;
  onShut: () => void;
}) {
  const ask = useAsk();
  const { say, putAway } = useStatus();
  const [post, setPost] = useState('');
  const [pin, setPin] = useState('');
  const [busy, setBusy] = useState(false);
  const side = may.approve === 'clinical' ? 'clinical' : 'police';
  const approve = async (): Promise<void> => {
    setBusy(true);
    const done = await ask('protocol.approve', { hash, post: post.trim(), pin });
    setBusy(false);
    setPin('');
    if (!done.ok) return;
    // A wrong PIN before the right one is no news any more.
    putAway();
    say(`You approved version ${version}`);
    onShut();
  };
  return (
    <DialogFrame title={`Approve version ${version} as the ${side} owner`} onShut={onShut}>
      <p className="second">
        You, <b>{name}</b>, say that this version may be used for calls. Your name and post go on
        the record and on the screen of every desk that uses it. It counts for this very text alone:
        fingerprint <span className="ref">{fingerprint(hash)}</span>.
      </p>
      <form
        className="ask-form"
        aria-label="Approve"
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) void approve();
        }}
      >
        <Field
          label="Your post and organisation"
          value={post}
          required
          // The dialog was asked for to type this.
          // eslint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          onChange={setPost}
        />
        <Field
          label="Your PIN"
          type="password"
          inputMode="numeric"
          value={pin}
          required
          onChange={setPin}
        />
        <div className="form-foot">
          <Button kind="primary" type="submit" isDisabled={busy}>
            Approve <KeyCap>Enter</KeyCap>
          </Button>
        </div>
      </form>
    </DialogFrame>
  );
}
