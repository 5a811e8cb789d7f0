import type { DeskView } from '#shared/contract/view.ts';
import { openObligations, type CallState } from '#shared/call/call.ts';
import { workOf } from '#shared/call/call-machine.ts';
import { openCount } from '#shared/call/call-view.ts';
import { decidingFacts } from '#shared/call/facts.ts';
import { neededLevel } from '#shared/call/level-view.ts';
import { stateInWords } from '#shared/call/state-words.ts';
import { decide } from '#shared/protocol/decide.ts';
import type { Level } from '#shared/protocol/protocol.ts';
import { pointOf } from './point-of.ts';
import type { Ports } from './ports.ts';

/** Who the call is about, or what is known of who rings. */
export const title = (call: CallState): string =>
  call.person?.name ??
  (call.caller.name === null
    ? (call.number ?? 'Caller not named yet')
    : `About ${call.caller.name}’s call`);

/** The response needed and the first finding; both null while nothing has been said. */
export function judged(
  ports: Ports,
  call: CallState,
): { readonly level: Level | null; readonly finding: string | null } {
  if (call.answers.length === 0 && call.emergency === null) return { level: null, finding: null };
  const pack = ports.protocol.of(call);
  const decision = decide(pack, decidingFacts(pack, call));
  return { level: neededLevel(call, decision), finding: decision.findings[0]?.text ?? null };
}

/** One open call in a list: what somebody who looks at many needs to see. */
export function callLine(ports: Ports, call: CallState, user: string): DeskView['calls'][number] {
  const { level, finding } = judged(ports, call);
  return {
    id: call.callId,
    title: title(call),
    number: call.number,
    owner: call.owner.name,
    handler: call.handler.name,
    what: finding,
    state: stateInWords(call),
    level,
    phase: workOf(call),
    held: call.held,
    here: ports.isFromHere(call.callId) || call.owner.user === user,
    openedAtMs: call.openedAtMs,
    obligationsOpen: openCount(call),
    adviceWaiting: openObligations(call).filter(({ kind }) => kind === 'advice_acknowledged')
      .length,
    point: pointOf(ports, call),
  };
}
