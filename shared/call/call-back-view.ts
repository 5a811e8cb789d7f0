import type { CallView } from '#shared/contract/call-view.ts';
import type { CallState } from './call.ts';
import { resultWords } from './ring-back.ts';

/** Call-backs as the screen shows them: those still to be made first, by when they are due. */
export const callBackViews = ({ callBacks }: CallState): CallView['callBacks'] =>
  callBacks
    .map(({ id, whom, number, why, dueAtMs, byName, tries }) => ({
      id,
      whom,
      number,
      why,
      dueAtMs: tries.at(-1)?.againAtMs ?? dueAtMs,
      byName,
      reached: tries.some(({ result }) => result === 'answered'),
      tries: tries.map((one) => ({
        text: resultWords[one.result],
        atMs: one.atMs,
        byName: one.byName,
      })),
    }))
    .toSorted((a, b) => Number(a.reached) - Number(b.reached) || a.dueAtMs - b.dueAtMs);
