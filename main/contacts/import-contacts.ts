import { createHash } from 'node:crypto';
import type { Noted } from '#shared/people/fhir/draft.ts';
import type { Stated } from '../csv/map.ts';
import type { TableRefused } from '../csv/table.ts';
import { textOf, type Author, type Journal, type ReadableDb } from '../journal/journal.ts';
import type { ImportSummary, TextFile } from '../people/import-files.ts';
import { createContactRecord, deriveContacts, type KeptContact } from './contact-record.ts';
import { contactsIn, type ContactRow } from './csv-contacts.ts';

interface Read {
  readonly file: TextFile;
  readonly rows: readonly KeptContact[];
  readonly read: number;
  readonly warned: readonly Noted[];
}

const mostWarned = 1000;

/**
 * Takes in files of past contacts: each good file is one `contacts-imported` event whose rows commit with it; a bad file is
 * refused whole, named with place and reason, and changes nothing. The same contact twice counts once.
 * Throws a JournalFault if the disk refuses.
 */
export function importContacts(
  journal: Journal,
  files: readonly TextFile[],
  by: Author,
  nowMs: number,
  stated: Stated,
): ImportSummary {
  const rejected: Noted[] = [];
  const good: Read[] = [];
  for (const file of files) {
    const read = readContacts(journal.db, file, stated, nowMs);
    if ('rows' in read) good.push(read);
    else rejected.push({ file: file.name, place: read.place, reason: read.text });
  }
  const before = count(journal.db);
  if (good.length > 0)
    journal.append(
      good.map(({ file, rows, read, warned }) => ({
        type: 'contacts-imported',
        typeVersion: 1,
        callId: null,
        atMs: nowMs,
        by,
        packHash: null,
        content: {
          file: { name: file.name, sha256: sha256(file.text) },
          mapping: stated.map?.name ?? null,
          read,
          rows: {
            count: rows.length,
            sha256: sha256(rows.map((row) => JSON.stringify(row)).join('\n')),
          },
          warned: warned.slice(0, mostWarned),
        },
      })),
      {
        alsoInTransaction: (db, stored) => {
          createContactRecord(db);
          for (const [at, { eventId }] of stored.entries()) {
            for (const [row, contact] of (good[at]?.rows ?? []).entries())
              db.run(
                'INSERT INTO contact_record (event_id, row, contact) VALUES (?, ?, ?)',
                eventId,
                row,
                JSON.stringify(contact),
              );
            deriveContacts(db, eventId);
          }
        },
      },
    );
  const added = count(journal.db) - before;
  const kept = good.reduce((sum, { rows }) => sum + rows.length, 0);
  const read = good.reduce((sum, one) => sum + one.read, 0);
  const warned = good.flatMap((one) => one.warned);
  return {
    files: files.length,
    read,
    new: added,
    changed: 0,
    unchanged: kept - added,
    notUsed: read > kept ? { 'rows left out': read - kept } : {},
    warned: warned.slice(0, mostWarned),
    rejected,
  };
}

const count = (db: ReadableDb): number =>
  Number(db.get('SELECT count(*) AS n FROM past_contact')?.['n'] ?? 0);

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

function readContacts(
  db: ReadableDb,
  file: TextFile,
  stated: Stated,
  nowMs: number,
): Read | TableRefused {
  const warned: Noted[] = [];
  const rows: KeptContact[] = [];
  let left = 0;
  const warn = (line: number, reason: string): void => {
    if (/left out/.test(reason)) left += 1;
    warned.push({ file: file.name, place: `line ${line}`, reason });
  };
  const reading = contactsIn(file.text, stated, warn);
  for (;;) {
    const next = reading.next();
    if (next.done === true) return next.value ?? { file, rows, read: rows.length + left, warned };
    if (next.value.atMs > nowMs) {
      warn(next.value.line, 'The contact lies in the future; the row is left out.');
      continue;
    }
    rows.push(kept(db, next.value, warn));
  }
}

/** Whom the row is about, as this desk knows them. A contact about nobody known still counts for its number and address. */
function kept(
  db: ReadableDb,
  { personId, nhsNumber, ...row }: ContactRow,
  warn: (line: number, reason: string) => void,
): KeptContact {
  const byNumber =
    nhsNumber === null
      ? []
      : db.all('SELECT person_id FROM person_identifier WHERE value = ?', nhsNumber);
  const [only, second] = byNumber.map((found) => textOf(found, 'person_id'));
  const person = personId ?? (second === undefined ? (only ?? null) : null);
  if (nhsNumber !== null && personId === null && person === null)
    warn(
      row.line,
      'Nobody, or more than one, is known by this NHS number; it is kept without a person.',
    );
  if (
    personId !== null &&
    db.get('SELECT 1 FROM person WHERE person_id = ?', personId) === undefined
  )
    warn(row.line, `"${personId}" is not among the known people yet; it counts once they are.`);
  const contact = { ...row, places: [...row.places], personId: person };
  return {
    id: sha256(
      JSON.stringify([row.atMs, person, row.number, row.places, row.reason, row.outcome]),
    ).slice(0, 32),
    ...contact,
  };
}
