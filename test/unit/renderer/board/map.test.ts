import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callsOnMap } from '#renderer/board/map-calls.ts';
import { frameOf } from '#renderer/board/map-frame.ts';
import { overlap, placeLabels, type Label } from '#renderer/board/map-labels.ts';
import { lineNames, townNames } from '#renderer/board/map-names.ts';
import { signsOf } from '#renderer/board/map-signs.ts';
import { underMap } from '#renderer/board/map-words.ts';
import { callId } from '#shared/contract/words.ts';
import { resourcesView } from '#shared/routing/resources-view.ts';
import { handler } from '#test/fixtures/views/handler.ts';
import { room } from '#test/support/acting.ts';
import { aPlan, planned } from '#test/support/resources.ts';

const size = { width: 720, height: 376 };
const leicester = { lat: 52.634, lon: -1.131 };
const county = [
  { lat: 52.43, lon: -1.6 },
  { lat: 52.97, lon: -0.46 },
];
const point = fc.record({
  lat: fc.double({ min: 49, max: 61, noNaN: true }),
  lon: fc.double({ min: -8, max: 2, noNaN: true }),
});

describe('the frame of a map', () => {
  it('holds every point it was made of, inside its margin, whatever they are', () => {
    fc.assert(
      fc.property(fc.array(point, { minLength: 1, maxLength: 30 }), (points) => {
        const frame = frameOf(points, size, 16);
        for (const { x, y } of points.map(frame.spotOf)) {
          expect(x).toBeGreaterThan(15.9);
          expect(x).toBeLessThan(size.width - 15.9);
          expect(y).toBeGreaterThan(15.9);
          expect(y).toBeLessThan(size.height - 15.9);
        }
      }),
    );
  });

  it('has north above, east on the right, and a kilometre as long either way', () => {
    const { spotOf } = frameOf(county, size);
    const at = spotOf(leicester);
    // One kilometre north, and one east at this latitude.
    const north = spotOf({ ...leicester, lat: leicester.lat + 1 / 111.2 });
    const east = spotOf({ ...leicester, lon: leicester.lon + 1 / (111.2 * 0.607) });
    expect(north.y).toBeLessThan(at.y);
    expect(east.x).toBeGreaterThan(at.x);
    expect((at.y - north.y) / (east.x - at.x)).toBeCloseTo(1, 2);
  });

  it('stands with one point, and with none', () => {
    expect(frameOf([leicester], size).spotOf(leicester)).toEqual({ x: 360, y: 188 });
    const { x } = frameOf([], size).spotOf(leicester);
    expect(Number.isFinite(x)).toBe(true);
  });
});

describe('labels', () => {
  const label = (x: number, y: number): Label => ({
    at: { x, y },
    size: { width: 100, height: 40 },
  });

  it('stand clear of each other, of what is taken, and inside the map, where there is room', () => {
    const taken = [{ x: 200, y: 170, width: 200, height: 40 }];
    const spots = [label(300, 190), label(310, 195), label(5, 5), label(715, 370)];
    const boxes = placeLabels(spots, taken, size);
    const whole = { x: 0, y: 0, ...size };
    for (const [n, box] of boxes.entries()) {
      expect(overlap(box, whole)).toBe(100 * 40);
      for (const other of [...taken, ...boxes.slice(0, n)]) expect(overlap(box, other)).toBe(0);
    }
  });

  it('stay on the map where there is no room', () => {
    const taken = [{ x: 0, y: 0, ...size }];
    const [box] = placeLabels([label(715, 190)], taken, size);
    expect(box && box.x + box.width).toBeLessThanOrEqual(size.width);
  });

  it('leave a town out whose name would lie on another, and name a road away from towns', () => {
    const frame = frameOf(county, size);
    const towns = [
      { name: 'Leicester', point: leicester },
      { name: 'Oadby', point: { lat: 52.636, lon: -1.12 } },
      { name: 'Oakham', point: { lat: 52.67, lon: -0.728 } },
    ];
    expect(townNames(towns, frame).map(({ name }) => name)).toEqual(['Leicester', 'Oakham']);
    const road = (points: [number, number][]) => ({ kind: 'road' as const, name: 'A47', points });
    const [named] = lineNames(
      [
        road([
          [-1.131, 52.634],
          [-1.1, 52.634],
          [-0.9, 52.6],
          [-0.8, 52.6],
        ]),
      ],
      towns,
      frame,
    );
    const [from, to] = [
      { lat: 52.6, lon: -0.9 },
      { lat: 52.6, lon: -0.8 },
    ].map(frame.spotOf);
    expect(named?.spot.x).toBe(((from?.x ?? 0) + (to?.x ?? 0)) / 2);
    expect(
      lineNames(
        [
          road([
            [-1.131, 52.634],
            [-1.12, 52.636],
          ]),
        ],
        towns,
        frame,
      ),
    ).toEqual([]);
  });
});

