import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outcome } from '#shared/protocol/outcome.ts';
import type { Facts } from '#shared/protocol/protocol.ts';
import { anyFacts, pack } from './facts.ts';
import { check } from './seed.ts';

/** Findings that decide by themselves: nothing else that is known may take their response away. */
describe('what one finding alone requires, whatever else is known', () => {
  const telephones = ['nhs111_option2', 'health_keeps', 'no_deployment', 'gp', 'crisis_team'];

  it.each<readonly [string, Facts]>([
    ['an overdose', { overdose: 'yes' }],
    ['an overdose denied against the evidence', { overdose: 'denied_but_evidence' }],
    ['less awake', { consciousness: 'reduced' }],
    ['not responding', { consciousness: 'unresponsive' }],
    ['an injury that can kill', { injury: 'life_threatening' }],
    ['a medical emergency', { medical_emergency: 'yes' }],
    ['extreme agitation', { extreme_agitation: 'yes' }],
    ['an attempt under way', { attempt_under_way: 'yes' }],
    ['a life at risk', { life_at_risk_now: 'yes' }],
  ])('%s: an ambulance first, and nothing left to a telephone', (_, found) => {
    check(
      fc.property(anyFacts, (facts) => {
        const { level, destinations } = outcome(pack, { ...facts, ...found });
        expect(level).toBe('emergency');
        expect(destinations[0]).toBe('ambulance_emergency');
        for (const one of telephones) expect(destinations).not.toContain(one);
      }),
      400,
    );
  });

  it.each<readonly [string, Facts]>([
    ['a weapon in a hand', { weapon: 'in_hand' }],
    ['a weapon whose place nobody knows', { weapon: 'place_unknown' }],
    ['a gun', { firearm: 'yes' }],
    ['violence heard', { heard: ['violence'] }],
    ['55 pressed', { silent_signal: 'pressed_55' }],
    ['a real risk of serious harm', { serious_harm_risk: 'yes' }],
  ])('%s: police, now', (_, found) => {
    check(
      fc.property(anyFacts, (facts) => {
        const { level, destinations } = outcome(pack, { ...facts, ...found });
        expect(level).toBe('emergency');
        expect(destinations).toContain('police_emergency');
      }),
      400,
    );
  });

  it('somebody absent, warned of and out of reach: a high-risk search, said aloud or not', () => {
    const gone: Facts = {
      absent: 'yes',
      warning_signs: 'yes',
      reachable_now: 'no',
      location_known: 'unknown',
    };
    check(
      fc.property(anyFacts, (facts) => {
        const { destinations } = outcome(pack, { ...facts, ...gone });
        expect(destinations).toContain('missing_person_high');
        expect(destinations).toContain('police_emergency');
      }),
      400,
    );
  });

  it('a third call in a day with doubt: a supervisor looks and the police come', () => {
    check(
      fc.property(anyFacts, (facts) => {
        const { destinations } = outcome(pack, {
          ...facts,
          linked_calls_24h: '3_or_more',
          life_at_risk_now: 'unknown',
        });
        expect(destinations).toContain('supervisor_review');
        expect(destinations.some((one) => one.startsWith('police_'))).toBe(true);
      }),
      400,
    );
  });
});
