import type { ResourcePlan } from './plan.ts';
import type { ResourceEvent, ResourceEventType } from './resource-events.ts';

type Content<T extends ResourceEventType> = Extract<ResourceEvent, { type: T }>['content'];
/** The newest that was said of something: by its time, and of two in one millisecond by its id. */
type Said<C> = { readonly id: string; readonly atMs: number; readonly content: C };
type Newest<T extends ResourceEventType> = Readonly<Record<string, Said<Content<T>>>>;

/** What a force can send, and what was last said of it: rebuilt from its events, in whatever order they come. */
export type Resources = {
  readonly planned: Said<Content<'resources-planned'>> | null;
  readonly availability: Newest<'unit-availability-set'>;
  readonly positions: Newest<'unit-position-set'>;
  readonly shifts: Newest<'shift-set'>;
  readonly suites: Newest<'suite-confirmed'>;
};

export const noResources: Resources = {
  planned: null,
  availability: {},
  positions: {},
  shifts: {},
  suites: {},
};

export const planOf = ({ planned }: Resources): ResourcePlan | null =>
  planned?.content.plan ?? null;

const isNewer = (one: Said<unknown>, than: Said<unknown> | null | undefined): boolean =>
  than == null || one.atMs > than.atMs || (one.atMs === than.atMs && one.id > than.id);

const newest = <C>(
  known: Readonly<Record<string, Said<C>>>,
  key: string,
  said: Said<C>,
): Readonly<Record<string, Said<C>>> =>
  isNewer(said, Object.hasOwn(known, key) ? known[key] : null)
    ? Object.fromEntries([...Object.entries(known), [key, said]])
    : known;

/** The resources after one more event. The newest said counts, so two desks that hear it in another order agree. */
export function foldResources(before: Resources, event: ResourceEvent): Resources {
  const { id, atMs } = event;
  switch (event.type) {
    case 'resources-planned': {
      const said = { id, atMs, content: event.content };
      return isNewer(said, before.planned) ? { ...before, planned: said } : before;
    }
    case 'unit-availability-set': {
      const { content } = event;
      const availability = newest(before.availability, content.unit, { id, atMs, content });
      return { ...before, availability };
    }
    case 'unit-position-set': {
      const { content } = event;
      return {
        ...before,
        positions: newest(before.positions, content.unit, { id, atMs, content }),
      };
    }
    case 'shift-set': {
      const { content } = event;
      return { ...before, shifts: newest(before.shifts, content.who, { id, atMs, content }) };
    }
    case 'suite-confirmed': {
      const { content } = event;
      return { ...before, suites: newest(before.suites, content.suite, { id, atMs, content }) };
    }
  }
}
