import type { NewEvent, Projection } from '#main/journal/journal.ts';
import type { Random } from './random.ts';

export const fixedKeys = {
  key: new Uint8Array(32).fill(1),
  signingKey: new Uint8Array(32).fill(2),
  backupKey: new Uint8Array(32).fill(3),
};

/** Where a call stands: enough of a view to see whether it reopens at its question. */
export const callAt: Projection = {
  name: 'call-at',
  version: 1,
  tables: `CREATE TABLE call_at (call_id TEXT PRIMARY KEY, question INTEGER NOT NULL, phase TEXT NOT NULL) STRICT`,
  apply: (db, event) => {
    if (event.type === 'call-opened') {
      db.run("INSERT INTO call_at VALUES (?, 1, 'triage')", event.callId);
    } else if (event.type === 'answer-recorded') {
      db.run('UPDATE call_at SET question = question + 1 WHERE call_id = ?', event.callId);
    } else if (event.type === 'call-closed') {
      db.run("UPDATE call_at SET phase = 'closed' WHERE call_id = ?", event.callId);
    }
  },
};

export const event = (
  type: string,
  callId: string | null = null,
  content: unknown = {},
): NewEvent => ({
  type,
  typeVersion: 1,
  callId,
  atMs: 1_790_000_000_000,
  by: { user: 'pat', role: 'handler' },
  packHash: null,
  content,
});

/** What the writer does to a desk: through the application's own handlers (application-acts.ts). */
export interface Acts {
  /** Returns the ids of the events that are now on disk. */
  readonly open: () => Promise<readonly string[]>;
  readonly answer: (callId: string, words: string) => Promise<readonly string[]>;
  readonly close: (callId: string) => Promise<readonly string[]>;
  readonly note: (callId: string, text: string) => void;
  /** Open calls with how many answers each has. */
  readonly openCalls: () => ReadonlyMap<string, number>;
}

export interface Acknowledge {
  readonly events: (ids: readonly string[]) => void;
  readonly draft: (callId: string, text: string) => void;
}

/** One scripted act on up to three open calls, acknowledged once it is said to be on disk. */
export async function actOnce(acts: Acts, random: Random, ack: Acknowledge): Promise<void> {
  const open = [...acts.openCalls()];
  const dice = random.below(10);
  if (open.length === 0 || (open.length < 3 && dice === 0)) {
    ack.events(await acts.open());
    return;
  }
  const [callId, answers] = random.pick(open);
  if (dice <= 2) {
    const text = `draft ${Date.now()} ${'n'.repeat(random.below(400))}`;
    acts.note(callId, text);
    ack.draft(callId, text);
  } else if (dice === 3 && answers > 12) {
    ack.events(await acts.close(callId));
  } else {
    ack.events(await acts.answer(callId, 'w'.repeat(random.below(600))));
  }
}
