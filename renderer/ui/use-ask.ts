import { useCallback } from 'react';
import { useRawAsk } from '../bridge/bridge.tsx';
import type { Ask } from '../bridge/client.ts';
import { useStatus } from './status.tsx';

/** Asks the desk; a refusal is put before the person in its own words, then handed back. */
export function useAsk(): Ask {
  const ask = useRawAsk();
  const { refuse } = useStatus();
  return useCallback<Ask>(
    async (channel, request) => {
      const reply = await ask(channel, request);
      if (!reply.ok) refuse(reply.error.text);
      return reply;
    },
    [ask, refuse],
  );
}
