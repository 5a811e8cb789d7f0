import { survivingFacts } from '#shared/protocol/revise.ts';
import type { Facts, Pack } from '#shared/protocol/protocol.ts';
import type { CallState } from './call.ts';

/** Everything said or worked out on the call, parked answers included: for words, not for decisions. */
export const currentFacts = (call: CallState): Facts => ({
  ...call.supplied,
  ...call.volunteered,
  ...Object.fromEntries(call.answers.flatMap(({ values }) => Object.entries(values))),
});

/**
 * The facts a decision may rest on: answers on a branch that still applies, what was volunteered,
 * and what the application supplied. The one input to `decide` for screen, journal and replay.
 */
export const decidingFacts = (pack: Pack, call: CallState): Facts => ({
  ...survivingFacts(pack, call.answers, call.volunteered),
  ...call.supplied,
});
