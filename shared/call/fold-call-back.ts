import type { CallState } from './call.ts';
import { callBackEvents } from './call-back-events.ts';
import type { CallEvent } from './events.ts';
import { resultWords } from './ring-back.ts';

type CallBackEvent = Extract<CallEvent, { type: keyof typeof callBackEvents }>;

export const isCallBackEvent = (event: CallEvent): event is CallBackEvent =>
  Object.hasOwn(callBackEvents, event.type);

/** Call-backs and their attempts. A repeat changes nothing; an attempt at one that is not known here is on the record alone. */
export function foldCallBack(call: CallState, event: CallBackEvent): CallState {
  const { atMs } = event;
  const noted = (text: string, callBacks: CallState['callBacks']): CallState => ({
    ...call,
    callBacks,
    notes: [{ atMs, text, auto: true }, ...call.notes],
  });
  const { callBackId: id } = event.content;
  const known = call.callBacks.find((one) => one.id === id);
  if (event.type === 'call-back-planned') {
    if (known !== undefined) return call;
    const { whom, number, dueAtMs, why, byName } = event.content;
    return noted(`To be rung back: ${whom}, ${number}. ${why}`, [
      ...call.callBacks,
      { id, whom, number, dueAtMs, why, byName, atMs, tries: [] },
    ]);
  }
  if (known === undefined || known.tries.some((one) => one.atMs === atMs)) return call;
  const { result, againAtMs, byName } = event.content;
  return noted(
    `Rang ${known.whom} back (${known.number}): ${resultWords[result].toLowerCase()}`,
    call.callBacks.map((one) =>
      one.id === id ? { ...one, tries: [...one.tries, { result, againAtMs, byName, atMs }] } : one,
    ),
  );
}
