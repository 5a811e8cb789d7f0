import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadPack, packsFolder } from '#main/protocol/load-pack.ts';
import { compareValues } from '#shared/protocol/fact-order.ts';
import { compareLevels } from '#shared/protocol/level.ts';
import { nextQuestion } from '#shared/protocol/next-question.ts';
import { firedRules, outcome } from '#shared/protocol/outcome.ts';
import type { Facts, GivenAnswer, Question } from '#shared/protocol/protocol.ts';
import { survivingFacts } from '#shared/protocol/revise.ts';
import { pack as england } from './facts.ts';
import { check } from './seed.ts';

const { pack, vocabulary } = loadPack(join(packsFolder(), 'officer.yaml'));
const place = (id: string): number => pack.questions.findIndex((one) => one.id === id);

/** One answer, or two at once where several may be true. */
const answerTo = ({ id, fact, many, answers }: Question, pick: number): GivenAnswer => {
  const value = (one: number) => answers[one % (answers.length + 1)]?.value ?? 'unknown';
  if (many !== true) return { question: id, values: { [fact]: value(pick) } };
  const two = [value(pick), value(Math.floor(pick / 11))];
  return { question: id, values: { [fact]: two.includes('unknown') ? ['unknown'] : two } };
};

/** A call to the end of the script, as the numbers pick its answers. */
function take(picks: readonly number[]): readonly GivenAnswer[] {
  const given: GivenAnswer[] = [];
  for (;;) {
    const asked = nextQuestion(
      pack,
      survivingFacts(pack, given, {}),
      given.map(({ question }) => question),
    );
    if (asked === null) return given;
    given.push(answerTo(asked, picks[given.length] ?? 0));
  }
}
const anyCall = fc.array(fc.nat(999), { minLength: 12, maxLength: 12 }).map(take);
const factsAfter = (given: readonly GivenAnswer[], asked: number): Facts =>
  survivingFacts(pack, given.slice(0, asked), {});

const steps = Object.entries(vocabulary.facts).flatMap(([fact, { values, many }]) =>
  ['unknown', ...values].flatMap((less) =>
    ['unknown', ...values]
      .filter((more) => (compareValues(vocabulary, fact, less, more) ?? 0) < 0)
      .map((more) => ({ fact, less: many ? [less] : less, more: many ? [more] : more })),
  ),
);

describe('the script for an officer on the scene', () => {
  it('has twelve questions at most, place, life and crime first', () => {
    expect(pack.questions.length).toBeLessThanOrEqual(12);
    expect(pack.questions.slice(0, 2).map(({ id }) => id)).toEqual(['place', 'life']);
    for (const id of ['noticed', 'own-life', 'officer', 'setting'])
      expect(place('crime')).toBeLessThan(place(id));
    for (const id of ['place', 'life', 'crime', 'weapon', 'serious-harm'])
      expect(pack.questions[place(id)]?.askWhen, id).toBeUndefined();
  });

  it('says rules by the ids of the long script', () => {
    const known = new Set(england.rules.map(({ id }) => id));
    expect(pack.rules.map(({ id }) => id).filter((id) => !known.has(id))).toEqual([]);
  });

  it('ends, and has somebody who owns the call wherever it stops', () => {
    check(
      fc.property(anyCall, fc.nat(12), (given, asked) => {
        const facts = factsAfter(given, asked);
        const { destinations, missing } = outcome(pack, facts);
        const company = ['sanctuary', 'listening_line', 'veterans', 'interpreter', 'no_deployment'];
        expect(destinations.some((id) => !company.includes(id))).toBe(true);
        if (missing.length > 0 || Object.values(facts).includes('unknown'))
          expect(destinations.some((id) => /police|ambulance|supervisor|nurse/.test(id))).toBe(
            true,
          );
      }),
      600,
    );
  });

  it('never answers something worse with less', () => {
    check(
      fc.property(anyCall, fc.constantFrom(...steps), (given, { fact, less, more }) => {
        const facts = factsAfter(given, 12);
        const before = outcome(pack, { ...facts, [fact]: less });
        const after = outcome(pack, { ...facts, [fact]: more });
        const tell = `${fact}: ${String(less)} → ${String(more)} in ${JSON.stringify(facts)}`;
        expect(compareLevels(after.level, before.level), tell).toBeLessThanOrEqual(0);
        if (before.destinations.includes('ambulance_emergency'))
          expect(after.destinations, tell).toContain('ambulance_emergency');
      }),
      3000,
    );
  });

  it('offers section 136 in no home, and a child goes to the team for children', () => {
    check(
      fc.property(anyCall, fc.nat(12), (given, asked) => {
        const facts = factsAfter(given, asked);
        const { destinations } = outcome(pack, facts);
        const homes = ['dwelling', 'garden_private', 'hotel_or_hostel', 'unknown', undefined];
        if (homes.some((home) => home === facts['setting']))
          expect(destinations).not.toContain('s136_consultation');
        if (facts['age_group'] === 'under_12' || facts['age_group'] === '12_to_17') {
          expect(destinations).not.toContain('crisis_team');
          if (facts['officer_asks'] === 's136_consultation' || facts['setting'] === 'custody')
            expect(destinations).toContain('child_safeguarding');
        }
      }),
      1500,
    );
  });

  it('advises before section 136, nurse or no nurse', () => {
    const asks: Facts = { officer_asks: 's136_consultation', setting: 'public_place' };
    for (const nurse of ['yes', 'no', 'unknown']) {
      const { destinations, obligations } = outcome(pack, { ...asks, nurse_on_duty: nurse });
      expect(destinations).toContain('s136_consultation');
      expect(obligations).toContain('s136_record');
    }
  });

  it('has no rule that cannot fire', () => {
    const fired = new Set<string>();
    const supplied: readonly Facts[] = Object.entries(vocabulary.facts)
      .filter(([, entry]) => entry.supplied)
      .flatMap(([fact, { values, many }]) =>
        values.map((value): Facts => ({ [fact]: many ? [value] : value })),
      );
    fc.assert(
      fc.property(anyCall, fc.constantFrom(...supplied), (given, beside) => {
        for (const { id } of firedRules(pack, { ...factsAfter(given, 12), ...beside }))
          fired.add(id);
      }),
      { seed: 1, numRuns: 4000 },
    );
    expect(pack.rules.map(({ id }) => id).filter((id) => !fired.has(id))).toEqual([]);
  });
});
