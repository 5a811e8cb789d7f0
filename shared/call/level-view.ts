import type { CallView } from '#shared/contract/call-view.ts';
import type { Decision, Level } from '#shared/protocol/protocol.ts';
import { isEmergencyOpen, type CallState } from './call.ts';

const order: readonly Level[] = ['emergency', 'urgent', 'soon', 'routine', 'advice'];

const higher = (a: Level, b: Level): Level => (order.indexOf(a) <= order.indexOf(b) ? a : b);

/**
 * The response needed now. F9 holds it at emergency until a supervisor stands down; a route once
 * taken holds its level, and only a supervisor's named act lowers it, until something newer is said or the facts need more.
 */
export function neededLevel(call: CallState, decision: Decision): Level {
  if (isEmergencyOpen(call)) return 'emergency';
  const held = call.route === null ? decision.level : higher(call.route.level, decision.level);
  if (call.lowered === null) return held;
  const newest = Math.max(0, ...call.answers.map(({ atMs }) => atMs));
  const worse = order.indexOf(decision.level) < order.indexOf(call.lowered.from);
  return call.lowered.atMs >= newest && !worse ? call.lowered.to : held;
}

/** The level block: the level, what it waits for, and who or what set it. */
export function levelView(call: CallState, decision: Decision): CallView['level'] {
  const nothingYet = call.answers.length === 0 && Object.keys(call.volunteered).length === 0;
  if (isEmergencyOpen(call))
    return {
      level: 'emergency',
      until: 'until a supervisor stands down',
      setBy: 'set by you with F9',
      complete: decision.complete,
    };
  const level = neededLevel(call, decision);
  const lowered = call.lowered !== null && level === call.lowered.to;
  const findings = decision.findings.filter((finding) => finding.level === level).length;
  return {
    level: nothingYet ? null : level,
    until: decision.until?.text ?? null,
    setBy: lowered
      ? `lowered by ${call.lowered.byName}: ${call.lowered.reason}`
      : findings === 0
        ? 'no finding raises it'
        : `set by ${String(findings)} finding${findings === 1 ? '' : 's'}`,
    complete: decision.complete,
  };
}
