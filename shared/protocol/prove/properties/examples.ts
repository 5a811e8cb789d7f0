import { byContact } from '../../destinations.ts';
import { outcome } from '../../outcome.ts';
import { noFault } from '../finding.ts';
import { factsWords, outcomeWords, plain, rulesBehind } from '../in-words.ts';
import type { PropertyOf } from './property.ts';

/** The calls the pack's owners agreed on come out exactly so: neither less nor more. */
export const agreedCalls: PropertyOf = {
  id: 'pack-calls',
  text: 'The calls agreed on come out as agreed',
  prove: ({ pack }) =>
    noFault(
      pack.examples.length,
      pack.examples.flatMap(({ facts, level, destinations }) => {
        const now = outcome(pack, facts);
        const wanted = byContact(destinations).join();
        if (now.level === level && now.destinations.join() === wanted) return [];
        return [
          {
            words: `When ${factsWords(facts)}, it was agreed: ${level}, ${destinations.map(plain).join(', ')}. Concord would answer ${outcomeWords(pack, facts)}.`,
            rules: [...Object.keys(facts), ...rulesBehind(pack, facts)],
          },
        ];
      }),
    ),
};
