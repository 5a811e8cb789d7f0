import { err, ok, type Result } from '#shared/kit/result.ts';
import type { Acting } from '#shared/call/command.ts';
import type { Handlers } from '#shared/contract/contract.ts';
import type { Refusal } from '#shared/contract/reply.ts';
import { planOf } from '#shared/routing/resources.ts';
import { outlinesOf } from '#shared/routing/outlines.ts';
import { untilTyped } from '#shared/routing/until-typed.ts';
import { refreshFacts } from './act.ts';
import type { Ports, ResourceSaid } from './ports.ts';

type ResourceHandlers = Pick<Handlers, Extract<keyof Handlers, `resources.${string}`>>;

const unknown = (what: string, name: string) =>
  err({
    reason: 'not-in-the-plan',
    text: `There is no ${what} “${name}” in the plan. A supervisor imports one with: concord resources import FILE.`,
  });

/** What is said of units, shifts and suites; each is an event, the same on every desk. */
export const resourceHandlers = (ports: Ports): ResourceHandlers => {
  const say = (
    made: (by: Acting['by']) => Result<ResourceSaid, Refusal>,
  ): Result<null, Refusal> => {
    const session = ports.access.session();
    if (session.state !== 'signed-in')
      return err({ reason: 'not-signed-in', text: 'Sign in first.' });
    const { id, name, role } = session.user;
    const by = { user: id, name, role };
    const said = made(by);
    if (!said.ok) return said;
    const recorded = ports.resources.say(said.value, by);
    // A car that is free changes what open calls know.
    if (recorded.ok) refreshFacts(ports);
    ports.push();
    return recorded;
  };
  const plan = () => planOf(ports.resources.now());
  const isUnit = (name: string): boolean =>
    plan()?.units.some((unit) => unit.name === name) ?? false;
  return {
    'resources.outlines': () => {
      const now = plan();
      return ok(now === null ? null : outlinesOf(now));
    },
    'resources.plan': ({ name, text }) =>
      say((by) => {
        const read = ports.resources.read(name, text);
        return read.ok
          ? ok({
              type: 'resources-planned',
              content: { plan: read.value, file: name, byName: by.name },
            })
          : err({
              reason: 'plan-refused',
              text: `${name} was not imported. Nothing was changed. ${read.error.join(' ')}`.slice(
                0,
                2000,
              ),
            });
      }),
    'resources.available': ({ unit, why }) =>
      say((by) =>
        isUnit(unit)
          ? ok({
              type: 'unit-availability-set',
              content: { unit, available: why === null, why, byName: by.name },
            })
          : unknown('unit', unit),
      ),
    'resources.position': ({ unit, where }) =>
      say((by) => {
        if (!isUnit(unit)) return unknown('unit', unit);
        const point = ports.pointSaid(where);
        return point === null
          ? err({
              reason: 'place-not-known',
              text: `“${where}” is no place that is known on this desk. Type a postcode, a grid reference, or latitude and longitude.`,
            })
          : ok({
              type: 'unit-position-set',
              content: { unit, place: where, lat: point.lat, lon: point.lon, byName: by.name },
            });
      }),
    'resources.shift': ({ who, until }) =>
      say((by) => {
        const isPlanned = isUnit(who) || (plan()?.shifts.some((one) => one.who === who) ?? false);
        if (!isPlanned) return unknown('shift of', who);
        const read = until === null ? ok(null) : untilTyped(until, ports.nowMs());
        return read.ok
          ? ok({ type: 'shift-set', content: { who, untilMs: read.value, byName: by.name } })
          : err({ reason: 'not-a-time', text: read.error });
      }),
    'resources.suite': ({ suite, free, saidBy }) =>
      say((by) => {
        const known = plan()?.suites.find(({ name }) => name === suite);
        if (known === undefined) return unknown('suite', suite);
        return free > known.places
          ? err({
              reason: 'more-than-there-are',
              text: `${suite} has ${String(known.places)} places; ${String(free)} cannot be free.`,
            })
          : ok({
              type: 'suite-confirmed',
              content: { suite, free, saidBy, byName: by.name },
            });
      }),
  };
};
