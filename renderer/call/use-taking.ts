import { useState } from 'react';
import type { CallView } from '#shared/contract/call-view.ts';
import { useAct } from '../ui/acts.tsx';
import { useStatus } from '../ui/status.tsx';
import { useAsk } from '../ui/use-ask.ts';

const factsOf = (call: CallView): string =>
  [call.id, ...call.route.missing.map(({ fact }) => fact)].join(' ');

/** Names what is missing, in one sentence. */
export function missingText(missing: CallView['route']['missing']): string {
  const names = missing.map(({ question }) => question.replace(/[?.]$/, '')).join('; ');
  return `Not asked yet: ${names}.`;
}

/**
 * F8. With a necessary question unasked the first press names it; the second takes the route shown
 * and sends what was named, so that a person owns the doubt (design section 1, rule 2).
 */
export function useTaking(call: CallView): { readonly named: boolean } {
  const ask = useAsk();
  const { alarm, refuse } = useStatus();
  const [namedFor, setNamedFor] = useState<string | null>(null);
  const { recommended, missing, taken } = call.route;
  const named = missing.length > 0 && namedFor === factsOf(call);
  useAct('take', () => {
    if (recommended === null)
      refuse('There is no route to take yet. Answer the next question first.');
    else if (taken?.destination === recommended.destination)
      refuse(`The route is already taken: ${taken.label}. F7 takes a different one.`);
    else if (missing.length > 0 && !named) {
      setNamedFor(factsOf(call));
      alarm(`${missingText(missing)} Ask it, or press F8 again to take this route now.`);
    } else {
      setNamedFor(null);
      void ask('call.takeRoute', {
        callId: call.id,
        destination: recommended.destination,
        acknowledgedMissing: missing.map(({ fact }) => fact),
        reason: null,
      });
    }
  });
  return { named };
}
