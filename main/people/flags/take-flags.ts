import { isOlder, type Versioned } from '#shared/people/supersede.ts';
import { numberOf, textOf, textOrNull, type Row, type WritableDb } from '../../journal/journal.ts';
import { putItem } from '../put-item.ts';
import { PeopleWriter } from '../people-writer.ts';
import { flagBody, moreThan, type FlagBody } from './body.ts';
import { bodiesBetween, flagTable, keepFlag, newestFlag, type KeptFlag } from './kept.ts';

/** This desk, which signs what it has put together of what several have told. */
export interface Signs {
  readonly desk: string;
  readonly sign: (bytes: Uint8Array) => Uint8Array;
}

/**
 * Takes in what other desks told: kept as it was signed, and put into the tables where it is news. Gives the ids of people of
 * whom more is held here than they told: this desk then keeps, and signs, all of it together, and the others are owed it.
 */
export function takeFlags(
  db: WritableDb,
  flags: readonly (KeptFlag & { readonly flag: FlagBody })[],
  atMs: number,
  own: Signs,
): readonly string[] {
  db.exec(flagTable);
  let at = newestFlag(db);
  // What came before and is not in the tables yet has to go in first: its order is the older one.
  deriveFlags(db, at, atMs);
  if (flags.length === 0) return [];
  const owed: string[] = [];
  const writer = new PeopleWriter(db);
  for (const one of flags) {
    const wasHeld = deriveOne(db, writer, one.flag, atMs);
    const more = wasHeld ? moreThan(db, own.desk, one.flag) : null;
    if (more !== null) owed.push(one.personId);
    keepFlag(db, (at += 1), more === null ? one : signed(more, own));
  }
  writer.finish();
  isDerived(db, at);
  return owed;
}

function signed(flag: FlagBody, { desk, sign }: Signs): KeptFlag {
  const body = JSON.stringify(flag);
  return { personId: flag.person.personId, desk, body, signature: sign(Buffer.from(body, 'utf8')) };
}

const isDerived = (db: WritableDb, upTo: number): void => {
  db.run('DELETE FROM person_flag_done');
  db.run('INSERT INTO person_flag_done (at) VALUES (?)', upTo);
};

/** As many are read at once; a rebuild may have hundreds of thousands. */
const page = 500;

/** Puts into the tables what came up to a number and is not there yet: live, and at a rebuild. */
export function deriveFlags(db: WritableDb, upTo: number, atMs: number): void {
  const done = Number(db.get('SELECT max(at) AS at FROM person_flag_done')?.['at'] ?? 0);
  if (upTo <= done) return;
  const writer = new PeopleWriter(db);
  for (let from = done; from < upTo; from += page)
    for (const body of bodiesBetween(db, from, Math.min(from + page, upTo)))
      deriveOne(db, writer, flagBody.parse(JSON.parse(body)), atMs);
  writer.finish();
  isDerived(db, upTo);
}

/** True where the person was held before. */
function deriveOne(
  db: WritableDb,
  writer: PeopleWriter,
  { person, items, releases }: FlagBody,
  atMs: number,
): boolean {
  const { personId } = person;
  const held = db.get('SELECT * FROM person WHERE person_id = ?', personId) ?? null;
  if (isNews(held, person) && !(person.stub && held !== null && !isStub(held)))
    writer.put(
      {
        ...person,
        sourceKey: person.sourceKey === `csv:${personId}` ? null : person.sourceKey,
        atMs,
        person: person.content,
        kept: JSON.stringify(person.content),
      },
      held,
    );
  for (const { content, ...item } of items) {
    const known = db.get('SELECT * FROM person_item WHERE item_id = ?', item.itemId) ?? null;
    if (isNews(known, item))
      putItem(db, { ...item, personId, mapped: JSON.stringify(content) }, content, atMs);
  }
  for (const release of releases)
    // Of words that are held: a release of others says nothing of these.
    if (isHeldAs(db, release.itemId, items))
      db.run(
        'INSERT OR IGNORE INTO person_release (event_id, item_id, content, at_ms) VALUES (?, ?, ?, ?)',
        release.eventId,
        release.itemId,
        JSON.stringify(release.content),
        release.atMs,
      );
  return held !== null;
}

const isNews = (held: Row | null, told: Versioned & { readonly hash: string }): boolean =>
  held === null ||
  ((isStub(held) || !isOlder(told, versionOf(held))) && textOf(held, 'content_hash') !== told.hash);

const isStub = (held: Row): boolean => 'stub' in held && numberOf(held, 'stub') === 1;

const versionOf = (row: Row): Versioned => ({
  version: textOrNull(row, 'version'),
  lastUpdated: textOrNull(row, 'last_updated'),
});

const isHeldAs = (db: WritableDb, itemId: string, items: FlagBody['items']): boolean =>
  db.get('SELECT content_hash FROM person_item WHERE item_id = ?', itemId)?.['content_hash'] ===
  items.find((item) => item.itemId === itemId)?.hash;
