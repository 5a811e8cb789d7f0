import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { importPeopleCsv } from '#main/people/import-files.ts';
import { askedIn, measure } from '#test/support/linkage.ts';
import { makeDesk, night, steward, type Desk } from './desk.ts';

const carried = join(import.meta.dirname, '../fixtures/linkage');
const shared = join(import.meta.dirname, '../../../shared/data/linkage');
const hasShared = existsSync(shared);

let desk: Desk | undefined;
afterEach(() => {
  desk?.clear();
  desk = undefined;
});

function asked(folder: string, baseRate = 0.9) {
  desk = makeDesk();
  const journal = desk.open();
  const text = readFileSync(join(folder, 'cache.csv'), 'utf8');
  importPeopleCsv(journal, [{ name: 'cache.csv', text }], steward, night);
  return measure(journal.db, askedIn(folder), baseRate);
}

describe('look-up over a set carried with Concord', () => {
  it('puts every duplicate of Febrl 1 first, and calls nobody wrong very likely', () => {
    const measured = asked(carried);
    expect(measured.recallAt1).toBe(1);
    expect(measured.sureWrong).toBe(0);
    expect(measured.sure).toBeGreaterThan(250);
  });
});

describe.skipIf(!hasShared)(
  'look-up over ../shared/data/linkage (skipped where that folder is absent)',
  () => {
    it.each(['febrl2_noid', 'febrl3_noid'])('puts every duplicate of %s first', (set) => {
      expect(asked(join(shared, set))).toMatchObject({ recallAt1: 1, sureWrong: 0 });
    });

    it('finds Febrl 3 from two or three fields', () => {
      const measured = asked(join(shared, 'febrl3_frag'));
      expect(measured.recallAt1).toBeGreaterThanOrEqual(0.96);
      expect(measured.recallAt5).toBeGreaterThanOrEqual(0.975);
      expect(measured.sureWrong).toBe(0);
    });

    it('finds British callers, is never silently wrong, and knows how sure it is', () => {
      const measured = asked(join(shared, 'gb_100k'));
      expect(measured.recallAt1).toBeGreaterThanOrEqual(0.905);
      expect(measured.recallAt5).toBeGreaterThanOrEqual(0.992);
      expect(measured.sure).toBeGreaterThan(1500);
      expect(measured.sureWrong / measured.sure).toBeLessThanOrEqual(0.0005);
      expect(measured.absentSure / measured.absent).toBeLessThanOrEqual(0.005);
      expect(measured.calibrationError).toBeLessThanOrEqual(0.03);
    }, 120_000);
  },
);
