import { describe, expect, it } from 'vitest';
import { factsBehind, factsOf, holds, truth, type Predicate } from '#shared/protocol/predicate.ts';

const armed: Predicate = { fact: 'weapon', in: ['in_hand', 'unknown'] };

describe('a condition', () => {
  it('is open while its fact was not asked, either way round', () => {
    expect(truth(armed, {})).toBeUndefined();
    expect(truth({ not: armed }, {})).toBeUndefined();
    expect(holds({ not: armed }, {})).toBe(false);
  });

  it('takes "unknown" as an answer of its own', () => {
    expect(holds(armed, { weapon: 'unknown' })).toBe(true);
    expect(holds({ fact: 'weapon', in: ['no'] }, { weapon: 'unknown' })).toBe(false);
  });

  it('is met when any of several values fits', () => {
    const heard: Predicate = { fact: 'heard', in: ['violence'] };
    expect(holds(heard, { heard: ['distress', 'violence'] })).toBe(true);
    expect(holds(heard, { heard: ['distress'] })).toBe(false);
    expect(truth(heard, { heard: [] })).toBeUndefined();
  });

  it('is settled by one part where one part is enough', () => {
    const alone: Predicate = { fact: 'reachable_now', in: ['no'] };
    expect(holds({ any: [armed, alone] }, { weapon: 'in_hand' })).toBe(true);
    expect(truth({ any: [armed, alone] }, { weapon: 'no' })).toBeUndefined();
    expect(truth({ all: [armed, alone] }, { weapon: 'no' })).toBe(false);
    expect(truth({ all: [armed, alone] }, { weapon: 'in_hand' })).toBeUndefined();
    expect(holds({ all: [armed, alone] }, { weapon: 'in_hand', reachable_now: 'no' })).toBe(true);
  });

  it('names the facts it looks at, once each', () => {
    expect(
      factsOf({ all: [armed, { not: { any: [armed, { fact: 'crime', in: ['yes'] }] } }] }),
    ).toEqual(['weapon', 'crime']);
  });
});

describe('factsBehind', () => {
  it('names of alternatives only those that are met', () => {
    const condition = {
      any: [
        { fact: 'weapon', in: ['in_hand'] },
        {
          all: [
            { fact: 'psychosis', in: ['yes'] },
            { fact: 'sudden_onset', in: ['yes'] },
          ],
        },
      ],
    };
    expect(factsBehind(condition, { weapon: 'no', psychosis: 'yes', sudden_onset: 'yes' })).toEqual(
      ['psychosis', 'sudden_onset'],
    );
  });
});
