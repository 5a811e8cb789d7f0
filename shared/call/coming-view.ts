import type { ComingView } from '#shared/contract/coming.ts';
import type { CallState, Chase } from './call.ts';
import { chasesOf, chaseWords, expectedOf, type Expected } from './coming.ts';

function stateOf(last: Chase | undefined, nowMs: number): ComingView['expected'][number]['state'] {
  if (last === undefined) return 'not-asked';
  if (last.next === null) return 'over';
  return last.estimateAtMs !== null && last.estimateAtMs < nowMs ? 'late' : 'coming';
}

function expectedView(call: CallState, of: Expected, nowMs: number) {
  const chases = chasesOf(call, of);
  const last = chases.at(-1);
  return {
    ...of,
    estimateAtMs:
      chases.findLast(({ estimateAtMs }) => estimateAtMs !== null)?.estimateAtMs ?? null,
    state: stateOf(last, nowMs),
    chases: chases
      .map(({ id, result, saidBy, atMs, byName }) => ({
        id,
        text: `${chaseWords[result]}${saidBy === null ? '' : `: ${saidBy}`}`,
        atMs,
        byName,
      }))
      .toReversed(),
  };
}

/** Help on its way as the screen shows it; `nowMs` says what is late (ms since 1970). */
export const comingView = (call: CallState, nowMs: number): ComingView => ({
  expected: expectedOf(call).map((of) => expectedView(call, of, nowMs)),
  reversed: call.reversals.map(({ promised, instead, reason, atMs, byName }) => ({
    text: `“${promised}” was taken back: ${reason}. Instead: ${instead}`,
    atMs,
    byName,
  })),
  askedBy:
    call.askedBy === null
      ? null
      : [call.askedBy.force, call.askedBy.name, call.askedBy.telephone, call.askedBy.reference]
          .filter((part) => part !== null)
          .join(', '),
  forceAsked: call.referrals.some(
    ({ destination, state }) => destination === 'other_force' && state === 'offered',
  ),
});
