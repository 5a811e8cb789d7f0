import { z } from 'zod';
import type { CallId } from '#shared/kit/ids.ts';
import type { PastCall } from '#shared/protocol/past-call.ts';
import { callState } from '../../calls/call-projection.ts';
import { textOf, type ReadableDb } from '../../journal/journal.ts';

const atOnce = 200;
const callIdOf = z.custom<CallId>((value) => typeof value === 'string');

/** The calls of the journal, oldest first, a few at a time; also one on which nothing was said. */
export function* journalCalls(db: ReadableDb): Generator<PastCall> {
  let after = '';
  for (;;) {
    const rows = db.all(
      'SELECT call_id FROM call_state WHERE call_id > ? ORDER BY call_id LIMIT ?',
      after,
      atOnce,
    );
    for (const row of rows) {
      after = textOf(row, 'call_id');
      const call = callState(db, callIdOf.parse(after));
      if (call === null) continue;
      const { callId: id, answers, volunteered, supplied } = call;
      yield { id, answers, volunteered, supplied };
    }
    if (rows.length < atOnce) return;
  }
}
