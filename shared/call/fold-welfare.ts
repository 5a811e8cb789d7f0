import type { CallState } from './call.ts';
import type { CallEvent } from './events.ts';
import { welfareWords } from './welfare.ts';
import { welfareEvents } from './welfare-events.ts';

type WelfareEvent = Extract<CallEvent, { type: keyof typeof welfareEvents }>;

export const isWelfareEvent = (event: CallEvent): event is WelfareEvent =>
  Object.hasOwn(welfareEvents, event.type);

/** Who was asked how they are. A repeat changes nothing. */
export function foldWelfare(call: CallState, event: WelfareEvent): CallState {
  const { welfareId: id, ...asked } = event.content;
  if (call.welfare.some((one) => one.id === id)) return call;
  const next = asked.next === null ? '' : `. Next: ${asked.next}`;
  return {
    ...call,
    welfare: [...call.welfare, { ...asked, id, atMs: event.atMs }],
    notes: [
      {
        atMs: event.atMs,
        text: `${welfareWords[asked.result]}: ${asked.whom}${next}`,
        auto: true,
      },
      ...call.notes,
    ],
  };
}
