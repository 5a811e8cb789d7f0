import { z } from 'zod';
import { pastContacts } from '../contacts/past-contacts.ts';
import { hashOfKept, type KeptRow, type RowKind } from '../csv/kept-rows.ts';
import type { Journal, ReadableDb } from '../journal/journal.ts';
import { imported } from '../people/events.ts';
import { everyFlag, flagsExist } from '../people/flags/kept.ts';
import { hashOfKept as hashOfPeople } from '../people/record.ts';
import { relations } from '../picture/relations.ts';

/** The rows of an import lie beside the chain; its signed event has their hash. */
export interface ImportsReport {
  /** Imports whose rows were compared. */
  readonly checked: number;
  /** Those whose rows are not the ones that were signed. */
  readonly changed: readonly {
    readonly seq: number;
    readonly eventId: string;
    readonly file: string;
  }[];
}

interface Signed {
  readonly file: string;
  readonly sha256: string;
  readonly kept: (db: ReadableDb, eventId: string) => string;
}

const rowsImported = z.object({
  file: z.object({ name: z.string() }),
  rows: z.object({ sha256: z.string() }),
});

const rowsOf =
  <Row extends KeptRow>(kind: RowKind<Row>) =>
  (content: unknown): Signed => {
    const { file, rows } = rowsImported.parse(content);
    return {
      file: file.name,
      sha256: rows.sha256,
      kept: (db, eventId) => hashOfKept(db, kind, eventId),
    };
  };

const kinds: Readonly<Record<string, (content: unknown) => Signed>> = {
  'people-imported': (content) => {
    const { file, rows: signed, source } = imported.parse(content);
    return {
      file: file.name,
      sha256: signed.sha256,
      kept: (db, eventId) => hashOfPeople(db, eventId, source),
    };
  },
  [pastContacts.eventType]: rowsOf(pastContacts),
  [relations.eventType]: rowsOf(relations),
};

/** Compares the rows of every import with its event. Call it once the chain is known to be whole; reads only. */
export function checkImports({ db, read }: Pick<Journal, 'db' | 'read'>): ImportsReport {
  let checked = 0;
  const changed: ImportsReport['changed'][number][] = [];
  for (const [type, signedBy] of Object.entries(kinds)) {
    for (const event of read({ type })) {
      if (event.kind !== 'event') continue;
      const { file, sha256, kept } = signedBy(event.content);
      checked += 1;
      if (hashOrNull(() => kept(db, event.eventId)) !== sha256)
        changed.push({ seq: event.seq, eventId: event.eventId, file });
    }
  }
  return { checked, changed };
}

/** What other desks told of flagged people is kept as they signed it: compares each with its signature. Reads only. */
export function checkFlags({ db, exchange }: Pick<Journal, 'db' | 'exchange'>): {
  readonly checked: number;
  /** Ids of people whose flags are not the ones that were signed. */
  readonly changed: readonly string[];
} {
  let checked = 0;
  const changed: string[] = [];
  for (const flag of flagsExist(db) ? everyFlag(db) : []) {
    checked += 1;
    if (exchange.isFrom(flag.desk, Buffer.from(flag.body, 'utf8'), flag.signature) !== true)
      changed.push(flag.personId);
  }
  return { checked, changed };
}

/** Rows that cannot even be read are not the ones that were signed. */
function hashOrNull(hash: () => string): string | null {
  try {
    return hash();
  } catch {
    return null;
  }
}
