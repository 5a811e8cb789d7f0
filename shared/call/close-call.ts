import { err, ok } from '#shared/kit/result.ts';
import {
  isClosed,
  isEmergencyOpen,
  isLineDone,
  openContacts,
  openObligations,
  type CallState,
} from './call.ts';
import { goneInWords } from './fold-retention.ts';
import { unrecordedInWords } from './contact.ts';
import { event, refuse, refusedWhenClosed, type Acting, type Decided } from './command.ts';
import { acceptedOwner, isOwnName } from './accepted-owner.ts';

/** Why the call cannot close, in words, one sentence each; empty when it can. */
export function whatKeepsOpen(call: CallState): readonly string[] {
  const reasons: string[] = [];
  if (acceptedOwner(call) === null) reasons.push('Somebody has to accept it first.');
  if (isEmergencyOpen(call) && call.emergency?.lines.some((line) => !isLineDone(line)) === true)
    reasons.push('Both lines need a reference or a time first.');
  for (const contact of openContacts(call)) reasons.push(unrecordedInWords(contact));
  for (const open of openObligations(call)) reasons.push(`${open.label} (${open.ownerName}).`);
  if (call.route?.destinations.includes('no_deployment') === true && call.told === null)
    reasons.push('Nobody is going: the caller has to be told so, why, and when to call again.');
  return reasons;
}

/** The one way a call closes. Every path, the window, the CLI and a crafted message, comes through here. */
export function closeCall(acting: Acting, call: CallState, reason: string | null): Decided {
  const closed = refusedWhenClosed(call);
  if (closed !== null) return closed;
  const open = whatKeepsOpen(call);
  if (open.length > 0)
    return refuse('call-still-owned-here', `This call cannot be closed yet. ${open.join(' ')}`);
  if (call.route?.destinations.includes('no_deployment') === true && reason === null)
    return refuse('reason-needed', 'Nobody is going. Say why before closing.');
  return ok([event(acting, call.callId, 'call-closed', { reason })]);
}

export function reopenCall(acting: Acting, call: CallState, reason: string): Decided {
  if (!isClosed(call)) return refuse('call-not-closed', 'This call is open already.');
  const gone = goneInWords(call, 'police');
  if (gone !== null) return err(gone);
  return ok([event(acting, call.callId, 'call-reopened', { reason })]);
}

/** Not for Concord after all: the command system takes it back, and a named person there accepts it. */
export function handBack(
  acting: Acting,
  call: CallState,
  { acceptedBy, reference, reason }: { acceptedBy: string; reference: string; reason: string },
): Decided {
  const closed = refusedWhenClosed(call);
  if (closed !== null) return closed;
  if (call.handedBack !== null)
    return refuse(
      'already-handed-back',
      `${call.handedBack.acceptedBy} has already taken this call back.`,
    );
  if (call.emergency !== null || call.route !== null)
    return refuse(
      'route-already-taken',
      'Help was already asked for on this call. It is finished here, not handed back.',
    );
  const [unrecorded] = openContacts(call);
  if (unrecorded !== undefined)
    return refuse('contact-unrecorded', `Not yet. ${unrecordedInWords(unrecorded)}`);
  if (isOwnName(call, acceptedBy))
    return refuse('own-referral', 'Somebody else has to accept a call you hand back.');
  return ok([event(acting, call.callId, 'call-handed-back', { acceptedBy, reference, reason })]);
}
