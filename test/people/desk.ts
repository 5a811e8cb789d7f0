import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import { openJournal, type Journal } from '#main/journal/journal.ts';
import type { TextFile } from '#main/people/import-files.ts';
import { peopleProjections } from '#main/people/projections.ts';

/** 21 November 2025, 00:52: the night of the mock-ups. */
export const night = Date.parse('2025-11-21T00:52:00Z');
export const steward = { user: 'steward-1', role: 'steward' };
export const nurse = { user: 'nurse-1', role: 'nurse', name: 'Ruth Adeyemi' };

export interface Desk {
  readonly dir: string;
  readonly open: (projections?: typeof peopleProjections) => Journal;
  readonly clear: () => void;
}

/** A data folder of its own, opened with real keys and real SQLite. */
export function makeDesk(): Desk {
  const dir = mkdtempSync(join(tmpdir(), 'concord-people-'));
  const journals: Journal[] = [];
  return {
    dir,
    open: (projections = peopleProjections) => {
      const journal = openJournal({
        dir,
        key: new Uint8Array(32).fill(1),
        signingKey: new Uint8Array(32).fill(2),
        clock: { nowMs: () => night },
        newEventId: uuidv7,
        projections,
      });
      journals.push(journal);
      return journal;
    },
    clear: () => {
      for (const journal of journals) journal.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

export const fixtures = join(import.meta.dirname, '../fixtures/fhir');
export const sharedFhir = join(import.meta.dirname, '../../../shared/data/fhir');
export const sharedTorture = join(
  import.meta.dirname,
  '../../../shared/data/torture/json-nst/test_parsing',
);
export const hasShared = existsSync(sharedFhir);

/** Bytes that are not UTF-8 become U+FFFD, as a lenient caller would hand them over. */
export const fileAt = (path: string): TextFile => ({
  name: basename(path),
  text: readFileSync(path, 'utf8'),
});

export const jsonIn = (...folders: string[]): readonly string[] =>
  folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort(),
  );

/** Fictional, and in the product: the practice desk has them too. */
export const practiceFolder = join(import.meta.dirname, '../../main/desk/practice');

export const whitlock = (): TextFile => fileAt(join(practiceFolder, 'whitlock.json'));
