import { ok } from '#shared/kit/result.ts';
import type { Service } from '#shared/contract/words.ts';
import { currentFacts } from './facts.ts';
import { isEmergencyOpen, openObligations, type CallState } from './call.ts';
import { event, refuse, refusedWhenClosed, type Acting, type Decided } from './command.ts';
import { closeAll, openObligation } from './obligations.ts';

/** How long F9 may be taken back by the person who pressed it (components.md, Recall). */
export const recallWindowMs = 5_000;

/** What dispatch is given, from what has been said so far. */
function given(call: CallState, where: string): { label: string; text: string }[] {
  const facts = currentFacts(call);
  const said = [...call.answers].reverse().flatMap(({ words }) => (words === null ? [] : [words]));
  const weapon = facts['weapon'];
  const danger = [
    ...(weapon === undefined || weapon === 'no'
      ? []
      : [`Weapon: ${String(weapon).replaceAll('_', ' ')}`]),
    ...said.slice(0, 2),
  ];
  const who = [
    call.person?.name,
    call.caller.name === null ? null : `${call.caller.name} is calling`,
  ];
  return [
    { label: 'Where', text: where },
    { label: 'Who', text: who.filter((part) => part != null).join('. ') || 'Not known yet' },
    { label: 'Danger', text: danger.join('. ') || 'Not known yet: treat as danger to life' },
    { label: 'Ring back', text: call.number ?? 'Number not known' },
  ];
}

/** The services that nobody on this call is asking for now. A line taken off counts as not asked. */
export const notAskedYet = (call: CallState, services: readonly Service[]): readonly Service[] =>
  services.filter(
    (service) =>
      !isEmergencyOpen(call) ||
      call.emergency?.lines.some((line) => line.service === service && !line.off) !== true,
  );

/** F9: asks dispatch for police and ambulance, with an obligation for each until a reference is there. */
export function requestEmergency(
  acting: Acting,
  call: CallState,
  where: string | null,
  services: readonly Service[] = ['police', 'ambulance'],
): Decided {
  const closed = refusedWhenClosed(call);
  if (closed !== null) return closed;
  const wanted = notAskedYet(call, services);
  if (wanted.length === 0)
    return refuse(
      'already-asked',
      'Dispatch was already asked on this call. Enter the references, keys 1 and 2.',
    );
  const toTell = openObligations(call).some(({ kind }) => kind === 'tell_caller');
  const place = where ?? call.caller.addressSaid ?? 'Not known yet: ask the caller where';
  return ok([
    event(acting, call.callId, 'emergency-requested', {
      where: place,
      services: [...wanted],
      given: given(call, place),
    }),
    ...wanted.map((service) => openObligation(acting, call, { kind: `${service}_reference` })),
    ...(toTell && isEmergencyOpen(call)
      ? []
      : [openObligation(acting, call, { kind: 'tell_caller' })]),
  ]);
}

/** A reference from dispatch or ambulance control ends that service's line. */
export function recordReference(
  acting: Acting,
  call: CallState,
  {
    service,
    reference,
    acceptedBy,
  }: { service: Service; reference: string; acceptedBy: string | null },
): Decided {
  const closed = refusedWhenClosed(call);
  if (closed !== null) return closed;
  const line = call.emergency?.lines.find((open) => open.service === service && !open.off);
  if (line === undefined)
    return refuse('service-not-asked', `Nobody asked for ${service} on this call. Press F9 first.`);
  return ok([
    event(acting, call.callId, 'emergency-service-referenced', { service, reference, acceptedBy }),
    ...closeAll(acting, call, `${service}_reference`, `Reference ${reference}`, { reference }),
  ]);
}

/** The handler rang the service. It ends the ambulance line; police need the command system's reference. */
export function recordRung(acting: Acting, call: CallState, service: Service): Decided {
  const closed = refusedWhenClosed(call);
  if (closed !== null) return closed;
  const line = call.emergency?.lines.find((open) => open.service === service && !open.off);
  if (line === undefined)
    return refuse('service-not-asked', `Nobody asked for ${service} on this call. Press F9 first.`);
  return ok([
    event(acting, call.callId, 'emergency-service-rung', { service }),
    ...(service === 'ambulance' ? closeAll(acting, call, 'ambulance_reference', 'Rung') : []),
  ]);
}

