import type { CallId } from '#shared/kit/ids.ts';
import { err, ok, type Result } from '#shared/kit/result.ts';
import type { CallState } from '#shared/call/call.ts';
import { mayHappen } from '#shared/call/call-machine.ts';
import { event, type Acting, type Colleague, type Decided } from '#shared/call/command.ts';
import type { CallEvent } from '#shared/call/events.ts';
import { foldCall } from '#shared/call/fold.ts';
import { rungFor } from '#shared/call/offers.ts';
import { suppliedFacts } from '#shared/call/supplied-facts.ts';
import type { Refusal } from '#shared/contract/reply.ts';
import type { Pack } from '#shared/protocol/protocol.ts';
import type { Ports } from './ports.ts';
import { tasksOf, worldAt } from './world-of.ts';

export type Command = (acting: Acting, call: CallState) => Decided;

/** The context of a command: who is signed in, the script of this call, the time. */
export const actingAs = (ports: Ports, user: Colleague, pack: Pack): Acting => ({
  by: { user: user.id, name: user.name, role: user.role },
  nowMs: ports.nowMs(),
  newId: ports.newId,
  pack,
  table: ports.protocol.table(),
  colleagues: ports.colleagues(),
  rung: () => rungFor(ports.calls.open()),
  world: (call) => worldAt(ports, call),
});

const fold = (call: CallState | null, events: readonly CallEvent[]): CallState | null =>
  events.reduce(foldCall, call);

/** What the desk knows besides what is said on the call. */
export const worldOf = (
  ports: Ports,
  acting: Acting,
  call: CallState,
  tasks = tasksOf(ports),
): Parameters<typeof suppliedFacts>[1] => ({
  colleagues: acting.colleagues,
  linkedCalls: ports.contacts.linked(call).count,
  frequentContact: ports.contacts.frequent(call, ports.people.age(call)).met.length > 0,
  differentToday: ports.contacts.today(call).fresh.length > 0,
  aboutPerson: ports.people.facts(call),
  sendable: worldAt(ports, call, tasks),
  nowMs: acting.nowMs,
});

/** What the application itself knows goes in with the act that changed it, so that a replay sees it too. */
function withSupplied(
  ports: Ports,
  acting: Acting,
  before: CallState | null,
  events: readonly CallEvent[],
  tasks = tasksOf(ports),
): readonly CallEvent[] {
  const after = fold(before, events);
  if (after === null || after.closedAtMs !== null || !ports.isFromHere(after.callId)) return events;
  const values = suppliedFacts(after, worldOf(ports, acting, after, tasks));
  const same = JSON.stringify(values) === JSON.stringify(after.supplied);
  return same ? events : [...events, event(acting, after.callId, 'facts-supplied', { values })];
}

/**
 * Brings what every open call knows of the desk up to date, after nurses came or went or flags changed.
 * A full disk leaves the calls as they are: the next act on each tries again.
 */
export function refreshFacts(ports: Ports): void {
  const session = ports.access.session();
  if (session.state !== 'signed-in') return;
  // Read once for all of them: each is in every open call.
  const tasks = tasksOf(ports);
  for (const call of ports.calls.open()) {
    if (!ports.isFromHere(call.callId)) continue;
    const acting = actingAs(ports, session.user, ports.protocol.of(call));
    const events = withSupplied(ports, acting, call, [], tasks);
    if (events.length > 0) ports.calls.record(events, acting.pack.hash);
  }
}

/** The last gate before the journal: a command that made an event which may not happen now has a bug. */
export class EventOutOfPlace extends Error {
  override readonly name = 'EventOutOfPlace';
}

function refuseOutOfPlace(before: CallState | null, events: readonly CallEvent[]): void {
  let call = before;
  for (const next of events) {
    if (!mayHappen(call, next))
      throw new EventOutOfPlace(`${next.type} may not happen to this call now`);
    call = foldCall(call, next);
  }
}

const tying = new Set<CallEvent['type']>(['call-opened', 'person-chosen', 'caller-described']);

/** Journals what a command decided, then shows it. The events are on disk before the page is told. */
export function record(
  ports: Ports,
  acting: Acting,
  before: CallState | null,
  decided: Decided,
): Result<null, Refusal> {
  if (!decided.ok) return decided;
  const events = withSupplied(ports, acting, before, decided.value);
  refuseOutOfPlace(before, events);
  const recorded = events.length > 0 ? ports.calls.record(events, acting.pack.hash) : ok(null);
  // A call that is linked to others changes what those know: four in a day are never judged one by one.
  if (recorded.ok && events.some(({ type }) => tying.has(type))) refreshFacts(ports);
  ports.push();
  return recorded;
}

/** One act on one call by whoever is signed in. */
export function act(ports: Ports, callId: CallId, command: Command): Result<null, Refusal> {
  const session = ports.access.session();
  if (session.state !== 'signed-in')
    return err({ reason: 'not-signed-in', text: 'Sign in first.' });
  const call = ports.calls.get(callId);
  if (call === null)
    return err({ reason: 'call-not-known', text: 'There is no such call on this desk.' });
  const acting = actingAs(ports, session.user, ports.protocol.of(call));
  return record(ports, acting, call, command(acting, call));
}
