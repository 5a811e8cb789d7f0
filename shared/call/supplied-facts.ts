import type { Facts } from '#shared/protocol/protocol.ts';
import type { CallState } from './call.ts';
import type { Colleague } from './command.ts';

/** How the line was last heard: a silent line that then ends was still silent. */
const lineFact = ({ line, supplied }: CallState): Facts => {
  if (line !== 'ended') return { line };
  return supplied['line'] === undefined ? {} : { line: supplied['line'] };
};

/**
 * The `supplied` facts of the vocabulary: what the application works out and nobody is asked. Written
 * into the record when they change, so that a replay decides on what was known then.
 */
export function suppliedFacts(
  call: CallState,
  world: {
    readonly colleagues: readonly Colleague[];
    /** Other calls from the number or about the person in 24 hours. */
    readonly linkedCalls: number;
    /** Flag match, care plan, frequent contact of the chosen person; `{}` for none. */
    readonly aboutPerson: Facts;
  },
): Facts {
  const nurse = world.colleagues.some(({ role, onDuty }) => role === 'nurse' && onDuty);
  const linked = world.linkedCalls >= 3 ? '3_or_more' : String(world.linkedCalls);
  return {
    ...world.aboutPerson,
    linked_calls_24h: linked,
    nurse_on_duty: nurse ? 'yes' : 'no',
    // A desk alone has no unit's word for it that a car is free: absent resources mean none.
    street_triage_free: 'no',
    ...lineFact(call),
  };
}
