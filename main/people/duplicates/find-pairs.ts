import { hash32 } from '#shared/kit/hash32.ts';
import { perhapsOne } from '#shared/people/compare.ts';
import { numberOf, textOf, type ReadableDb } from '../../journal/journal.ts';
import type { Features } from '#shared/people/identity/features.ts';
import { fromBytes } from '../index/feature-bytes.ts';
import { personContent } from '../person-content.ts';

export interface Pair {
  readonly a: string;
  readonly b: string;
  readonly why: string;
}

/** So many are offered at once: a steward judges them one by one. */
const mostPairs = 100;
const pageOf = 500;
/** A key that so many share tells nobody apart: a list of the unknown, all born on 1 January 1900. */
const mostAlike = 8;

/**
 * Records that may be kept twice: the same NHS number, or the same name with the same date of birth or telephone number.
 * Reads the identity index a page at a time, so that it can be stepped through beside the desk's own work; what shares a key
 * is then compared as it was sent. `isSettled` leaves out the pairs that were judged.
 */
export function* findPairs(
  db: ReadableDb,
  isSettled: (a: string, b: string) => boolean,
): Generator<undefined, readonly Pair[]> {
  const pairs = new Map<string, Pair>();
  const offer = (a: string, b: string): void => {
    const [first, second] = a < b ? [a, b] : [b, a];
    const key = JSON.stringify([first, second]);
    if (pairs.size >= mostPairs || pairs.has(key) || isSettled(first, second)) return;
    const [one, other] = [contentOf(db, first), contentOf(db, second)];
    const why = one === null || other === null ? null : perhapsOne(one, other);
    if (why !== null) pairs.set(key, { a: first, b: second, why });
  };
  const shared = db.all(
    `SELECT a.person_id AS a, b.person_id AS b FROM person_identifier a JOIN person_identifier b
       ON b.value = a.value AND b.person_id > a.person_id`,
  );
  for (const row of shared) offer(textOf(row, 'a'), textOf(row, 'b'));
  const met = new Map<number, number[]>();
  for (let after = 0; pairs.size < mostPairs;) {
    const rows = db.all(
      'SELECT pid, bytes FROM people_feature WHERE pid > ? ORDER BY pid LIMIT ?',
      after,
      pageOf,
    );
    for (const row of rows) {
      const pid = numberOf(row, 'pid');
      after = pid;
      const bytes = row['bytes'];
      if (!(bytes instanceof Uint8Array)) continue;
      for (const key of keysOf(fromBytes(bytes))) {
        const before = met.get(key) ?? [];
        if (before.length === 0) met.set(key, before);
        if (before.includes(pid) || before.length >= mostAlike) continue;
        for (const other of before) offer(idOf(db, other), idOf(db, pid));
        before.push(pid);
      }
    }
    if (rows.length < pageOf) break;
    yield undefined;
  }
  return [...pairs.values()];
}

/** Name with date of birth, and name with telephone number: hashed, so that a million people fit; compared in full afterwards. */
function keysOf({ born, names, phones }: Features): readonly number[] {
  const given = names.filter(({ role }) => role === 'given');
  const family = names.filter(({ role }) => role === 'family' || role === 'former');
  const hasDay = born % 100 > 0;
  return given.flatMap((one) =>
    family.flatMap((other) => [
      ...(hasDay ? [hash32(`b ${one.key} ${other.key} ${born}`)] : []),
      ...phones.map((phone) => hash32(`t ${one.key} ${other.key} ${phone}`)),
    ]),
  );
}

function contentOf(db: ReadableDb, personId: string) {
  const row = db.get('SELECT * FROM person WHERE person_id = ?', personId);
  return row ? personContent(db, row) : null;
}

function idOf(db: ReadableDb, pid: number): string {
  const row = db.get('SELECT person_id FROM person WHERE pid = ?', pid);
  return row ? textOf(row, 'person_id') : '';
}
