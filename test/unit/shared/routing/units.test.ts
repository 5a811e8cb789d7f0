import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { suppliedFacts } from '#shared/call/supplied-facts.ts';
import { whyNot, isShared } from '#shared/call/claims.ts';
import { resourcePlan } from '#shared/routing/plan.ts';
import type { ResourceEvent } from '#shared/routing/resource-events.ts';
import { foldResources, noResources, type Resources } from '#shared/routing/resources.ts';
import { resourcesView } from '#shared/routing/resources-view.ts';
import { isOn, shiftsOf } from '#shared/routing/shifts.ts';
import { spaceFree, suitesNow } from '#shared/routing/suites.ts';
import { thereNow, noWorld } from '#shared/routing/there-now.ts';
import { isWithin, straightKm, travelMinutes } from '#shared/routing/travel.ts';
import { whyLower } from '#shared/routing/unit-words.ts';
import { untilTyped } from '#shared/routing/until-typed.ts';
import { bareAreas, rankUnits, unitsNow } from '#shared/routing/units.ts';
import { warningsOf } from '#shared/routing/warnings.ts';
import { aCall, aCallId, room, ruth } from '#test/support/acting.ts';
import { aPlan, planned, said } from '#test/support/resources.ts';
import { smallTable } from '#test/support/small-pack.ts';

const at = (text: string): number => Date.parse(text);
const night = at('2026-11-27T23:00Z');
const city = { lat: 52.64, lon: -1.1 };
const south = { lat: 52.5, lon: -1.12 };
const by = { byName: 'Amy Kerrigan' };
const fold = (state: Resources, ...events: readonly ResourceEvent[]): Resources =>
  events.reduce(foldResources, state);
const names = (state: Resources, where = city, nowMs = night, tasks: [] | [string] = []) =>
  rankUnits(state, {
    at: where,
    nowMs,
    tasks: tasks.map((unit) => ({
      unit,
      about: 'Daniel',
      sinceMs: nowMs,
      isThere: false,
      callId: aCallId,
      at: null,
    })),
  }).map(({ name }) => name);

describe('shifts', () => {
  it('run past midnight, and end on time', () => {
    const state = planned();
    expect(
      isOn(shiftsOf(state, 'City car', at('2026-11-28T01:59Z')), at('2026-11-28T01:59Z')),
    ).toBe(true);
    expect(shiftsOf(state, 'City car', at('2026-11-28T02:00Z'))[0]?.fromMs).toBe(
      at('2026-11-28T18:00Z'),
    );
  });

  it('keep the time of the wall when the clocks change', () => {
    const [first] = shiftsOf(planned(), 'City car', at('2027-03-27T22:00Z'));
    // 28 March 2027, 01:00 UTC: 02:00 on the wall does not exist, and the shift ends when it is three.
    expect(first?.fromMs).toBe(at('2027-03-27T18:00Z'));
    expect(shiftsOf(planned(), 'City car', at('2027-06-01T12:00Z'))[0]?.fromMs).toBe(
      at('2027-06-01T17:00Z'),
    );
  });

  it('are cut short or made longer by what was said, and the plan is back the next day', () => {
    const off = fold(
      planned(),
      said('shift-set', { who: 'City car', untilMs: null, ...by }, night),
    );
    expect(isOn(shiftsOf(off, 'City car', night + 1), night + 1)).toBe(false);
    expect(isOn(shiftsOf(off, 'City car', night + 86_400_000), night + 86_400_000)).toBe(true);
    const untilMs = at('2026-11-28T04:00Z');
    const longer = fold(planned(), said('shift-set', { who: 'City car', untilMs, ...by }, night));
    expect(shiftsOf(longer, 'City car', night)[0]?.untilMs).toBe(untilMs);
  });

  it('end at a time that somebody types', () => {
    expect(untilTyped('02:00', night)).toEqual({ ok: true, value: at('2026-11-28T02:00Z') });
    expect(untilTyped('22:30', night).ok).toBe(false);
    expect(untilTyped('two', night).ok).toBe(false);
  });
});

