import { ok } from '#shared/kit/result.ts';
import { channels, type Handlers } from '#shared/contract/contract.ts';

export interface StubHandlers {
  readonly handlers: Handlers;
  /** Every request that got past the funnel, in order. */
  readonly reached: { readonly channel: string; readonly request: unknown }[];
}

/** Handlers that only note what reached them. `people.import` throws, and `call.open` answers out of contract. */
export function stubHandlers(): StubHandlers {
  const reached: StubHandlers['reached'] = [];
  const entries = channels.map((channel) => [
    channel,
    (request: unknown) => {
      reached.push({ channel, request });
      if (channel === 'people.import') throw new Error('secret path /home/desk/journal.db');
      if (channel === 'call.open') return ok({ secret: 'not a call id' });
      return ok(null);
    },
  ]);
  return { reached, handlers: Object.fromEntries(entries) as Handlers };
}
