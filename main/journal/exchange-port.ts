import type { Signer } from './envelope.ts';
import { newestSeq } from './append.ts';
import type { WritableDb } from './db.ts';
import {
  asides,
  forgetAfter,
  hubSeqOf,
  knownAt,
  setAside,
  takeOne,
  type HubRules,
} from './exchange.ts';
import { nextUnsent } from './next-unsent.ts';
import type { Exchange } from './journal.ts';
import type { InTransaction } from './transaction.ts';

interface Around {
  readonly db: WritableDb;
  readonly signer: Signer;
  readonly rules: HubRules | undefined;
  readonly nowMs: () => number;
  readonly inTransaction: InTransaction;
  readonly reading: <T>(work: () => T) => T;
  /** Folds what is new, then calls whose events changed places. */
  readonly fold: (moved: ReadonlySet<string>) => void;
  readonly committed: (before: number, added: number) => void;
}

/** Nothing is claimed, shared or believed of others where no hub was named. */
const alone: HubRules = { isClaim: () => false, isShared: () => false, whyNot: () => 'no hub' };

export function exchangeOf({
  db,
  signer,
  rules = alone,
  nowMs,
  inTransaction,
  reading,
  fold,
  committed,
}: Around): Exchange {
  return {
    publicKey: signer.publicKey,
    next: (after) => reading(() => nextUnsent(db, rules, after)),
    take: (messages) => {
      const done = inTransaction(() => {
        fold(new Set());
        const before = newestSeq(db);
        const moved = new Set<string>();
        const taken = messages.map((message) => {
          const { moved: hasMoved, ...one } = takeOne(db, message, rules, nowMs());
          if (hasMoved && one.taken !== 'aside' && one.callId !== null) moved.add(one.callId);
          return one;
        });
        fold(moved);
        return { before, taken, added: newestSeq(db) - before };
      });
      committed(done.before, done.added);
      return done.taken;
    },
    setAside: (hubSeq, subject, why) => {
      inTransaction(() => {
        setAside(db, hubSeq, subject, why, nowMs());
      });
    },
    hubSeq: () => reading(() => hubSeqOf(db)),
    forgetAfter: (hubSeq) => {
      inTransaction(() => {
        fold(new Set(forgetAfter(db, hubSeq)));
      });
    },
    knownAt: (hubSeq) => reading(() => knownAt(db, hubSeq)),
    asides: (limit) => reading(() => asides(db, limit)),
  };
}
