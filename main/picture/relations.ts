import { z } from 'zod';
import { ok, type Result } from '#shared/kit/result.ts';
import { cellsIn, first } from '../csv/cells.ts';
import { dateIn } from '../csv/dates.ts';
import { rowId, rowProjection, type RowKind } from '../csv/kept-rows.ts';
import type { Stated } from '../csv/map.ts';
import { askDate, refuse, tableOf } from '../csv/table.ts';
import { textOf, type ReadableDb } from '../journal/journal.ts';

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

/** What a mapping must say, and no row may leave empty. */
export const relationNeeds = ['from_person', 'to_person', 'kind'] as const satisfies Field[];

const schema = z.strictObject({
  id: z.string(),
  fromPerson: z.string(),
  toPerson: z.string(),
  kind: z.string(),
  since: z.string().nullable(),
  until: z.string().nullable(),
  note: z.string().nullable(),
  source: z.string().nullable(),
});
export type KeptRelation = z.infer<typeof schema>;

export const relations: RowKind<KeptRelation> = {
  name: 'relations',
  version: 1,
  eventType: 'relations-imported',
  schema,
  table: 'relation',
  tables: `
    CREATE TABLE relation (id TEXT PRIMARY KEY, from_person TEXT NOT NULL, to_person TEXT NOT NULL, content TEXT NOT NULL)
      STRICT, WITHOUT ROWID;
    CREATE INDEX relation_from ON relation (from_person);
    CREATE INDEX relation_to ON relation (to_person);
  `,
  put: (db, relation) => {
    db.run(
      'INSERT OR IGNORE INTO relation (id, from_person, to_person, content) VALUES (?, ?, ?, ?)',
      relation.id,
      relation.fromPerson,
      relation.toPerson,
      JSON.stringify(relation),
    );
  },
  read: function* (db, text, stated, warn) {
    const table = tableOf(text, stated.delimiter, warn);
    if ('reason' in table) return table;
    const source = cellsIn<Field>(table.header, relationFields, relationNeeds, stated.map);
    if ('reason' in source) return source;
    if (source.notUsed.length > 0)
      warn(1, `Columns that are not used: ${source.notUsed.join(', ')}.`);
    const rows = table.rows();
    for (;;) {
      const next = rows.next();
      if (next.done === true) return next.value;
      const { line, fields } = next.value;
      const cells = source.cells(fields);
      const cell = (field: Field): string => first(cells(field));
      const empty = relationNeeds.find((field) => cell(field) === '');
      if (empty !== undefined) return refuse(`line ${line}, ${empty}`, `"${empty}" is empty.`);
      if (cell('from_person') === cell('to_person'))
        return refuse(`line ${line}`, 'Both people of this relation are the same.');
      const since = dateOrNull(cell('from'), stated);
      const until = dateOrNull(cell('to'), stated);
      if (!since.ok) return refuse(`line ${line}, from`, wrongDate(cell('from'), since.error));
      if (!until.ok) return refuse(`line ${line}, to`, wrongDate(cell('to'), until.error));
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
        since: since.value,
        until: until.value,
        note: cell('note') || null,
        source: cell('source') || null,
      };
      yield { id: rowId(relation), ...relation };
    }
  },
};

export const relationProjection = rowProjection(relations);

const dateOrNull = (text: string, { dates }: Stated): Result<string | null, 'asks' | 'none'> =>
  text === '' ? ok(null) : dateIn(text, dates);

const wrongDate = (text: string, error: 'asks' | 'none'): string =>
  error === 'asks' ? askDate(text) : `"${text}" is no date (2026-03-03).`;

/** So many relations are read for one picture. */
const mostRelations = 200;

/** The relations of any of these people. */
export const relationsOf = (db: ReadableDb, people: readonly string[]): readonly KeptRelation[] =>
  db
    .all(
      `SELECT content FROM relation WHERE from_person IN (SELECT value FROM json_each(?))
       UNION SELECT content FROM relation WHERE to_person IN (SELECT value FROM json_each(?)) LIMIT ?`,
      JSON.stringify(people),
      JSON.stringify(people),
      mostRelations,
    )
    .map((row) => schema.parse(JSON.parse(textOf(row, 'content'))));
