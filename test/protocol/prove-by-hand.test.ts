import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factsAtRoute } from '#shared/protocol/at-route.ts';
import { contactClasses, contactOf } from '#shared/protocol/contact.ts';
import { compareValues } from '#shared/protocol/fact-order.ts';
import { compareLevels } from '#shared/protocol/level.ts';
import { outcome, type Outcome } from '#shared/protocol/outcome.ts';
import type { Predicate } from '#shared/protocol/predicate.ts';
import type { Facts, Pack, Rule } from '#shared/protocol/protocol.ts';
import { knownFacts } from '#shared/protocol/prove/proof.ts';
import { verify } from '#shared/protocol/prove/verify.ts';
import type { Vocabulary } from '#shared/protocol/vocabulary.ts';
import { smallPack } from '../support/small-pack.ts';
import { vocabulary as whole } from './facts.ts';
import { check } from './seed.ts';

/** Few enough facts that every call can be tried: 4 × 9 × 5 × 4 × 5 of them. */
const names = ['life_at_risk_now', 'weapon', 'care_plan', 'nurse_on_duty', 'line'];
const vocabulary: Vocabulary = {
  destinations: whole.destinations,
  facts: Object.fromEntries(names.map((name) => [name, whole.facts[name]!])),
};
const states = names.map((name) => [undefined, ...whole.facts[name]!.values, 'unknown']);

const everyCall: readonly Facts[] = states.reduce<readonly Facts[]>(
  (calls, values, index) =>
    calls.flatMap((facts) =>
      values.map((value) => (value === undefined ? facts : { ...facts, [names[index]!]: value })),
    ),
  [{}],
);

const atom: fc.Arbitrary<Predicate> = fc
  .constantFrom(...names)
  .chain((fact) =>
    fc
      .subarray([...whole.facts[fact]!.values, 'unknown'], { minLength: 1, maxLength: 3 })
      .map((words) => ({ fact, in: words })),
  );
const condition: fc.Arbitrary<Predicate> = fc.oneof(
  { weight: 4, arbitrary: atom },
  { weight: 1, arbitrary: fc.tuple(atom, atom).map((all) => ({ all })) },
  { weight: 1, arbitrary: fc.tuple(atom, atom).map((any) => ({ any })) },
  { weight: 1, arbitrary: atom.map((not) => ({ not })) },
);
const somewhere = fc.constantFrom(
  'police_emergency',
  'police_priority',
  'ambulance_emergency',
  'nurse',
  'crisis_team',
  'gp',
  'supervisor_review',
);
const level = fc.constantFrom('emergency', 'urgent', 'soon', 'routine', undefined);

const anyRule = (index: number): fc.Arbitrary<Rule> =>
  fc
    .record({
      when: condition,
      unless: fc.option(atom, { nil: undefined, freq: 4 }),
      level,
      destinations: fc.uniqueArray(somewhere, { maxLength: 2 }),
      obligations: fc.subarray(['ring_back', 'tell_caller'] as const),
    })
    .map((rule) => ({ ...rule, id: `rule-${String(index)}`, because: 'because', source: 'test' }));

const anyPack: fc.Arbitrary<Pack> = fc
  .record({
    rules: fc.tuple(...[0, 1, 2, 3, 4].map(anyRule)),
    stand: fc.option(fc.record({ when: condition, replace: somewhere, with: somewhere }), {
      nil: undefined,
    }),
  })
  .map(({ rules, stand }) => ({
    ...smallPack,
    questions: smallPack.questions.slice(0, 2),
    rules,
    substitutions:
      stand === undefined
        ? []
        : [
            {
              id: 'stand-in',
              when: stand.when,
              replace: [stand.replace],
              with: [stand.with],
              because: 'because',
              source: 'test',
            },
          ],
  }));

/** Every pair of calls that differ in one fact. */
const pairs = (fact: string): readonly (readonly [Facts, Facts])[] =>
  everyCall.flatMap((before) =>
    [...whole.facts[fact]!.values, 'unknown']
      .filter((value) => value !== before[fact])
      .map((value) => [before, { ...before, [fact]: value }] as const),
  );

const isLater = (a: Outcome, b: Outcome): boolean => compareLevels(b.level, a.level) > 0;
const isLess = (a: Outcome, b: Outcome): boolean =>
  contactClasses.indexOf(contactOf(b.destinations)) >
  contactClasses.indexOf(contactOf(a.destinations));

