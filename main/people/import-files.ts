import type { FileRead, Noted } from '#shared/people/fhir/draft.ts';
import type { FileRefused } from '#shared/people/fhir/open.ts';
import { readFhirFile } from './read-fhir-file.ts';
import type { Result } from '#shared/kit/result.ts';
import { textOf, type Author, type Journal } from '../journal/journal.ts';
import { nothingStated, type Stated } from '../csv/map.ts';
import { keepImport, nameImport } from './block.ts';
import { readFlags } from './csv-flags.ts';
import { deriveImport } from './derive.ts';
import { peopleImported, type Imported } from './events.ts';
import { heldIn } from './held.ts';
import { planImport, type FilePlan } from './plan-import.ts';
import { checkPeople, takeInPeople, type TakenIn } from './take-in-people.ts';
import { createRecord, hashOfRows, sha256, writeRecord } from './record.ts';

export interface TextFile {
  readonly name: string;
  readonly text: string;
}

/** Told of every row as it is checked and as it is taken in. It may throw: then nothing of the import is kept. */
export type OnRow = (done: 'checked' | 'taken') => void;
export const unwatched: OnRow = () => undefined;

/** The shape of design section 8, for the CLI and the page alike. */
export interface ImportSummary {
  readonly files: number;
  readonly read: number;
  readonly new: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly notUsed: Record<string, number>;
  readonly warned: Noted[];
  readonly rejected: Noted[];
}

/** What to import and how it is read. */
interface Source {
  readonly name: Imported['source'];
  readonly mapping: string;
  readonly origin: 'nhs' | 'police';
  readonly read: (file: TextFile) => Result<FileRead, FileRefused>;
}

/**
 * Takes in FHIR R4 files: JSON, NDJSON or XML. Each good file is one `people-imported` event whose rows commit with it,
 * all in one transaction; a bad file is refused whole, named with place and reason, and changes nothing.
 * Everything lands in quarantine. Throws a JournalFault if the disk refuses.
 */
export function importFhirFiles(
  journal: Journal,
  files: readonly TextFile[],
  by: Author,
  nowMs: number,
  onRow: OnRow = unwatched,
): ImportSummary {
  return importFiles(
    journal,
    files,
    { name: 'fhir-r4', mapping: 'fhir-r4/1', origin: 'nhs', read: readFhirFile },
    by,
    nowMs,
    onRow,
  );
}

/** The same for tables of flags of a police system. They do not wait for release; whom they are about must be here already. */
export function importFlagsCsv(
  journal: Journal,
  files: readonly TextFile[],
  by: Author,
  nowMs: number,
  stated: Stated = nothingStated,
  onRow: OnRow = unwatched,
): ImportSummary {
  const { db } = journal;
  const known = 'SELECT 1 FROM person WHERE person_id = ? AND source_key IS NULL';
  const held = 'SELECT person_id FROM person_item WHERE source_key = ?';
  const here = {
    isKnown: (personId: string) => db.get(known, personId) !== undefined,
    holderOf: (key: string) => {
      const row = db.get(held, key);
      return row === undefined ? null : textOf(row, 'person_id');
    },
  };
  const mapping = stated.map === null ? 'flags-csv/1' : `flags-csv/1 by ${stated.map.name}`;
  return importFiles(
    journal,
    files,
    {
      name: 'flags-csv',
      mapping,
      origin: 'police',
      read: (file) => readFlags(file, stated, here),
    },
    by,
    nowMs,
    onRow,
  );
}

/**
 * The same for people files of a police system (design section 8); their rows do not wait for release. A file is read
 * once to its end before anything is written, and then again a row at a time: a million people need little memory.
 */
export function importPeopleCsv(
  journal: Journal,
  files: readonly TextFile[],
  by: Author,
  nowMs: number,
  stated: Stated = nothingStated,
  onRow: OnRow = unwatched,
): ImportSummary {
  const rejected: Noted[] = [];
  const good: TextFile[] = [];
  for (const file of files) {
    const checked = checkPeople(file, stated, onRow);
    if (checked.ok) good.push(file);
    else rejected.push({ file: file.name, place: checked.error.place, reason: checked.error.text });
  }
  const taken: TakenIn[] = [];
  if (good.length > 0) {
    journal.append(
      (db) => {
        createRecord(db);
        taken.splice(0, taken.length);
        return good.map((file) => {
          const one = takeInPeople(db, file, stated, nowMs, onRow);
          taken.push(one);
          // The next file must see the blocks of this one as taken.
          keepImport(db, one.import);
          return peopleImported({ atMs: nowMs, by }, contentOfPeople(file, one, stated));
        });
      },
      {
        alsoInTransaction: (db, stored) => {
          for (const [at, { eventId }] of stored.entries())
            nameImport(db, taken[at]?.import ?? 0, eventId);
        },
      },
    );
  }
  const total = (of: (one: TakenIn) => number): number =>
    taken.reduce((sum, one) => sum + of(one), 0);
  return {
    files: files.length,
    read: total(({ read }) => read),
    new: total((one) => one.new),
    changed: total(({ changed }) => changed),
    unchanged: total(({ unchanged }) => unchanged),
    notUsed: {},
    warned: capped(taken.flatMap(({ warned }) => warned)),
    rejected,
  };
}

