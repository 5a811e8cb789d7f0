import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leftOf, leastYears, type Entry } from '#shared/call/erased-halves.ts';

const ms = (day: string): number => Date.parse(`${day}T12:00:00Z`);
const said = (type: string, day: string, more: Partial<Entry> = {}): Entry => ({
  type,
  atMs: ms(day),
  role: null,
  counts: true,
  isKnown: true,
  decides: null,
  ...more,
});
const reviewer = (half: 'police' | 'nurse') => (half === 'police' ? 'supervisor' : 'nurse');
const erased = (half: 'police' | 'nurse', day: string, more: Partial<Entry> = {}): Entry =>
  said('half-erased', day, {
    decides: { what: 'erase', half },
    role: reviewer(half),
    ...more,
  });
const kept = (half: 'police' | 'nurse', day: string, until: string): Entry =>
  said('half-kept', day, { decides: { what: 'keep', half, until }, role: reviewer(half) });
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
    expect(left(...call, police, said('note-added', '2026-03-03'))).toMatch(/stays$/);
    expect(left(...call, police, said('note-added', '2020-03-02'))).toMatch(/gone$/);
  });

  it('keeps what a newer Concord wrote until both halves have gone', () => {
    const newer = said('thought-of-later', '2020-03-02', { isKnown: false });
    expect(left(newer, ...call, erased('police', '2026-03-02'))).toMatch(/^stays/);
    expect(
      left(newer, ...call, erased('police', '2026-03-02'), erased('nurse', '2040-03-02')),
    ).toMatch(/^gone/);
  });

  it.each<[string, readonly Entry[]]>([
    [
      'a note of another day, whatever time its closing says',
      [...call.slice(0, 4), said('note-added', '2024-05-05'), said('call-closed', '2015-01-01')],
    ],
    ['an outcome that was recorded late', [...call, said('outcome-recorded', '2025-01-01')]],
    ['a time that cannot be', [...call, said('note-added', '2020-01-01', { atMs: -9e15 })]],
    ['a time that is no time', [...call, said('note-added', '2020-01-01', { atMs: 8.64e15 })]],
    ['something of a newer Concord', [...call, said('later', '2025-01-01', { isKnown: false })]],
  ])('keeps a call with %s', (_, events) => {
    expect(leftOf([...events, erased('police', '2026-06-01')]).at(-1)).toBe('void');
  });

  it('counts the nurse’s half from the newest in time, not the last in order', () => {
    const events = [
      ...call,
      said('contact-recorded', '2035-01-01'),
      said('contact-recorded', '2020-02-01'),
    ];
    expect(leftOf([...events, erased('nurse', '2041-01-01')]).at(-1)).toBe('void');
    expect(leftOf([...events, erased('nurse', '2055-01-01')]).at(-1)).toBe('stays');
  });

  it('does not care for what came second or was set aside', () => {
    const aside = { counts: false };
    const police = erased('police', '2030-01-01');
    const again = said('call-reopened', '2021-01-01');
    const lost = said('call-closed', '2021-01-02', aside);
    expect(leftOf([...call, again, lost, police]).at(-1)).toBe('void');
    expect(leftOf([...call, said('call-reopened', '2021-01-01', aside), police]).at(-1)).toBe(
      'stays',
    );
    expect(left(...call, erased('police', '2030-01-01', aside))).toMatch(/^stays.*void$/);
    // A claim that came second goes with its half.
    expect(leftOf([...call, lost, police])[5]).toBe('gone');
  });

  it('is open as the fold has it: a contact without its record keeps it so', () => {
    const [opened, chosen, contact, recorded, closed] = call;
    const police = erased('police', '2030-01-01');
    const later = said('contact-opened', '2020-03-03');
    expect(leftOf([opened!, closed!, later, police]).at(-1)).toBe('void');
    expect(leftOf([opened!, chosen!, contact!, closed!, police]).at(-1)).toBe('void');
    expect(leftOf([opened!, contact!, recorded!, closed!, police]).at(-1)).toBe('stays');
  });

  it('is kept until the day that somebody set', () => {
    const keep = kept('police', '2026-03-02', '2130-01-01');
    expect(leftOf([...call, keep, erased('police', '2030-01-01')]).at(-1)).toBe('void');
    expect(leftOf([...call, keep, erased('police', '2130-01-01')]).at(-1)).toBe('stays');
    expect(leftOf([...call, keep, erased('nurse', '2045-01-01')]).at(-1)).toBe('stays');
  });

  it('is not opened again', () => {
    const again = said('call-reopened', '2026-03-03');
    expect(left(...call, erased('police', '2026-03-02'), again)).toMatch(/void$/);
  });

  it('is the same in whatever order a hub that lost everything got them again', () => {
    const seed = Number(process.env['SEED'] ?? 20261127);
    const all = [...call, erased('police', '2026-03-02'), erased('nurse', '2040-03-02')];
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (events) => {
        const what = leftOf(events);
        events.forEach(({ decides }, at) => {
          expect(what[at]).toBe(decides === null ? 'gone' : 'stays');
        });
      }),
      { seed },
    );
  });

  it('is never less than the rules leave, in any order of events', () => {
    const seed = Number(process.env['SEED'] ?? 20261127);
    const types = [...call.map(({ type }) => type), 'call-reopened', 'note-added'];
    const time = fc.integer({ min: ms('2020-01-01'), max: ms('2080-01-01') });
    const entry = fc.record({
      type: fc.constantFrom(...types),
      atMs: fc.integer({ min: ms('2020-01-01'), max: ms('2040-01-01') }),
      role: fc.constantFrom('handler', 'nurse', 'supervisor', null),
      counts: fc.boolean(),
      isKnown: fc.boolean(),
      decides: fc.constant(null),
    });
    const half = fc.constantFrom('police' as const, 'nurse' as const);
    const erasing = fc
      .tuple(half, time)
      .map(([of, atMs]) => ({ ...erased(of, '2020-01-01'), atMs }));
    let counted = 0;
    fc.assert(
      fc.property(fc.array(fc.oneof({ weight: 4, arbitrary: entry }, erasing)), (events) => {
        const what = leftOf(events);
        const effective = events.filter((one, at) => one.decides !== null && what[at] === 'stays');
        counted += effective.length;
        events.forEach((one, at) => {
          if (what[at] !== 'gone' || !one.counts) return;
          const years = effective.map(
            ({ decides, atMs }) =>
              (atMs - one.atMs) / 365.25 / 86_400_000 -
              leastYears[decides?.what === 'erase' ? decides.half : 'nurse'],
          );
          expect(Math.max(...years)).toBeGreaterThan(-0.01);
        });
      }),
      { seed, numRuns: 2000 },
    );
    process.stdout.write(`seed ${String(seed)}: ${String(counted)} decisions counted\n`);
    expect(counted).toBeGreaterThan(20);
  });
});
