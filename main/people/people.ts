import { err, type Result } from '#shared/kit/result.ts';
import { inWords, startMs } from '#shared/people/dates.ts';
import { whyNotInForce } from '#shared/people/expiry.ts';
import { releasableFields } from '#shared/people/fields.ts';
import { chiefName } from '#shared/people/names.ts';
import { personView } from '#shared/people/person-view.ts';
import type { Item, PersonRecord, Release } from '#shared/people/record.ts';
import {
  decideRelease,
  releasedNow,
  type ReleaseContent,
  type ReleaseRefused,
  type ReleaseRequest,
} from '#shared/people/release.ts';
import { storedItem, storedRelease } from '#shared/people/stored.ts';
import type { PersonView } from '#shared/people/view.ts';
import { ownerOf } from '#shared/people/view-item.ts';
import {
  numberOf,
  textOf,
  type Author,
  type Journal,
  type ReadableDb,
  type Row,
} from '../journal/journal.ts';
import { sameAs } from './duplicates/judged.ts';
import { itemReleased } from './events.ts';
import { personContent, sourceKeyOf } from './person-content.ts';

/** Everything held on one person, or null. Reading it is a look at the record: journal a `person-viewed` with it. */
export function personRecord(db: ReadableDb, personId: string): PersonRecord | null {
  const row = db.get('SELECT * FROM person WHERE person_id = ?', personId);
  if (!row) return null;
  const rows = db.all(
    'SELECT * FROM person_item WHERE person_id = ? ORDER BY kind, imported_at_ms DESC, item_id',
    personId,
  );
  const items = rows.map((one): Item => ({
    ...storedItem.parse(JSON.parse(textOf(one, 'content'))),
    id: textOf(one, 'item_id'),
    personId,
  }));
  const releases = db
    .all(
      'SELECT r.content, r.at_ms FROM person_release r JOIN person_item i USING (item_id) WHERE i.person_id = ? ORDER BY r.at_ms',
      personId,
    )
    .map((one): Release => ({
      ...storedRelease.parse(JSON.parse(textOf(one, 'content'))),
      atMs: numberOf(one, 'at_ms'),
    }));
  return {
    person: { ...personContent(db, row), id: personId },
    items: newestPlanFirst(items),
    releases,
    importedAtMs: Math.max(
      numberOf(row, 'imported_at_ms'),
      ...rows.map((one) => numberOf(one, 'imported_at_ms')),
    ),
    source: sourceOf(row),
  };
}

/** The same with what is held under their other records, where a steward said that those are one person. */
export function wholeRecord(db: ReadableDb, personId: string): PersonRecord | null {
  const record = personRecord(db, personId);
  if (record === null) return null;
  const others = sameAs(db, personId).flatMap((id) => personRecord(db, id) ?? []);
  const all = [record, ...others];
  return {
    person: record.person,
    items: newestPlanFirst(all.flatMap(({ items }) => items)),
    releases: all.flatMap(({ releases }) => releases),
    importedAtMs: Math.max(...all.map(({ importedAtMs }) => importedAtMs)),
    source: all.map(({ source }) => source).join('; also kept as '),
  };
}

/** Not the file's name, nor what pointed here: "FGM-flag.json" would tell what is withheld. */
export function sourceOf(row: Row): string {
  const origin = textOf(row, 'origin') === 'nhs' ? 'NHS' : 'Police system';
  return numberOf(row, 'stub') === 1
    ? `${origin}, a reference only`
    : `${origin}, ${sourceKeyOf(row)}`;
}

/** The view shows one plan: of several in force, the one written last. */
function newestPlanFirst(items: readonly Item[]): readonly Item[] {
  const written = (item: Item): number =>
    item.kind === 'plan' && item.createdAt !== null ? (startMs(item.createdAt) ?? 0) : 0;
  return [...items].sort((a, b) => written(b) - written(a));
}

