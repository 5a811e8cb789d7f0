import { fileURLToPath } from 'node:url';
import { resourcePlan, type ResourcePlan } from '#shared/routing/plan.ts';
import type { ResourceEvent } from '#shared/routing/resource-events.ts';
import { foldResources, noResources, type Resources } from '#shared/routing/resources.ts';

/** The example that the guide shows, which the tests read too. */
export const planFile = fileURLToPath(
  new URL('../../docs/examples/resources.yaml', import.meta.url),
);

const square = (west: number, south: number, east: number, north: number) => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ],
});

const everyDay = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** Two cars, two areas, a nurse by night, one suite; a test changes what it is about. */
export const aPlan = (change: Record<string, unknown> = {}): ResourcePlan =>
  resourcePlan.parse({
    areas: [
      { id: 'city', name: 'the city', shape: square(-1.2, 52.6, -1, 52.7) },
      { id: 'south', name: 'the south', shape: square(-1.2, 52.4, -1, 52.6) },
    ],
    units: [
      { name: 'City car', areas: ['city'], place: 'Base', lat: 52.65, lon: -1.1 },
      { name: 'South car', areas: ['city', 'south'], place: 'Wigston', lat: 52.5, lon: -1.1 },
    ],
    shifts: [
      {
        who: 'City car',
        role: 'unit',
        crew: 'PC Shah',
        days: everyDay,
        from: '18:00',
        to: '02:00',
      },
      { who: 'South car', role: 'unit', days: everyDay, from: '20:00', to: '06:00' },
      { who: 'Ruth Adeyemi', role: 'nurse', days: everyDay, from: '19:00', to: '07:00' },
    ],
    suites: [{ name: 'Bradgate', places: 3, ifNone: 'The Infirmary' }],
    instead: { unit: 'the crisis team', nurse: 'NHS 111' },
    ...change,
  });

let made = 0;
/** An event of resources, the later one the newer. */
export const said = <T extends ResourceEvent['type']>(
  type: T,
  content: Extract<ResourceEvent, { type: T }>['content'],
  atMs: number,
): ResourceEvent =>
  // The union is built from this very pair of type and content.

  ({ type, id: String((made += 1)).padStart(6, '0'), atMs, content }) as ResourceEvent;

export const planned = (plan = aPlan(), atMs = 0): Resources =>
  foldResources(
    noResources,
    said('resources-planned', { plan, file: 'plan.yaml', byName: 'Martin Doyle' }, atMs),
  );
