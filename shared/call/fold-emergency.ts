import { isEmergencyOpen, type CallState, type Emergency, type EmergencyLine } from './call.ts';
import type { CallEvent } from './events.ts';

const types = [
  'emergency-requested',
  'emergency-service-referenced',
  'emergency-service-rung',
  'ambulance-only-chosen',
  'emergency-recalled',
  'emergency-stood-down',
] as const;

type EmergencyEvent = Extract<CallEvent, { type: (typeof types)[number] }>;

export const isEmergencyEvent = (event: CallEvent): event is EmergencyEvent =>
  types.some((type) => type === event.type);

const notedWith = (call: CallState, atMs: number, text: string): CallState => ({
  ...call,
  notes: [{ atMs, text, auto: true }, ...call.notes],
});

const withLine = (
  emergency: Emergency,
  service: EmergencyLine['service'],
  change: Partial<EmergencyLine>,
): Emergency => ({
  ...emergency,
  lines: emergency.lines.map((line) => (line.service === service ? { ...line, ...change } : line)),
});

const newLine = (service: EmergencyLine['service']): EmergencyLine => ({
  service,
  off: false,
  reference: null,
  acceptedBy: null,
  rungAtMs: null,
  doneAtMs: null,
});

const name = { police: 'Police', ambulance: 'Ambulance' } as const;

/** F9 and what follows. Each service stays open until a reference or the time it was rung. */
export function foldEmergency(call: CallState, event: EmergencyEvent): CallState {
  const { atMs } = event;
  const { emergency } = call;
  if (event.type === 'emergency-requested') {
    const { where, services, given } = event.content;
    // Asked again while open: what was asked stands, with its references, and more is asked beside it.
    const kept =
      emergency !== null && isEmergencyOpen(call)
        ? emergency.lines.filter(({ service }) => !services.includes(service))
        : [];
    return notedWith(
      {
        ...call,
        emergency: {
          askedAtMs: atMs,
          askedBy: event.by?.user ?? '',
          where,
          given,
          lines: [...kept, ...services.map(newLine)],
          recalledAtMs: null,
          stoodDown: null,
        },
      },
      atMs,
      `Immediate danger: dispatch asked for ${services.join(' and ')}`,
    );
  }
  if (emergency === null) return call;
  switch (event.type) {
    case 'emergency-service-referenced': {
      const { service, reference, acceptedBy } = event.content;
      const text = `${name[service]} reference ${reference}${acceptedBy === null ? '' : `, accepted by ${acceptedBy}`}`;
      return notedWith(
        {
          ...call,
          emergency: withLine(emergency, service, { reference, acceptedBy, doneAtMs: atMs }),
        },
        atMs,
        text,
      );
    }
    case 'emergency-service-rung': {
      const { service } = event.content;
      // A time alone ends the ambulance line; police need the command system's reference.
      const done = service === 'ambulance' ? { doneAtMs: atMs } : {};
      return notedWith(
        { ...call, emergency: withLine(emergency, service, { rungAtMs: atMs, ...done }) },
        atMs,
        `${name[service]} rung`,
      );
    }
    case 'ambulance-only-chosen':
      return notedWith(
        { ...call, emergency: withLine(emergency, 'police', { off: true }) },
        atMs,
        'Ambulance only: police taken off',
      );
    case 'emergency-recalled':
      return notedWith(
        { ...call, emergency: { ...emergency, recalledAtMs: atMs } },
        atMs,
        'Taken back: dispatch asked to recall',
      );
    case 'emergency-stood-down': {
      const { supervisor, reason } = event.content;
      return notedWith(
        { ...call, emergency: { ...emergency, stoodDown: { supervisor, reason, atMs } } },
        atMs,
        `${supervisor} stood the emergency down: ${reason}`,
      );
    }
  }
}
