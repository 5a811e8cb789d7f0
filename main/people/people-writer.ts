import type { PersonContent } from '#shared/people/fhir/draft.ts';
import { validNhs } from '#shared/people/same-person.ts';
import { numberOf, type Row, type WritableDb } from '../journal/journal.ts';
import { IndexWriter } from './index/segment.ts';
import { personContent } from './person-content.ts';

/** A person as an import brings them, and where their content lies. */
export interface PersonRow {
  readonly personId: string;
  /** What the sender calls the record; null where that is "csv:" and our own id. */
  readonly sourceKey: string | null;
  readonly origin: 'nhs' | 'police';
  readonly stub: boolean;
  readonly hash: string;
  readonly version: string | null;
  readonly lastUpdated: string | null;
  readonly file: string;
  readonly atMs: number;
  readonly person: PersonContent;
  /** The JSON of the person, or the block and slot that hold it. */
  readonly kept: string | { readonly block: number; readonly slot: number };
}

/** Puts people into the tables of this folder: the one way in, live and at a rebuild. Call `finish` at the end. */
export class PeopleWriter {
  readonly #db: WritableDb;
  readonly #index: IndexWriter;
  #nextPid: number;

  constructor(db: WritableDb) {
    this.#db = db;
    this.#index = new IndexWriter(db);
    const row = db.get('SELECT coalesce(max(pid), 0) + 1 AS next FROM person');
    this.#nextPid = row ? numberOf(row, 'next') : 1;
  }

  /** `known` is the row of the person where the caller has read it, null where there is none; else it is looked for. */
  put(row: PersonRow, known?: Row | null): void {
    const before =
      known === undefined
        ? this.#db.get('SELECT * FROM person WHERE person_id = ?', row.personId)
        : known;
    const pid = before ? numberOf(before, 'pid') : this.#nextPid;
    if (before) this.#index.change(pid, row.person, personContent(this.#db, before));
    else {
      this.#nextPid += 1;
      this.#index.add(pid, row.person);
    }
    const content = typeof row.kept === 'string' ? row.kept : null;
    const block = typeof row.kept === 'string' ? null : row.kept.block;
    const slot = typeof row.kept === 'string' ? null : row.kept.slot;
    this.#db.run(
      `INSERT OR REPLACE INTO person (pid, person_id, source_key, origin, stub, content, block, slot, content_hash, version,
         last_updated, file, imported_at_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      pid,
      row.personId,
      row.sourceKey,
      row.origin,
      row.stub ? 1 : 0,
      content,
      block,
      slot,
      row.hash,
      row.version,
      row.lastUpdated,
      row.file,
      row.atMs,
    );
    this.#identify(row, before !== undefined && before !== null);
  }

  finish(): void {
    this.#index.finish();
  }

  #identify({ personId, person }: PersonRow, known: boolean): void {
    if (known) this.#db.run('DELETE FROM person_identifier WHERE person_id = ?', personId);
    for (const number of validNhs(person)) {
      this.#db.run(
        'INSERT OR IGNORE INTO person_identifier (value, person_id) VALUES (?, ?)',
        number,
        personId,
      );
    }
  }
}
