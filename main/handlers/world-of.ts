import type { CallState } from '#shared/call/call.ts';
import { planOf } from '#shared/routing/resources.ts';
import type { World } from '#shared/routing/there-now.ts';
import type { Task } from '#shared/routing/units.ts';
import { title } from './call-line.ts';
import { pointOf } from './point-of.ts';
import type { Ports } from './ports.ts';

/** Every crew that is out on an open call: what a unit is doing is nowhere written twice. With no plan there is no unit to look for. */
export const tasksOf = (ports: Ports): readonly Task[] =>
  (planOf(ports.resources.now()) === null ? [] : ports.calls.withCrewOut()).flatMap((call) =>
    call.trips
      .filter(({ clear }) => clear === null)
      .map(({ unit, sentAtMs, arrivedAtMs }) => ({
        unit,
        about: title(call),
        sinceMs: arrivedAtMs ?? sentAtMs,
        isThere: arrivedAtMs !== null,
        callId: call.callId,
        at: pointOf(ports, call),
      })),
  );

/** Whom the force can send, seen from a call; from nowhere with none on the screen. */
export const worldAt = (ports: Ports, call: CallState | null, tasks = tasksOf(ports)): World => ({
  resources: ports.resources.now(),
  tasks,
  at: call === null ? null : pointOf(ports, call),
});
