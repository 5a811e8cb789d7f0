import type { ProtocolDetail } from '#shared/contract/protocol.ts';
import { Button } from '../ui/button.tsx';
import { DialogFrame } from '../ui/dialog.tsx';
import { useStatus } from '../ui/status.tsx';
import { useAsk } from '../ui/use-ask.ts';

/** What putting a version into use does, before it is done. */
export function UseDialog({
  detail: { hash, version, comparedWith },
  onShut,
}: {
  detail: ProtocolDetail;
  onShut: () => void;
}) {
  const ask = useAsk();
  const { say } = useStatus();
  const use = async (): Promise<void> => {
    const done = await ask('protocol.putInUse', { hash });
    if (!done.ok) return;
    say(`Version ${version} is in use`);
    onShut();
  };
  return (
    <DialogFrame title={`Put version ${version} into use`} onShut={onShut}>
      <p>
        Every call that begins from now on runs on version {version}. Calls that are open keep the
        version they began with
        {comparedWith === null ? '' : `, and version ${comparedWith.version} is retired`}.
      </p>
      <div className="form-foot">
        <Button kind="primary" onPress={() => void use()}>
          Put into use now
        </Button>
      </div>
    </DialogFrame>
  );
}
