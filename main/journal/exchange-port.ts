import { insertEvents, newestSeq, type Desk } from './append.ts';
import { keyOf } from './chain-check.ts';
import type { WritableDb } from './db.ts';
import { isSignedBy } from './envelope.ts';
import { noteOwn, takeOne, type Took } from './exchange.ts';
import {
  asides,
  beginAt,
  forgetAfter,
  hubSeqOf,
  knownAt,
  noteSeen,
  noteStream,
  setAside,
} from './hub-place.ts';
import type { Gap, HubRules, Incoming, Taken } from './hub-types.ts';
import type { Exchange } from './journal.ts';
import { nextUnsent } from './next-unsent.ts';
import { bytesOf } from './row.ts';
import { inSavepoint } from './savepoint.ts';
import type { InTransaction } from './transaction.ts';

interface Around {
  readonly db: WritableDb;
  readonly desk: Desk;
  readonly rules: HubRules;
  readonly inTransaction: InTransaction;
  readonly reading: <T>(work: () => T) => T;
  /** Folds what is new, then calls whose events changed places. */
  readonly fold: (moved: ReadonlySet<string>) => void;
  readonly committed: (before: number, added: number) => void;
}

const cannotBeUsed = 'it is signed, and what it says cannot be used';

export function exchangeOf(around: Around): Exchange {
  const { db, desk, rules, inTransaction, reading, fold, committed } = around;
  const { nowMs } = desk;

  const record = ({ desk: of, deskSeq, prevHash }: Gap): void => {
    const event = {
      type: 'chain-gap',
      typeVersion: 1,
      callId: null,
      atMs: nowMs(),
      by: null,
      packHash: null,
      content: { desk: of, deskSeq, prevHash },
    };
    noteOwn(db, desk.deskId, insertEvents(db, desk, [event]), rules);
  };
  const takeAndFold = (messages: readonly Incoming[], doubt: string | null): readonly Took[] => {
    const taken = messages.map((message) => takeOne(db, message, rules, nowMs(), doubt));
    for (const { gap } of taken) if (gap !== null) record(gap);
    fold(
      new Set(
        taken.flatMap((one) =>
          one.moved && one.taken !== 'aside' && one.callId !== null ? [one.callId] : [],
        ),
      ),
    );
    return taken;
  };
  /** One that spoils the fold keeps its place in its chain and does not count; one that cannot even be stored is left out. */
  const takeAlone = (message: Incoming): readonly Took[] =>
    inSavepoint(db, () => takeAndFold([message], null)) ??
    inSavepoint(db, () => takeAndFold([message], cannotBeUsed)) ?? [leaveOut(message)];
  const leaveOut = (message: Incoming): Took => {
    noteSeen(db, message);
    setAside(db, message, cannotBeUsed, nowMs());
    return { taken: 'aside', why: cannotBeUsed, moved: false, gap: null };
  };

  return {
    publicKey: desk.signer.publicKey,
    next: (after) => reading(() => nextUnsent(db, rules, after)),
    take: (messages) => {
      const done = inTransaction(() => {
        fold(new Set());
        const before = newestSeq(db);
        const taken =
          inSavepoint(db, () => takeAndFold(messages, null)) ?? messages.flatMap(takeAlone);
        return { before, taken, added: newestSeq(db) - before };
      });
      committed(done.before, done.added);
      return done.taken.map(plain);
    },
    setAside: (place, why) => {
      inTransaction(() => {
        noteSeen(db, place);
        setAside(db, place, why, nowMs());
      });
    },
    hubSeq: () => reading(() => hubSeqOf(db)),
    isFrom: (id, bytes, signature) =>
      reading(() => {
        const row = db.get('SELECT public_key FROM desk WHERE desk = ?', id);
        return row === undefined
          ? null
          : isSignedBy(keyOf(bytesOf(row, 'public_key')), bytes, signature);
      }),
    isDesk: (id) => reading(() => db.get('SELECT 1 FROM desk WHERE desk = ?', id) !== undefined),
    introduce: (id, publicKey) =>
      inTransaction(() => {
        const row = db.get('SELECT public_key FROM desk WHERE desk = ?', id);
        if (row) return Buffer.from(bytesOf(row, 'public_key')).equals(publicKey);
        db.run('INSERT INTO desk (desk, public_key, is_own) VALUES (?, ?, 0)', id, publicKey);
        return true;
      }),
    sign: desk.signer.sign,
    beginAt: (first) => inTransaction(() => beginAt(db, first, nowMs())),
    forgetAfter: (hubSeq) => {
      inTransaction(() => {
        fold(new Set(forgetAfter(db, hubSeq)));
      });
    },
    meet: (made) => {
      inTransaction(() => {
        if (!noteStream(db, made)) fold(new Set(forgetAfter(db, 0)));
      });
    },
    knownAt: (hubSeq) => reading(() => knownAt(db, hubSeq)),
    asides: (limit) => reading(() => asides(db, limit)),
  };
}

const plain = (one: Took): Taken =>
  one.taken === 'aside'
    ? { taken: 'aside', why: one.why }
    : { taken: one.taken, callId: one.callId };
