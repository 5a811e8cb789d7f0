import { JournalFull } from '../journal/faults.ts';
import { textOf, type Journal, type ReadableDb } from '../journal/journal.ts';
import { nextLeftovers } from './left-in-order.ts';

/** As many calls in one go as a key press may wait for. */
const most = 3;

/**
 * Deletes on this desk what a decision, here or at another desk, has deleted from the record: the content itself, and what was being
 * typed about it. Until it has run the content is on disk and shown to nobody; where a kill or a full disk was between, or there is more
 * than a few calls of it, it is done the next time.
 */
export function eraseLeftovers(journal: Journal): void {
  try {
    for (let calls = 0; calls < most; calls += 1) {
      const next = nextLeftovers(journal.db);
      if (next === null) break;
      const { callId, eventIds } = next;
      // First: what is gone can no longer say which forms were about it.
      journal.clearAbout([callId, ...namesIn(journal.db, eventIds)]);
      const reason = `half of the record of call ${callId} was deleted`;
      journal.erase(eventIds, { by: null, reason });
    }
    journal.emptyLog();
  } catch (fault) {
    if (!(fault instanceof JournalFull)) throw fault;
  }
}

const named = /"(?:contactId|tripId|recordId)":"([^"]+)"/g;

/** What forms about the call are called by, besides the call itself. */
const namesIn = (db: ReadableDb, eventIds: readonly string[]): readonly string[] =>
  eventIds.flatMap((eventId) => {
    const row = db.get('SELECT content FROM content WHERE event_id = ?', eventId);
    return row === undefined
      ? []
      : [...textOf(row, 'content').matchAll(named)].flatMap(([, id]) => id ?? []);
  });
