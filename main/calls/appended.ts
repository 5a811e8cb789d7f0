import { err, ok, type Result } from '#shared/kit/result.ts';
import type { Refusal } from '#shared/contract/reply.ts';
import { HubRefuses, JournalFull } from '../journal/faults.ts';
import type { Journal, NewEvent } from '../journal/journal.ts';

/** Appends, and turns a full disk, or what the hub would refuse, into a sentence: nothing was written, and the call stays open. */
export function appended(journal: Journal, batch: readonly NewEvent[]): Result<null, Refusal> {
  try {
    journal.append(batch);
    return ok(null);
  } catch (fault) {
    if (!(fault instanceof JournalFull || fault instanceof HubRefuses)) throw fault;
    return err({ reason: fault.code, text: fault.message });
  }
}
