import type { DeskView } from '#shared/contract/view.ts';
import { useShell } from '../ui/shell.tsx';
import { useStatus } from '../ui/status.tsx';
import { useAsk } from '../ui/use-ask.ts';

/** Somebody asks this person to take over: it stands over every view until it is answered. */
export function HandoverBand({ view: { handing } }: { view: DeskView }) {
  const ask = useAsk();
  const { open } = useShell();
  const { say } = useStatus();
  const [first] = handing.asked;
  if (first === undefined) return null;
  const more = handing.asked.length - 1;
  return (
    <aside className="handover-band" aria-label="Asked to take over">
      <p>
        <b>{first.fromName}</b> asks you to take over <b>{first.title}</b>
        {more > 0 && ` and ${String(more)} more`}: {first.why}
        <span className="second"> {first.things.join('; ')}</span>
      </p>
      <button
        type="button"
        className="button"
        onClick={() => {
          for (const { callId, id } of handing.asked)
            void ask('handover.answer', { callId, id, declined: null }).then((taken) => {
              if (taken.ok) say(`You have taken over from ${first.fromName}`);
            });
        }}
      >
        Take over
      </button>
      <button
        type="button"
        className="button"
        onClick={() => {
          open({ name: 'decline-handover' });
        }}
      >
        Say no
      </button>
    </aside>
  );
}
