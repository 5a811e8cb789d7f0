import { factsSetBy } from '../../check-script.ts';
import { choicesOf, callsOver } from '../counting.ts';
import { noCall, noFault } from '../finding.ts';
import { plain } from '../in-words.ts';
import { has } from '../world.ts';
import { goesAny, type PropertyOf } from './property.ts';

/** Danger to life that decides by itself, whatever else is known (design section 1, item 2; issue 3). */
const dangers = [
  ['life_at_risk_now', 'yes'],
  ['weapon', 'in_hand'],
  ['consciousness', 'unresponsive'],
  ['attempt_under_way', 'yes'],
] as const;

/**
 * A fact can be recorded at any moment of a call, whichever question is on the screen, so "one further
 * step from every state" is: whatever else is known, with this fact the decision is an emergency.
 */
export const emergencyAtOnce: PropertyOf = {
  id: '1-emergency',
  text: 'Danger to life is an emergency at once',
  prove: (proof) => {
    const { gates, any, pack, vocabulary } = proof;
    const unsayable = dangers.filter(
      ([fact, word]) =>
        !pack.questions.some(
          (question) =>
            factsSetBy(question).includes(fact) &&
            question.answers.some(
              ({ value, also }) =>
                (question.fact === fact && value === word) || also?.[fact] === word,
            ),
        ),
    );
    if (unsayable.length > 0)
      return noFault(
        pack.questions.length,
        unsayable.map(([fact, word]) => ({
          words: `No question has the answer "${plain(word)}" for ${plain(fact)}, so it cannot be said.`,
          rules: [fact],
        })),
      );
    return noCall(
      proof,
      dangers.map(([fact, word]) => ({
        bad: gates.and([
          has(any.world, fact, word),
          gates.not(
            gates.and([
              any.out.atLeast.emergency,
              goesAny(gates, any.out, ['ambulance_emergency', 'police_emergency']),
            ]),
          ),
        ]),
        says: `${plain(fact)} is ${plain(word)}, and that is no emergency with police or an ambulance`,
      })),
      {
        unit: 'calls',
        covered: dangers
          .map(([fact]) => callsOver(vocabulary) / choicesOf(vocabulary, fact))
          .reduce((sum, one) => sum + one, 0),
      },
    );
  },
};
