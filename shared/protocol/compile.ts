import { assign, setup } from 'xstate';
import { applies } from './next-question.ts';
import type { Facts, Pack, QuestionId } from './protocol.ts';
import { factsTold, toldEarly, withAnswer } from './revise.ts';

export type ScriptContext = { readonly facts: Facts };
export type ScriptEvent = { readonly type: 'answer'; readonly values: Facts };

/** XState reads these types and never the value. */
const types: { context?: ScriptContext; events?: ScriptEvent; input?: Facts } = {};

/** The state a script ends in. No question may be called this. */
export const scriptDone = '(done)';

/**
 * Derives the script as an XState machine: a state for each question, an answer leads to the next one
 * that applies. Made for stepping with the pure `transition()` and for walking: it has no invoke, no
 * after and no history, and is never persisted, since the fold rebuilds it.
 *
 * Input is what was volunteered before the script began. A question whose fact was volunteered is
 * still a state, because it is confirmed.
 */
export function compile(pack: Pack) {
  const byId = new Map(pack.questions.map((question) => [question.id, question]));
  const script = setup({
    types,
    guards: {
      doesNotApply: ({ context }, { id }: { id: QuestionId }) => {
        const question = byId.get(id);
        return question === undefined || !applies(question, context.facts);
      },
    },
    actions: {
      take: assign(({ context, event }, { id }: { id: QuestionId }) => {
        const question = byId.get(id);
        const told = question === undefined ? event.values : factsTold(question, event.values);
        return { facts: withAnswer(context.facts, told) };
      }),
    },
  });
  const ids = pack.questions.map(({ id }) => id);
  const states = ids.map((id, index) => {
    const target = ids[index + 1] ?? scriptDone;
    const params = { id };
    return [
      id,
      {
        always: { guard: { type: 'doesNotApply', params }, target },
        on: { answer: { target, actions: { type: 'take', params } } },
      },
    ] as const;
  });
  return script.createMachine({
    id: pack.id,
    context: ({ input }) => ({ facts: toldEarly(pack, input) }),
    initial: ids[0] ?? scriptDone,
    states: { ...Object.fromEntries(states), [scriptDone]: { type: 'final' } },
  });
}
