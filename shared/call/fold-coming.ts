import type { CallState, Referral } from './call.ts';
import { chaseWords } from './coming.ts';
import { comingEvents } from './coming-events.ts';
import type { CallEvent } from './events.ts';
import { acceptedName } from './fold-referral.ts';

type ComingEvent = Extract<CallEvent, { type: keyof typeof comingEvents }>;
type Chased = Extract<ComingEvent, { type: 'service-chased' }>['content'];

export const isComingEvent = (event: CallEvent): event is ComingEvent =>
  Object.hasOwn(comingEvents, event.type);

const noted = (call: CallState, atMs: number, text: string): CallState => ({
  ...call,
  notes: [{ atMs, text, auto: true }, ...call.notes],
});

/** Offered anew: who had taken it does not come, and the call is again with whoever took it here. */
function givenUp(call: CallState, of: Referral, atMs: number, by: string): CallState {
  const was = of.acceptedBy === null ? null : acceptedName(of.acceptedBy);
  const asked: Referral = {
    ...of,
    state: 'offered',
    step: 0,
    offeredAtMs: atMs,
    movedAtMs: [atMs],
    acceptedBy: null,
    acceptedAtMs: null,
    declined: [
      ...of.declined,
      { user: call.handler.user, name: by, reason: 'Not coming after all' },
    ],
  };
  return {
    ...call,
    referrals: call.referrals.map((one) => (one.id === of.id ? asked : one)),
    owner: call.owner.user === null && call.owner.name === was ? call.handler : call.owner,
  };
}

function notComing(call: CallState, { serviceKey, saidBy, label }: Chased, atMs: number) {
  const referral = call.referrals.find(({ id }) => id === serviceKey);
  // Only what somebody outside has taken can be given up on the telephone: nobody speaks for a nurse who accepted here.
  if (referral !== undefined)
    return referral.acceptedBy !== null && 'outside' in referral.acceptedBy
      ? givenUp(call, referral, atMs, saidBy ?? label)
      : call;
  const { emergency } = call;
  if (emergency === null) return call;
  const lines = emergency.lines.map((line) =>
    line.service === serviceKey
      ? { ...line, reference: null, acceptedBy: null, rungAtMs: null, doneAtMs: null }
      : line,
  );
  return { ...call, emergency: { ...emergency, lines } };
}

/** Help on its way, what was said of it, and what was taken back. A repeat changes nothing. */
export function foldComing(call: CallState, event: ComingEvent): CallState {
  const { atMs } = event;
  switch (event.type) {
    case 'service-chased': {
      const { chaseId: id, ...chase } = event.content;
      if (call.chases.some((one) => one.id === id)) return call;
      const after = chase.result === 'not-coming' ? notComing(call, event.content, atMs) : call;
      const who = chase.saidBy === null ? '' : ` (${chase.saidBy})`;
      return noted(
        { ...after, chases: [...call.chases, { ...chase, id, atMs }] },
        atMs,
        `${chase.label}: ${chaseWords[chase.result].toLowerCase()}${who}`,
      );
    }
    case 'promise-reversed':
      return noted(
        { ...call, reversals: [...call.reversals, { ...event.content, atMs }] },
        atMs,
        `${event.content.byName} took back “${event.content.promised}”: ${event.content.reason}. Instead: ${event.content.instead}`,
      );
    case 'force-named': {
      const { force, telephone } = event.content;
      const referrals = call.referrals.map((one) =>
        one.destination === 'other_force' && one.state === 'offered'
          ? { ...one, label: force, toName: force, telephone }
          : one,
      );
      return noted({ ...call, referrals }, atMs, `Other force asked: ${force}`);
    }
    case 'asked-by-force': {
      const { force, name, reference } = event.content;
      return noted(
        { ...call, askedBy: event.content },
        atMs,
        `Asked by ${force}: ${name}${reference === null ? '' : `, their reference ${reference}`}`,
      );
    }
  }
}
