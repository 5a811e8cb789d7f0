import type { CallView } from '#shared/contract/call-view.ts';
import type { CallState } from './call.ts';
import { nextRung, resultWords, rungWords } from './ring-back.ts';

/** The ladder as the screen shows it. */
export const ringBackView = (call: CallState): CallView['ringBack'] => ({
  number: call.number,
  next: nextRung(call),
  tries: call.ringBacks.map(({ id, to, number, result, atMs, byName }) => ({
    id,
    text: `${resultWords[result]}: ${rungWords[to]}${number === null ? '' : `, ${number}`}`,
    atMs,
    byName,
  })),
  safe:
    call.safeToRing === null
      ? null
      : { number: call.safeToRing.number, when: call.safeToRing.when },
});
