import type { DeskView } from '#shared/contract/view.ts';
import { useAct } from '../ui/acts.tsx';
import { useStatus } from '../ui/status.tsx';
import { useAsk } from '../ui/use-ask.ts';

/** F8 accepts the referral that is shown. Ownership moves when the desk says so, never before. */
export function useAccept(row: DeskView['queue'][number]): void {
  const ask = useAsk();
  const { refuse, say } = useStatus();
  useAct('take', () => {
    if (row.group !== 'waiting') {
      refuse(
        row.group === 'with-you'
          ? 'You own this call already.'
          : `${row.owner} has accepted this call already.`,
      );
      return;
    }
    void ask('nurse.accept', { callId: row.callId, referralId: row.referralId }).then((reply) => {
      if (!reply.ok) return;
      say(
        reply.value.state === 'accepted'
          ? `Accepted: ${row.person}. You own this call`
          : `${row.person}: claimed. Not yours until the hub says who was first`,
      );
    });
  });
}
