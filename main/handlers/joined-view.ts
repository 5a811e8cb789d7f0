import type { CallState } from '#shared/call/call.ts';
import { decidingFacts } from '#shared/call/facts.ts';
import { joinedTo } from '#shared/call/joined.ts';
import type { JoinedView } from '#shared/contract/caller.ts';
import { decide } from '#shared/protocol/decide.ts';
import { callLine } from './call-line.ts';
import type { Ports } from './ports.ts';

const mostFresh = 4;

const findings = (ports: Ports, call: CallState): readonly string[] => {
  const pack = ports.protocol.of(call);
  return decide(pack, decidingFacts(pack, call)).findings.map(({ text }) => text);
};

/** The other calls about the same incident: who has them, how urgent they are, and what only they have said. */
export function joinedViews(ports: Ports, call: CallState, user: string): JoinedView[] {
  const here = new Set(findings(ports, call));
  return joinedTo(call).map((callId) => {
    const other = ports.calls.get(callId);
    if (other === null)
      return {
        callId,
        title: call.joins.find(({ withCall }) => withCall === callId)?.withTitle ?? 'Another call',
        openedAtMs: null,
        owner: '',
        state: 'Not on this desk yet',
        level: null,
        fresh: [],
      };
    const { title, openedAtMs, owner, state, level } = callLine(ports, other, user);
    const fresh = findings(ports, other)
      .filter((text) => !here.has(text))
      .slice(0, mostFresh);
    return { callId, title, openedAtMs, owner, state, level, fresh };
  });
}
