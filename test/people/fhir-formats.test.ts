import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importFhirFiles, type ImportSummary } from '#main/people/import-files.ts';
import { readFhirFile } from '#main/people/read-fhir-file.ts';
import type { Journal } from '#main/journal/journal.ts';
import {
  fileAt,
  fixtures,
  hasShared,
  makeDesk,
  night,
  sharedFhir,
  steward,
  type Desk,
} from './desk.ts';

const filesIn = (folder: string, ending: string): readonly string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => join(folder, name));

/** All that an import would keep, without the file's name and the resource word for word. */
function meaningOf(path: string): unknown {
  const read = readFhirFile({ ...fileAt(path), name: 'file' });
  if (!read.ok) return read;
  return {
    ...read.value,
    drafts: read.value.drafts.map((draft) => ({ ...draft, raw: null })),
  };
}

function sameAsTwin(pairs: readonly (readonly [string, string])[], atLeast: number): void {
  expect(pairs.length).toBeGreaterThanOrEqual(atLeast);
  for (const [xml, json] of pairs) expect(meaningOf(xml), xml).toEqual(meaningOf(json));
}

const twins = (xml: string, json: string): readonly (readonly [string, string])[] =>
  filesIn(xml, '.xml')
    .map((path) => [path, path.replace(xml, json).replace(/\.xml$/, '.json')] as const)
    .filter(([, path]) => existsSync(path));

/** HL7's own validator cases, with what its validator said of each. */
type Case = { readonly path: string; readonly resourceType: string; readonly expect: string };
const readTypes = new Set([
  'Patient',
  'RelatedPerson',
  'Flag',
  'CarePlan',
  'Consent',
  'DocumentReference',
  'Bundle',
]);

function casesIn(folder: string): readonly Case[] {
  const text = readFileSync(join(folder, 'index.csv'), 'utf8');
  return parse<Case>(text, { columns: true }).filter(({ path }) => existsSync(join(folder, path)));
}

let desk: Desk;
let journal: Journal;
beforeEach(() => {
  desk = makeDesk();
  journal = desk.open();
});
afterEach(() => {
  desk.clear();
});
const take = (path: string): ImportSummary =>
  importFhirFiles(journal, [fileAt(path)], steward, night);

function verdicts(folder: string, atLeast: number): void {
  const cases = casesIn(folder);
  expect(cases.length).toBeGreaterThanOrEqual(atLeast);
  for (const { path, resourceType, expect: verdict } of cases) {
    const summary = take(join(folder, path));
    const said = [...summary.rejected, ...summary.warned];
    for (const { place, reason } of said) {
      expect(place.length, path).toBeGreaterThan(2);
      expect(reason.length, path).toBeGreaterThan(15);
    }
    if (verdict === 'reject') expect(summary.rejected, path).toHaveLength(1);
    if (verdict.startsWith('accept')) expect(summary.rejected, path).toEqual([]);
    if (verdict === 'reject_or_warn' && readTypes.has(resourceType))
      expect(said, `${path} is at fault, and nothing is said of it`).not.toEqual([]);
  }
}

describe('FHIR XML', () => {
  it('means the same as its JSON twin', () => {
    const folders = ['ukcore-r4', 'nhs-bars', 'nhs-england-flags'].map((name) =>
      join(fixtures, name),
    );
    sameAsTwin(
      folders.flatMap((folder) => twins(folder, folder)),
      25,
    );
  });

  it.each([
    [
      '<Patient xmlns="http://hl7.org/fhir"><id value="a"></Patient>',
      /unexpected close tag|line 1/,
    ],
    ['<!DOCTYPE a [<!ENTITY x "y">]><Patient xmlns="http://hl7.org/fhir"/>', /document type/],
    ['<html><body>Not found</body></html>', /not FHIR/],
    ['<Patient xmlns="http://hl7.org/fhir"><active/></Patient>', /ele-1/],
    ['<Patient xmlns="http://hl7.org/fhir"><active>true</active></Patient>', /Text between/],
  ])('refuses %s', (text, reason) => {
    const read = readFhirFile({ name: 'a.xml', text });
    expect(read.ok ? 'read' : `${read.error.place} ${read.error.text}`).toMatch(reason);
  });

  it('reads characters by number, and keeps markup as text', () => {
    const text =
      '<?xml version="1.0"?><!-- sent by night --><Patient xmlns="http://hl7.org/fhir"><id value="p"/><text><status value="generated"/>' +
      '<div xmlns="http://www.w3.org/1999/xhtml"><p>Anything &#160;</p></div></text>' +
      '<name><family value="O&#8217;Neil &amp; &lt;Son&gt;"/><given value="Zo&#xEB;"/></name></Patient>';
    const read = readFhirFile({ name: 'a.xml', text });
    expect(JSON.stringify(read)).toContain('O’Neil & <Son>');
    expect(JSON.stringify(read)).toContain('Zoë');
    expect(JSON.stringify(read)).not.toContain('Anything');
  });
});

describe('NDJSON', () => {
  const patient = (id: string): string =>
    JSON.stringify({ resourceType: 'Patient', id, name: [{ family: 'Whitlock' }] });

  it('reads each line as a resource', () => {
    const read = readFhirFile({
      name: 'a.ndjson',
      text: `${patient('a')}\r\n\n${patient('b')}\n`,
    });
    expect(read.ok && read.value.drafts.map(({ key }) => key)).toEqual(['Patient/a', 'Patient/b']);
  });

  it('refuses the file for one bad line, by its number', () => {
    const read = readFhirFile({ name: 'a.ndjson', text: `${patient('a')}\n{"resourceType":\n` });
    expect(read.ok ? 'read' : read.error.place).toMatch(/^line 2, column \d+$/);
  });

  it('says in which line a fault stands', () => {
    const wrong = JSON.stringify({ resourceType: 'Patient', id: 'b', birthDate: '14/03/1987' });
    const read = readFhirFile({ name: 'a.ndjson', text: `${patient('a')}\n${wrong}` });
    expect(read.ok ? 'read' : read.error.place).toMatch(/line 2: Patient\.birthDate/);
  });
});

describe('HL7 validator cases', () => {
  it('end as HL7’s own validator says', () => {
    verdicts(join(fixtures, 'hl7-validator-cases'), 50);
  });
});

describe('older versions of FHIR', () => {
  it('are named in XML too', () => {
    for (const path of filesIn(join(fixtures, 'wrong-version'), '.xml'))
      expect(take(path).rejected[0]?.reason).toMatch(/STU3/);
  });
});

describe.skipIf(!hasShared)('XML in ../shared/data/fhir (skipped where it is absent)', () => {
  it('means the same as its JSON twin', () => {
    sameAsTwin(
      ['ukcore-r4', 'nhs-bars', 'nhs-england-flags'].flatMap((name) =>
        twins(join(sharedFhir, name, 'xml'), join(sharedFhir, name, 'json_converted')),
      ),
      100,
    );
  });

  it('lands or names every file of an older version', () => {
    for (const path of filesIn(join(sharedFhir, 'wrong-version'), '.xml')) {
      const { rejected } = take(path);
      expect(rejected[0]?.reason, dirname(path)).toMatch(/STU3/);
    }
  });
});
