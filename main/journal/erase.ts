import type { WritableDb } from './db.ts';
import type { Author, NewEvent, StoredEvent } from './event.ts';
import type { Journal } from './journal.ts';

interface Around {
  readonly db: WritableDb;
  readonly append: Journal['append'];
  readonly nowMs: () => number;
  /** Empties the log, which holds what was erased until then. False where a reader held it up. */
  readonly emptyLog: () => boolean;
}

/** Content goes in the transaction that says so, or not at all. */
export function eraserOf({
  db,
  append,
  nowMs,
  emptyLog,
}: Around): Pick<Journal, 'erase' | 'emptyLog'> {
  // A desk may have been killed between an erasure and this: a log that is empty already costs nothing.
  let isInLog = true;
  const empty = (): void => {
    if (isInLog) isInLog = !emptyLog();
  };
  const erase: Journal['erase'] = (
    eventIds,
    { by, reason }: { by: Author | null; reason: string },
  ): readonly StoredEvent[] => {
    const event: NewEvent = {
      type: 'erased',
      typeVersion: 2,
      callId: null,
      atMs: nowMs(),
      by,
      packHash: null,
      content: { eventIds, reason },
    };
    const stored = append(
      () => {
        for (const eventId of eventIds) insistOnContent(db, eventId);
        return [event];
      },
      {
        alsoInTransaction: (within, [erased]) => {
          for (const eventId of eventIds) {
            within.run(
              'INSERT INTO erasure (event_id, erased_by) VALUES (?, ?)',
              eventId,
              erased?.eventId ?? null,
            );
            within.run('DELETE FROM content WHERE event_id = ?', eventId);
          }
        },
      },
    );
    isInLog = true;
    empty();
    return stored;
  };
  return { erase, emptyLog: empty };
}

function insistOnContent(db: WritableDb, eventId: string): void {
  const found = db.get(
    "SELECT 1 FROM content JOIN entry USING (event_id) WHERE event_id = ? AND type <> 'erased'",
    eventId,
  );
  if (!found) throw new RangeError(`event ${eventId} has no content that could be erased`);
}
