import type { CallState } from './call.ts';
import { acceptedName } from './fold-referral.ts';

/**
 * Who by name has accepted this call, or null. The handler who took it is not one: people have
 * died when a call was closed with nobody owning it (design section 1, rule 4).
 */
export function acceptedOwner(call: CallState): string | null {
  const accepted = call.referrals.findLast((referral) => referral.acceptedBy !== null)?.acceptedBy;
  if (accepted != null) return acceptedName(accepted);
  if (call.handedBack !== null) return call.handedBack.acceptedBy;
  const line = call.emergency?.lines.find(
    ({ reference, acceptedBy }) => reference !== null && acceptedBy !== null,
  );
  return line?.acceptedBy ?? null;
}
