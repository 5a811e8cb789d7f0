import type { DeskView } from '#shared/contract/view.ts';
import { useAct, useActs } from '../ui/acts.tsx';
import { KeyCap } from '../ui/key-cap.tsx';
import { LevelGlyph } from '../ui/level.tsx';
import { useShell } from '../ui/shell.tsx';
import { useStatus } from '../ui/status.tsx';
import { callsHere } from './calls-here.ts';
import { elapsed } from '../ui/times.ts';
import { useAsk } from '../ui/use-ask.ts';
import { useNow } from '../ui/use-now.ts';
import './palette.css';

/** The open calls of this desk: owner, response, line and time. Ctrl and its number switches. */
export function HeldCalls({ view }: { view: DeskView }) {
  const ask = useAsk();
  const acts = useActs();
  const now = useNow(1000);
  const { tab, setTab, look } = useShell();
  const { refuse } = useStatus();
  const calls = callsHere(view);
  useAct('switch-call', (digit) => {
    const call = calls[digit - 1];
    if (call === undefined) {
      refuse(`There is no call ${String(digit)} on this desk.`);
      return;
    }
    look('emergency');
    // A nurse stays among the referrals: the call is one of them.
    const isReferral = view.queue.some(({ callId }) => callId === call.id);
    if (tab !== 'referrals' || !isReferral) setTab('call');
    void ask('call.select', { callId: call.id });
  });
  const shown = view.call?.id ?? null;
  // The board lists them all, and more.
  if (tab === 'board' || calls.length === 0 || (calls.length === 1 && calls[0]?.id === shown))
    return null;
  return (
    <nav className="held-calls" aria-label="Open calls">
      {calls.map((call, index) => (
        <button
          key={call.id}
          type="button"
          className="held-call"
          aria-current={call.id === shown ? 'true' : undefined}
          onClick={() => {
            acts.fire('switch-call', index + 1);
          }}
        >
          {index < 9 && <KeyCap>{`Ctrl ${String(index + 1)}`}</KeyCap>}
          <LevelGlyph level={call.level} />
          <b>{call.title}</b>
          <span className="second">
            {call.owner} · {call.held ? 'held' : call.phase} · {elapsed(now - call.openedAtMs)}
            {call.adviceWaiting > 0 && <b> · advice waits</b>}
            {call.obligationsOpen > 0 && ` · ${String(call.obligationsOpen)} open`}
          </span>
        </button>
      ))}
    </nav>
  );
}
