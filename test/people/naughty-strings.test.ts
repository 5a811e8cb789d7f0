import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Journal } from '#main/journal/journal.ts';
import { importFhirFiles, importPeopleCsv } from '#main/people/import-files.ts';
import { createLookUp } from '#main/people/look-up.ts';
import { personRecord } from '#main/people/people.ts';
import { makeDesk, night, steward, type Desk } from './desk.ts';

const fixture = join(import.meta.dirname, '../fixtures/blns/blns_every_third.json');
const shared = join(import.meta.dirname, '../../../shared/data/torture/blns/blns_every_third.json');
const strings = (path: string): readonly string[] =>
  z
    .array(z.string())
    .parse(JSON.parse(readFileSync(path, 'utf8')))
    // Nothing but blanks is no name.
    .filter((text) => text.trim() !== '');

let desk: Desk;
let journal: Journal;
beforeEach(() => {
  desk = makeDesk();
  journal = desk.open();
});
afterEach(() => {
  desk.clear();
});

/** A person for each text, named and living by it, with a telephone to be found by. */
const phone = (at: number): string => `07700${String(900_000 + at)}`;

function storedAndFound(texts: readonly string[]): void {
  const bundle = {
    resourceType: 'Bundle',
    type: 'collection',
    entry: texts.map((text, at) => ({
      fullUrl: `https://example.org/Patient/p${at}`,
      resource: {
        resourceType: 'Patient',
        id: `p${at}`,
        name: [{ family: text, given: [text] }],
        telecom: [{ system: 'phone', value: phone(at) }],
        address: [{ line: [text], city: text }],
      },
    })),
  };
  const done = importFhirFiles(
    journal,
    [{ name: 'naughty.json', text: JSON.stringify(bundle) }],
    steward,
    night,
  );
  expect(done.rejected).toEqual([]);
  const lookUp = createLookUp(journal.db);
  for (const [at, text] of texts.entries()) {
    const [match] = lookUp(phone(at), night, 5).matches;
    const record = personRecord(journal.db, match?.personId ?? '');
    expect(record?.person.names[0], JSON.stringify(text)).toMatchObject({
      family: text,
      given: [text],
    });
    expect(record?.person.addresses[0]).toMatchObject({ lines: [text], locality: text });
    // Typed into the one field it finds somebody or nobody, and never fails.
    lookUp(text, night, 5);
  }
}

/** Cells are trimmed; a table cannot hold what only blanks tell apart, nor several values in one text. */
function storedFromTables(texts: readonly string[]): void {
  const plain = texts.filter((text) => text.trim() === text && text !== '' && !text.includes('|'));
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const rows = plain.map((text, at) => `n${at},${quoted(text)},${phone(at)}`);
  const done = importPeopleCsv(
    journal,
    [{ name: 'naughty.csv', text: `id,surname,phone\n${rows.join('\n')}\n` }],
    steward,
    night,
  );
  expect(done).toMatchObject({ rejected: [], new: plain.length });
  for (const [at, text] of plain.entries())
    expect(personRecord(journal.db, `n${at}`)?.person.names[0]?.family).toBe(text);
}

describe('naughty strings carried with Concord', () => {
  it('are stored, found and given back unchanged', () => {
    storedAndFound(strings(fixture));
  });

  it('are read from a table unchanged', () => {
    storedFromTables(strings(fixture));
  });
});

describe.skipIf(!existsSync(shared))('over ../shared (skipped where it is absent)', () => {
  it('are stored, found and given back unchanged', () => {
    storedAndFound(strings(shared));
  });
});
