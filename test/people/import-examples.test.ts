import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importFhirFiles, type ImportSummary } from '#main/people/import-files.ts';
import type { Journal } from '#main/journal/journal.ts';
import {
  fileAt,
  fixtures,
  hasShared,
  jsonIn,
  makeDesk,
  night,
  sharedFhir,
  sharedTorture,
  steward,
  type Desk,
} from './desk.ts';

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
const accounted = (summary: ImportSummary): number =>
  summary.new +
  summary.changed +
  summary.unchanged +
  Object.values(summary.notUsed).reduce((a, b) => a + b, 0);

function landsOrIsNamed(folders: readonly string[], atLeast: number): void {
  const paths = jsonIn(...folders);
  expect(paths.length).toBeGreaterThanOrEqual(atLeast);
  for (const path of paths) {
    const summary = take(path);
    expect(summary.rejected, path).toEqual([]);
    expect(accounted(summary), path).toBe(summary.read);
  }
}

function refusedWithPlace(paths: readonly string[], place: RegExp): void {
  for (const path of paths) {
    const summary = take(path);
    expect(summary.rejected, path).toHaveLength(1);
    expect(summary.rejected[0]?.place, path).toMatch(place);
    expect(summary.rejected[0]?.reason.length, path).toBeGreaterThan(15);
    expect(accounted(summary), path).toBe(0);
  }
  expect(journal.lastSeq()).toBe(0);
}

const lineAndColumn = /^line \d+, column \d+$/;

describe('examples carried with Concord', () => {
  it('lands or names every UK Core, BaRS and NHS England resource', () => {
    landsOrIsNamed(
      ['ukcore-r4', 'nhs-bars', 'nhs-england-flags'].map((name) => join(fixtures, name)),
      25,
    );
  });

  it('lands or names every resource of the HL7 examples', () => {
    landsOrIsNamed([join(fixtures, 'hl7-r4-official')], 5);
  });

  it('refuses files that are not JSON, with line and column', () => {
    refusedWithPlace(jsonIn(join(fixtures, 'hl7-validator-cases/1-syntax')), lineAndColumn);
  });

  it('ends each torture file in a clear message', () => {
    refusedWithPlace(jsonIn(join(fixtures, 'json-nst')), lineAndColumn);
  });

  it('names STU3 and takes nothing of it', () => {
    const [path] = jsonIn(join(fixtures, 'wrong-version'));
    const summary = take(path ?? '');
    expect(summary.rejected[0]?.reason).toMatch(/looks like FHIR STU3/);
    expect(accounted(summary)).toBe(0);
  });
});

describe.skipIf(!hasShared)(
  'examples in ../shared/data/fhir (skipped where that folder is absent)',
  () => {
    it('lands or names every UK Core, BaRS and NHS England JSON file', () => {
      landsOrIsNamed(
        [
          'ukcore-r4/json_converted',
          'nhs-bars/json_converted',
          'nhs-england-flags/json',
          'nhs-england-flags/json_converted',
        ].map((name) => join(sharedFhir, name)),
        100,
      );
    });

    it('lands or names every HL7 example and Synthea bundle', () => {
      landsOrIsNamed([join(sharedFhir, 'hl7-r4-official'), join(sharedFhir, 'synthea-r4')], 120);
    });

    it('accepts every HL7 validator case that is valid', () => {
      landsOrIsNamed([join(sharedFhir, 'hl7-validator-cases/0-valid')], 10);
    });

    it('refuses every HL7 case that is not JSON, with its place', () => {
      refusedWithPlace(jsonIn(join(sharedFhir, 'hl7-validator-cases/1-syntax')), lineAndColumn);
    });

    it('ends every torture file in a clear message', () => {
      refusedWithPlace(jsonIn(sharedTorture), lineAndColumn);
    });
  },
);
