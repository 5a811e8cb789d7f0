import {
  isReleaseEventType,
  releaseEvents,
  type ReleaseEvent,
} from '#shared/protocol/release-events.ts';
import { foldReleases, type Release } from '#shared/protocol/release.ts';
import {
  numberOf,
  textOf,
  type Projection,
  type ReadableDb,
  type StoredEvent,
} from '../journal/journal.ts';

/** A stored event about a version, its content parsed; null for every other event. */
function releaseEventOf({ type, atMs, content }: StoredEvent): ReleaseEvent | null {
  if (!isReleaseEventType(type)) return null;
  // The schema of this very type has just checked the content; the pair is one of the union.
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- reason above
  return { type, atMs, content: releaseEvents[type].parse(content) } as ReleaseEvent;
}

const releaseOf = (json: string): Release =>
  // Written by this very fold: a changed fold has a new version, and the journal rebuilds the table.
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- reason above
  JSON.parse(json) as Release;

const stored = (db: ReadableDb): readonly Release[] =>
  db
    .all('SELECT release FROM protocol_version ORDER BY received_seq')
    .map((row) => releaseOf(textOf(row, 'release')));

/**
 * One row a version: its file as text, and where it stands. Raise `version` when release.ts changes.
 * `changed_seq` is the event that last changed the row, so that a reader may keep what it has parsed.
 */
export const versionProjection: Projection = {
  name: 'protocol-versions',
  version: 1,
  tables: `
    CREATE TABLE protocol_version (
      hash TEXT PRIMARY KEY,
      received_seq INTEGER NOT NULL,
      changed_seq INTEGER NOT NULL,
      text TEXT NOT NULL,
      release TEXT NOT NULL
    ) STRICT;
  `,
  apply: (db, event) => {
    const about = releaseEventOf(event);
    if (about === null) return;
    const before = stored(db);
    const known = new Map(before.map((release) => [release.hash, release]));
    for (const release of foldReleases(before, about)) {
      if (known.get(release.hash) === release) continue;
      const json = JSON.stringify(release);
      if (known.has(release.hash))
        db.run(
          'UPDATE protocol_version SET changed_seq = ?, release = ? WHERE hash = ?',
          event.seq,
          json,
          release.hash,
        );
      else if (about.type === 'protocol-received')
        db.run(
          'INSERT INTO protocol_version (hash, received_seq, changed_seq, text, release) VALUES (?, ?, ?, ?, ?)',
          release.hash,
          event.seq,
          event.seq,
          about.content.text,
          json,
        );
    }
  },
};

/** The text of a version as it lies on the disk, or null where this desk does not have it. */
export function versionText(db: ReadableDb, hash: string): string | null {
  const row = db.get('SELECT text FROM protocol_version WHERE hash = ?', hash);
  return row === undefined ? null : textOf(row, 'text');
}

/** Reads every version, oldest first; what has not changed since the last reading is not parsed again. */
export function createReleaseReader(db: ReadableDb): () => readonly Release[] {
  let known = new Map<string, { readonly seq: number; readonly release: Release }>();
  return () => {
    const rows = db.all('SELECT hash, changed_seq FROM protocol_version ORDER BY received_seq');
    known = new Map(
      rows.map((row) => {
        const hash = textOf(row, 'hash');
        const seq = numberOf(row, 'changed_seq');
        const before = known.get(hash);
        return [hash, before?.seq === seq ? before : { seq, release: readOne(db, hash) }];
      }),
    );
    return [...known.values()].map(({ release }) => release);
  };
}

function readOne(db: ReadableDb, hash: string): Release {
  const row = db.get('SELECT release FROM protocol_version WHERE hash = ?', hash);
  if (row === undefined) throw new TypeError(`the version ${hash} went away`);
  return releaseOf(textOf(row, 'release'));
}
