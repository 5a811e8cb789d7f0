import type { CallView } from '#shared/contract/call-view.ts';

type Emergency = NonNullable<CallView['emergency']>;

const names = { police: 'Police', ambulance: 'Ambulance' };

/**
 * Asked, accepted and sent are three different words. A line that was only rung is not accepted:
 * nothing here ever says that somebody is coming.
 */
export function emergencyHeading({ services, recalledAtMs }: Emergency, sends: boolean): string {
  const asked = services.filter(({ state }) => state !== 'off');
  const open = asked.filter(({ state }) => state === 'asked');
  const done = asked.filter(({ state }) => state === 'done');
  if (recalledAtMs !== null) return 'Recall asked. Dispatch has not confirmed it here';
  if (done.length === 0)
    return sends
      ? 'Dispatch is asked. Nothing is sent yet'
      : 'Concord cannot send. Nothing is sent yet';
  const words = done.map(({ service, reference }) =>
    reference === null ? `${names[service]} rung` : `${names[service]} accepted`,
  );
  const accepted = words.map((word, index) => (index === 0 ? word : word.toLowerCase())).join(', ');
  if (open.length === 0) return `${accepted}. Every line is done`;
  const police = open.some(({ service }) => service === 'police');
  return `${accepted}. ${open.map(({ service }) => names[service]).join(' and ')} ${police ? 'are' : 'is'} not sent yet`;
}
