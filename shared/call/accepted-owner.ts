import type { CallState } from './call.ts';
import { acceptedName } from './fold-referral.ts';

const plain = (name: string): string =>
  name.normalize('NFKC').trim().replaceAll(/\s+/gu, ' ').toLowerCase();

/** Whether two names are one, however they were typed. */
export const sameName = (one: string, other: string): boolean => plain(one) === plain(other);

/** Whether this is the name of the handler who took the call: nobody accepts from themselves. */
export const isOwnName = (call: CallState, name: string): boolean =>
  sameName(name, call.handler.name);

/**
 * Who by name has accepted this call, or null. The handler who took it is not one: people have
 * died when a call was closed with nobody owning it (design section 1, rule 4).
 */
export function acceptedOwner(call: CallState): string | null {
  const accepted = call.referrals.findLast((referral) => referral.acceptedBy !== null)?.acceptedBy;
  if (accepted != null) return acceptedName(accepted);
  if (call.handedBack !== null) return call.handedBack.acceptedBy;
  // Whoever was stood down is not coming any more.
  if (call.emergency === null || call.emergency.stoodDown !== null) return null;
  const line = call.emergency.lines.find(
    ({ reference, acceptedBy }) =>
      reference !== null && acceptedBy !== null && !isOwnName(call, acceptedBy),
  );
  return line?.acceptedBy ?? null;
}