describe('ranking units', () => {
  it('puts the free one that answers for the place and is nearest first', () => {
    expect(names(planned())).toEqual(['City car', 'South car']);
    expect(names(planned(), south)).toEqual(['South car', 'City car']);
  });

  it('puts one that is on a call, not available or off shift below, and says why', () => {
    expect(names(planned(), city, night, ['City car'])).toEqual(['South car', 'City car']);
    const broken = fold(
      planned(),
      said(
        'unit-availability-set',
        { unit: 'City car', available: false, why: 'no driver', ...by },
        night,
      ),
    );
    const [first, second] = rankUnits(broken, { at: city, tasks: [], nowMs: night });
    expect(second && whyLower(second, first)).toBe('not available: no driver');
    expect(names(planned(), city, at('2026-11-28T03:00Z'))).toEqual(['South car', 'City car']);
  });

  it('estimates minutes by the assumption of the plan, and shows it', () => {
    const km = straightKm({ lat: 52.65, lon: -1.1 }, { lat: 52.65, lon: -1 });
    expect(km).toBeCloseTo(6.75, 1);
    expect(travelMinutes(10, { roadFactor: 1.3, kmPerHour: 40 })).toBe(20);
    const view = resourcesView({ resources: planned(), tasks: [], at: city }, room, night);
    expect(view.assumption).toBe('straight line × 1.3 at 40 km/h');
    expect(view.units[0]?.time).toBe('about 3 min');
  });

  it('takes a unit for where the scene is once it is there, until another place is said', () => {
    const task = { unit: 'City car', about: 'Daniel', sinceMs: night, callId: aCallId, at: south };
    const point = (state: Resources, isThere: boolean) =>
      unitsNow(state, [{ ...task, isThere }], night)[0]?.where?.point;
    const home = { lat: 52.65, lon: -1.1 };
    expect(point(planned(), false)).toEqual(home);
    expect(point(planned(), true)).toEqual(south);
    const moved = (atMs: number) =>
      fold(
        planned(),
        said(
          'unit-position-set',
          { unit: 'City car', place: 'y', lat: 52.61, lon: -1.1, ...by },
          atMs,
        ),
      );
    expect(point(moved(night - 1), true)).toEqual(south);
    expect(point(moved(night + 1), true)).toEqual({ lat: 52.61, lon: -1.1 });
    const from = (state: Resources, isThere: boolean) =>
      resourcesView(
        { resources: state, tasks: isThere ? [{ ...task, isThere }] : [], at: null },
        room,
        night,
      ).units.find(({ name }) => name === 'City car')?.placeFrom;
    expect(from(planned(), false)).toBe('by the plan');
    expect(from(moved(night - 1), false)).toBe('said at 22:59');
    expect(from(planned(), true)).toBe('');
  });

  it('knows the areas that nobody is on for', () => {
    const bare = (state: Resources, nowMs: number) => bareAreas(state, unitsNow(state, [], nowMs));
    expect(bare(planned(), night)).toEqual([]);
    expect(bare(planned(), at('2026-11-27T19:00Z'))).toEqual(['the south']);
    expect(bare(planned(), at('2026-11-27T12:00Z'))).toEqual(['the city', 'the south']);
    const broken = fold(
      planned(),
      said('unit-availability-set', { unit: 'South car', available: false, why: 'x', ...by }, 1),
    );
    expect(bare(broken, night)).toEqual(['the south']);
    expect(bare(planned(aPlan({ units: [], shifts: [] })), night)).toEqual([]);
  });

  it('takes holes out of an area', () => {
    const square = (n: number) => [
      [-n, -n],
      [n, -n],
      [n, n],
      [-n, n],
      [-n, -n],
    ];
    const shape = resourcePlan.shape.areas.parse([
      { id: 'a', name: 'a', shape: { type: 'Polygon', coordinates: [square(2), square(1)] } },
    ])[0]?.shape;
    if (shape === undefined) throw new Error('it is a shape');
    expect(isWithin({ lat: 0, lon: 0 }, shape)).toBe(false);
    expect(isWithin({ lat: 1.5, lon: 0 }, shape)).toBe(true);
    expect(isWithin({ lat: 3, lon: 0 }, shape)).toBe(false);
  });

  it('knows nothing of the person: no plan and no flag can come into it', () => {
    // Whoever adds the person to what ranking is given has to take this out.
    expect(Object.keys(noWorld).toSorted()).toEqual(['at', 'resources', 'tasks']);
  });
});

