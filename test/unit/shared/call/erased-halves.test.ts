import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leftOf, leastYears, type Entry } from '#shared/call/erased-halves.ts';

const ms = (day: string): number => Date.parse(`${day}T12:00:00Z`);
const said = (type: string, day: string, more: Partial<Entry> = {}): Entry => ({
  type,
  atMs: ms(day),
  role: null,
  erases: null,
  isKnown: true,
  ...more,
});
const erased = (half: 'police' | 'nurse', day: string): Entry =>
  said('half-erased', day, {
    erases: half,
    role: half === 'police' ? 'supervisor' : 'nurse',
  });
const call = [
  said('call-opened', '2020-03-02'),
  said('person-chosen', '2020-03-02'),
  said('contact-opened', '2020-03-02'),
  said('contact-recorded', '2020-03-02'),
  said('call-closed', '2020-03-02'),
];
const left = (...events: readonly Entry[]) => leftOf(events).join(' ');

describe('what is left of a call', () => {
  it('is the other half, and whom it is about until both have gone', () => {
    const police = erased('police', '2026-03-02');
    expect(left(...call, police)).toBe('gone stays stays stays gone stays');
    expect(left(...call, police, erased('nurse', '2040-03-02'))).toBe(
      'gone gone gone gone gone stays stays',
    );
    expect(left(...call, erased('nurse', '2040-03-02'))).toBe('stays stays gone gone stays stays');
  });

  it('is nothing but the decision where no nurse was on it', () => {
    const [opened, chosen, , , closed] = call;
    expect(left(opened!, chosen!, closed!, erased('police', '2026-03-02'))).toBe(
      'gone gone gone stays',
    );
  });

  it('is all of it a day too early, while the call is open, and by whoever does not answer for the half', () => {
    const all = 'stays stays stays stays stays';
    const again = said('call-reopened', '2021-01-01');
    expect(left(...call, erased('police', '2026-03-01'))).toBe(`${all} void`);
    expect(left(...call, erased('nurse', '2040-03-01'))).toBe(`${all} void`);
    expect(left(...call, again, erased('police', '2040-03-01'))).toBe(`${all} stays void`);
    for (const role of ['handler', 'steward', 'nurse', null])
      expect(left(...call, { ...erased('police', '2030-01-01'), role })).toBe(`${all} void`);
  });

  it('includes what is younger and came after the decision, and nothing as old as what was deleted', () => {
    const police = erased('police', '2026-03-02');
    expect(left(...call, police, said('call-reopened', '2026-03-03'))).toMatch(/stays$/);
    expect(left(...call, police, said('note-added', '2020-03-02'))).toMatch(/gone$/);
  });

  it('keeps what a newer Concord wrote until both halves have gone', () => {
    const newer = said('thought-of-later', '2020-03-02', { isKnown: false });
    expect(left(newer, ...call, erased('police', '2026-03-02'))).toMatch(/^stays/);
    expect(
      left(newer, ...call, erased('police', '2026-03-02'), erased('nurse', '2040-03-02')),
    ).toMatch(/^gone/);
  });

  it('is never less than the rules leave, in any order of events', () => {
    const seed = Number(process.env['SEED'] ?? 20261127);
    const types = [...call.map(({ type }) => type), 'call-reopened', 'note-added', 'half-kept'];
    const entry = fc.record({
      type: fc.constantFrom(...types),
      atMs: fc.integer({ min: ms('2020-01-01'), max: ms('2050-01-01') }),
      role: fc.constantFrom('handler', 'nurse', 'supervisor', null),
      erases: fc.constant(null),
      isKnown: fc.boolean(),
    });
    const half = fc.constantFrom('police' as const, 'nurse' as const);
    const erasing = fc
      .tuple(half, fc.integer({ min: ms('2020-01-01'), max: ms('2080-01-01') }))
      .map(([of, atMs]) => ({ ...erased(of, '2020-01-01'), atMs }));
    let counted = 0;
    fc.assert(
      fc.property(fc.array(fc.oneof({ weight: 4, arbitrary: entry }, erasing)), (events) => {
        const what = leftOf(events);
        events.forEach((one, at) => {
          if (one.erases === null || what[at] !== 'stays') return;
          counted += 1;
          const before = events.slice(0, at);
          const ends = before.filter(({ type }) => /^call-(closed|reopened)$/.test(type));
          expect(ends.at(-1)?.type).toBe('call-closed');
          const days = (one.atMs - (ends.at(-1)?.atMs ?? 0)) / 86_400_000;
          if (one.erases === 'police') expect(days).toBeGreaterThan(365 * leastYears.police - 1);
        });
        // Nothing goes where nothing was decided.
        if (events.every((one, at) => one.erases === null || what[at] === 'void'))
          expect(what).not.toContain('gone');
      }),
      { seed, numRuns: 2000 },
    );
    process.stdout.write(`seed ${String(seed)}: ${String(counted)} decisions counted\n`);
    expect(counted).toBeGreaterThan(20);
  });
});
