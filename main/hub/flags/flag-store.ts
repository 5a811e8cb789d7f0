import { z } from 'zod';
import { flagsHaveCome } from '../../people/events.ts';
import { bodyOf, type FlagBody } from '../../people/flags/body.ts';
import { newestFlag } from '../../people/flags/kept.ts';
import { takeFlags } from '../../people/flags/take-flags.ts';
import { nextTelling, peopleOf, toldNothing, type Told } from '../../people/flags/to-tell.ts';
import { inSavepoint, textOf, type Journal, type WritableDb } from '../../journal/journal.ts';
import type { ReadFlag } from './flag-wire.ts';

/** Where this desk stands with one stream of flags. A stream that was made anew has another time of making. */
const standing = z.object({
  made: z.string(),
  /** The newest message that was looked at. */
  readTo: z.number().int(),
  told: z.object({ seq: z.number().int(), personId: z.string() }),
  aside: z.number().int(),
  why: z.string().nullable(),
  /** Desks that were not introduced yet when their words came, with the first message of each. */
  unknown: z.record(z.string(), z.number().int()).default({}),
  /** What has to be told again over the message `seq`: somebody put less, or junk, in the place of what is held here. */
  owed: z.array(z.object({ token: z.string(), seq: z.number().int() })).default([]),
});
type Standing = z.infer<typeof standing>;
export type Owed = Standing['owed'][number];

/** More than a room has desks, and more than is ever owed at once where nobody means harm. */
const most = { unknown: 500, owed: 1_000 } as const;

const begun = (made: string): Standing => ({
  made,
  readTo: 0,
  told: toldNothing,
  aside: 0,
  why: null,
  unknown: {},
  owed: [],
});

export interface ToTell {
  readonly people: readonly FlagBody[];
  /** Where telling has come once these are on the hub. */
  readonly then: Told;
}

/** What was read of the stream, in its order. */
export interface Slice {
  readonly flags: readonly (ReadFlag & Owed)[];
  readonly readTo: number;
  /** What could not be believed. */
  readonly aside: readonly (Owed & { readonly why: string })[];
  /** Words of desks that are not known yet. */
  readonly unknown: readonly { readonly desk: string; readonly seq: number }[];
}

const cannotBeUsed = 'it is signed, and what it says cannot be used';

/** What flags need of a desk: what it has to tell, what it was told, and how far both have come. */
export interface FlagStore {
  /** Agrees on where both stand. A stream made anew, or one that lost its end, is read and told from the beginning. */
  readonly meet: (made: string, last: number) => void;
  readonly readTo: () => number;
  /** The next people to tell of, at most `limit`; null when all is told. */
  readonly toTell: (limit: number) => ToTell | null;
  readonly saveTold: (told: Told) => void;
  /** Keeps and derives what was told, with where reading has come, in one commit. Gives who is held and known better here. */
  readonly take: (slice: Slice) => void;
  readonly owed: () => readonly Owed[];
  /** These were told again, or need not be. */
  readonly paid: (owed: readonly Owed[]) => void;
  /** Ids of flagged people after one, in their order. */
  readonly peopleAfter: (personId: string, limit: number) => readonly string[];
  readonly bodyOf: (personId: string) => FlagBody | null;
  /** True where a desk whose words were passed over is known now: reading begins again at the first of them. */
  readonly isAgain: (isDesk: (id: string) => boolean) => boolean;
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
  const own = { desk: deskId, sign: journal.exchange.sign };
  const read = (): Standing => {
    const kept = journal.setting(name);
    return kept === null ? begun('') : standing.parse(JSON.parse(kept));
  };
  const save = (change: Partial<Standing>): void => {
    journal.saveSetting(name, JSON.stringify({ ...read(), ...change }));
  };
  /** One that cannot be used stops no other, and leaves nothing behind. */
  const takeAll = (within: WritableDb, flags: Slice['flags']) => {
    const owedBy = (some: Slice['flags']): readonly Owed[] | null => {
      const ids = inSavepoint(within, () => takeFlags(within, some, nowMs(), own));
      return ids === null ? null : some.filter(({ personId }) => ids.includes(personId));
    };
    const all = owedBy(flags);
    if (all !== null) return { owed: all, spoilt: [] };
    const alone = flags.map((one) => ({ one, owed: owedBy([one]) }));
    return {
      owed: alone.flatMap(({ owed }) => owed ?? []),
      spoilt: alone
        .filter(({ owed }) => owed === null)
        .map(({ one: { token, seq } }) => ({ token, seq, why: cannotBeUsed })),
    };
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
    take: ({ flags, readTo, aside, unknown }) => {
      const before = read();
      journal.append([], {
        alsoInTransaction: (within) => {
          const taken = takeAll(within, flags);
          const spoilt = [...aside, ...taken.spoilt];
          const now: Standing = {
            ...before,
            readTo,
            aside: before.aside + spoilt.length,
            why: spoilt.at(-1)?.why ?? before.why,
            unknown: withUnknown(before.unknown, unknown),
            owed: newestOf([...before.owed, ...spoilt, ...taken.owed]),
          };
          within.run(
            'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
            name,
            JSON.stringify(now),
          );
        },
      });
    },
    owed: () => read().owed,
    paid: (paid) => {
      const isPaid = ({ token, seq }: Owed): boolean =>
        paid.some((one) => one.token === token && one.seq >= seq);
      save({ owed: read().owed.filter((one) => !isPaid(one)) });
    },
    peopleAfter: (personId, limit) =>
      db
        .all(
          'SELECT DISTINCT person_id FROM person_item WHERE person_id > ? ORDER BY person_id LIMIT ?',
          personId,
          limit,
        )
        .map((row) => textOf(row, 'person_id')),
    bodyOf: (personId) => bodyOf(db, deskId, personId),
    isAgain: (isDesk) => {
      const { unknown, readTo } = read();
      const known = Object.entries(unknown).filter(([desk]) => isDesk(desk));
      if (known.length === 0) return false;
      const first = Math.min(...known.map(([, seq]) => seq));
      const still = Object.entries(unknown).filter(([desk]) => !isDesk(desk));
      save({ unknown: Object.fromEntries(still), readTo: Math.min(readTo, first - 1) });
      return true;
    },
    cannotTell: (why) => {
      save({ aside: read().aside + 1, why });
    },
    changedSince: (personId, told) => {
      const now = bodyOf(db, deskId, personId);
      return now === null || JSON.stringify(now) === told ? null : now;
    },
    aside: () => {
      const { aside, why, unknown } = read();
      const strangers = Object.keys(unknown).length;
      if (why !== null) return { count: aside + strangers, why };
      return strangers === 0 ? null : { count: strangers, why: 'its desk is not known' };
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

/** The newest of each person. */
const newestOf = (owed: readonly Owed[]): Owed[] => {
  const newest = new Map<string, Owed>();
  for (const { token, seq } of owed)
    if ((newest.get(token)?.seq ?? 0) < seq) newest.set(token, { token, seq });
  return [...newest.values()].slice(-most.owed);
};

const withUnknown = (
  before: Standing['unknown'],
  unknown: Slice['unknown'],
): Standing['unknown'] => {
  const first = new Map(Object.entries(before));
  for (const { desk, seq } of unknown)
    if (first.size < most.unknown) first.set(desk, Math.min(first.get(desk) ?? seq, seq));
  return Object.fromEntries(first);
};