const contentOfPeople = (file: TextFile, taken: TakenIn, { map }: Stated): Imported => ({
  file: fileContent(file),
  source: 'people-csv',
  mapping: map === null ? 'people-csv/2' : `people-csv/2 by ${map.name}`,
  counts: {
    read: taken.read,
    new: taken.new,
    changed: taken.changed,
    unchanged: taken.unchanged,
    notUsed: {},
  },
  rows: taken.rows,
  warned: taken.warned,
  refusedWording: [],
});

function fileContent({ name, text }: TextFile): Imported['file'] {
  const bytes = Buffer.from(text, 'utf8');
  return { name, bytes: bytes.length, sha256: sha256(bytes) };
}

function importFiles(
  journal: Journal,
  files: readonly TextFile[],
  source: Source,
  by: Author,
  nowMs: number,
  onRow: OnRow,
): ImportSummary {
  const rejected: Noted[] = [];
  const good: { file: TextFile; read: FileRead }[] = [];
  for (const file of files) {
    const read = source.read(file);
    onRow('checked');
    if (read.ok) good.push({ file, read: read.value });
    else rejected.push({ file: file.name, place: read.error.place, reason: read.error.text });
  }
  const reads = good.map(({ read }) => read);
  const plans: FilePlan[] = [];
  if (good.length > 0) {
    journal.append(
      (db) => {
        plans.splice(
          0,
          plans.length,
          ...planImport(reads, { held: heldIn(db), origin: source.origin }),
        );
        return good.map(({ file, read }, at) => {
          const plan = plans[at];
          if (!plan) throw new TypeError('a file without a plan');
          return peopleImported({ atMs: nowMs, by }, eventContent(file, read, plan, source));
        });
      },
      {
        alsoInTransaction: (db, stored) => {
          createRecord(db);
          for (const [at, event] of stored.entries()) {
            onRow('taken');
            writeRecord(db, event.eventId, plans[at]?.rows ?? []);
            deriveImport(db, event.eventId, event.atMs);
          }
        },
      },
    );
  }
  return summary(files.length, reads, plans, rejected);
}

function eventContent(file: TextFile, read: FileRead, plan: FilePlan, source: Source): Imported {
  return {
    file: fileContent(file),
    source: source.name,
    mapping: source.mapping,
    counts: {
      read: read.read,
      new: plan.new,
      changed: plan.changed,
      unchanged: plan.unchanged,
      notUsed: { ...read.notUsed },
    },
    rows: { count: plan.rows.length, sha256: hashOfRows(plan.rows) },
    warned: [...read.warned, ...plan.warned].slice(0, maxWarned),
    refusedWording: [...read.refusedWording],
  };
}

/** A file of a million rows may have a million faults; the rest are counted. */
const maxWarned = 1000;

function summary(
  files: number,
  reads: readonly FileRead[],
  plans: readonly FilePlan[],
  rejected: readonly Noted[],
): ImportSummary {
  const notUsed = new Map<string, number>();
  for (const { notUsed: counts } of reads) {
    for (const [type, n] of Object.entries(counts)) notUsed.set(type, (notUsed.get(type) ?? 0) + n);
  }
  const warned = [...reads.flatMap((read) => read.warned), ...plans.flatMap((plan) => plan.warned)];
  const total = (of: (plan: FilePlan) => number): number =>
    plans.reduce((sum, plan) => sum + of(plan), 0);
  return {
    files,
    read: reads.reduce((sum, { read }) => sum + read, 0),
    new: total((plan) => plan.new),
    changed: total((plan) => plan.changed),
    unchanged: total((plan) => plan.unchanged),
    notUsed: Object.fromEntries(notUsed),
    warned: capped(warned),
    rejected: [...rejected, ...reads.flatMap(({ refusedWording }) => refusedWording)],
  };
}

function capped(warned: readonly Noted[]): Noted[] {
  if (warned.length <= maxWarned) return [...warned];
  const more = { file: '', place: '', reason: `and ${warned.length - maxWarned} more warnings` };
  return [...warned.slice(0, maxWarned), more];
}
