import { describe, expect, it } from 'vitest';
import { loadProtocol } from '#main/protocol/load-pack.ts';
import { answerEffect } from '#shared/protocol/answer-effect.ts';
import { decide } from '#shared/protocol/decide.ts';
import type { Facts, Pack } from '#shared/protocol/protocol.ts';

const { pack } = loadProtocol();
const asked: Facts = { life_at_risk_now: 'no', serious_harm_risk: 'no', weapon: 'no', crime: 'no' };

describe('a decision', () => {
  it('names the necessary questions that were not asked', () => {
    const { complete, missing } = decide(pack, { life_at_risk_now: 'no', weapon: 'no' });
    expect(complete).toBe(false);
    expect(missing).toEqual(['crime', 'serious_harm_risk']);
  });

  it('says what an emergency waits for, until it is known', () => {
    const somewhere = decide(pack, { ...asked, weapon: 'place_unknown' });
    expect(somewhere.until).toEqual({ fact: 'weapon', text: 'until the weapon’s place is known' });
    expect(decide(pack, { ...asked, weapon: 'in_hand' }).until).toBeNull();
    expect(
      decide(pack, { ...asked, weapon: 'place_unknown', life_at_risk_now: 'yes' }).until,
    ).toBeNull();
  });

  it('lists what raises the response, most urgent first, and nothing that lowers it', () => {
    const { findings } = decide(pack, { ...asked, distress_severe: 'yes', overdose: 'yes' });
    expect(findings.map(({ level, facts }) => [level, facts])).toEqual([
      ['emergency', ['overdose']],
      ['soon', ['distress_severe']],
    ]);
    expect(decide(pack, asked).findings).toEqual([]);
  });

  it('carries the pack it was made with', () => {
    const { id, version, hash } = pack;
    expect(decide(pack, {}).pack).toEqual({ id, version, hash });
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('counts a nurse nobody mentioned as no nurse', () => {
    expect(decide(pack, asked).destinations).not.toContain('nurse');
    expect(decide(pack, { ...asked, nurse_on_duty: 'unknown' }).destinations).not.toContain(
      'nurse',
    );
    expect(decide(pack, { ...asked, nurse_on_duty: 'yes' }).destinations).toContain('nurse');
  });

  it('gives a pack without rules to a supervisor', () => {
    const bare: Pack = { ...pack, questions: [], rules: [], substitutions: [] };
    expect(decide(bare, {})).toMatchObject({
      level: 'advice',
      destinations: ['supervisor_review'],
    });
  });

  it('asks a service at one grade only', () => {
    const { destinations } = decide(pack, {
      ...asked,
      weapon: 'in_hand',
      others_at_risk: 'yes',
      crime: 'yes',
    });
    expect(destinations.filter((id) => id.startsWith('police_'))).toEqual(['police_emergency']);
  });
});

describe('what an answer did', () => {
  it('shows the level the answer set, and nothing for one that rules out', () => {
    expect(answerEffect(pack, {}, { crime: 'no' })).toBeNull();
    expect(answerEffect(pack, { crime: 'no' }, { crime: 'no', weapon: 'place_unknown' })).toBe(
      'emergency',
    );
    expect(
      answerEffect(pack, { overdose: 'yes' }, { overdose: 'yes', distress_severe: 'yes' }),
    ).toBe('soon');
  });
});