/** The person as a role sees them now; null if there is no such person. */
export function personFor(
  db: ReadableDb,
  personId: string,
  role: string,
  nowMs: number,
): PersonView | null {
  const record = wholeRecord(db, personId);
  return record && personView(record, { role, nowMs });
}

export const personForHandler = (
  db: ReadableDb,
  personId: string,
  nowMs: number,
): PersonView | null => personFor(db, personId, 'handler', nowMs);

/** An item from the NHS that waits for a named discloser (the contract's `withheldItem`). */
export interface Waiting {
  readonly itemId: string;
  readonly person: string;
  readonly kind: string;
  readonly summary: string;
  readonly owner: string;
  readonly receivedAtMs: number;
  readonly fields: readonly {
    field: string;
    label: string;
    value: string;
    releasable: boolean;
    whyNot: string | null;
  }[];
}

const kinds: Readonly<Record<Item['kind'], string>> = {
  flag: 'Flag',
  plan: 'Care plan',
  pointer: 'Pointer to a plan',
  relation: 'Listed contact',
  consent: 'Consent',
};

/**
 * What waits for release, for the nurse role only: items in force with something releasable that no
 * handler can see yet. What may never be released does not wait, and is not here.
 */
export function quarantineFor(
  db: ReadableDb,
  nowMs: number,
  personId?: string,
): readonly Waiting[] {
  const people =
    personId === undefined
      ? db
          .all("SELECT DISTINCT person_id FROM person_item WHERE origin = 'nhs' ORDER BY person_id")
          .map((row) => textOf(row, 'person_id'))
      : [personId];
  return people.flatMap((id) => {
    const record = personRecord(db, id);
    return record ? record.items.flatMap((item) => waiting(db, record, item, nowMs)) : [];
  });
}

function waiting(
  db: ReadableDb,
  record: PersonRecord,
  item: Item,
  nowMs: number,
): readonly Waiting[] {
  if (item.origin !== 'nhs' || whyNotInForce(item, nowMs) !== null) return [];
  const seen = releasedNow(item, record, nowMs).fields;
  const fields = releasableFields(item);
  if (!fields.some(({ field, releasable }) => releasable && !seen.has(field))) return [];
  const row = db.get('SELECT imported_at_ms FROM person_item WHERE item_id = ?', item.id);
  const born = record.person.birthDate === null ? '' : `, born ${inWords(record.person.birthDate)}`;
  return [
    {
      itemId: item.id,
      person: `${chiefName(record.person)}${born}`,
      kind: kinds[item.kind],
      summary: fields[0]
        ? `${fields[0].label}: ${fields[0].value}`.slice(0, 160)
        : kinds[item.kind],
      owner: ownerOf(item) ?? 'Owner not stated by the sender',
      receivedAtMs: row ? numberOf(row, 'imported_at_ms') : record.importedAtMs,
      fields,
    },
  ];
}

/**
 * Releases fields of an item, if the rules allow it, and journals that. `by.role` must come from the
 * session. What the handler sees changes with the commit.
 */
export function releaseItem(
  journal: Journal,
  request: ReleaseRequest,
  by: Author & { readonly name: string },
  nowMs: number,
): Result<
  ReleaseContent,
  { readonly reason: ReleaseRefused['reason'] | 'no-such-item'; readonly text: string }
> {
  const row = journal.db.get('SELECT person_id FROM person_item WHERE item_id = ?', request.itemId);
  const record = row && personRecord(journal.db, textOf(row, 'person_id'));
  const item = record?.items.find(({ id }) => id === request.itemId);
  if (!record || !item)
    return err({
      reason: 'no-such-item',
      text: 'This item is no longer held. Look at the list again.',
    });
  const decided = decideRelease(record, item, request, { role: by.role, name: by.name }, nowMs);
  if (!decided.ok) return decided;
  journal.append([
    itemReleased({ atMs: nowMs, by: { user: by.user, role: by.role } }, decided.value),
  ]);
  return decided;
}
