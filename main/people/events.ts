import { z } from 'zod';
import { storedRelease } from '#shared/people/stored.ts';
import type { ReleaseContent } from '#shared/people/release.ts';
import type { Author, EventTypes, NewEvent } from '../journal/journal.ts';

const noted = z.object({ file: z.string(), place: z.string(), reason: z.string() });
const counts = z.object({
  read: z.number(),
  new: z.number(),
  changed: z.number(),
  unchanged: z.number(),
  notUsed: z.record(z.string(), z.number()),
});

/** One file that was taken in. Its rows lie in `people_record` and are named here by their hash. */
export const imported = z.object({
  file: z.object({ name: z.string(), bytes: z.number(), sha256: z.string() }),
  source: z.enum(['fhir-r4', 'people-csv', 'flags-csv']),
  /** Which reading of the format made the rows. */
  mapping: z.string(),
  counts,
  rows: z.object({ count: z.number(), sha256: z.string() }),
  warned: z.array(noted),
  refusedWording: z.array(noted),
});
export type Imported = z.infer<typeof imported>;

export const released = storedRelease;

/** DPA 2018 s62: who looked (the author), when (`atMs`), at whose record, at what of it, and why. */
export const viewed = z.object({ personId: z.string(), what: z.string(), why: z.string() });
export const listed = z.object({ count: z.number(), what: z.string(), why: z.string() });

/** Up to where what other desks said of flagged people had come, and how many people that was. */
export const flagsReceived = z.object({ upTo: z.number().int(), people: z.number().int() });

export const peopleEventTypes: EventTypes = {
  'people-imported': { version: 1 },
  'flags-received': { version: 1 },
  'item-released': { version: 1 },
  'person-viewed': { version: 1 },
  'people-listed': { version: 1 },
};

interface When {
  readonly atMs: number;
  readonly by: Author | null;
  readonly callId?: string | null;
}

const event = (type: string, { atMs, by, callId }: When, content: unknown): NewEvent => ({
  type,
  typeVersion: 1,
  callId: callId ?? null,
  atMs,
  by,
  packHash: null,
  content,
});

export const peopleImported = (when: When, content: Imported): NewEvent =>
  event('people-imported', when, content);

export const flagsHaveCome = (atMs: number, content: z.infer<typeof flagsReceived>): NewEvent =>
  event('flags-received', { atMs, by: null }, content);

export const itemReleased = (when: When, content: ReleaseContent): NewEvent =>
  event('item-released', when, content);

export const personViewed = (when: When, content: z.infer<typeof viewed>): NewEvent =>
  event('person-viewed', when, content);

export const peopleListed = (when: When, content: z.infer<typeof listed>): NewEvent =>
  event('people-listed', when, content);
