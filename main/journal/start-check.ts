import type { ReadableDb } from './db.ts';
import type { Journal } from './journal.ts';
import { verifier } from './verify.ts';

/** Verifies what came after the newest checkpoint now, and leaves what came before it to be done in slices. */
export function startCheck(db: ReadableDb): Pick<Journal, 'startReport' | 'verifyNext'> {
  const last = db.get('SELECT max(seq) AS seq FROM checkpoint')?.['seq'];
  const afterSeq = typeof last === 'number' ? last : 0;
  const recent = verifier(db, { afterSeq, everySignature: true });
  while (!recent.step(1_000));
  const earlier = verifier(db, { upToSeq: afterSeq, everySignature: false });
  return {
    startReport: recent.report(),
    verifyNext: (events) => (earlier.step(events) ? earlier.report() : null),
  };
}
