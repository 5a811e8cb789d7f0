import { ok } from '#shared/kit/result.ts';
import { nurseSteps, outsideSteps, supervisorSteps } from '#shared/routing/escalation.ts';
import { referralId as newReferralId, type Service } from '#shared/contract/words.ts';
import { decide } from '#shared/protocol/decide.ts';
import type { Decision } from '#shared/protocol/protocol.ts';
import { isEmergencyOpen, type CallState } from './call.ts';
import { event, refuse, refusedWhenClosed, type Acting, type Decided } from './command.ts';
import { ambulanceOnly, notAskedYet, requestEmergency } from './emergency.ts';
import type { CallEvent } from './events.ts';
import { decidingFacts } from './facts.ts';
import { openObligation } from './obligations.ts';
import { serviceFor } from './service.ts';

export type Route = {
  /** The one the handler chose to head the route. */
  readonly destination: string;
  /** Unasked necessary facts the screen named before the second F8. */
  readonly acknowledgedMissing: readonly string[];
  /** Why another than the recommended; null where the recommended was taken. */
  readonly reason: string | null;
};

const emergencyService: Readonly<Record<string, Service>> = {
  police_emergency: 'police',
  ambulance_emergency: 'ambulance',
};

/** These carry an act of their own (F9 lines, the close form) or nobody to ask. */
const needsNoOffer = new Set([...Object.keys(emergencyService), 'no_deployment']);

const kindOf = (destination: string): 'nurse' | 'supervisor' | 'outside' => {
  if (destination === 'nurse' || destination === 's136_consultation') return 'nurse';
  return destination === 'supervisor_review' ? 'supervisor' : 'outside';
};

/** Offers the call to one destination, with the ladder it climbs when nobody answers. */
function offer(acting: Acting, call: CallState, destination: string): readonly CallEvent[] {
  const service = serviceFor(acting.table, destination);
  const kind = kindOf(destination);
  const steps = {
    nurse: () => nurseSteps(acting.colleagues, acting.rung?.()),
    supervisor: () => supervisorSteps(acting.colleagues),
    outside: () => outsideSteps(acting.colleagues, service),
  }[kind]();
  const referralId = newReferralId.parse(acting.newId());
  const first = steps[0];
  return [
    event(acting, call.callId, 'referral-offered', {
      referralId,
      destination,
      label: service.name,
      kind,
      to: first?.users[0] ?? null,
      toName: first?.who ?? service.name,
      telephone: service.telephone,
      steps,
    }),
    openObligation(acting, call, {
      kind: 'referral_acceptance',
      label: `${service.name}: somebody accepts by name`,
      dueAtMs: acting.nowMs + Math.max(service.targetMinutes, 3) * 60_000,
      referralId,
    }),
  ];
}

/** Obligations that other acts of this command open by themselves. */
const openedElsewhere = new Set([
  'referral_acceptance',
  'ambulance_reference',
  'police_reference',
  'nurse_record',
]);

/**
 * With no nurse on duty the script goes another way by itself. Where a nurse on duty would have been asked, that is recorded with
 * what was taken instead, so that the gap can be counted (design section 1, rule 9).
 */
function missedConsultation(
  acting: Acting,
  call: CallState,
  taken: readonly string[],
  decision: Decision,
): readonly CallEvent[] {
  if (acting.colleagues.some(({ role, onDuty }) => role === 'nurse' && onDuty)) return [];
  const facts = { ...decidingFacts(acting.pack, call), nurse_on_duty: 'yes' };
  const asked = [...decide(acting.pack, facts).destinations, ...decision.destinations];
  if (!asked.some((one) => kindOf(one) === 'nurse')) return [];
  const instead = taken.find((one) => kindOf(one) !== 'nurse') ?? 'supervisor_review';
  const outOfHours = taken.includes('s136_consultation') ? 's136_consultation' : instead;
  const service = serviceFor(acting.table, outOfHours);
  return [
    event(acting, call.callId, 'consultation-missed', {
      why: 'no-nurse-on-duty',
      alternative: service.name,
      telephone: service.telephone,
    }),
  ];
}

