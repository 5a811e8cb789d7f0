import type { Facts } from '#shared/protocol/protocol.ts';
import { spaceFree, suitesNow } from '#shared/routing/suites.ts';
import type { World } from '#shared/routing/there-now.ts';
import { isAnyFree, rankUnits } from '#shared/routing/units.ts';
import type { CallState } from './call.ts';
import type { Colleague } from './command.ts';

/** How the line was last heard: a silent line that then ends was still silent. */
const lineFact = ({ line, supplied }: CallState): Facts => {
  if (line !== 'ended') return { line };
  return supplied['line'] === undefined ? {} : { line: supplied['line'] };
};

/** With no plan nobody has said that a car is free: absent resources mean none. Of places in a suite unknown is not no. */
function sendableFacts({ resources, tasks, at }: World, nowMs: number): Facts {
  const units = rankUnits(resources, { at, tasks, nowMs });
  const space = spaceFree(suitesNow(resources, nowMs));
  return {
    street_triage_free: isAnyFree(units) ? 'yes' : 'no',
    ...(space === null ? {} : { s136_space_free: space }),
  };
}

/**
 * The `supplied` facts of the vocabulary: what the application works out and nobody is asked. Written
 * into the record when they change, so that a replay decides on what was known then.
 */
export function suppliedFacts(
  call: CallState,
  world: {
    readonly colleagues: readonly Colleague[];
    /** Other contacts from the number, about the person or at the address in 24 hours. */
    readonly linkedCalls: number;
    /** By person, number or address (design section 4). */
    readonly frequentContact: boolean;
    /** Something was found that none of the person's earlier calls had. */
    readonly differentToday: boolean;
    /** Flag match, care plan, frequent contact of the chosen person; `{}` for none. */
    readonly aboutPerson: Facts;
    /** Units, shifts and suites, and where the person is. */
    readonly sendable: World;
    readonly nowMs: number;
  },
): Facts {
  const nurse = world.colleagues.some(({ role, onDuty }) => role === 'nurse' && onDuty);
  const linked = world.linkedCalls >= 3 ? '3_or_more' : String(world.linkedCalls);
  return {
    ...world.aboutPerson,
    linked_calls_24h: linked,
    ...(world.frequentContact ? { frequent_contact: 'yes' } : {}),
    ...(world.differentToday ? { different_today: 'yes' } : {}),
    nurse_on_duty: nurse ? 'yes' : 'no',
    ...sendableFacts(world.sendable, world.nowMs),
    ...lineFact(call),
  };
}
