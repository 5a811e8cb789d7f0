import { openContacts, type CallState, type Handover } from './call.ts';
import type { CallEvent } from './events.ts';
import { handoverEvents } from './handover-events.ts';

type HandoverEvent = Extract<CallEvent, { type: keyof typeof handoverEvents }>;

export const isHandoverEvent = (event: CallEvent): event is HandoverEvent =>
  Object.hasOwn(handoverEvents, event.type);

const noted = (call: CallState, atMs: number, text: string): CallState => ({
  ...call,
  notes: [{ atMs, text, auto: true }, ...call.notes],
});

type Person = CallState['obligations'][number]['owner'];

/** The call, if they had it, and everything open that was theirs to do. */
const moved = (call: CallState, from: Person, to: Person, toName: string): CallState => ({
  ...call,
  owner: call.owner.user === from ? { user: to, name: toName } : call.owner,
  obligations: call.obligations.map((one) =>
    one.closed === null && one.owner === from ? { ...one, owner: to, ownerName: toName } : one,
  ),
});

const withState = (call: CallState, id: string, change: Partial<Handover>): CallState => ({
  ...call,
  handovers: call.handovers.map((one) => (one.id === id ? { ...one, ...change } : one)),
});

/** Nothing moves on an offer. Only the person who was asked can take it, whoever says so; a repeat changes nothing. */
export function foldHandover(call: CallState, event: HandoverEvent): CallState {
  const { atMs, by } = event;
  switch (event.type) {
    case 'handover-offered': {
      const { handoverId: id, ...offer } = event.content;
      if (call.handovers.some((one) => one.id === id)) return call;
      return noted(
        {
          ...call,
          handovers: [
            ...call.handovers,
            { ...offer, id, offeredAtMs: atMs, state: 'offered', reason: null },
          ],
        },
        atMs,
        offer.givenBy === null
          ? `${offer.fromName} asks ${offer.toName} to take over: ${offer.why}`
          : `${offer.givenBy.name} asks ${offer.toName} to take this over from ${offer.fromName}, who keeps it until then: ${offer.why}`,
      );
    }
    case 'handover-accepted': {
      const asked = call.handovers.find(({ id }) => id === event.content.handoverId);
      if (asked?.state !== 'offered' || by?.user !== asked.to) return call;
      // A contact that began while the other desk took it: its nurse keeps both until it has its record.
      if (openContacts(call).some((contact) => contact.by === asked.from))
        return noted(
          call,
          atMs,
          `${asked.toName} cannot take over yet: ${asked.fromName} has a contact that has no record`,
        );
      const after = moved(call, asked.from, asked.to, asked.toName);
      return noted(
        withState(after, asked.id, { state: 'accepted' }),
        atMs,
        `${asked.toName} took over from ${asked.fromName}`,
      );
    }
    case 'handover-declined': {
      const asked = call.handovers.find(({ id }) => id === event.content.handoverId);
      if (asked?.state !== 'offered' || by?.user !== asked.to) return call;
      const { reason } = event.content;
      return noted(
        withState(call, asked.id, { state: 'declined', reason }),
        atMs,
        `${asked.toName} did not take over: ${reason}. ${asked.fromName} keeps it`,
      );
    }
    case 'taken-over': {
      const { from, fromName, to, toName, reason } = event.content;
      const after = moved(call, from, to, toName);
      return noted(after, atMs, `${toName} took over from ${fromName}: ${reason}`);
    }
  }
}
