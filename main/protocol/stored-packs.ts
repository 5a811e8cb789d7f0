import { err, ok, type Result } from '#shared/kit/result.ts';
import type { Refusal } from '#shared/contract/reply.ts';
import type { PackInVocabulary } from '#shared/protocol/pack.ts';
import type { ReadFile } from '../handlers/protocol-ports.ts';
import type { ReadableDb } from '../journal/journal.ts';
import { ProtocolFileRefused } from './faults.ts';
import { hashOfText, readPackText, type Delivered } from './load-pack.ts';
import { versionText } from './version-projection.ts';

type Reading = Result<PackInVocabulary, Refusal>;

/** Reads a file that was brought in. Refused with every problem, each with its place and line. */
export function readFileText(
  { vocabulary }: Delivered,
  file: string,
  text: string,
): Result<ReadFile, Refusal> {
  try {
    return ok({ read: readPackText(vocabulary, file, text), text });
  } catch (fault) {
    if (!(fault instanceof ProtocolFileRefused)) throw fault;
    return err({ reason: 'file-refused', text: `${fault.message}\nNothing was changed.` });
  }
}

/** The packs whose text lies in the journal. */
export function createStoredPacks(db: ReadableDb, delivered: Delivered) {
  const read = (hash: string): Reading => {
    const text = versionText(db, hash);
    if (text === null)
      return err({ reason: 'version-not-known', text: 'This desk has no such version.' });
    if (hashOfText(text) !== hash)
      return err({
        reason: 'text-changed',
        text: 'The text kept on this desk is no longer the one that was brought in: it was changed outside Concord. It is not used. Bring the file in again on a sound desk, and tell whoever supports Concord.',
      });
    const taken = readFileText(delivered, 'the text kept on this desk', text);
    return taken.ok
      ? ok(taken.value.read)
      : err({ reason: 'version-not-readable', text: taken.error.text });
  };
  // A hash names one text for ever, so what was read once need not be read again while the desk runs.
  const known = new Map<string, Reading>([[delivered.read.pack.hash, ok(delivered.read)]]);
  return {
    /** Reads the text as it lies there now. */
    read,
    /** What reading it gave the first time. */
    kept: (hash: string): Reading => {
      const before = known.get(hash);
      if (before !== undefined) return before;
      const reading = read(hash);
      // A text that is not there yet may still come.
      if (reading.ok || reading.error.reason !== 'version-not-known') known.set(hash, reading);
      return reading;
    },
  };
}
