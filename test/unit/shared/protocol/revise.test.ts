import { describe, expect, it } from 'vitest';
import { loadProtocol } from '#main/protocol/load-pack.ts';
import { askedQuestions, nextQuestion } from '#shared/protocol/next-question.ts';
import type { Facts, GivenAnswer } from '#shared/protocol/protocol.ts';
import { isParked, previewRevision, survivingFacts } from '#shared/protocol/revise.ts';

const { pack } = loadProtocol();
const give = (question: string, values: Facts): GivenAnswer => ({ question, values });

const mentioned = give('weapon', { weapon: 'place_unknown' });
const inHand = give('weapon-place', { weapon: 'in_hand' });

describe('the answers that stand', () => {
  it('keep what was known when a later answer is "not known"', () => {
    const facts = survivingFacts(
      pack,
      [mentioned, give('weapon-place', { weapon: 'unknown' })],
      {},
    );
    expect(facts['weapon']).toBe('place_unknown');
  });

  it('keep what was said early when its question is answered "not known"', () => {
    const facts = survivingFacts(pack, [give('weapon', { weapon: 'unknown' })], {
      weapon: 'in_hand',
    });
    expect(facts['weapon']).toBe('in_hand');
  });

  it('park an answer whose question no longer applies, and get it back', () => {
    const answers = [give('weapon', { weapon: 'no' }), inHand];
    expect(isParked(pack, answers, {}, 'weapon-place')).toBe(true);
    expect(survivingFacts(pack, answers, {})['weapon']).toBe('no');
    expect(survivingFacts(pack, [mentioned, inHand], {})['weapon']).toBe('in_hand');
  });

  it('leave everything unknown that a question could have told', () => {
    const facts = survivingFacts(pack, [give('own-life', { own_life: 'unknown' })], {});
    expect(facts).toMatchObject({ intent: 'unknown', attempt_under_way: 'unknown' });
  });

  it('take a fact said early with all its words tell', () => {
    expect(survivingFacts(pack, [], { own_life: 'started' })).toMatchObject({
      intent: 'voiced',
      attempt_under_way: 'yes',
    });
  });

  it('leave out an answer to a question the script does not have', () => {
    expect(survivingFacts(pack, [give('gone', { weapon: 'in_hand' })], {})).toEqual({});
    expect(isParked(pack, [give('gone', { weapon: 'in_hand' })], {}, 'gone')).toBe(true);
  });
});

describe('a preview of a change', () => {
  it('shows both decisions and the answers that would fall away', () => {
    const preview = previewRevision(
      pack,
      [mentioned, inHand],
      {},
      {},
      give('weapon', { weapon: 'no' }),
    );
    expect(preview.decisionBefore.level).toBe('emergency');
    expect(preview.decisionAfter.level).not.toBe('emergency');
    expect(preview).toMatchObject({ fallsAway: ['weapon-place'], returns: [] });
  });
});

describe('the next question', () => {
  it('still asks for a fact said early, to confirm it', () => {
    expect(askedQuestions(pack, { crime: 'yes' }, []).map(({ id }) => id)).toContain('crime');
  });

  it('asks where the weapon is only when there is one', () => {
    const answered = pack.questions.map(({ id }) => id).filter((id) => id !== 'weapon-place');
    expect(nextQuestion(pack, { weapon: 'place_unknown' }, answered)?.id).toBe('weapon-place');
    expect(nextQuestion(pack, { weapon: 'no' }, answered)).toBeNull();
    expect(nextQuestion(pack, {}, answered)).toBeNull();
  });
});
