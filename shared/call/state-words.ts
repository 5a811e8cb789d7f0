import { isEmergencyOpen, isLineDone, type CallState } from './call.ts';

/** Where a call stands, for somebody who looks at many: in one line, and never that help is coming (design section 1, rule 13). */
export function stateInWords(call: CallState): string {
  const { emergency, referrals, closedAtMs } = call;
  if (closedAtMs !== null) return 'Closed';
  if (emergency !== null && isEmergencyOpen(call)) {
    const open = emergency.lines.filter((line) => !isLineDone(line)).length;
    return open === 0
      ? 'Immediate danger: every line is done'
      : `Immediate danger: ${open} of ${emergency.lines.length} lines not done`;
  }
  if (referrals.some(({ state }) => state === 'claiming'))
    return 'Claimed: the hub says who was first';
  const waiting = referrals.filter(({ state }) => state === 'offered');
  if (waiting.length > 0)
    return `Waiting for ${waiting.map(({ steps, step, toName }) => steps[step]?.who ?? toName).join(' and ')}`;
  if (referrals.some(({ state }) => state === 'accepted')) return `With ${call.owner.name}`;
  if (call.handedBack !== null) return `Given back to ${call.handedBack.acceptedBy}`;
  if (call.route !== null) return `Route taken: ${call.route.label}`;
  const at =
    call.pack === null ? 'Not in the script yet' : `In the script, ${call.answers.length} answered`;
  return call.held ? `${at}; held` : at;
}
