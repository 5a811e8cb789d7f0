import { createHash } from 'node:crypto';
import { z } from 'zod';
import { ok, type Result } from '#shared/kit/result.ts';
import { isDate } from '#shared/people/dates.ts';
import type { Noted } from '#shared/people/fhir/draft.ts';
import { cellsIn, first } from '../csv/cells.ts';
import { dateIn } from '../csv/dates.ts';
import type { Stated } from '../csv/map.ts';
import { refuse, tableOf, type TableRefused } from '../csv/table.ts';
import {
  textOf,
  type Author,
  type Journal,
  type Projection,
  type ReadableDb,
  type WritableDb,
} from '../journal/journal.ts';
import type { ImportSummary, TextFile } from '../people/import-files.ts';

/** Who is what to whom: `from_person` threatened, is the mother of, `to_person`; both by their id among the known people. */
export const relationFields = [
  'from_person',
  'to_person',
  'kind',
  'from',
  'to',
  'note',
  'source',
] as const;
type Field = (typeof relationFields)[number];

const kept = z.strictObject({
  id: z.string(),
  fromPerson: z.string(),
  toPerson: z.string(),
  kind: z.string(),
  since: z
    .string()
    .nullable()
    .refine((text) => text === null || isDate(text)),
  until: z
    .string()
    .nullable()
    .refine((text) => text === null || isDate(text)),
  note: z.string().nullable(),
  source: z.string(),
});
export type KeptRelation = z.infer<typeof kept>;

/** The rows as they were taken in, outside every projection; the signed event has their hash. */
function createRelationRecord(db: WritableDb): void {
  db.exec(`
    CREATE TABLE IF NOT EXISTS relation_record (
      event_id TEXT NOT NULL, row INTEGER NOT NULL, relation TEXT NOT NULL, PRIMARY KEY (event_id, row)
    ) STRICT, WITHOUT ROWID;
    CREATE TRIGGER IF NOT EXISTS relation_record_is_not_changed BEFORE UPDATE ON relation_record
    BEGIN SELECT raise(ABORT, 'an imported relation is never changed'); END;
  `);
}

const recordExists = (db: ReadableDb): boolean =>
  db.get("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'relation_record'") !==
  undefined;

function deriveRelations(db: WritableDb, eventId: string): void {
  for (const row of db.all(
    'SELECT relation FROM relation_record WHERE event_id = ? ORDER BY row',
    eventId,
  )) {
    const text = textOf(row, 'relation');
    const { id, fromPerson, toPerson } = kept.parse(JSON.parse(text));
    db.run(
      'INSERT OR IGNORE INTO relation (id, from_person, to_person, content) VALUES (?, ?, ?, ?)',
      id,
      fromPerson,
      toPerson,
      text,
    );
  }
}

export const relationProjection: Projection = {
  name: 'relations',
  version: 1,
  tables: `
    CREATE TABLE relation (id TEXT PRIMARY KEY, from_person TEXT NOT NULL, to_person TEXT NOT NULL, content TEXT NOT NULL)
      STRICT, WITHOUT ROWID;
    CREATE INDEX relation_from ON relation (from_person);
    CREATE INDEX relation_to ON relation (to_person);
  `,
  apply: (db, event) => {
    if (event.type === 'relations-imported' && recordExists(db)) deriveRelations(db, event.eventId);
  },
};

/** Every relation of any of these people. */
export const relationsOf = (db: ReadableDb, people: readonly string[]): readonly KeptRelation[] =>
  db
    .all(
      `SELECT content FROM relation WHERE from_person IN (SELECT value FROM json_each(?))
       UNION SELECT content FROM relation WHERE to_person IN (SELECT value FROM json_each(?)) LIMIT 200`,
      JSON.stringify(people),
      JSON.stringify(people),
    )
    .map((row) => kept.parse(JSON.parse(textOf(row, 'content'))));

