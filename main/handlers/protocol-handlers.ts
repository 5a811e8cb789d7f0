import { err } from '#shared/kit/result.ts';
import type { Handlers } from '#shared/contract/contract.ts';

type Channel = Extract<keyof Handlers, `protocol.${string}`>;

const notHere = () =>
  err({ reason: 'not-built', text: 'This build has the screen of the protocol alone.' });

/** Stand-in until the versions of the script are merged. */
export const protocolHandlers = (): Pick<Handlers, Channel> => ({
  'protocol.show': notHere,
  'protocol.receive': notHere,
  'protocol.verify': notHere,
  'protocol.replay': notHere,
  'protocol.sign': notHere,
  'protocol.approve': notHere,
  'protocol.putInUse': notHere,
  'protocol.paper': notHere,
  'protocol.enterPaper': notHere,
});
