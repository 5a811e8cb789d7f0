import { isUnknown } from '../fact-value.ts';
import type { FactName, FactValue, Pack, Question, QuestionId } from '../protocol.ts';
import type { Vocabulary } from '../vocabulary.ts';
import type { Gate, Gates } from './gates.ts';
import { has, isKnown, possible, truthGates, withFact, wordsOf, type World } from './world.ts';

/** Every call that follows the script from its first question to its last, and nothing else. */
export type ScriptWorld = {
  /** The facts at the end of the script. */
  readonly world: World;
  readonly asked: ReadonlyMap<QuestionId, Gate>;
  /** The facts as they stood when the question came. */
  readonly before: ReadonlyMap<QuestionId, World>;
  /** That a question was answered so; "unknown" is key 0. */
  readonly chose: ReadonlyMap<QuestionId, ReadonlyMap<string, Gate>>;
  /** What must hold for a model to be a call. */
  readonly lawful: Gate;
};

const listed = (value: FactValue): readonly string[] =>
  typeof value === 'string' ? [value] : value;

/** For each fact a question can tell, the gate of each word it tells (factsTold in revise.ts). */
function told(
  gates: Gates,
  question: Question,
  chose: ReadonlyMap<string, Gate>,
): ReadonlyMap<FactName, ReadonlyMap<string, Gate>> {
  const { and, or, not } = gates;
  const notKnown = chose.get('unknown') ?? false;
  const tells = new Map<FactName, Map<string, Gate>>();
  const beside = [...new Set(question.answers.flatMap(({ also }) => Object.keys(also ?? {})))];
  for (const fact of beside) {
    const words = new Map<string, Gate>([['unknown', notKnown]]);
    for (const [index, { value, also }] of question.answers.entries()) {
      const set = also?.[fact];
      if (set === undefined) continue;
      // Of several chosen answers that tell the same fact, the last in the script's order stands.
      const later = question.answers
        .slice(index + 1)
        .filter((one) => one.also?.[fact] !== undefined)
        .map((one) => chose.get(one.value) ?? false);
      const stands = and([chose.get(value) ?? false, not(or(later))]);
      for (const word of listed(set)) words.set(word, or([words.get(word) ?? false, stands]));
    }
    tells.set(fact, words);
  }
  return tells.set(question.fact, new Map(chose));
}

/** An "unknown" never wipes out what was already said (withAnswer in revise.ts). */
function after(
  gates: Gates,
  before: World,
  fact: FactName,
  words: ReadonlyMap<string, Gate>,
): World {
  const { and, or, not } = gates;
  const known = isKnown(gates, before, fact);
  const others = [...words].filter(([word]) => !isUnknown(word)).map(([, gate]) => gate);
  const nobodyKnew = and([words.get('unknown') ?? false, not(or(others))]);
  const speaks = or([...words.values()]);
  const replaces = and([speaks, not(and([nobodyKnew, known]))]);
  const all = new Set([...(before.get(fact)?.keys() ?? []), ...words.keys()]);
  return withFact(
    before,
    fact,
    new Map(
      [...all].map((word) => [
        word,
        or([
          and([words.get(word) ?? false, replaces]),
          and([has(before, fact, word), not(replaces)]),
        ]),
      ]),
    ),
  );
}

/** What the question's answer can be: one of its answers or "not known"; several where it takes several. */
function answering(
  gates: Gates,
  { id, many, answers }: Question,
  asked: Gate,
): { readonly chose: ReadonlyMap<string, Gate>; readonly lawful: Gate } {
  const { and, or, not } = gates;
  const values = [...new Set([...answers.map(({ value }) => value), 'unknown'])];
  const picks = values.map((value) => gates.variable(`script.${id}:${value}`));
  const clash = picks.flatMap((one, index) =>
    picks
      .slice(index + 1)
      // With several answers allowed only "not known" stands alone.
      .filter((_, rest) => many !== true || index + 1 + rest === picks.length - 1)
      .map((other) => not(and([one, other]))),
  );
  return {
    chose: new Map(values.map((value, index) => [value, and([asked, picks[index] ?? false])])),
    lawful: and([or([not(asked), or(picks)]), ...clash]),
  };
}

export function scriptWorld(gates: Gates, pack: Pack, vocabulary: Vocabulary): ScriptWorld {
  // What the application supplies can be anything; nothing else is known before the first question.
  let world: World = new Map(
    Object.entries(vocabulary.facts).map(([fact, { supplied }]) => [
      fact,
      new Map(
        wordsOf(vocabulary, fact).map((word): [string, Gate] => [
          word,
          supplied ? gates.variable(`script.${fact}=${word}`) : false,
        ]),
      ),
    ]),
  );
  const asked = new Map<QuestionId, Gate>();
  const before = new Map<QuestionId, World>();
  const chose = new Map<QuestionId, ReadonlyMap<string, Gate>>();
  const laws: Gate[] = [possible(gates, vocabulary, world)];
  for (const question of pack.questions) {
    const { id, askWhen } = question;
    const applies = askWhen === undefined ? true : truthGates(gates, askWhen, world).met;
    const given = answering(gates, question, applies);
    before.set(id, world);
    asked.set(id, applies);
    chose.set(id, given.chose);
    laws.push(given.lawful);
    for (const [fact, words] of told(gates, question, given.chose))
      world = after(gates, world, fact, words);
  }
  return { world, asked, before, chose, lawful: gates.and(laws) };
}
