import { z } from 'zod';
import {
  numberOf,
  textOf,
  type Author,
  type NewEvent,
  type Projection,
  type ReadableDb,
} from '../../journal/journal.ts';

/** `open` takes a judgement back. */
export const verdict = z.enum(['same', 'different', 'open']);
export type Verdict = z.infer<typeof verdict>;

const content = z.object({ a: z.string(), b: z.string(), verdict, byName: z.string() });
export type Judgement = z.infer<typeof content>;

const eventType = 'people-compared';

export const peopleCompared = (atMs: number, by: Author, judgement: Judgement): NewEvent => ({
  type: eventType,
  typeVersion: 1,
  callId: null,
  atMs,
  by,
  packHash: null,
  content: judgement,
});

/** What a steward said of two records; the newest word counts. */
export const judgedProjection: Projection = {
  name: 'judged-pairs',
  version: 1,
  tables: `
    CREATE TABLE judged_pair (a TEXT NOT NULL, b TEXT NOT NULL, verdict TEXT NOT NULL, by_name TEXT NOT NULL,
      at_ms INTEGER NOT NULL, PRIMARY KEY (a, b)) STRICT, WITHOUT ROWID;
    CREATE INDEX judged_pair_b ON judged_pair (b);
  `,
  apply: (db, event) => {
    if (event.type !== eventType) return;
    const { a, b, verdict: said, byName } = content.parse(event.content);
    db.run('DELETE FROM judged_pair WHERE a = ? AND b = ?', a, b);
    if (said !== 'open')
      db.run(
        'INSERT INTO judged_pair (a, b, verdict, by_name, at_ms) VALUES (?, ?, ?, ?, ?)',
        a,
        b,
        said,
        byName,
        event.atMs,
      );
  },
};

export const isJudged = (db: ReadableDb, a: string, b: string): boolean =>
  db.get('SELECT 1 FROM judged_pair WHERE a = ? AND b = ?', a, b) !== undefined;

/** The newest judgements, newest first. */
export const judgements = (db: ReadableDb, limit: number) =>
  db.all('SELECT * FROM judged_pair ORDER BY at_ms DESC LIMIT ?', limit).map((row) => ({
    a: textOf(row, 'a'),
    b: textOf(row, 'b'),
    verdict: verdict.parse(textOf(row, 'verdict')),
    byName: textOf(row, 'by_name'),
    atMs: numberOf(row, 'at_ms'),
  }));

/** The other records of this person, by a steward's word; through one record to the next. */
export function sameAs(db: ReadableDb, personId: string): readonly string[] {
  const all = [personId];
  for (const id of all) {
    const rows = db.all(
      `SELECT b AS id FROM judged_pair WHERE a = ? AND verdict = 'same'
       UNION SELECT a FROM judged_pair WHERE b = ? AND verdict = 'same'`,
      id,
      id,
    );
    for (const row of rows) if (!all.includes(textOf(row, 'id'))) all.push(textOf(row, 'id'));
  }
  return all.slice(1);
}
