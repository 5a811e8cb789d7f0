import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Journal } from '#main/journal/journal.ts';
import { stewardList } from '#main/people/counts.ts';
import { importFhirFiles, importPeopleCsv, type ImportSummary } from '#main/people/import-files.ts';
import { listPeople } from '#main/people/list.ts';
import { createLookUp } from '#main/people/look-up.ts';
import { personForHandler, personFor } from '#main/people/people.ts';
import { fileAt, fixtures, makeDesk, night, steward, type Desk } from './desk.ts';

let desk: Desk;
let journal: Journal;
const lookUp = (text: string, nowMs: number, limit: number) =>
  createLookUp(journal.db)(text, nowMs, limit).matches;
beforeEach(() => {
  desk = makeDesk();
  journal = desk.open();
});
afterEach(() => {
  desk.clear();
});

const take = (...resources: unknown[]): ImportSummary =>
  importFhirFiles(
    journal,
    resources.map((one, at) => ({ name: `f${at}.json`, text: JSON.stringify(one) })),
    steward,
    night,
  );
const fixture = (path: string) => fileAt(join(fixtures, path));
const patient = (id: string, family: string, more: object = {}) => ({
  resourceType: 'Patient',
  id,
  name: [{ family, given: ['Ann'] }],
  birthDate: '1980-01-01',
  ...more,
});
const flag = (id: string, subject: object, more: object = {}) => ({
  resourceType: 'Flag',
  id,
  status: 'active',
  code: { text: 'Hard of hearing' },
  subject,
  ...more,
});
const nhs = (value: string) => [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value }];
const names = () => listPeople(journal.db, night).map(({ name }) => name);

describe('who is who', () => {
  it('never merges two people because they share an NHS number', () => {
    const summary = importFhirFiles(
      journal,
      [
        fixture('ukcore-r4/UKCore-Patient-RichardSmith-Example.json'),
        fixture('nhs-england-flags/PatientFlag-AlanMann-Example.json'),
      ],
      steward,
      night,
    );
    expect(summary.new).toBe(2);
    expect(summary.warned[0]?.reason).toMatch(/also on another record/);
    const matches = lookUp('991 200 3888', night, 5);
    expect(matches.map(({ likelihood }) => likelihood)).toEqual(['possible', 'possible']);
  });

  it('keeps two people apart who share an id of two senders', () => {
    const summary = take(patient('1', 'Able'), patient('1', 'Baker', { birthDate: '1990-02-02' }));
    expect(summary).toMatchObject({ new: 2, changed: 0 });
    expect(summary.warned[0]?.reason).toMatch(/kept apart/);
    expect(names()).toEqual(['Ann Able', 'Ann Baker']);
  });

  it('counts a resource that is there twice once', () => {
    const bundle = {
      resourceType: 'Bundle',
      type: 'collection',
      entry: [
        { resource: patient('1', 'Able') },
        {
          resource: {
            resourceType: 'Bundle',
            type: 'searchset',
            entry: [{ resource: patient('1', 'Able') }],
          },
        },
      ],
    };
    expect(take(bundle)).toMatchObject({ read: 2, new: 1, unchanged: 1 });
    expect(names()).toEqual(['Ann Able']);
  });

  it('joins a flag to a patient that comes later, by reference or by NHS number', () => {
    take(flag('f1', { reference: 'Patient/9' }), flag('f2', { identifier: nhs('9434765919')[0] }));
    expect(names()).toEqual(['Name not known', 'Name not known']);
    take(patient('9', 'Able'), patient('10', 'Baker', { identifier: nhs('9434765919') }));
    expect(names()).toEqual(['Ann Able', 'Ann Baker']);
    for (const { id } of listPeople(journal.db, night)) {
      expect(personFor(journal.db, id, 'nurse', night)?.flags).toHaveLength(1);
    }
  });

  it('matches nobody by an NHS number that fails its check', () => {
    const summary = take(
      patient('1', 'Able', { identifier: nhs('3478526985') }),
      flag('f1', { identifier: nhs('3478526985')[0] }),
    );
    expect(summary.warned.map(({ reason }) => reason).join(' ')).toMatch(
      /fails its check digit.*whom it is about/,
    );
    expect(names()).toHaveLength(2);
    expect(lookUp('3478526985', night, 5)).toEqual([]);
    const able = listPeople(journal.db, night).find(({ name }) => name === 'Ann Able');
    expect(personForHandler(journal.db, able?.id ?? '', night)?.identifiers[0]?.warning).toMatch(
      /check digit/,
    );
  });

  it('marks who has died', () => {
    take(patient('1', 'Able', { deceasedDateTime: '2024-05-06' }));
    const [match] = lookUp('able', night, 5);
    expect(match).toMatchObject({
      age: null,
      reasons: ['surname exact', 'recorded as having died'],
    });
    expect(personForHandler(journal.db, match?.personId ?? '', night)).toMatchObject({
      deceased: true,
      deceasedAt: '6 May 2024',
    });
  });

  it('lets a contact go that a newer record no longer lists', () => {
    const contact = [
      { name: { family: 'Old' }, telecom: [{ system: 'phone', value: '07700 900111' }] },
    ];
    take(patient('1', 'Able', { contact, meta: { versionId: '1' } }));
    expect(lookUp('07700900111', night, 5)).toHaveLength(1);
    expect(
      take(patient('1', 'Able', { gender: 'female', meta: { versionId: '2' } })),
    ).toMatchObject({ changed: 1 });
    expect(lookUp('07700900111', night, 5)).toEqual([]);
  });
});

