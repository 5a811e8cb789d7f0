import { noFault } from '../finding.ts';
import { pathOf, walkWords } from '../walk.ts';
import { truthGates } from '../world.ts';
import type { PropertyOf } from './property.ts';

/** A question asked of fewer people than was agreed leaves its danger unheard, and nothing else would show it. */
export const agreedQuestions: PropertyOf = {
  id: 'pack-asked',
  text: 'Every question is asked whenever that was agreed',
  prove: ({ pack, gates, script }) =>
    noFault(
      pack.agreedQuestions.length,
      pack.agreedQuestions.flatMap(({ question, when }) => {
        const due = when === undefined ? true : truthGates(gates, when, script.world).met;
        const left = gates.and([due, gates.not(script.asked.get(question) ?? false)]);
        const model = script.solve(left);
        if (model === null) return [];
        const call = walkWords(pathOf(pack, script, model), model);
        return [
          { words: `Question "${question}" is not asked on the call "${call}"`, rules: [question] },
        ];
      }),
    ),
};