const dangerToOthers: Readonly<Record<string, readonly string[]>> = {
  crime: ['no'],
  weapon: ['no'],
  firearm: ['no'],
  others_at_risk: ['no'],
  serious_harm_risk: ['no', 'yes', 'unknown'],
};
const asked = ['crime', 'weapon'] as const;

/**
 * Whether police may be taken off an emergency, with the reason in words. Off when a weapon,
 * violence or a crime was mentioned, not known or not asked (unknown is not no).
 */
export function ambulanceOnly(call: CallState): {
  readonly available: boolean;
  readonly why: string;
} {
  const facts = currentFacts(call);
  const mentioned = Object.entries(dangerToOthers).find(
    ([fact, safe]) => facts[fact] !== undefined && !safe.includes(String(facts[fact])),
  );
  const words = (fact: string) => fact.replaceAll('_', ' ');
  if (mentioned !== undefined)
    return {
      available: false,
      why: `Off on this call: ${words(mentioned[0])} is ${words(String(facts[mentioned[0]]))}, so police stay asked.`,
    };
  const heard = facts['heard'];
  if (heard !== undefined && (heard.includes('violence') || heard.includes('threat')))
    return {
      available: false,
      why: 'Off on this call: violence or a threat was heard, so police stay asked.',
    };
  const unasked = asked.find((fact) => facts[fact] === undefined);
  if (unasked !== undefined)
    return {
      available: false,
      why: `Off until you have asked about ${unasked}: not asked is not no.`,
    };
  return { available: true, why: 'No weapon, violence or crime was mentioned.' };
}

export function chooseAmbulanceOnly(acting: Acting, call: CallState): Decided {
  const closed = refusedWhenClosed(call);
  if (closed !== null) return closed;
  if (!isEmergencyOpen(call)) return refuse('no-emergency', 'Press F9 first.');
  const police = call.emergency?.lines.find(({ service }) => service === 'police');
  if (police === undefined || police.off || police.doneAtMs !== null)
    return refuse('police-already-settled', 'The police line is already off or done.');
  const { available, why } = ambulanceOnly(call);
  if (!available) return refuse('police-stay-asked', why);
  return ok([
    event(acting, call.callId, 'ambulance-only-chosen', {}),
    ...closeAll(acting, call, 'police_reference', 'Ambulance only'),
  ]);
}

/** Esc within five seconds. It asks dispatch to recall; the lines stay until dispatch confirms. */
export function recallEmergency(acting: Acting, call: CallState): Decided {
  const closed = refusedWhenClosed(call);
  if (closed !== null) return closed;
  if (call.emergency === null || !isEmergencyOpen(call))
    return refuse('no-emergency', 'There is nothing to take back on this call.');
  if (call.emergency.askedBy !== acting.by.user)
    return refuse(
      'recall-not-yours',
      'Only whoever pressed F9 takes it back. A supervisor stands it down.',
    );
  if (acting.nowMs > call.emergency.askedAtMs + recallWindowMs)
    return refuse(
      'recall-too-late',
      'The five seconds are over. Only a supervisor stands down now.',
    );
  return ok([
    event(acting, call.callId, 'emergency-recalled', {}),
    openObligation(acting, call, {
      kind: 'tell_caller',
      label: 'Tell the caller that the request was taken back',
    }),
  ]);
}

/** A supervisor ends an emergency, by name and with a reason; the caller has to be told. */
export function standDown(
  acting: Acting,
  call: CallState,
  { reason }: { reason: string },
): Decided {
  const closed = refusedWhenClosed(call);
  if (closed !== null) return closed;
  if (acting.by.role !== 'supervisor')
    return refuse(
      'supervisor-only',
      'Only a supervisor stands an emergency down. Ask one to sign in here.',
    );
  // After a recall the lines are still open, and it is still the supervisor who ends them.
  if (call.emergency === null || call.emergency.stoodDown !== null)
    return refuse('no-emergency', 'There is no open emergency on this call.');
  // The name on the record is that of whoever is signed in, not one that was typed.
  const supervisor = acting.by.name;
  const how = `Stood down by ${supervisor}: ${reason}`;
  return ok([
    event(acting, call.callId, 'emergency-stood-down', { supervisor, reason }),
    ...closeAll(acting, call, 'police_reference', how),
    ...closeAll(acting, call, 'ambulance_reference', how),
    openObligation(acting, call, {
      kind: 'promise_reversed',
      label: 'Tell the caller that nobody is coming after all, and why',
      owner: call.handler,
    }),
  ]);
}
