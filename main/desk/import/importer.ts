import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { err, ok, type Result } from '#shared/kit/result.ts';
import type { Reply } from '#shared/contract/contract.ts';
import type { Refusal } from '#shared/contract/reply.ts';
import type { DeskView } from '#shared/contract/view.ts';
import type { Hands } from '../../calls/timers.ts';
import type { Author } from '../../journal/journal.ts';
import type { KeyBundle } from '../../journal/keys.ts';
import type { TextFile } from '../../people/import-files.ts';
import { cellBytes, cells, ending, type Ending, type Job } from './messages.ts';

type Summary = Extract<Reply<'people.import'>, { ok: true }>['value'];

export interface Importer {
  readonly run: (files: readonly TextFile[], by: Author) => Promise<Result<Summary, Refusal>>;
  readonly cancel: () => void;
  /** The desk wants to write: an import gives up its place at once, and begins again when the desk is quiet. */
  readonly giveWay: () => void;
  readonly progress: () => DeskView['people']['importing'];
  readonly close: () => void;
}

/** Beside this file as TypeScript, or beside the bundle as it was built. */
const entry = join(
  import.meta.dirname,
  `import-worker.${import.meta.filename.endsWith('.ts') ? 'ts' : 'js'}`,
);
const asks = { nothing: 0, giveWay: 1, cancel: 2 } as const;
const quietMs = 2_000;
const shownEveryMs = 250;
/** A desk that is never quiet is told so. */
const mostTries = 30;

const cancelled = err({
  reason: 'import-cancelled',
  text: 'The import was cancelled. Nothing was kept.',
});

/** Imports of one data folder, one at a time, beside the desk's own work: a call never waits for a file. */
export function createImporter(
  dir: string,
  keys: KeyBundle,
  hands: Hands,
  push: () => void,
): Importer {
  let asked: Int32Array | null = null;
  let total = 0;
  let waiting = false;
  let isClosed = false;

  const ask = (what: number): void => {
    // A cancel is never taken back by somebody who only wants to write.
    if (asked !== null) Atomics.compareExchange(asked, cells.stop, asks.nothing, what);
    if (asked !== null && what === asks.cancel) Atomics.store(asked, cells.stop, what);
  };
  const wasCancelled = (): boolean =>
    isClosed || (asked !== null && Atomics.load(asked, cells.stop) === asks.cancel);
  const quiet = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      hands.after(ms, resolve);
    });

  const once = (files: readonly TextFile[], by: Author): Promise<Ending> => {
    const shared = new SharedArrayBuffer(cellBytes);
    asked = new Int32Array(shared);
    const { databaseKey, signingSeed } = keys;
    const workerData: Job = {
      dir,
      keys: { databaseKey, signingSeed },
      files: [...files],
      by,
      nowMs: hands.nowMs(),
      shared,
    };
    return new Promise((resolve, reject) => {
      const worker = new Worker(entry, { workerData });
      worker.once('message', (message) => {
        resolve(ending.parse(message));
      });
      worker.once('error', reject);
      worker.once('exit', () => {
        reject(new Error('the import ended without an answer'));
      });
    });
  };

  const untilDone = async (
    files: readonly TextFile[],
    by: Author,
  ): Promise<Result<Summary, Refusal>> => {
    for (let tries = 0; tries < mostTries; tries += 1) {
      const ended = await once(files, by);
      if (ended.kind === 'done') return ok(ended.summary);
      if (ended.kind === 'refused') return err({ reason: ended.reason, text: ended.text });
      if (wasCancelled()) return cancelled;
      waiting = true;
      push();
      await quiet(quietMs);
      waiting = false;
      if (wasCancelled()) return cancelled;
    }
    return err({
      reason: 'desk-busy',
      text: 'Nothing was imported: this desk was in use the whole time, and calls come first. Choose the files again when it is quiet.',
    });
  };

  return {
    run: async (files, by) => {
      if (asked !== null)
        return err({
          reason: 'import-running',
          text: 'An import is running. Wait for it, or cancel it first.',
        });
      total = files.length + files.reduce((sum, { text }) => sum + linesIn(text), 0);
      let showing = true;
      const show = (): void => {
        if (!showing) return;
        push();
        hands.after(shownEveryMs, show);
      };
      hands.after(shownEveryMs, show);
      try {
        return await untilDone(files, by);
      } finally {
        showing = false;
        asked = null;
      }
    },
    cancel: () => {
      ask(asks.cancel);
    },
    giveWay: () => {
      ask(asks.giveWay);
    },
    progress: () => {
      if (asked === null) return null;
      const [checked, taken] = [
        Atomics.load(asked, cells.checked),
        Atomics.load(asked, cells.taken),
      ];
      const stage = waiting ? 'waiting' : taken > 0 ? 'taking' : 'checking';
      return { stage, done: Math.min(total, taken > 0 ? taken : checked), total };
    },
    close: () => {
      isClosed = true;
      ask(asks.cancel);
    },
  };
}

/** Rows of a table are its lines, near enough to see how far an import is. */
function linesIn(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}
