import type { CallState } from '#shared/call/call.ts';
import { numberOf, textOf, type ReadableDb, type Row } from '../journal/journal.ts';
import { callsSinceText, openCallsText, stateOf } from './call-projection.ts';

export interface CallCache {
  readonly open: () => readonly CallState[];
  readonly since: (ms: number) => readonly CallState[];
}

type Kept = ReadonlyMap<string, { readonly text: string; readonly call: CallState }>;

/** Each row taken apart, but for those that stand as they did before; what is not among them is forgotten. */
function taken(rows: readonly Row[], before: Kept): Kept {
  return new Map(
    rows.map((row) => {
      const [callId, text] = [textOf(row, 'call_id'), textOf(row, 'state')];
      const known = before.get(callId);
      return [callId, known?.text === text ? known : { text, call: stateOf(text) }];
    }),
  );
}
const callsIn = (kept: Kept): readonly CallState[] => [...kept.values()].map(({ call }) => call);

/**
 * Calls as objects, taken apart once for each row as it stands. One push asks for all that is open a dozen times, and on a desk
 * of a busy room nearly none of it has changed since the last.
 */
export function createCallCache(db: ReadableDb): CallCache {
  let open: { readonly mark: string; readonly kept: Kept; readonly calls: readonly CallState[] } = {
    mark: '',
    kept: new Map(),
    calls: [],
  };
  let shift: Kept = new Map();
  /** Another as soon as anything in the store has changed, by this process or another. */
  const mark = (): string => {
    const row = db.get(
      'SELECT total_changes() AS own, data_version AS others FROM pragma_data_version',
    );
    if (row === undefined) throw new TypeError('SQLite does not say what has changed');
    return `${numberOf(row, 'own')} ${numberOf(row, 'others')}`;
  };
  return {
    open: () => {
      const now = mark();
      if (open.mark !== now) {
        const kept = taken(openCallsText(db), open.kept);
        open = { mark: now, kept, calls: callsIn(kept) };
      }
      return open.calls;
    },
    since: (ms) => {
      shift = taken(callsSinceText(db, ms), shift);
      return callsIn(shift);
    },
  };
}
