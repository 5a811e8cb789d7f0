import type { CallView } from '#shared/contract/call-view.ts';
import type { Decision, Pack, ResponseTable } from '#shared/protocol/protocol.ts';
import { acceptedOwner } from './accepted-owner.ts';
import type { CallState } from './call.ts';
import { serviceFor } from './service.ts';

const emergencies = ['police_emergency', 'ambulance_emergency'];

const line = (table: ResponseTable, destination: string, detail: string) => ({
  destination,
  label: serviceFor(table, destination).name,
  detail,
});

/** How a destination is reached, in words that promise nothing. */
function detailOf(
  table: ResponseTable,
  destination: string,
  there: (destination: string) => string | null = () => null,
): string {
  const now = there(destination);
  if (now !== null && !emergencies.includes(destination)) {
    const { telephone } = serviceFor(table, destination);
    return destination === 'nurse' || telephone === null ? now : `${now}. Ring ${telephone}`;
  }
  if (emergencies.includes(destination)) return 'Asked, then not sent until a reference shows';
  if (destination === 'nurse') return 'Offered to a nurse on duty; you own the call until accepted';
  if (destination === 'no_deployment')
    return 'Nobody is sent. Tell the caller so, why, and when to call again';
  const { telephone } = serviceFor(table, destination);
  return telephone === null
    ? 'Accepted by name, with a reference'
    : `Ring ${telephone}; accepted by name`;
}

/** The route card: the fullest route the facts require, why, what is missing, and what ranks lower. */
export function routeView(
  pack: Pack,
  table: ResponseTable,
  call: CallState,
  decision: Decision,
  there: (destination: string) => string | null = () => null,
): CallView['route'] {
  const [first, ...rest] = decision.destinations;
  const both = emergencies.every((one) => decision.destinations.includes(one));
  const head =
    first === undefined
      ? null
      : both
        ? { destination: first, label: 'Police and ambulance', detail: detailOf(table, first) }
        : line(table, first, detailOf(table, first, there));
  const numbers = new Map(call.answers.map(({ question }, index) => [question, index + 1]));
  return {
    recommended: head,
    also: rest
      .filter((destination) => !(both && emergencies.includes(destination)))
      .map((destination) => line(table, destination, detailOf(table, destination, there))),
    reasons: decision.because.map(({ text, source }) => ({ text, source })),
    missing: decision.missing.map((fact) => {
      const asked = pack.questions.find((question) => question.fact === fact);
      return {
        fact,
        question: asked?.short ?? fact.replaceAll('_', ' '),
        n: asked === undefined ? null : (numbers.get(asked.id) ?? null),
      };
    }),
    alternatives:
      decision.missing.length > 0
        ? []
        : rest.map((destination, index) => ({
            destination,
            label: serviceFor(table, destination).name,
            rank: `${String(index + 2)}${['nd', 'rd'][index] ?? 'th'}, joins the route`,
            why:
              [pack.advice[destination]?.why, there(destination)]
                .filter((words) => words != null)
                .join(' ') || detailOf(table, destination),
          })),
    taken:
      call.route === null
        ? null
        : {
            destination: call.route.destination,
            label: call.route.label,
            atMs: call.route.atMs,
            recommended: call.route.recommended,
            reason: call.route.reason,
          },
  };
}

/** Words to say while waiting, for the first destination that has some. */
export const sayWhileWaiting = (pack: Pack, call: CallState, decision: Decision): string | null => {
  const destinations = call.route?.destinations ?? decision.destinations;
  return (
    destinations.map((one) => pack.advice[one]?.sayWhileWaiting).find((say) => say !== undefined) ??
    null
  );
};

/** A start for what the caller is told; the handler reads it out and corrects it. */
export function toTell(
  pack: Pack,
  table: ResponseTable,
  call: CallState,
  decision: Decision,
): CallView['toTell'] {
  const destinations = call.route?.destinations ?? decision.destinations;
  const spoken = destinations.filter((one) => pack.advice[one]?.tell !== undefined);
  const first = spoken[0] ?? destinations[0];
  const advice = first === undefined ? undefined : pack.advice[first];
  const { name, targetMinutes } =
    first === undefined ? { name: 'Nobody yet', targetMinutes: 0 } : serviceFor(table, first);
  const nobody = destinations.includes('no_deployment');
  const accepted = acceptedOwner(call);
  return {
    who: `${accepted === null ? `Nobody has accepted yet; we are asking: ${name}` : accepted}${nobody ? '. The police are not coming' : ''}`,
    when:
      targetMinutes === 0
        ? 'As soon as they accept'
        : `They should answer within ${String(targetMinutes)} minutes`,
    ifWorse: advice?.ifWorse ?? 'Ring 999 again at once and say what has changed',
    callAgain:
      advice?.callAgain ?? 'If nobody has been in touch in the time you were told, ring again',
  };
}
