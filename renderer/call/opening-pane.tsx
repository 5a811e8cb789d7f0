import { PhoneIncoming } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { CallView } from '#shared/contract/call-view.ts';
import { useActs } from '../ui/acts.tsx';
import { DangerBar } from '../ui/danger-bar.tsx';
import { KeyCap } from '../ui/key-cap.tsx';

/** A call is open and its script has not begun. */
export function OpeningPane({ call }: { call: CallView }) {
  const acts = useActs();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
  }, []);
  return (
    <main className="pane pane-main script" aria-label="Script">
      <div className="ready">
        <header className="offer-head">
          <h1 tabIndex={-1} ref={heading}>
            {call.number === null ? 'A call is open' : `${call.number} is on the line`}
          </h1>
          <p className="lede">
            Press Space to start the script when it is about someone’s mental health.
          </p>
        </header>
        <div className="start-list">
          <button
            type="button"
            className="start-row"
            onClick={() => {
              acts.fire('start');
            }}
          >
            <KeyCap large>Space</KeyCap>
            <PhoneIncoming className="icon" aria-hidden="true" />
            <span>Start the script</span>
            <span className="sub">It asks for the address first</span>
          </button>
        </div>
      </div>
      <DangerBar call={call} />
    </main>
  );
}
