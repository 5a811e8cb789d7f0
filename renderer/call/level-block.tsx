import { useEffect, useRef } from 'react';
import type { CallView } from '#shared/contract/call-view.ts';
import { LevelGlyph, LevelLadder, levelName } from '../ui/level.tsx';
import { useStatus } from '../ui/status.tsx';

/** Says a change of level: a rise to Emergency at once, anything else when the reader pauses. */
function useAnnounced(call: CallView): void {
  const { say, alarm } = useStatus();
  const before = useRef({ id: call.id, level: call.level.level });
  useEffect(() => {
    const was = before.current;
    const { level } = call.level;
    before.current = { id: call.id, level };
    if (was.id !== call.id || was.level === level || level === null) return;
    const words = `Response needed: ${levelName[level]}`;
    if (level === 'emergency') alarm(words);
    else say(words);
  }, [call.id, call.level, say, alarm]);
}

/** The response needed, with its time, and what it waits for. */
export function LevelBlock({ call }: { call: CallView }) {
  const { level, until, setBy } = call.level;
  useAnnounced(call);
  const soFar = call.route.taken === null && call.emergency === null ? ' so far' : '';
  return (
    <section
      className={`level-block ${level === null ? 'is-undecided' : `lv-${level}`}`}
      aria-label="Response needed"
    >
      <div className="row">
        <span className="small second">Response needed{soFar}</span>
        <span className="push small second">{setBy}</span>
      </div>
      <div className="level-name">
        <LevelGlyph level={level} silent />
        {level === null ? 'Not decided yet' : levelName[level]}
      </div>
      {until !== null && <p className="level-until">{until}</p>}
      <LevelLadder level={level} />
    </section>
  );
}
