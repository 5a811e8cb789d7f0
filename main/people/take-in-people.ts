import { createHash, hash } from 'node:crypto';
import { err, ok, type Result } from '#shared/kit/result.ts';
import type { Noted, PersonContent } from '#shared/people/fhir/draft.ts';
import type { FileRefused } from '#shared/people/fhir/open.ts';
import { contradicts } from '#shared/people/same-person.ts';
import { textOf, type Row, type WritableDb } from '../journal/journal.ts';
import { nextBlock, rowsInBlock, rowText, writeBlock } from './block.ts';
import type { Stated } from '../csv/map.ts';
import { peopleIn } from './csv-people.ts';
import type { OnRow, TextFile } from './import-files.ts';
import { PeopleWriter } from './people-writer.ts';
import { personContent } from './person-content.ts';
import { withE164 } from './phone.ts';

export interface TakenIn {
  readonly import: number;
  readonly read: number;
  new: number;
  changed: number;
  unchanged: number;
  readonly rows: { readonly count: number; readonly sha256: string };
  readonly warned: Noted[];
}

/** Reads a people file to its end and changes nothing: how many rows it has, or why it is refused whole. */
export function checkPeople(
  file: TextFile,
  stated: Stated,
  onRow: OnRow,
): Result<number, FileRefused> {
  const reading = peopleIn(file, () => undefined, stated);
  for (let rows = 0; ; rows++) {
    const next = reading.next();
    if (next.done === true) return next.value === null ? ok(rows) : err(next.value);
    onRow('checked');
  }
}

/** As many as a person can read; the rest are counted. */
const mostWarned = 1000;

/**
 * Takes the people of a file that was checked into the tables, a row at a time, inside the caller's transaction. Rows that are
 * held already with the same content change nothing; what is new goes in blocks.
 */
export function takeInPeople(
  db: WritableDb,
  file: TextFile,
  stated: Stated,
  atMs: number,
  onRow: OnRow,
): TakenIn {
  const next = nextBlock(db);
  const writer = new PeopleWriter(db);
  const all = createHash('sha256');
  const taken = { import: next.import, read: 0, new: 0, changed: 0, unchanged: 0 };
  const warned: Noted[] = [];
  let more = 0;
  const warn = (place: string, reason: string): void => {
    if (warned.length < mostWarned) warned.push({ file: file.name, place, reason });
    else more += 1;
  };
  let block = next.block;
  let lines: string[] = [];
  let count = 0;
  const flush = (): void => {
    if (lines.length === 0) return;
    writeBlock(db, block, next.import, lines);
    block += 1;
    lines = [];
  };
  const isFirst = db.get('SELECT 1 AS one FROM person LIMIT 1') === undefined;
  const reading = peopleIn(
    file,
    (line, reason) => {
      warn(`line ${line}`, reason);
    },
    stated,
  );
  for (const { id, line, read, raw } of reading) {
    taken.read += 1;
    onRow('taken');
    const said = read();
    const person: PersonContent = { ...said, phones: withE164(said.phones) };
    const content = JSON.stringify(person);
    const contentHash = hash('sha256', content, 'base64url').slice(0, 22);
    const held = isFirst ? undefined : db.get('SELECT * FROM person WHERE person_id = ?', id);
    if (held && textOf(held, 'content_hash') === contentHash) {
      taken.unchanged += 1;
      continue;
    }
    if (held && isSomebodyElse(db, held, person)) {
      warn(
        `line ${line}`,
        `${id} is already held for somebody else (another surname and date of birth). This row is not taken in: ask the sender which is right.`,
      );
      taken.unchanged += 1;
      continue;
    }
    if (held) taken.changed += 1;
    else taken.new += 1;
    const row = {
      personId: id,
      sourceKey: `csv:${id}`,
      place: `line ${line}`,
      hash: contentHash,
      raw,
    };
    const text = rowText(row, content);
    all.update(text);
    writer.put(
      {
        personId: id,
        sourceKey: null,
        origin: 'police',
        stub: false,
        hash: contentHash,
        version: null,
        lastUpdated: null,
        file: file.name,
        atMs,
        person,
        kept: { block, slot: lines.length },
      },
      held ?? null,
    );
    count += 1;
    if (lines.push(text) === rowsInBlock) flush();
  }
  flush();
  writer.finish();
  if (more > 0) warned.push({ file: file.name, place: '', reason: `and ${more} more warnings` });
  return { ...taken, rows: { count, sha256: all.digest('hex') }, warned };
}

const isSomebodyElse = (db: WritableDb, held: Row, person: PersonContent): boolean =>
  contradicts(personContent(db, held), person);
