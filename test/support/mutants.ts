import { levels } from '#shared/protocol/protocol.ts';

/** A pack file as YAML reads it, before Concord does. */
export type Written = { [key: string]: unknown };

export type Mutant = {
  /** What was done to the pack, in words. */
  readonly fault: string;
  /** What a good counter-example has to mention: an id, a fact or a value. One is enough. */
  readonly names: readonly string[];
  readonly pack: Written;
};

type Part = Record<string, unknown>;

const copy = (pack: Written): Written => structuredClone(pack);
export const partsOf = (pack: Written, under: string): Part[] => {
  const list = pack[under];
  return Array.isArray(list) ? (list as Part[]) : [];
};
const idOf = (part: Part): string => (typeof part['id'] === 'string' ? part['id'] : '');
const listOf = (part: Part, key: string): string[] => {
  const list = part[key];
  return Array.isArray(list) ? (list as string[]) : [];
};

/** One copy of the pack with one part of it changed. */
function changed(
  pack: Written,
  under: string,
  index: number,
  fault: string,
  names: readonly string[],
  change: (part: Part, all: Part[]) => void,
): Mutant {
  const mutant = copy(pack);
  const all = partsOf(mutant, under);
  const part = all[index];
  if (part !== undefined) change(part, all);
  return { fault, names, pack: mutant };
}

/** The facts a condition looks at, as written. */
export function factsIn(condition: unknown): readonly string[] {
  if (Array.isArray(condition)) return condition.flatMap(factsIn);
  if (typeof condition !== 'object' || condition === null) return [];
  return Object.entries(condition).flatMap(([key, inner]) =>
    ['all', 'any', 'not'].includes(key) ? factsIn(inner) : [key],
  );
}

const namesOf = (rule: Part): readonly string[] => [idOf(rule), ...factsIn(rule['when'])];

/** Every place in a condition where a value can be taken out of a list. */
function withoutOneValue(condition: unknown): readonly unknown[] {
  if (Array.isArray(condition))
    return condition.flatMap((one, index) =>
      withoutOneValue(one).map((less): unknown => condition.with(index, less)),
    );
  if (typeof condition !== 'object' || condition === null) return [];
  return Object.entries(condition).flatMap(([key, inner]: [string, unknown]) => {
    if (['all', 'any', 'not'].includes(key))
      return withoutOneValue(inner).map((less) => ({ ...condition, [key]: less }));
    if (!Array.isArray(inner) || inner.length < 2) return [];
    return inner.map((_, index) => ({ ...condition, [key]: inner.toSpliced(index, 1) }));
  });
}

export const droppedRules = (pack: Written): readonly Mutant[] =>
  partsOf(pack, 'rules').map((rule, index) =>
    changed(pack, 'rules', index, `rule ${idOf(rule)} is gone`, namesOf(rule), (_, all) => {
      all.splice(index, 1);
    }),
  );

export const lowerLevels = (pack: Written): readonly Mutant[] => movedLevels(pack, 1);
export const raisedLevels = (pack: Written): readonly Mutant[] => movedLevels(pack, -1);

const movedLevels = (pack: Written, by: 1 | -1): readonly Mutant[] =>
  partsOf(pack, 'rules').flatMap((rule, index) => {
    const moved = levels[levels.findIndex((level) => level === rule['level']) + by];
    if (rule['level'] === undefined || moved === undefined) return [];
    return [
      changed(
        pack,
        'rules',
        index,
        `rule ${idOf(rule)} is one level ${by === 1 ? 'lower' : 'higher'}`,
        namesOf(rule),
        (part) => {
          part['level'] = moved;
        },
      ),
    ];
  });

export const droppedDestinations = (pack: Written): readonly Mutant[] =>
  partsOf(pack, 'rules').flatMap((rule, index) =>
    listOf(rule, 'destinations').map((gone) =>
      changed(
        pack,
        'rules',
        index,
        `rule ${idOf(rule)} no longer asks for ${gone}`,
        [...namesOf(rule), gone],
        (part) => {
          part['destinations'] = listOf(part, 'destinations').filter((one) => one !== gone);
        },
      ),
    ),
  );

