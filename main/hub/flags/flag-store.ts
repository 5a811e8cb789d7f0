import { z } from 'zod';
import { flagsHaveCome } from '../../people/events.ts';
import { bodyOf, type FlagBody } from '../../people/flags/body.ts';
import { newestFlag } from '../../people/flags/kept.ts';
import { takeFlags } from '../../people/flags/take-flags.ts';
import { nextTelling, peopleOf, toldNothing, type Told } from '../../people/flags/to-tell.ts';
import type { Journal } from '../../journal/journal.ts';
import type { ReadFlag } from './flag-wire.ts';

/** Where this desk stands with one stream of flags. A stream that was made anew has another time of making. */
const standing = z.object({
  made: z.string(),
  /** The newest message that was looked at. */
  readTo: z.number().int(),
  told: z.object({ seq: z.number().int(), personId: z.string() }),
  aside: z.number().int(),
  why: z.string().nullable(),
});
type Standing = z.infer<typeof standing>;

const begun = (made: string): Standing => ({
  made,
  readTo: 0,
  told: toldNothing,
  aside: 0,
  why: null,
});

export interface ToTell {
  readonly people: readonly FlagBody[];
  /** Where telling has come once these are on the hub. */
  readonly then: Told;
}

/** What flags need of a desk: what it has to tell, what it was told, and how far both have come. */
export interface FlagStore {
  /** Agrees on where both stand. A stream made anew, or one that lost its end, is read and told from the beginning. */
  readonly meet: (made: string, last: number) => void;
  readonly readTo: () => number;
  /** The next people to tell of, at most `limit`; null when all is told. */
  readonly toTell: (limit: number) => ToTell | null;
  readonly saveTold: (told: Told) => void;
  /** Keeps and derives what was told, with where reading has come, in one commit. */
  readonly take: (flags: readonly ReadFlag[], readTo: number) => void;
  readonly setAside: (readTo: number, why: string) => void;
  readonly cannotTell: (why: string) => void;
  /** What is held now of a person this desk told of; null where that is what it told. */
  readonly changedSince: (personId: string, told: string) => FlagBody | null;
  /** What could not be believed, the newest in words; null where all could. */
  readonly aside: () => { readonly count: number; readonly why: string } | null;
  /** Nothing waits: what has come is put on record. */
  readonly settle: () => void;
}

const name = 'hub-flags';

export function flagStoreOf(journal: Journal, nowMs: () => number): FlagStore {
  const { db, deskId } = journal;
  const read = (): Standing => {
    const kept = journal.setting(name);
    return kept === null ? begun('') : standing.parse(JSON.parse(kept));
  };
  const save = (change: Partial<Standing>): void => {
    journal.saveSetting(name, JSON.stringify({ ...read(), ...change }));
  };
  return {
    meet: (made, last) => {
      const now = read();
      if (now.made !== made || now.readTo > last) save({ ...begun(made) });
    },
    readTo: () => read().readTo,
    toTell: (limit) => {
      let { seq, personId } = read().told;
      for (;;) {
        const event = nextTelling(db, personId === '' ? seq + 1 : seq);
        if (event === null) return null;
        const after = event.seq === seq ? personId : '';
        const ids = peopleOf(db, event.eventId, after, limit);
        const last = ids.at(-1);
        if (last !== undefined)
          return {
            people: ids.flatMap((id) => bodyOf(db, deskId, id) ?? []),
            then: { seq: event.seq, personId: last },
          };
        // Nobody (more) of this event has flags.
        ({ seq, personId } = { seq: event.seq, personId: '' });
        save({ told: { seq, personId } });
      }
    },
    saveTold: (told) => {
      save({ told });
    },
    take: (flags, readTo) => {
      const kept = JSON.stringify({ ...read(), readTo });
      journal.append([], {
        alsoInTransaction: (within) => {
          takeFlags(within, flags, nowMs());
          within.run(
            'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
            name,
            kept,
          );
        },
      });
    },
    setAside: (readTo, why) => {
      save({ readTo, aside: read().aside + 1, why });
    },
    cannotTell: (why) => {
      save({ aside: read().aside + 1, why });
    },
    changedSince: (personId, told) => {
      const now = bodyOf(db, deskId, personId);
      return now === null || JSON.stringify(now) === told ? null : now;
    },
    aside: () => {
      const { aside, why } = read();
      return why === null ? null : { count: aside, why };
    },
    settle: () => {
      const upTo = newestFlag(db);
      const [last] = db.all(
        "SELECT json_extract(c.content, '$.upTo') AS up_to FROM entry e JOIN content c USING (event_id) WHERE e.type = 'flags-received' ORDER BY e.seq DESC LIMIT 1",
      );
      const before = Number(last?.['up_to'] ?? 0);
      if (upTo > before) journal.append([flagsHaveCome(nowMs(), { upTo, people: upTo - before })]);
    },
  };
}
