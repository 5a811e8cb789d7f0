import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from '#shared/protocol/decide.ts';
import { destinationOrder } from '#shared/protocol/destinations.ts';
import { compareLevels } from '#shared/protocol/level.ts';
import { outcome } from '#shared/protocol/outcome.ts';
import type { DestinationId, Facts } from '#shared/protocol/protocol.ts';
import { anyFacts, pack, setTo, steps, vocabulary } from './facts.ts';
import { check } from './seed.ts';

const contact = (destinations: readonly DestinationId[]): number =>
  destinationOrder.findIndex((id) => id === destinations[0]);

const policeGrade = (destinations: readonly DestinationId[]): number => {
  const grades = ['police_emergency', 'police_priority', 'police_scheduled'];
  const at = grades.findIndex((id) => destinations.includes(id));
  return at < 0 ? grades.length : at;
};

/** Fails with the rules of both decisions, so that the pack's owner can see which one is wrong. */
function neverLower(before: Facts, after: Facts, change: string): void {
  const less = outcome(pack, before);
  const more = outcome(pack, after);
  const tell = `${change}\n${JSON.stringify(before)}\n${less.level} ${less.destinations.join()}\n${more.level} ${more.destinations.join()}`;
  expect(compareLevels(more.level, less.level), `level fell: ${tell}`).toBeLessThanOrEqual(0);
  expect(contact(more.destinations), `contact fell: ${tell}`).toBeLessThanOrEqual(
    contact(less.destinations),
  );
  // An illness or something taken can be what a life is at risk of: then the ambulance goes, and police
  // only to find, reach or protect (NICE NG225; the pack's rule life-at-risk-own-hand).
  const medical = ['overdose', 'consciousness', 'injury', 'medical_emergency', 'body'];
  if (!medical.some((fact) => change.startsWith(`${fact}: `)))
    expect(policeGrade(more.destinations), `police fell: ${tell}`).toBeLessThanOrEqual(
      policeGrade(less.destinations),
    );
  if (less.destinations.includes('ambulance_emergency'))
    expect(more.destinations, `ambulance lost: ${tell}`).toContain('ambulance_emergency');
}

const police = [
  'police_emergency',
  'police_priority',
  'police_scheduled',
  'transport_police',
  'other_force',
];
const keepsOpen = [
  ...police,
  'fire_rescue',
  'missing_person_high',
  'missing_person',
  'supervisor_review',
];
const safety = ['life_at_risk_now', 'serious_harm_risk', 'weapon', 'crime'];