describe('what was said of resources', () => {
  const events = [
    said('resources-planned', { plan: aPlan(), file: 'a', ...by }, 1),
    said('unit-availability-set', { unit: 'City car', available: false, why: 'x', ...by }, 5),
    said('unit-availability-set', { unit: 'City car', available: true, why: null, ...by }, 5),
    said('unit-position-set', { unit: 'City car', place: 'y', lat: 52, lon: -1, ...by }, 3),
    said('suite-confirmed', { suite: 'Bradgate', free: 2, saidBy: 'J. Okoro', ...by }, 4),
    said('suite-confirmed', { suite: 'Bradgate', free: 0, saidBy: 'J. Okoro', ...by }, 6),
    said('shift-set', { who: 'constructor', untilMs: null, ...by }, 2),
  ];

  it('comes to the same on every desk, in whatever order it is heard, and however often', () => {
    const whole = fold(noResources, ...events);
    fc.assert(
      fc.property(
        fc.shuffledSubarray(events, { minLength: events.length }),
        fc.array(fc.constantFrom(...events)),
        (order, again) => {
          expect(fold(noResources, ...order, ...again)).toEqual(whole);
        },
      ),
    );
  });

  it('travels between desks, and is refused from whoever may not say it', () => {
    const as = (type: ResourceEvent['type'], role: string, content: unknown, callId = null) =>
      whyNot([{ type, typeVersion: 1, callId, atMs: 1, by: { user: ruth.id, role }, content }]);
    const suite = { suite: 'Bradgate', free: 2, saidBy: 'J. Okoro', ...by };
    expect(isShared('suite-confirmed')).toBe(true);
    expect(as('suite-confirmed', 'handler', suite)).toBeNull();
    expect(as('suite-confirmed', 'steward', suite)).toMatch(/steward may not/);
    expect(as('suite-confirmed', 'handler', { ...suite, free: -1 })).toMatch(/is not one/);
    expect(as('shift-set', 'handler', { who: 'x', untilMs: null, ...by })).toMatch(/may not/);
    expect(as('resources-planned', 'nurse', { plan: aPlan(), file: 'a', ...by })).toMatch(
      /may not/,
    );
  });
});

describe('a plan', () => {
  const problems = (change: Record<string, unknown>): string =>
    JSON.stringify(resourcePlan.safeParse({ ...aPlan(), ...change }).error?.issues ?? '');

  it('is refused with the place of every fault', () => {
    const unit = { name: 'Car', areas: ['nowhere'] };
    expect(problems({ units: [unit], shifts: [] })).toMatch(/no area .*nowhere/);
    expect(problems({ units: [{ ...unit, areas: [], lat: 5 }], shifts: [] })).toMatch(
      /both lat and lon/,
    );
    expect(problems({ shifts: [{ ...aPlan().shifts[0], who: 'Nobody' }] })).toMatch(/no unit/);
    expect(problems({ shifts: [{ ...aPlan().shifts[0], to: '18:00' }] })).toMatch(/another time/);
    expect(problems({ shifts: [{ ...aPlan().shifts[0], from: '25:00' }] })).toMatch(/18:00/);
    const open = {
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 1],
        ],
      ],
    };
    expect(problems({ areas: [{ id: 'a', name: 'a', shape: open }] })).toMatch(
      /ends where it begins/,
    );
  });
});