describe('wording', () => {
  it('refuses "do not attend" and lists it for the steward', () => {
    const summary = take(
      patient('1', 'Able'),
      flag('f1', { reference: 'Patient/1' }, { code: { text: 'Do not attend' } }),
    );
    expect(summary).toMatchObject({ read: 2, new: 1 });
    expect(summary.rejected).toEqual([
      {
        file: 'f1.json',
        place: 'Flag',
        reason: expect.stringContaining('Do not attend') as string,
      },
    ]);
    expect(stewardList(journal.db)[0]).toMatchObject({ file: 'f1.json', place: 'Flag' });
    const [able] = listPeople(journal.db, night);
    expect(personFor(journal.db, able?.id ?? '', 'nurse', night)?.flags).toEqual([]);
  });

  it('keeps what helps when one instruction of a plan is refused', () => {
    const activity = [
      {
        detail: {
          status: 'in-progress',
          code: { text: 'What helps' },
          description: 'Talk about the sea',
        },
      },
      { detail: { status: 'in-progress', code: { text: 'Attend' }, doNotPerform: true } },
    ];
    const summary = take(patient('1', 'Able'), {
      resourceType: 'CarePlan',
      id: 'c',
      status: 'active',
      intent: 'plan',
      subject: { reference: 'Patient/1' },
      activity,
    });
    expect(summary.rejected[0]?.place).toBe('CarePlan (other)');
    const [able] = listPeople(journal.db, night);
    expect(personFor(journal.db, able?.id ?? '', 'nurse', night)?.plan).toMatchObject({
      whatHelps: 'Talk about the sea',
      other: null,
    });
  });
});

describe('a police people file', () => {
  const csv =
    'id,given_name,surname,alias_given,dob,phone,house,street,postcode\np7,Séan,O’Brien,Jack,1979-12-01,01924 398269,4,Low Road|,BD1 6RY\n';
  it('is found without accents, by any order of names', () => {
    expect(importPeopleCsv(journal, [{ name: 'p.csv', text: csv }], steward, night)).toMatchObject({
      read: 1,
      new: 1,
    });
    for (const text of [
      'obrien sean',
      'jack o’brien',
      'Sean OBRIEN 01-12-1979',
      'obr sea',
      'bd1 6ry obrien',
    ]) {
      expect(
        lookUp(text, night, 5).map(({ personId }) => personId),
        text,
      ).toEqual(['p7']);
    }
    expect(lookUp('Séan O’Brien 1/12/79', night, 5)[0]?.likelihood).toBe('very likely');
    expect(lookUp('nobody at all', night, 5)).toEqual([]);
  });

  it('keeps its id and shows without release', () => {
    importPeopleCsv(journal, [{ name: 'p.csv', text: csv }], steward, night);
    expect(personForHandler(journal.db, 'p7', night)).toMatchObject({
      name: 'Séan O’Brien',
      nickname: 'Jack',
      age: 45,
      withheld: [],
    });
  });
});
