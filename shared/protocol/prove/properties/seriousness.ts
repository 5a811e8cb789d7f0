import { compareValues } from '../../fact-order.ts';
import type { FactName, FactValue, Question } from '../../protocol.ts';
import type { Vocabulary } from '../../vocabulary.ts';
import { callsOver, choicesOf } from '../counting.ts';
import { noFault, noPair } from '../finding.ts';
import type { Gate } from '../gates.ts';
import { plain } from '../in-words.ts';
import type { Proof } from '../proof.ts';
import { has, isKnown, wordsOf, type World } from '../world.ts';
import { later, lesserContact, type PropertyOf } from './property.ts';

const isExactly = (
  { gates, vocabulary }: Proof,
  world: World,
  fact: FactName,
  word: string,
): Gate =>
  gates.and(
    wordsOf(vocabulary, fact).map((one) =>
      one === word ? has(world, fact, one) : gates.not(has(world, fact, one)),
    ),
  );

const lessThan = (vocabulary: Vocabulary, fact: FactName, less: string, more: string): boolean =>
  (compareValues(vocabulary, fact, less, more) ?? 0) < 0;

/** That the fact becomes more serious: a word higher in its order, or one more word above the least. */
function moreSerious(proof: Proof, fact: FactName): Gate {
  const { gates, pair, vocabulary } = proof;
  const { and, or, not } = gates;
  const words = wordsOf(vocabulary, fact);
  const steps = words.flatMap((less) =>
    words
      .filter((more) => lessThan(vocabulary, fact, less, more))
      .map((more) =>
        and([
          isExactly(proof, pair.before.world, fact, less),
          isExactly(proof, pair.after.world, fact, more),
        ]),
      ),
  );
  if (vocabulary.facts[fact]?.many !== true) return or(steps);
  const least = vocabulary.facts[fact].order?.[0] ?? [];
  const added = words
    .filter((word) => word !== 'unknown' && !least.includes(word))
    .map((word) =>
      and([
        isKnown(gates, pair.before.world, fact),
        not(has(pair.before.world, fact, word)),
        has(pair.after.world, fact, word),
        ...words
          .filter((one) => one !== word)
          .map((one) =>
            same(proof, has(pair.before.world, fact, one), has(pair.after.world, fact, one)),
          ),
      ]),
    );
  return or([...steps, ...added]);
}

const same = ({ gates }: Proof, a: Gate, b: Gate): Gate =>
  gates.or([gates.and([a, b]), gates.and([gates.not(a), gates.not(b)])]);

export const neverLowerForMore: PropertyOf = {
  id: '3-more-serious',
  text: 'A more serious answer never gives less, nor later',
  prove: (proof) => {
    const { gates, pair, pairAtRoute, vocabulary } = proof;
    const ordered = Object.entries(vocabulary.facts)
      .filter(([, { order }]) => order !== null)
      .map(([fact]) => fact);
    const worse = ordered.map((fact) => ({
      fact,
      there: gates.and([pair.onlyThese([fact]), moreSerious(proof, fact)]),
    }));
    const moments = [
      { ...pair, atRoute: false },
      { ...pairAtRoute, atRoute: true },
    ];
    return noPair(
      proof,
      moments.flatMap(({ before, after, atRoute }) =>
        worse.flatMap(({ fact, there }) => [
          {
            bad: gates.and([there, later(gates, before.out, after.out)]),
            says: `the response gets later although ${plain(fact)} gets more serious`,
            atRoute,
          },
          {
            bad: gates.and([there, lesserContact(gates, before.out, after.out)]),
            says: `the contact gets less although ${plain(fact)} gets more serious`,
            atRoute,
          },
        ]),
      ),
      {
        unit: 'pairs',
        covered: ordered
          .map((fact) => (callsOver(vocabulary, [fact]) * choicesOf(vocabulary, fact) ** 2) / 2)
          .reduce((sum, one) => sum + one, 0),
      },
    );
  },
};

const wordOf = (value: FactValue | undefined): string | null =>
  typeof value === 'string' ? value : null;

/** Two answers of one question that tell the same fact: the later stands, so it must not be the lesser. */
function clashes(vocabulary: Vocabulary, { id, answers }: Question) {
  return answers.flatMap((first, index) =>
    answers.slice(index + 1).flatMap((second) =>
      Object.entries(first.also ?? {}).flatMap(([fact, value]) => {
        const [a, b] = [wordOf(value), wordOf(second.also?.[fact])];
        if (a === null || b === null || !lessThan(vocabulary, fact, b, a)) return [];
        return [
          {
            words: `Question "${id}": with both "${first.label}" and "${second.label}" chosen, ${plain(fact)} becomes ${plain(b)} and not ${plain(a)}. Put the more serious answer later.`,
            rules: [id, fact],
          },
        ];
      }),
    ),
  );
}

export const allThatIsChosenCounts: PropertyOf = {
  id: '3-several-answers',
  text: 'Of several answers the most serious counts',
  prove: ({ pack, vocabulary }) => {
    const several = pack.questions.filter(({ many }) => many === true);
    return noFault(
      several.reduce((sum, { answers }) => sum + (answers.length * (answers.length - 1)) / 2, 0),
      several.flatMap((question) => clashes(vocabulary, question)),
    );
  },
};
