import { destinationOrder } from '../../destinations.ts';
import { callsOver } from '../counting.ts';
import { noCall } from '../finding.ts';
import { hasAny } from '../world.ts';
import { goes, type PropertyOf } from './property.ts';

/** Section 136(1A): not in a place where somebody lives, nor in its own yard, garden, garage or outhouse. */
const homes = ['dwelling', 'garden_private'];
const children = ['under_12', '12_to_17'];

const offersStation = /police station|police cells?|custody suite|into custody|\bthe cells\b/i;
const refusesIt = /\b(never|not|no (police|custody))\b|n[’']t\b/i;

/** A part of a sentence that names a police station without forbidding it. */
const sendsToAStation = (...texts: readonly (string | undefined)[]): boolean =>
  texts
    .flatMap((text) => text?.split(/[.?!;:,]/) ?? [])
    .some((part) => offersStation.test(part) && !refusesIt.test(part));

/** Mental Health Act 1983, sections 136(1A) and 136A; no police station for a child (2017 regulations). */
export const withinTheLaw: PropertyOf = {
  id: '7-law',
  text: 'No section 136 in a home, no police station for a child',
  prove: (proof) => {
    const { gates, any, pack, table, vocabulary } = proof;
    const { and, or } = gates;
    const child = hasAny(gates, any.world, 'age_group', children);
    const station = or([
      ...pack.rules
        .filter(({ because, finding }) => sendsToAStation(because, finding))
        .map(({ id }) => any.out.fires.get(id) ?? false),
      ...pack.substitutions
        .filter(({ because }) => sendsToAStation(because))
        .map(({ id }) => any.out.standsIn.get(id) ?? false),
      pack.questions.some(({ sayNow, hint }) => sendsToAStation(sayNow, hint)),
      ...destinationOrder
        .filter((id) => {
          const {
            tell,
            sayWhileWaiting,
            ifWorse,
            callAgain,
            why,
            watchFor = [],
          } = pack.advice[id] ?? {};
          const name = table?.services[id]?.name;
          return sendsToAStation(tell, sayWhileWaiting, ifWorse, callAgain, why, ...watchFor, name);
        })
        .map((id) => goes(any.out, id)),
    ]);
    return noCall(
      proof,
      [
        {
          bad: and([
            hasAny(gates, any.world, 'setting', homes),
            goes(any.out, 's136_consultation'),
          ]),
          says: 'section 136 is offered in a home',
        },
        { bad: and([child, station]), says: 'a police station is offered to a child' },
      ],
      {
        unit: 'calls',
        covered: callsOver(vocabulary, ['setting']) * 2 + callsOver(vocabulary, ['age_group']) * 2,
      },
    );
  },
};
