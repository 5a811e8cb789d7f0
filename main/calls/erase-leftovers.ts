import { JournalFull } from '../journal/faults.ts';
import { isUnsettled, type Journal } from '../journal/journal.ts';
import { leftovers } from './left-in-order.ts';

/**
 * Deletes on this desk what a decision, here or at another desk, has deleted from the record: the content itself, and a note that
 * was being typed. Until it has run the content is on disk and shown to nobody; where a kill or a full disk was between, it is done the next
 * time. With a hub, nothing is deleted before the hub has the decision: by its clock the years are over.
 */
export function eraseLeftovers(journal: Journal, hasHub: boolean): void {
  try {
    for (const [callId, eventIds] of leftovers(journal.db)) {
      if (hasHub && isUnsettled(journal.db, callId)) continue;
      const reason = `half of the record of call ${callId} was deleted`;
      journal.erase(eventIds, { by: null, reason });
      journal.clearDraft(callId);
    }
  } catch (fault) {
    if (!(fault instanceof JournalFull)) throw fault;
  }
}
