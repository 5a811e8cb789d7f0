import { destinationOrder, neverAlone } from '../../destinations.ts';
import { callsOver } from '../counting.ts';
import { noCall, noFault } from '../finding.ts';
import { plain } from '../in-words.ts';
import { hasAny } from '../world.ts';
import { goes, goesAny, type PropertyOf } from './property.ts';

/** What everybody who rings is left with (design section 1, items 4 and 5; IOPC, February 2023). */
export const everyCallEndsWell: PropertyOf = {
  id: '5-ends',
  text: 'Every call ends with a route, an owner, a time and words',
  prove: (proof) => {
    const { gates, route, pack, table, vocabulary } = proof;
    const { and, not, or } = gates;
    const { out } = route;
    const owners = destinationOrder.filter((id) => !neverAlone.has(id));
    /** That the first on the route, by contact, is one for whom the pack has no such words. */
    const headWithout = (field: 'tell' | 'callAgain' | 'ifWorse') =>
      or(
        destinationOrder.map((id, place) =>
          pack.advice[id]?.[field] === undefined
            ? and([goes(out, id), not(goesAny(gates, out, destinationOrder.slice(0, place)))])
            : false,
        ),
      );
    const untimed = table === null ? [] : destinationOrder.filter((id) => !(id in table.services));
    return noCall(
      proof,
      [
        {
          bad: not(goesAny(gates, out, destinationOrder)),
          says: 'the call goes to nobody',
        },
        { bad: not(goesAny(gates, out, owners)), says: 'nobody on the route owns the call' },
        {
          bad: headWithout('tell'),
          says: 'there are no words for the caller about who is asked first',
        },
        {
          bad: not(out.owes.get('tell_caller') ?? false),
          says: 'nobody owes it to the caller to tell them',
        },
        {
          bad: headWithout('callAgain'),
          says: 'the caller is not told when to call again',
        },
        {
          bad: headWithout('ifWorse'),
          says: 'the caller is not told what to do if it gets worse',
        },
        {
          bad: or(untimed.map((id) => goes(out, id))),
          says: `the response table has no time for ${untimed.map(plain).join(', ')}`,
        },
        {
          bad: and([goes(out, 'no_deployment'), not(goesAny(gates, out, owners))]),
          says: 'nobody goes, and nobody else has it',
        },
      ],
      { unit: 'calls', covered: callsOver(vocabulary) },
      true,
    );
  },
};

const ownersOfASilence = [
  'supervisor_review',
  'nurse',
  'police_priority',
  'police_emergency',
] as const;

/** PFD Robert Young, PFD Paul Alexander: a line that goes dead is never the end of a call. */
export const hangUpKeepsOpen: PropertyOf = {
  id: '12-hang-up',
  text: 'A caller who hangs up is rung back, and owned',
  prove: (proof) => {
    const { gates, any, vocabulary } = proof;
    if (vocabulary.facts['line'] === undefined) return noFault(0, []);
    const lost = hasAny(gates, any.world, 'line', ['dropped', 'silent']);
    const { and, not } = gates;
    return noCall(
      proof,
      [
        {
          bad: and([lost, not(any.out.owes.get('ring_back') ?? false)]),
          says: 'the line is lost and nobody owes a ring back, so the call could be closed',
        },
        {
          bad: and([lost, not(goesAny(gates, any.out, ownersOfASilence))]),
          says: 'the line is lost and nobody looks at it',
        },
        {
          bad: and([lost, not(any.out.atLeast.soon)]),
          says: 'the line is lost and it can wait longer than 4 hours',
        },
      ],
      { unit: 'calls', covered: callsOver(vocabulary, ['line']) * 2 },
    );
  },
};
