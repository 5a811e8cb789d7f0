import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nothingStated } from '#main/csv/map.ts';
import { projections } from '#main/desk/projections.ts';
import { tables } from '#main/desk/tables.ts';
import type { Journal } from '#main/journal/journal.ts';
import { findPairs, type Pair } from '#main/people/duplicates/find-pairs.ts';
import { isJudged, peopleCompared, type Verdict } from '#main/people/duplicates/judged.ts';
import { sideBySide } from '#main/people/duplicates/side-by-side.ts';
import { importFhirFiles } from '#main/people/import-files.ts';
import { personFor, wholeRecord } from '#main/people/people.ts';
import { makeDesk, night, steward, type Desk } from './desk.ts';

let desk: Desk;
let journal: Journal;
beforeEach(() => {
  desk = makeDesk();
  journal = desk.open(projections);
});
afterEach(() => {
  desk.clear();
});

const people = (...rows: readonly string[]): void => {
  const text = `id,given_name,surname,dob,phone,nhs_number\n${rows.join('\n')}\n`;
  const { rejected } = tables.people.take(
    journal,
    [{ name: 'people.csv', text }],
    steward,
    night,
    nothingStated,
  );
  expect(rejected).toEqual([]);
};

function pairs(): readonly Pair[] {
  const steps = findPairs(journal.db, (a, b) => isJudged(journal.db, a, b));
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
const judge = (a: string, b: string, verdict: Verdict): void => {
  journal.append([peopleCompared(night, steward, { a, b, verdict, byName: 'Sam Steward' })]);
};

describe('records that may be kept twice', () => {
  it('are offered with the reason, and nobody else is', () => {
    people(
      'a,Ann,Ash,1980-02-01,,',
      'b,Ann,Ash,1980-02-01,,',
      'c,Ann,Ash,1981-02-01,,',
      'd,Bob,Birch,,07700 900111,',
      'e,Bob,Birch,,+44 7700 900111,',
      'f,Bob,Birch,1990-01-01,07700 900222,',
      'g,Bob,Birch,1991-01-01,07700 900222,',
      'h,Cat,Cole,,,9434765919',
      'i,Catherine,Stone,,,943 476 5919',
      'j,Twin,Elm,2001-05-05,,',
      'k,Tom,Elm,2001-05-05,,',
    );
    expect(pairs()).toEqual([
      { a: 'h', b: 'i', why: 'the same NHS number' },
      { a: 'a', b: 'b', why: 'the same name and date of birth' },
      { a: 'd', b: 'e', why: 'the same name and telephone number' },
    ]);
  });

  it('stand side by side, line by line', () => {
    people('a,Ann,Ash,1980-02-01,07700 900111,', 'b,Ann,Ashe,1980-02-01,,');
    expect(
      sideBySide(journal.db, { a: 'a', b: 'b', why: '' })?.rows.map(({ label, a, b, agrees }) => [
        label,
        a,
        b,
        agrees,
      ]),
    ).toEqual([
      ['Name', 'Ann Ash', 'Ann Ashe', false],
      ['Born', '1 Feb 1980', '1 Feb 1980', true],
      ['NHS number', '', '', null],
      ['Telephone', '07700 900111', '', null],
      ['Address', '', '', null],
    ]);
  });

  it('are not offered again once they are judged, until that is taken back', () => {
    people('a,Ann,Ash,1980-02-01,,', 'b,Ann,Ash,1980-02-01,,');
    judge('a', 'b', 'different');
    expect(pairs()).toEqual([]);
    judge('a', 'b', 'open');
    expect(pairs()).toHaveLength(1);
  });
});

describe('one person kept twice, by a steward’s word', () => {
  const flagged = (patient: string) => ({
    resourceType: 'Bundle',
    type: 'collection',
    entry: [
      {
        fullUrl: `urn:uuid:${patient}`,
        resource: {
          resourceType: 'Patient',
          id: patient,
          name: [{ family: 'Ash', given: ['Ann'] }],
          birthDate: '1980-02-01',
        },
      },
      {
        resource: {
          resourceType: 'Flag',
          id: `flag-${patient}`,
          status: 'active',
          code: { text: 'Carries a knife' },
          subject: { reference: `urn:uuid:${patient}` },
        },
      },
    ],
  });

  it('has the items of both under either, and again only its own once it is taken back', () => {
    people('a,Ann,Ash,1980-02-01,,');
    const nhs = JSON.stringify(flagged('0c6a8e5e-4f44-4a51-9a3b-1c2d3e4f5a6b'));
    importFhirFiles(journal, [{ name: 'f.json', text: nhs }], steward, night);
    const [pair] = pairs();
    if (pair === undefined) throw new Error('nothing was offered');
    const items = () => [pair.a, pair.b].map((id) => wholeRecord(journal.db, id)?.items.length);
    const before = items();
    expect([...before].sort()).toEqual([0, 1]);
    judge(pair.a, pair.b, 'same');
    expect(items()).toEqual([1, 1]);
    expect(personFor(journal.db, 'a', 'handler', night)?.source).toContain('also kept as');
    judge(pair.a, pair.b, 'open');
    expect(items()).toEqual(before);
  });
});
