import { callEventVersion } from '#shared/call/events.ts';
import type { CallId } from '#shared/kit/ids.ts';
import type { CallsPort } from '../handlers/ports.ts';
import type { Journal } from '../journal/journal.ts';
import { appended } from './appended.ts';
import { createCallCache } from './call-cache.ts';
import { callState, callsWithCrewOut, eventsOf, everyCall, isErased } from './call-projection.ts';

/** The calls of one store, read from the projection; every change goes through the journal. */
export function createCalls(journal: Journal): CallsPort {
  let shown: CallId | null = null;
  return {
    get: (callId) => callState(journal.db, callId),
    ...createCallCache(journal.db),
    withCrewOut: () => callsWithCrewOut(journal.db),
    events: (callId) => eventsOf(journal.db, callId),
    every: () => everyCall(journal.db),
    record: (events, packHash) =>
      appended(
        journal,
        events.map(({ type, callId, atMs, by, content }) => ({
          type,
          typeVersion: callEventVersion,
          callId,
          atMs,
          by,
          packHash,
          content,
        })),
      ),
    saveDraft: (callId, text) => {
      if (text === '') journal.clearDraft(callId);
      else journal.saveDraft(callId, text);
    },
    draft: (callId) => journal.draft(callId) ?? '',
    shown: () => {
      if (shown !== null && isErased(journal.db, shown)) shown = null;
      return shown;
    },
    show: (callId) => {
      shown = callId;
    },
  };
}
