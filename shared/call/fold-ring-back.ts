import type { CallState } from './call.ts';
import type { CallEvent } from './events.ts';
import { resultWords, rungWords } from './ring-back.ts';
import { ringBackEvents } from './ring-back-events.ts';

type RingBackEvent = Extract<CallEvent, { type: keyof typeof ringBackEvents }>;

export const isRingBackEvent = (event: CallEvent): event is RingBackEvent =>
  Object.hasOwn(ringBackEvents, event.type);

/** Attempts to reach a caller, and what is safe to ring. A repeat changes nothing. */
export function foldRingBack(call: CallState, event: RingBackEvent): CallState {
  const { atMs } = event;
  if (event.type === 'safe-to-ring') {
    const { number, when } = event.content;
    return {
      ...call,
      safeToRing: event.content,
      notes: [
        { atMs, text: `Safe to ring: ${number}${when === null ? '' : `, ${when}`}`, auto: true },
        ...call.notes,
      ],
    };
  }
  const { tryId: id, ...tried } = event.content;
  if (call.ringBacks.some((one) => one.id === id)) return call;
  const number = tried.number === null ? '' : ` (${tried.number})`;
  const despite = tried.despite === null ? '' : `. Not the safe number: ${tried.despite}`;
  return {
    ...call,
    ringBacks: [...call.ringBacks, { ...tried, id, atMs }],
    notes: [
      {
        atMs,
        text: `Rang ${rungWords[tried.to]}${number}: ${resultWords[tried.result].toLowerCase()}${despite}`,
        auto: true,
      },
      ...call.notes,
    ],
  };
}
