import { useEffect, useState } from 'react';
import type { CallView } from '#shared/contract/call-view.ts';
import type { WhyView } from '#shared/contract/why-view.ts';
import { DialogFrame } from '../ui/dialog.tsx';
import { LevelBadge } from '../ui/level.tsx';
import { useAsk } from '../ui/use-ask.ts';

type Said = WhyView['fixedBy'][number];

const Answers = ({ of }: { of: readonly Said[] }) => (
  <ul className="why-answers">
    {of.map(({ about, answer }) => (
      <li key={about}>
        {about} <b>{answer}</b>
      </li>
    ))}
  </ul>
);

function Otherwise({ nearest }: { nearest: WhyView['nearest'] }) {
  if (nearest.length === 0)
    return <p className="second">No other answer to what was asked would have changed it.</p>;
  return (
    <ul className="why-otherwise">
      {nearest.map(({ instead, level, destinations }) => (
        <li key={instead.map(({ about, answer }) => about + answer).join()}>
          <Answers of={instead} />
          <p className="second">
            <LevelBadge level={level} /> {destinations.join(', ')}
          </p>
        </li>
      ))}
    </ul>
  );
}

/** Why this, why not that: the fewest answers that decide it, and the nearest that would have changed it. */
export function Why({ call, onShut }: { call: CallView; onShut: () => void }) {
  const ask = useAsk();
  const [why, setWhy] = useState<WhyView | null>(null);
  useEffect(() => {
    let gone = false;
    void ask('call.why', { callId: call.id }).then((reply) => {
      if (reply.ok && !gone) setWhy(reply.value);
    });
    return () => {
      gone = true;
    };
    // Asked anew when something was said: the reasons are those of now.
  }, [ask, call.id, call.savedAtMs]);
  return (
    <DialogFrame title="Why this, why not that" onShut={onShut} wide>
      {why === null ? (
        <p role="status">Looking for the answers that decide it.</p>
      ) : (
        <div className="why">
          <p className="why-now">
            <LevelBadge level={why.level} /> {why.destinations.join(', ')}
          </p>
          <h3>These answers alone decide it</h3>
          {why.fixedBy.length === 0 ? (
            <p className="second">
              Nothing that was said: a supervisor owns what is not known yet.
            </p>
          ) : (
            <Answers of={why.fixedBy} />
          )}
          <h3>It would have been another with</h3>
          <Otherwise nearest={why.nearest} />
        </div>
      )}
    </DialogFrame>
  );
}
