import { compare, type Compared } from '#shared/people/compare.ts';
import { chiefName } from '#shared/people/names.ts';
import type { ReadableDb } from '../../journal/journal.ts';
import { sourceOf } from '../people.ts';
import { personContent } from '../person-content.ts';
import type { Pair } from './find-pairs.ts';

export interface SideBySide extends Pair {
  readonly nameA: string;
  readonly nameB: string;
  readonly sourceA: string;
  readonly sourceB: string;
  readonly rows: readonly Compared[];
}

/** Two records as a steward sees them: identity and where it is from, never a flag or a plan. Null where one is gone. */
export function sideBySide(db: ReadableDb, pair: Pair): SideBySide | null {
  const [one, other] = [pair.a, pair.b].map((id) => {
    const row = db.get('SELECT * FROM person WHERE person_id = ?', id);
    return row ? { person: personContent(db, row), source: sourceOf(row) } : null;
  });
  if (!one || !other) return null;
  return {
    ...pair,
    nameA: chiefName({ ...one.person, id: '' }),
    nameB: chiefName({ ...other.person, id: '' }),
    sourceA: one.source,
    sourceB: other.source,
    rows: compare(one.person, other.person),
  };
}
