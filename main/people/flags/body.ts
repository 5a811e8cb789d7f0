import { z } from 'zod';
import { isOlder, type Versioned } from '#shared/people/supersede.ts';
import { storedItem, storedPerson, storedRelease } from '#shared/people/stored.ts';
import { numberOf, textOf, textOrNull, type ReadableDb, type Row } from '../../journal/journal.ts';
import { personContent, sourceKeyOf } from '../person-content.ts';

const origin = z.enum(['nhs', 'police']);
const versioned = {
  hash: z.string().max(64),
  version: z.string().max(200).nullable(),
  lastUpdated: z.string().max(100).nullable(),
};

/** A flagged person as desks tell each other: who it is, every item, and what was released of them. */
export const flagBody = z.strictObject({
  v: z.literal(1),
  desk: z.string().min(1).max(64),
  person: z.strictObject({
    personId: z.string().min(1).max(200),
    sourceKey: z.string().max(500),
    origin,
    stub: z.boolean(),
    file: z.string().max(500),
    ...versioned,
    content: storedPerson,
  }),
  items: z
    .array(
      z.strictObject({
        itemId: z.string().min(1).max(64),
        sourceKey: z.string().max(500),
        origin,
        ...versioned,
        content: storedItem,
      }),
    )
    .min(1)
    .max(500),
  releases: z
    .array(
      z.strictObject({
        eventId: z.string().min(1).max(64),
        itemId: z.string().max(64),
        atMs: z.number().int().nonnegative(),
        content: storedRelease,
      }),
    )
    .max(2_000),
});
export type FlagBody = z.infer<typeof flagBody>;

/** What this desk holds of a person, to be told; null where there is no such person, or nothing is flagged. */
export function bodyOf(db: ReadableDb, desk: string, personId: string): FlagBody | null {
  const row = db.get('SELECT * FROM person WHERE person_id = ?', personId);
  const items = db.all('SELECT * FROM person_item WHERE person_id = ? ORDER BY item_id', personId);
  if (row === undefined || items.length === 0) return null;
  return {
    v: 1,
    desk,
    person: {
      personId,
      sourceKey: sourceKeyOf(row),
      origin: origin.parse(textOf(row, 'origin')),
      stub: numberOf(row, 'stub') === 1,
      file: textOf(row, 'file'),
      ...versionOf(row),
      content: personContent(db, row),
    },
    items: items.map((item) => ({
      itemId: textOf(item, 'item_id'),
      sourceKey: textOf(item, 'source_key'),
      origin: origin.parse(textOf(item, 'origin')),
      ...versionOf(item),
      content: storedItem.parse(JSON.parse(textOf(item, 'content'))),
    })),
    releases: db
      .all(
        `SELECT r.* FROM person_release r JOIN person_item i USING (item_id) WHERE i.person_id = ?
           ORDER BY r.at_ms, r.event_id`,
        personId,
      )
      .map((release) => ({
        eventId: textOf(release, 'event_id'),
        itemId: textOf(release, 'item_id'),
        atMs: numberOf(release, 'at_ms'),
        content: storedRelease.parse(JSON.parse(textOf(release, 'content'))),
      })),
  };
}

/**
 * What this desk holds of a person where that is more than was told: an item or a release that was left out, or newer words of
 * one. Null where it is not. Of words without a version the last that came are taken, so they are never more.
 */
export function moreThan(db: ReadableDb, desk: string, told: FlagBody): FlagBody | null {
  const held = bodyOf(db, desk, told.person.personId);
  if (held === null) return null;
  const itemsTold = new Map(told.items.map((item) => [item.itemId, item]));
  const releasesTold = new Set(told.releases.map(({ eventId }) => eventId));
  const isMore =
    isMoreThan(held.person, told.person) ||
    (told.person.stub && !held.person.stub) ||
    held.items.some((item) => isMoreThan(item, itemsTold.get(item.itemId))) ||
    held.releases.some(({ eventId }) => !releasesTold.has(eventId));
  return isMore ? held : null;
}

const isMoreThan = (held: Versioned, told: Versioned | undefined): boolean =>
  told === undefined || isOlder(told, held);

const versionOf = (row: Row) => ({
  hash: textOf(row, 'content_hash'),
  version: textOrNull(row, 'version'),
  lastUpdated: textOrNull(row, 'last_updated'),
});
