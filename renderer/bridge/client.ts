import { contract, type ChannelName, type Reply, type Request } from '#shared/contract/contract.ts';
import type { ConcordApi } from './api.ts';

/** One question to the desk and its answer, typed from the contract. */
export type Ask = <C extends ChannelName>(channel: C, request: Request<C>) => Promise<Reply<C>>;

const notUnderstood = {
  ok: false,
  error: {
    reason: 'reply-not-understood',
    text: 'The desk answered in a way this page does not understand. Nothing more was done. Close Concord and start it again.',
  },
} as const;

const unanswered = (cause: unknown) => ({
  ok: false as const,
  error: {
    reason: 'desk-did-not-answer',
    text: `The desk could not do that${cause instanceof Error ? `: ${cause.message}` : ''}. Try again; if it happens twice, use the command system.`,
  },
});

/**
 * The contract's client over the preload. A reply is parsed before anybody sees it; a fault comes
 * back as a refusal, so that every act ends in a sentence somebody can read.
 */
export function askThrough(api: ConcordApi): Ask {
  return async <C extends ChannelName>(channel: C, request: Request<C>): Promise<Reply<C>> => {
    const reply = await api.invoke(channel, request).catch(unanswered);
    const parsed = contract[channel].reply.safeParse(reply);
    // The schema at `channel` makes a Reply<C>; TypeScript cannot follow an index by a type parameter.
    // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion
    return (parsed.success ? parsed.data : notUnderstood) as Reply<C>;
  };
}