export const droppedObligations = (pack: Written): readonly Mutant[] =>
  partsOf(pack, 'rules').flatMap((rule, index) =>
    listOf(rule, 'obligations').map((gone) =>
      changed(
        pack,
        'rules',
        index,
        `rule ${idOf(rule)} no longer owes ${gone}`,
        [...namesOf(rule), gone],
        (part) => {
          part['obligations'] = listOf(part, 'obligations').filter((one) => one !== gone);
        },
      ),
    ),
  );

export const narrowedConditions = (pack: Written): readonly Mutant[] =>
  partsOf(pack, 'rules').flatMap((rule, index) =>
    withoutOneValue(rule['when']).map((when) =>
      changed(
        pack,
        'rules',
        index,
        `rule ${idOf(rule)} fires on less: ${JSON.stringify(when)}`,
        namesOf(rule),
        (part) => {
          part['when'] = when;
        },
      ),
    ),
  );

export const narrowedQuestions = (pack: Written): readonly Mutant[] =>
  partsOf(pack, 'questions').flatMap((question, index) =>
    withoutOneValue(question['askWhen']).map((askWhen) =>
      changed(
        pack,
        'questions',
        index,
        `question ${idOf(question)} is asked less: ${JSON.stringify(askWhen)}`,
        [idOf(question)],
        (part) => {
          part['askWhen'] = askWhen;
        },
      ),
    ),
  );

export const droppedStandIns = (pack: Written): readonly Mutant[] =>
  partsOf(pack, 'substitutions').map((one, index) =>
    changed(
      pack,
      'substitutions',
      index,
      `the stand-in ${idOf(one)} is gone`,
      [idOf(one), ...factsIn(one['when']), ...listOf(one, 'replace'), ...listOf(one, 'with')],
      (_, all) => {
        all.splice(index, 1);
      },
    ),
  );

export const droppedQuestions = (pack: Written): readonly Mutant[] =>
  partsOf(pack, 'questions').map((question, index) =>
    changed(
      pack,
      'questions',
      index,
      `question ${idOf(question)} is gone`,
      [idOf(question), String(question['fact'])],
      (_, all) => {
        all.splice(index, 1);
      },
    ),
  );

/** What each of two answers tells, told by the other. */
export const flippedAnswers = (pack: Written): readonly Mutant[] =>
  partsOf(pack, 'questions').flatMap((question, index) => {
    const answers = partsOf(question, 'answers');
    return answers.slice(1).flatMap((second, offset) => {
      const first = answers[offset];
      if (first === undefined) return [];
      return [
        changed(
          pack,
          'questions',
          index,
          `question ${idOf(question)}: "${String(first['label'])}" and "${String(second['label'])}" are flipped`,
          [
            idOf(question),
            String(question['fact']),
            ...Object.keys(first['also'] ?? {}),
            ...Object.keys(second['also'] ?? {}),
          ],
          (part) => {
            const list = partsOf(part, 'answers');
            const [a, b] = [list[offset], list[offset + 1]];
            if (a === undefined || b === undefined) return;
            [a['label'], b['label']] = [b['label'], a['label']];
            [a['covers'], b['covers']] = [b['covers'], a['covers']];
            for (const one of [a, b]) if (one['covers'] === undefined) delete one['covers'];
          },
        ),
      ];
    });
  });

export const flippedTellings = (pack: Written): readonly Mutant[] =>
  partsOf(pack, 'questions').flatMap((question, index) => {
    const answers = partsOf(question, 'answers');
    return answers.slice(1).flatMap((second, offset) => {
      const first = answers[offset];
      if (first === undefined || (first['also'] === undefined && second['also'] === undefined))
        return [];
      return [
        changed(
          pack,
          'questions',
          index,
          `question ${idOf(question)}: what "${String(first['label'])}" and "${String(second['label'])}" tell is flipped`,
          [idOf(question), String(question['fact'])],
          (part) => {
            const list = partsOf(part, 'answers');
            const [a, b] = [list[offset], list[offset + 1]];
            if (a === undefined || b === undefined) return;
            [a['also'], b['also']] = [b['also'], a['also']];
            for (const one of [a, b]) if (one['also'] === undefined) delete one['also'];
          },
        ),
      ];
    });
  });