/** Both decisions of a pair: as the calls stand, and as their routes are taken. */
const moments = (
  at: (facts: Facts) => Outcome,
  pack: Pack,
  before: Facts,
  after: Facts,
): readonly (readonly [Outcome, Outcome])[] => [
  [at(before), at(after)],
  [at(factsAtRoute(pack, before)), at(factsAtRoute(pack, after))],
];

/** Each property as a second pair of hands would test it: by trying every call. */
const byHand: Readonly<Record<string, (at: (facts: Facts) => Outcome, pack: Pack) => boolean>> = {
  '3-more-serious': (at, pack) =>
    ['life_at_risk_now', 'weapon', 'line'].every((fact) =>
      pairs(fact)
        .filter(
          ([before, after]) =>
            before[fact] !== undefined &&
            (compareValues(
              vocabulary,
              fact,
              String(before[fact]),
              String((after as Readonly<Record<string, unknown>>)[fact]),
            ) ?? 0) < 0,
        )
        .every(([before, after]) =>
          moments(at, pack, before, after).every(([a, b]) => !isLater(a, b) && !isLess(a, b)),
        ),
    ),
  '12-hang-up': (at) =>
    everyCall
      .filter(({ line }) => line === 'dropped' || line === 'silent')
      .map(at)
      .every(
        ({ obligations, destinations, level: soon }) =>
          obligations.includes('ring_back') &&
          compareLevels(soon, 'soon') <= 0 &&
          destinations.some((id) =>
            ['supervisor_review', 'nurse', 'police_priority', 'police_emergency'].includes(id),
          ),
      ),
  '4-known': (at, pack) =>
    pairs('care_plan')
      .filter(([before]) => before['care_plan'] === undefined)
      .every(([before, after]) =>
        moments(at, pack, before, after).every(([a, b]) => {
          const higher: Readonly<Record<string, readonly string[]>> = {
            police_priority: ['police_emergency'],
          };
          // A supervisor who was there only because nobody else was is no help that can be taken away.
          const asked =
            a.fired.some(({ destinations }) => destinations.includes('supervisor_review')) ||
            pack.substitutions.some(
              (one) =>
                one.with.includes('supervisor_review') &&
                a.because.some(({ rule }) => rule === one.id),
            );
          const sent = [
            'police_emergency',
            'police_priority',
            'ambulance_emergency',
            ...(asked ? ['supervisor_review'] : []),
          ];
          const gone = a.destinations.some(
            (id) =>
              sent.includes(id) &&
              ![id, ...(higher[id] ?? [])].some((one) => b.destinations.includes(one)),
          );
          const rank = (one: Outcome): number =>
            Object.keys(whole.destinations).indexOf(one.destinations[0] ?? '');
          return !isLater(a, b) && !isLess(a, b) && !gone && rank(b) <= rank(a);
        }),
      ),
  '4-changed': (at, pack) =>
    everyCall.every((before) =>
      [undefined, ...whole.facts['care_plan']!.values, 'unknown'].every((value) => {
        const rest = Object.fromEntries(
          Object.entries(before).filter(([fact]) => fact !== 'care_plan'),
        );
        const after = value === undefined ? rest : { ...rest, care_plan: value };
        const visits = ['police_emergency', 'police_priority', 'ambulance_emergency'];
        const visited = (one: Outcome): boolean =>
          one.destinations.some((id) => visits.includes(id));
        return moments(at, pack, before, after).every(
          ([a, b]) => !isLater(a, b) && (visited(b) || !visited(a)),
        );
      }),
    ),
};

describe('the prover against trying every call', () => {
  it('says of small packs what trying every call says', () => {
    const verdicts = { holds: 0, broken: 0 };
    check(
      fc.property(anyPack, (pack) => {
        const seen = new Map<string, Outcome>();
        const at = (facts: Facts): Outcome => {
          const key = names.map((name) => String(facts[name])).join();
          const known = seen.get(key) ?? outcome(pack, facts);
          seen.set(key, known);
          return known;
        };
        const { properties } = verify({ pack, vocabulary }, null, () => 0);
        for (const [id, tried] of Object.entries(byHand)) {
          const proved = properties.find((one) => one.id === id)!;
          expect(proved.holds, `${id}: ${proved.counterexample?.words ?? 'holds'}`).toBe(
            tried(at, pack),
          );
          verdicts[proved.holds ? 'holds' : 'broken'] += 1;
        }
      }),
      25,
    );
    // Both answers were seen often enough to mean something.
    expect(Math.min(verdicts.holds, verdicts.broken)).toBeGreaterThan(4);
  });

  it('knows the facts that are about what is known', () => {
    for (const fact of knownFacts) expect(whole.facts[fact], fact).toBeDefined();
  });
});
