import type { CallState } from './call.ts';
import type { CallEvent } from './events.ts';
import { joinedEvents } from './joined-events.ts';

type JoinedEvent = Extract<CallEvent, { type: keyof typeof joinedEvents }>;

export const isJoinedEvent = (event: CallEvent): event is JoinedEvent =>
  Object.hasOwn(joinedEvents, event.type);

/** Which calls are about the same incident. Joined by two desks at once, it is said twice and is so once. */
export function foldJoined(call: CallState, event: JoinedEvent): CallState {
  const { atMs } = event;
  const noted = (text: string, joins: CallState['joins']): CallState => ({
    ...call,
    joins,
    notes: [{ atMs, text, auto: true }, ...call.notes],
  });
  if (event.type === 'call-joined') {
    const { joinId: id, ...join } = event.content;
    const known = call.joins.some(
      (one) => one.id === id || (one.withCall === join.withCall && one.parted === null),
    );
    return known
      ? call
      : noted(`One incident with the call of ${join.withTitle}: ${join.why}`, [
          ...call.joins,
          { ...join, id, atMs, parted: null },
        ]);
  }
  const { joinId: id, why } = event.content;
  const joined = call.joins.find((one) => one.id === id && one.parted === null);
  return joined === undefined
    ? call
    : noted(
        `Not one incident with the call of ${joined.withTitle}: ${why}`,
        call.joins.map((one) => (one.id === id ? { ...one, parted: why } : one)),
      );
}