/** Who by name owns what was not asked: nurse or supervisor among the offers, else a supervisor here. */
function doubtOwner(acting: Acting, destinations: readonly string[]): string | null {
  const first = (role: 'nurse' | 'supervisor', mustBeOnDuty: boolean) =>
    acting.colleagues.find((one) => one.role === role && (one.onDuty || !mustBeOnDuty))?.name;
  const nurse = destinations.includes('nurse') ? first('nurse', true) : undefined;
  return nurse ?? first('supervisor', true) ?? first('supervisor', false) ?? null;
}

/**
 * Takes a route. Everything the decision requires is asked for together: a handler may put another
 * destination first or add one, and cannot leave out what the facts require. Only a supervisor can,
 * by name and with a reason.
 */
export function takeRoute(
  acting: Acting,
  call: CallState,
  decision: Decision,
  route: Route,
): Decided {
  const closed = refusedWhenClosed(call);
  if (closed !== null) return closed;
  const recommended = decision.destinations[0] === route.destination;
  if (!recommended && route.reason === null)
    return refuse('reason-needed', 'A route other than the recommended one needs a reason.');
  const { destination } = route;
  if (!Object.hasOwn(acting.table.services, destination))
    return refuse('destination-unknown', `"${destination}" is not in this force's response table.`);
  if (destination === 'no_deployment' && !decision.destinations.includes('no_deployment'))
    return refuse(
      'police-still-required',
      'Sending nobody is not open on this call: the facts so far require somebody to go or to look.',
    );
  const unnamed = decision.missing.filter((fact) => !route.acknowledgedMissing.includes(fact));
  const bySupervisor = acting.by.role === 'supervisor';
  const onlySupervisor = destination === 'supervisor_review';
  if (unnamed.length > 0 && !onlySupervisor)
    return refuse(
      'necessary-question-not-asked',
      `Not asked yet: ${unnamed.map((fact) => fact.replaceAll('_', ' ')).join(', ')}. Ask it, or take the route again to go on without.`,
    );
  const owner = decision.missing.length > 0 ? doubtOwner(acting, decision.destinations) : null;
  if (
    decision.missing.length > 0 &&
    owner === null &&
    !decision.destinations.includes('police_emergency')
  )
    return refuse(
      'nobody-owns-the-doubt',
      'A named supervisor or nurse has to own what was not asked, and none is set up on this desk. Ask the question, or press F9.',
    );

  const required = bySupervisor && !recommended ? [] : decision.destinations;
  const doubt =
    decision.missing.length > 0 && owner !== null && !required.includes('nurse')
      ? ['supervisor_review']
      : [];
  const destinations = [...new Set([destination, ...required, ...doubt])].filter(
    (one) => one !== 'no_deployment' || decision.destinations.includes('no_deployment'),
  );
  // What was accepted before the call was opened again was for then: it is offered anew.
  const alreadyOffered = new Set(
    call.referrals
      .filter(
        ({ acceptedAtMs }) => acceptedAtMs === null || acceptedAtMs > (call.reopenedAtMs ?? -1),
      )
      .map((referral) => referral.destination),
  );
  const services = destinations.flatMap((one) => emergencyService[one] ?? []);
  // Police taken off by hand stay off, unless something said since forbids it.
  const takenOff = ambulanceOnly(call).available && call.emergency?.lines.some(({ off }) => off);
  const toAsk = notAskedYet(call, services).filter(
    (one) => one !== 'police' || takenOff !== true || !isEmergencyOpen(call),
  );
  const asks = toAsk.length > 0 ? requestEmergency(acting, call, null, toAsk) : ok([]);
  if (!asks.ok) return asks;
  const opensAlready = new Set(
    call.obligations.filter((one) => one.closed === null).map(({ kind }) => kind),
  );
  return ok([
    event(acting, call.callId, 'route-taken', {
      destination,
      label: serviceFor(acting.table, destination).name,
      destinations,
      level: decision.level,
      recommended,
      missing: [...decision.missing],
      doubtOwner: owner,
      reason: route.reason,
    }),
    ...asks.value,
    ...missedConsultation(acting, call, destinations, decision),
    ...destinations
      .filter((one) => !needsNoOffer.has(one) && !alreadyOffered.has(one))
      .flatMap((one) => offer(acting, call, one)),
    ...[...new Set(['tell_caller', ...decision.obligations])]
      .filter((kind) => !openedElsewhere.has(kind) && !opensAlready.has(kind))
      .filter((kind) => kind !== 'tell_caller' || services.length === 0)
      .map((kind) => openObligation(acting, call, { kind })),
  ]);
}