describe('calls on a map', () => {
  const [line] = handler.calls;
  if (line === undefined) throw new Error('the sample has a call');
  const call = (n: number, at: { lat: number; lon: number } | null) => ({
    ...line,
    id: callId.parse(`0190a0c5-1111-7000-8000-${String(n).padStart(12, '0')}`),
    point: at,
  });

  it('are one sign where they are in one place, the first of the list on it, and none is lost', () => {
    const frame = frameOf(county, size);
    fc.assert(
      fc.property(fc.array(fc.option(point), { maxLength: 30 }), (points) => {
        const calls = points.map((at, n) => call(n, at));
        const { piles, placeless, offTheMap } = callsOnMap(calls, frame);
        const shown = piles.flatMap((pile) => pile.calls);
        expect(shown.length + placeless + offTheMap).toBe(calls.length);
        expect(placeless).toBe(points.filter((at) => at === null).length);
        for (const pile of piles)
          expect(pile.calls.map(({ id }) => id)).toEqual(
            calls.filter((one) => pile.calls.includes(one)).map(({ id }) => id),
          );
      }),
    );
    const near = [
      call(1, leicester),
      call(2, { lat: 52.64, lon: -1.13 }),
      call(3, { lat: 51.5, lon: 0 }),
    ];
    const { piles, offTheMap } = callsOnMap(near, frame);
    expect(piles.map((pile) => pile.calls.length)).toEqual([2]);
    expect(offTheMap).toBe(1);
  });
});

describe('signs and words', () => {
  const night = Date.parse('2026-11-27T23:00Z');
  const plan = aPlan({
    suites: [{ name: 'Bradgate', places: 3, ifNone: 'x', lat: 52.6, lon: -1 }],
  });
  const view = resourcesView({ resources: planned(plan), tasks: [], at: null }, room, night);

  it('say how long a unit that is on takes to the chosen call, and nothing of one that is not', () => {
    const city = { lat: 52.65, lon: -1.1 };
    const says = (chosen: typeof city | null) =>
      signsOf(view, chosen, plan.travel).map(({ name, says: words }) => `${name}: ${words}`);
    expect(says(null)).toEqual([
      'City car: free, by the plan',
      'South car: free, by the plan',
      'Bradgate: ring first',
    ]);
    expect(says(city)[1]).toBe('South car: free, about 33 min, by the plan');
    const morning = Date.parse('2026-11-28T10:00Z');
    const off = resourcesView({ resources: planned(plan), tasks: [], at: null }, room, morning);
    expect(signsOf(off, city, plan.travel)[0]?.says).toBe('off shift until 18:00');
  });

  it('name what the map does not show, and what its hatching means', () => {
    const nothing = {
      placeless: 0,
      offTheMap: 0,
      unplaced: [],
      outside: [],
      bare: [],
      times: null,
    };
    expect(underMap(nothing)).toBeNull();
    expect(
      underMap({
        placeless: 2,
        offTheMap: 1,
        unplaced: ['North car'],
        outside: ['Far car'],
        bare: ['the north'],
        times: 'as the crow flies',
      }),
    ).toBe(
      'No place is known for 2 calls, North car. Outside this map: 1 call, Far car. Hatched: no unit is on for the north. Times are an estimate: as the crow flies.',
    );
  });
});
