import {
  isResourceEventType,
  resourceEvents,
  resourceEventVersion,
  type ResourceEvent,
} from '#shared/routing/resource-events.ts';
import { foldResources, noResources, type Resources } from '#shared/routing/resources.ts';
import { textOf, type Projection, type ReadableDb, type StoredEvent } from '../journal/journal.ts';

/** A stored event of resources, its content parsed; null for all others, and for those of a newer Concord. */
function resourceEventOf(event: StoredEvent): ResourceEvent | null {
  const { type, typeVersion, eventId, atMs } = event;
  if (!isResourceEventType(type) || typeVersion > resourceEventVersion[type]) return null;
  const content = resourceEvents[type].parse(event.content);
  // The pair of type and content was just checked against each other by the schema of that type.
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- reason above
  return { type, id: eventId, atMs, content } as ResourceEvent;
}

const stateOf = (text: string): Resources =>
  // Written by this very fold: a changed fold has a new version, and the journal rebuilds the table.
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- reason above
  JSON.parse(text) as Resources;

const rowIn = (db: ReadableDb) => db.get('SELECT state FROM resource_state WHERE one = 1');

/** One row: what a force can send, and what was last said of it. Raise the version when foldResources changes. */
export const resourceProjection: Projection = {
  name: 'resources',
  version: 2,
  tables: `
    CREATE TABLE resource_state (one INTEGER PRIMARY KEY CHECK (one = 1), state TEXT NOT NULL) STRICT;
  `,
  apply: (db, event) => {
    const said = resourceEventOf(event);
    if (said === null) return;
    const row = rowIn(db);
    const before = row === undefined ? noResources : stateOf(textOf(row, 'state'));
    db.run(
      'INSERT OR REPLACE INTO resource_state (one, state) VALUES (1, ?)',
      JSON.stringify(foldResources(before, said)),
    );
  },
};

/** Reads what is known of resources; parsed anew only where it has changed, since every view asks. */
export function resourceReader(db: ReadableDb): () => Resources {
  let text = '';
  let read = noResources;
  return () => {
    const row = rowIn(db);
    const now = row === undefined ? '' : textOf(row, 'state');
    if (now !== text) {
      text = now;
      read = now === '' ? noResources : stateOf(now);
    }
    return read;
  };
}
