import { describe, expect, it } from 'vitest';
import { whereSaid } from '#shared/call/where-said.ts';
import { aCall } from '#test/support/acting.ts';

describe('where help is needed', () => {
  const call = aCall();
  const caller = { ...call.caller, addressSaid: '12 Marlow Close', atMs: 20 };
  const emergency = {
    askedAtMs: 10,
    askedBy: 'amy',
    where: 'Aylestone bridge',
    given: [],
    lines: [],
    recalledAtMs: null,
    stoodDown: null,
  };

  it('is the newest that was said, and what was said before it', () => {
    expect(whereSaid(call)).toEqual([]);
    expect(whereSaid({ ...call, caller })).toEqual(['12 Marlow Close']);
    expect(whereSaid({ ...call, caller, emergency })).toEqual([
      '12 Marlow Close',
      'Aylestone bridge',
    ]);
    expect(whereSaid({ ...call, caller, emergency: { ...emergency, askedAtMs: 30 } })).toEqual([
      'Aylestone bridge',
      '12 Marlow Close',
    ]);
  });
});