describe('the England pack, over any facts', () => {
  it('never answers a more serious value with a lower response', () => {
    check(
      fc.property(anyFacts, fc.constantFrom(...steps), (facts, { fact, less, more }) => {
        neverLower(
          setTo(facts, fact, less),
          setTo(facts, fact, more),
          `${fact}: ${less} → ${more}`,
        );
      }),
      6000,
    );
  }, 60_000);

  it('never lowers anything for a flag, a plan or frequent contact', () => {
    const known = [
      'flag_match',
      'care_plan',
      'plan_asks_for',
      'frequent_contact',
      'different_today',
      'linked_calls_24h',
    ];
    const added = fc.constantFrom(
      ...known.flatMap((fact) => vocabulary.facts[fact]!.values.map((value) => ({ fact, value }))),
    );
    check(
      fc.property(anyFacts, added, (facts, { fact, value }) => {
        const without = Object.fromEntries(Object.entries(facts).filter(([name]) => name !== fact));
        neverLower(without, setTo(without, fact, value), `${fact} = ${value}`);
        expect(outcome(pack, setTo(without, fact, value)).destinations).toEqual(
          // The police grade is compared above: a higher one takes the place of a lower.
          expect.arrayContaining(
            outcome(pack, without).destinations.filter(
              (id) =>
                keepsOpen.includes(id) && id !== 'police_scheduled' && id !== 'police_priority',
            ),
          ),
        );
      }),
    );
  });

  it('keeps the level when nurse, car or suite is not there', () => {
    check(
      fc.property(
        anyFacts,
        fc.constantFrom('nurse_on_duty', 'street_triage_free', 's136_space_free'),
        (facts, resource) => {
          const there = outcome(pack, { ...facts, [resource]: 'yes' });
          const gone = outcome(pack, { ...facts, [resource]: 'no' });
          expect(compareLevels(gone.level, there.level)).toBeLessThanOrEqual(0);
          expect(gone.destinations.length).toBeGreaterThan(0);
          expect(policeGrade(gone.destinations)).toBe(policeGrade(there.destinations));
          if (resource === 'nurse_on_duty') expect(gone.destinations).not.toContain('nurse');
        },
      ),
    );
  });

  it('says that police do not go exactly when nobody might have to', () => {
    check(
      fc.property(anyFacts, (facts) => {
        const { destinations } = outcome(pack, facts);
        const open = destinations.some((id) => keepsOpen.includes(id));
        expect(destinations.includes('no_deployment')).toBe(!open);
        if (!destinations.includes('no_deployment')) return;
        expect(destinations.length).toBeGreaterThan(1);
        for (const fact of safety) expect([undefined, 'unknown']).not.toContain(facts[fact]);
        expect(facts['life_at_risk_now']).toBe('no');
        expect(facts['weapon']).toBe('no');
      }),
    );
  });

  it('never leaves a call with company that owns nothing', () => {
    const company = ['sanctuary', 'listening_line', 'veterans', 'interpreter', 'no_deployment'];
    check(
      fc.property(anyFacts, (facts) => {
        expect(outcome(pack, facts).destinations.some((id) => !company.includes(id))).toBe(true);
      }),
    );
  });

  it('keeps each service to the people and places it is for', () => {
    check(
      fc.property(anyFacts, (facts) => {
        const { destinations } = outcome(pack, facts);
        const child = facts['age_group'] === 'under_12' || facts['age_group'] === '12_to_17';
        if (child) expect(destinations).not.toContain('crisis_team');
        if (facts['setting'] === 'dwelling' || facts['setting'] === 'garden_private')
          expect(destinations).not.toContain('s136_consultation');
        if (facts['caller_may_be_risk'] === 'yes' || facts['domestic_abuse'] === 'yes') {
          expect(destinations).not.toContain('amhp');
          expect(destinations).not.toContain('health_keeps');
        }
        if (facts['domestic_abuse'] === 'yes') {
          expect(destinations).toContain('domestic_abuse');
          expect(policeGrade(destinations)).toBeLessThan(3);
        }
        if (facts['weapon'] === 'in_hand') expect(destinations).toContain('police_emergency');
        if (facts['language_barrier'] === 'yes') expect(destinations).toContain('interpreter');
      }),
      3000,
    );
  });

  it('gives every doubt about safety a named owner', () => {
    const owners = [...keepsOpen, 'nurse'];
    check(
      fc.property(anyFacts, fc.constantFrom(...safety), (facts, fact) => {
        const { destinations } = outcome(pack, { ...facts, [fact]: 'unknown' });
        expect(destinations.some((id) => owners.includes(id))).toBe(true);
      }),
    );
  });

  it('decides the same whatever the order the facts came in', () => {
    check(
      fc.property(anyFacts, fc.infiniteStream(fc.nat()), (facts, order) => {
        const shuffled = Object.entries(facts)
          .map((entry) => ({ entry, key: order.next().value as number }))
          .toSorted((a, b) => a.key - b.key)
          .map(({ entry }) => entry);
        expect(decide(pack, Object.fromEntries(shuffled))).toEqual({
          ...decide(pack, facts),
        });
      }),
      150,
    );
  });

  it('has a decision with a reason for any facts, even none', () => {
    check(
      fc.property(anyFacts, (facts) => {
        const decision = decide(pack, facts);
        expect(decision.destinations.length).toBeGreaterThan(0);
        expect(decision.because.length).toBeGreaterThan(0);
        for (const { text, source } of decision.because)
          expect(text.length * source.length).toBeGreaterThan(0);
        for (const { level } of decision.findings)
          expect(compareLevels(decision.level, level)).toBeLessThanOrEqual(0);
        expect(decision.complete).toBe(decision.missing.length === 0);
      }),
      200,
    );
    expect(decide(pack, {}).destinations).toEqual(['supervisor_review']);
    expect(decide(pack, {}).missing.toSorted()).toEqual(safety.toSorted());
  });
});