interface Read {
  readonly file: TextFile;
  readonly rows: readonly KeptRelation[];
  readonly warned: readonly Noted[];
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/**
 * Takes in files of relations: each good file is one `relations-imported` event whose rows commit with it; a bad file is
 * refused whole, with its place, and changes nothing. The same relation twice is one. Throws a JournalFault if the disk refuses.
 */
export function importRelations(
  journal: Journal,
  files: readonly TextFile[],
  by: Author,
  nowMs: number,
  stated: Stated,
): ImportSummary {
  const rejected: Noted[] = [];
  const good: Read[] = [];
  for (const file of files) {
    const read = readRelations(journal.db, file, stated);
    if ('rows' in read) good.push(read);
    else rejected.push({ file: file.name, place: read.place, reason: read.text });
  }
  const before = count(journal.db);
  if (good.length > 0)
    journal.append(
      good.map(({ file, rows, warned }) => ({
        type: 'relations-imported',
        typeVersion: 1,
        callId: null,
        atMs: nowMs,
        by,
        packHash: null,
        content: {
          file: { name: file.name, sha256: sha256(file.text) },
          mapping: stated.map?.name ?? null,
          rows: {
            count: rows.length,
            sha256: sha256(rows.map((row) => JSON.stringify(row)).join('\n')),
          },
          warned: warned.slice(0, 1000),
        },
      })),
      {
        alsoInTransaction: (db, stored) => {
          createRelationRecord(db);
          for (const [at, { eventId }] of stored.entries()) {
            for (const [row, relation] of (good[at]?.rows ?? []).entries())
              db.run(
                'INSERT INTO relation_record (event_id, row, relation) VALUES (?, ?, ?)',
                eventId,
                row,
                JSON.stringify(relation),
              );
            deriveRelations(db, eventId);
          }
        },
      },
    );
  const read = good.reduce((sum, { rows }) => sum + rows.length, 0);
  const added = count(journal.db) - before;
  return {
    files: files.length,
    read,
    new: added,
    changed: 0,
    unchanged: read - added,
    notUsed: {},
    warned: good.flatMap(({ warned }) => warned).slice(0, 1000),
    rejected,
  };
}

const count = (db: ReadableDb): number =>
  Number(db.get('SELECT count(*) AS n FROM relation')?.['n'] ?? 0);

function readRelations(db: ReadableDb, file: TextFile, stated: Stated): Read | TableRefused {
  const warned: Noted[] = [];
  const rows: KeptRelation[] = [];
  const warn = (line: number, reason: string): void => {
    warned.push({ file: file.name, place: `line ${line}`, reason });
  };
  const table = tableOf(file.text, stated.delimiter, warn);
  if ('reason' in table) return table;
  const needed: readonly Field[] = ['from_person', 'to_person', 'kind'];
  const source = cellsIn<Field>(table.header, relationFields, needed, stated.map);
  if ('reason' in source) return source;
  const reading = table.rows();
  for (;;) {
    const next = reading.next();
    if (next.done === true) return next.value ?? { file, rows, warned };
    const { line, fields } = next.value;
    const cells = source.cells(fields);
    const cell = (field: Field): string => first(cells(field));
    const empty = needed.find((field) => cell(field) === '');
    if (empty !== undefined) return refuse(`line ${line}, ${empty}`, `"${empty}" is empty.`);
    if (cell('from_person') === cell('to_person'))
      return refuse(`line ${line}`, 'Both people of this relation are the same.');
    const dates = { from: dateOrNull(cell('from'), stated), to: dateOrNull(cell('to'), stated) };
    for (const column of ['from', 'to'] as const) {
      const date = dates[column];
      if (!date.ok)
        return refuse(
          `line ${line}, ${column}`,
          date.error === 'asks'
            ? `Which way round is the date "${cell(column)}"? State the order of day, month and year: --dates dmy (or mdy, ymd).`
            : `"${cell(column)}" is no date (2026-03-03).`,
        );
    }
    for (const field of ['from_person', 'to_person'] as const)
      if (db.get('SELECT 1 FROM person WHERE person_id = ?', cell(field)) === undefined)
        warn(
          line,
          `"${cell(field)}" is not among the known people; the relation shows once they are.`,
        );
    const relation = {
      fromPerson: cell('from_person'),
      toPerson: cell('to_person'),
      kind: cell('kind'),
      since: dates.from.ok ? dates.from.value : null,
      until: dates.to.ok ? dates.to.value : null,
      note: cell('note') || null,
      source: cell('source') || file.name,
    };
    rows.push({ id: sha256(JSON.stringify(relation)).slice(0, 32), ...relation });
  }
}

const dateOrNull = (text: string, { dates }: Stated): Result<string | null, 'asks' | 'none'> =>
  text === '' ? ok(null) : dateIn(text, dates);
