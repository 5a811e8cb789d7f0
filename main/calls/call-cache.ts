import type { CallState } from '#shared/call/call.ts';
import type { CallId } from '#shared/kit/ids.ts';
import { numberOf, textOf, type ReadableDb, type Row } from '../journal/journal.ts';
import { callText, callsSinceText, openCallsText, stateOf } from './call-projection.ts';

export interface CallCache {
  readonly get: (callId: CallId) => CallState | null;
  readonly open: () => readonly CallState[];
  readonly since: (ms: number) => readonly CallState[];
}

/** More than a room has open at once. */
const mostKept = 1_000;

/**
 * Calls as objects, taken apart once for each row as it stands. One push asks for all that is open a dozen times, and on a desk
 * of a busy room nearly none of it has changed since the last.
 */
export function createCallCache(db: ReadableDb): CallCache {
  const kept = new Map<string, { readonly text: string; readonly call: CallState }>();
  let open: { readonly mark: string; readonly calls: readonly CallState[] } | null = null;

  const callOf = (row: Row): CallState => {
    const [callId, text] = [textOf(row, 'call_id'), textOf(row, 'state')];
    const known = kept.get(callId);
    if (known?.text === text) return known.call;
    if (kept.size >= mostKept) kept.clear();
    const call = stateOf(text);
    kept.set(callId, { text, call });
    return call;
  };
  /** Another as soon as anything in the store has changed, by this process or another. */
  const mark = (): string => {
    const row = db.get(
      'SELECT total_changes() AS own, data_version AS others FROM pragma_data_version',
    );
    return row === undefined ? '' : `${numberOf(row, 'own')} ${numberOf(row, 'others')}`;
  };
  return {
    get: (callId) => {
      const row = callText(db, callId);
      return row === undefined ? null : callOf(row);
    },
    open: () => {
      const now = mark();
      if (open?.mark !== now) open = { mark: now, calls: openCallsText(db).map(callOf) };
      return open.calls;
    },
    since: (ms) => callsSinceText(db, ms).map(callOf),
  };
}
