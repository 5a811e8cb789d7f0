import type { WritableDb } from './db.ts';
import type { Author, NewEvent, StoredEvent } from './event.ts';
import type { Journal } from './journal.ts';

interface Around {
  readonly db: WritableDb;
  readonly append: Journal['append'];
  readonly nowMs: () => number;
  /** Empties the log: what was erased is still in it until then. */
  readonly emptyLog: () => void;
}

/** Content goes in the transaction that says so, or not at all. */
export const eraserOf =
  ({ db, append, nowMs, emptyLog }: Around): Journal['erase'] =>
  (eventIds, { by, reason }: { by: Author | null; reason: string }): readonly StoredEvent[] => {
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
    emptyLog();
    return stored;
  };

function insistOnContent(db: WritableDb, eventId: string): void {
  const found = db.get(
    "SELECT 1 FROM content JOIN entry USING (event_id) WHERE event_id = ? AND type <> 'erased'",
    eventId,
  );
  if (!found) throw new RangeError(`event ${eventId} has no content that could be erased`);
}