describe('places in a suite', () => {
  const confirmed = (free: number, atMs: number): Resources =>
    fold(
      planned(),
      said('suite-confirmed', { suite: 'Bradgate', free, saidBy: 'J. Okoro', ...by }, atMs),
    );
  it('are known only while somebody there has said so, and not too long ago', () => {
    expect(spaceFree(suitesNow(planned(), night))).toBeNull();
    expect(spaceFree(suitesNow(confirmed(1, night), night))).toBe('yes');
    expect(spaceFree(suitesNow(confirmed(0, night), night))).toBe('no');
    const later = night + 241 * 60_000;
    expect(spaceFree(suitesNow(confirmed(0, night), later))).toBeNull();
    expect(spaceFree(suitesNow(confirmed(1, night), later))).toBeNull();
  });
});

describe('warnings', () => {
  const texts = (state: Resources, nowMs: number, colleagues = room): readonly string[] =>
    warningsOf(state, { colleagues, tasks: [], nowMs }).map(
      ({ text, instead }) => `${text} | ${instead}`,
    );

  it('say that a car goes off shift, half an hour before, and who covers', () => {
    const before = at('2026-11-28T01:35Z');
    expect(texts(planned(), before)).toContain(
      'City car goes off shift at 02:00 | South car covers it',
    );
    expect(texts(planned(), at('2026-11-28T01:25Z')).join()).not.toMatch(/goes off shift/);
  });

  it('say that an area has no unit from some time on, with the fallback', () => {
    expect(texts(planned(), at('2026-11-28T01:00Z'))).toContain(
      'From 06:00, until 18:00: no street-triage unit for the city | the crisis team',
    );
    const alone = planned(aPlan({ shifts: aPlan().shifts.slice(0, 1) }));
    expect(texts(alone, night)).toContain(
      'From 02:00, until 18:00: no street-triage unit for the city | the crisis team',
    );
    expect(texts(alone, night)).toContain(
      'Now: no street-triage unit for the south | the crisis team',
    );
  });

  it('say that no nurse is on duty, before it is so', () => {
    expect(texts(planned(), at('2026-11-28T05:00Z'))).toContain(
      'From 07:00, until 19:00: no nurse is on duty | NHS 111',
    );
  });

  it('say that a suite is full, not confirmed, or confirmed too long ago', () => {
    expect(texts(planned(), night).join()).toMatch(/Bradgate: nobody has said what is free/);
    const full = fold(
      planned(),
      said('suite-confirmed', { suite: 'Bradgate', free: 0, saidBy: 'J', ...by }, night),
    );
    expect(texts(full, night)).toContain('Bradgate has no place free | The Infirmary');
    expect(texts(full, night + 5 * 3_600_000).join()).toMatch(/last confirmed at 23:00/);
  });

  it('are none without a plan', () => {
    expect(texts(noResources, night)).toEqual([]);
  });
});

describe('what a call is told of resources', () => {
  const world = { resources: planned(), tasks: [], at: city };
  const facts = (sendable = world) =>
    suppliedFacts(aCall(), {
      colleagues: room,
      linkedCalls: 0,
      frequentContact: false,
      differentToday: false,
      aboutPerson: {},
      sendable,
      nowMs: night,
    });

  it('is that a car is free, where one is, and that none is where nobody planned', () => {
    expect(facts()['street_triage_free']).toBe('yes');
    expect(facts({ ...world, resources: noResources })['street_triage_free']).toBe('no');
    expect(facts()).not.toHaveProperty('s136_space_free');
  });

  it('names who is there, in words', () => {
    const asking = { world, table: smallTable, colleagues: room, nowMs: night };
    expect(thereNow('street_triage', asking)).toBe(
      'City car free, until 02:00; about 3 min (straight line × 1.3 at 40 km/h)',
    );
    expect(thereNow('nurse', asking)).toBe('Ruth Adeyemi, Siân Prosser free, until 07:00');
    expect(thereNow('nurse', { ...asking, colleagues: [] })).toBe(
      'No nurse is on duty. Instead: NHS 111',
    );
    expect(thereNow('street_triage', { ...asking, world: noWorld })).toBeNull();
  });
});
