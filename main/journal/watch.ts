import { pragmaNumber, type Connection, type WritableDb } from './db.ts';
import { newestSeq } from './append.ts';
import type { EventTypes, ReadEvent } from './event.ts';
import type { Watch } from './journal.ts';
import { readEvents } from './read.ts';

type OnEvents = (events: readonly ReadEvent[]) => void;

interface Watching {
  readonly watch: (onEvents: OnEvents) => Watch;
  /** Told after each own commit: how far the journal was before it, and how many events it added. */
  readonly committed: (before: number, added: number) => void;
}

/**
 * Notices what other processes append. `PRAGMA data_version` changes only by them, so an idle check costs microseconds.
 * The position moves only after a commit.
 */
export function watching(
  connection: Connection,
  db: WritableDb,
  types: EventTypes | undefined,
  foldAndRead: (sinceSeq: number) => readonly ReadEvent[],
): Watching {
  const listeners = new Set<OnEvents>();
  let seenSeq = newestSeq(db);
  let version = pragmaNumber(connection, 'data_version');
  let waiting: readonly ReadEvent[] = [];
  const tell = (events: readonly ReadEvent[]): void => {
    if (events.length > 0) for (const listener of listeners) listener(events);
  };
  return {
    watch: (onEvents) => {
      listeners.add(onEvents);
      return {
        check: () => {
          const now = pragmaNumber(connection, 'data_version');
          const found = now === version ? [] : foldAndRead(seenSeq);
          version = now;
          seenSeq = found.at(-1)?.seq ?? seenSeq;
          const events = [...waiting, ...found];
          waiting = [];
          tell(events);
        },
        stop: () => {
          listeners.delete(onEvents);
        },
      };
    },
    committed: (before, added) => {
      if (before > seenSeq && listeners.size > 0) {
        const limit = before - seenSeq;
        waiting = [...waiting, ...readEvents(db, types, { sinceSeq: seenSeq, limit })];
      }
      seenSeq = before + added;
    },
  };
}
