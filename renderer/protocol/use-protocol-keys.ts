import type { ProtocolDetail } from '#shared/contract/protocol.ts';
import { useAct } from '../ui/acts.tsx';
import { useShell } from '../ui/shell.tsx';
import { useStatus } from '../ui/status.tsx';
import type { VersionActs } from './use-version-acts.ts';

const stillDrawing = 'The script is still being drawn. Press the key again when it shows';

/** V, R, D and O; the picture's own keys are with the picture. */
export function useProtocolKeys(
  detail: ProtocolDetail | null,
  acts: VersionActs,
  toOther: (() => void) | null,
): void {
  const { open } = useShell();
  const { refuse, say } = useStatus();
  useAct('verify', () => {
    if (detail === null) say(stillDrawing);
    else if (detail.may.verify) acts.verify();
    else refuse('Your role may not check this version. Ask a supervisor, a nurse or the steward.');
  });
  useAct('replay', () => {
    if (detail === null) say(stillDrawing);
    else if (detail.may.replay) acts.replay();
    else refuse('There is no other version to replay past calls against.');
  });
  useAct('differences', () => {
    if (detail !== null) open({ name: 'differences' });
  });
  useAct('other-version', () => {
    if (toOther === null) say('This desk has no other version');
    else toOther();
  });
}
