import { ok } from '#shared/kit/result.ts';
import { decide } from '#shared/protocol/decide.ts';
import type { Level } from '#shared/protocol/protocol.ts';
import { isEmergencyOpen, type CallState } from './call.ts';
import { event, refuse, refusedWhenClosed, type Acting, type Decided } from './command.ts';
import { decidingFacts } from './facts.ts';
import { neededLevel } from './level-view.ts';
import { closeAll, openObligation } from './obligations.ts';

type Caller = {
  readonly name: string | null;
  readonly relation: string | null;
  readonly addressSaid: string | null;
  readonly addressSaidBy: string | null;
};

/** Who is calling and the address they said. The address is what the caller said, never read to them. */
export function describeCaller(
  acting: Acting,
  call: CallState,
  { name, relation, addressSaid, addressSaidBy }: Caller,
): Decided {
  return (
    refusedWhenClosed(call) ??
    ok([
      event(acting, call.callId, 'caller-described', {
        name,
        relation,
        addressSaid,
        addressSaidBy,
      }),
    ])
  );
}

export function setIncidentReference(acting: Acting, call: CallState, reference: string): Decided {
  return (
    refusedWhenClosed(call) ??
    ok([event(acting, call.callId, 'incident-referenced', { reference })])
  );
}

/** A line that drops opens a ring-back at once; one that comes back ends it. */
export function setLine(acting: Acting, call: CallState, line: CallState['line']): Decided {
  const closed = refusedWhenClosed(call);
  if (closed !== null) return closed;
  if (line === call.line) return refuse('line-already-so', `The line is already marked ${line}.`);
  return ok([
    event(acting, call.callId, 'line-changed', { line }),
    ...(line === 'dropped' ? [openObligation(acting, call, { kind: 'ring_back' })] : []),
    ...(line === 'connected'
      ? closeAll(acting, call, 'ring_back', 'The caller is on the line again')
      : []),
  ]);
}

export function addNote(acting: Acting, call: CallState, text: string): Decided {
  return refusedWhenClosed(call) ?? ok([event(acting, call.callId, 'note-added', { text })]);
}

const order: readonly Level[] = ['emergency', 'urgent', 'soon', 'routine', 'advice'];

/** A supervisor lowers the response: one act, by name, with a reason. Never while F9 is open. */
export function lowerPriority(acting: Acting, call: CallState, to: Level, reason: string): Decided {
  const closed = refusedWhenClosed(call);
  if (closed !== null) return closed;
  if (acting.by.role !== 'supervisor')
    return refuse('supervisor-only', 'Only a supervisor lowers a response.');
  if (isEmergencyOpen(call))
    return refuse('emergency-open', 'Immediate danger is open on this call. Stand it down first.');
  const level = neededLevel(call, decide(acting.pack, decidingFacts(acting.pack, call)));
  if (order.indexOf(to) <= order.indexOf(level))
    return refuse('not-lower', 'That is not lower than the response needed now.');
  return ok([
    event(acting, call.callId, 'priority-lowered', {
      from: level,
      to,
      reason,
      byName: acting.by.name,
    }),
    openObligation(acting, call, {
      kind: 'tell_caller',
      label: 'Tell the caller that the response has changed, and why',
      owner: call.handler,
    }),
  ]);
}
