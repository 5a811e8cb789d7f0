import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nothingStated } from '#main/csv/map.ts';
import { tables } from '#main/desk/tables.ts';
import type { Journal } from '#main/journal/journal.ts';
import { importPeopleCsv } from '#main/people/import-files.ts';
import { createPictures } from '#main/picture/picture.ts';
import { projections } from '#main/desk/projections.ts';
import { makeDesk, night, steward, type Desk } from './desk.ts';

let desk: Desk;
let journal: Journal;
const open = (again = 0): Journal =>
  desk.open(projections.map((one) => ({ ...one, version: one.version + again })));
beforeEach(() => {
  desk = makeDesk();
  journal = open();
});
afterEach(() => {
  desk.clear();
});

const people = (rows: readonly string[]): void => {
  const done = importPeopleCsv(
    journal,
    [
      {
        name: 'people.csv',
        text: `id,given_name,surname,house,street,postcode,address_from,address_to\n${rows.join('\n')}\n`,
      },
    ],
    steward,
    night,
  );
  expect(done.rejected).toEqual([]);
};
const relations = (rows: readonly string[]) =>
  tables.relations.take(
    journal,
    [
      {
        name: 'relations.csv',
        text: `from_person,to_person,kind,from,to,note,source\n${rows.join('\n')}\n`,
      },
    ],
    steward,
    night,
    nothingStated,
  );
const at = (text: string) => createPictures(journal.db).atAddress(text, night);
const said = (lines: ReturnType<typeof at>['lines']) =>
  lines.map(({ name, steps, danger, why }) => ({ name, steps, danger, why }));

describe('the woman who moved away (design section 4)', () => {
  beforeEach(() => {
    people([
      'w,Maria,Kelner,9|12,Orchard Way|Mill Lane,NG1 1AA|LE3 2AB,2025-11-05|2021-04-01,|2025-11-03',
      'm,Darren,Holt,40,Station Road,LE2 7XY,,',
      's,Joan,Kelner,1,Church Row,LE4 4CC,,',
      'n,Peter,Nowak,12,Mill Lane,LE3 2AB,2025-11-10,',
      'x,Ada,Other,14,Mill Lane,LE3 2AB,,',
    ]);
    relations([
      'm,w,threatened,2025-10-29,2025-10-29,said he would burn her out,Leicestershire Police',
      's,w,mother,,,,Leicestershire Police',
    ]);
  });

  it('is raised by an arson at her old address, with the man who threatened her and the dates', () => {
    const { lines, more } = at('arson 12 Mill Lane LE3 2AB');
    expect(more).toBe(0);
    expect(said(lines)).toEqual([
      {
        name: 'Maria Kelner',
        steps: 1,
        danger: true,
        why: 'Lived at 12 Mill Lane, LE3 2AB, 1 Apr 2021 to 3 Nov 2025; moved away',
      },
      {
        name: 'Darren Holt',
        steps: 2,
        danger: true,
        why: 'Darren Holt threatened Maria Kelner, 29 Oct 2025, said he would burn her out, (Leicestershire Police)',
      },
      {
        name: 'Peter Nowak',
        steps: 1,
        danger: false,
        why: 'Lives at 12 Mill Lane, LE3 2AB, since 10 Nov 2025',
      },
      {
        name: 'Joan Kelner',
        steps: 2,
        danger: false,
        why: 'Joan Kelner: mother of Maria Kelner, (Leicestershire Police)',
      },
    ]);
    expect(lines[1]?.via).toEqual({ personId: 'w', name: 'Maria Kelner' });
  });

  it('is raised without the postcode, and not by the house next door', () => {
    expect(at('fire at 12 mill lane').lines[0]?.name).toBe('Maria Kelner');
    expect(at('14 Mill Lane LE3 2AB').lines.map(({ name }) => name)).toEqual(['Ada Other']);
    expect(at('a fire in Leicester').lines).toEqual([]);
  });

  it('is there around each of them', () => {
    const of = createPictures(journal.db).ofPerson('m', night).lines;
    expect(of.map(({ name, steps, danger }) => [name, steps, danger])).toEqual([
      ['Maria Kelner', 1, true],
    ]);
    const her = createPictures(journal.db).ofPerson('w', night).lines;
    expect(her.map(({ name }) => name)).toEqual(['Darren Holt', 'Peter Nowak', 'Joan Kelner']);
  });

  it('says where else they live: she two steps from her old address, he beside her', () => {
    expect(at('12 Mill Lane LE3 2AB').places).toEqual([
      {
        place: '9 Orchard Way, NG1 1AA',
        steps: 2,
        danger: true,
        why: 'Maria Kelner: Lives at 9 Orchard Way, NG1 1AA, since 5 Nov 2025',
        of: { personId: 'w', name: 'Maria Kelner' },
      },
    ]);
    const her = createPictures(journal.db).ofPerson('w', night).places;
    expect(her.map(({ place, steps, of }) => [place, steps, of.name])).toEqual([
      ['9 Orchard Way, NG1 1AA', 1, 'Maria Kelner'],
      ['12 Mill Lane, LE3 2AB', 1, 'Maria Kelner'],
      ['40 Station Road, LE2 7XY', 2, 'Darren Holt'],
      ['1 Church Row, LE4 4CC', 2, 'Joan Kelner'],
    ]);
  });

  it('brings the earlier contacts about the address and about her, those of danger first', () => {
    const { rejected } = tables.contacts.take(
      journal,
      [
        {
          name: 'contacts.csv',
          text: [
            'when,person_id,address,postcode,reason,outcome',
            '2025-10-30 21:10,w,,,threatened by a former neighbour,log closed',
            '2025-07-01 00:20,,12 Mill Lane,LE3 2AB,noise,no further action',
            '2025-08-01 10:00,,14 Mill Lane,LE3 2AB,lost dog,',
          ].join('\n'),
        },
      ],
      steward,
      night,
      nothingStated,
    );
    expect(rejected).toEqual([]);
    const calls = (picture: ReturnType<typeof at>) =>
      picture.calls.map(({ what, about, steps, danger }) => [what, about?.name, steps, danger]);
    expect(calls(at('12 Mill Lane LE3 2AB'))).toEqual([
      ['threatened by a former neighbour; log closed', 'Maria Kelner', 2, true],
      ['noise; no further action', undefined, 1, false],
    ]);
    expect(calls(createPictures(journal.db).ofPerson('w', night))).toEqual([
      ['threatened by a former neighbour; log closed', 'Maria Kelner', 1, true],
    ]);
  });

  it('is the same after its tables were made again from the record', () => {
    const before = at('12 Mill Lane LE3 2AB');
    journal.close();
    journal = open(1);
    expect(at('12 Mill Lane LE3 2AB')).toEqual(before);
  });
});

describe('where many live', () => {
  it('shows a dozen and says how many more', () => {
    people(
      Array.from({ length: 40 }, (_, n) => `p${n},Given${n},Family${n},3,Hostel Street,LE1 6ZG,,`),
    );
    const { lines, more } = at('3 Hostel Street LE1 6ZG');
    expect(lines).toHaveLength(12);
    expect(more).toBe(28);
  });
});

describe('danger', () => {
  it.each([
    ['threatened', '', true],
    ['former partner', 'on bail for harassment', true],
    ['brother', 'lives with Bailey', false],
    ['mother', 'panic attacks', false],
  ])('%s, %s: %s', (kind, note, expected) => {
    people(['a,Ann,Ash,1,High Street,LE1 1AA,,', 'b,Bob,Birch,9,Low Street,LE1 1AB,,']);
    relations([`b,a,${kind},,,${note},`]);
    expect(at('1 High Street LE1 1AA').lines.map(({ danger }) => danger)).toEqual([
      expected,
      expected,
    ]);
  });
});

describe('a file of relations', () => {
  beforeEach(() => {
    people(['a,Ann,Ash,1,High Street,LE1 1AA,,', 'b,Bob,Birch,2,High Street,LE1 1AA,,']);
  });

  it.each([
    ['a,b,,,,,', /line 2, kind/, /empty/],
    ['a,a,brother,,,,', /line 2/, /the same/],
    ['a,b,brother,03/04/2025,,,', /line 2, from/, /--dates dmy/],
    ['a,b,brother,,soon,,', /line 2, to/, /no date/],
  ])('%s is refused at its place and changes nothing', (row, place, why) => {
    const seq = journal.lastSeq();
    const { rejected } = relations([row]);
    expect(rejected[0]?.place).toMatch(place);
    expect(rejected[0]?.reason).toMatch(why);
    expect(journal.lastSeq()).toBe(seq);
  });

  it('counts the same relation once, and warns of people who are not known', () => {
    expect(relations(['a,b,brother,,,,'])).toMatchObject({ new: 1 });
    expect(relations(['a,b,brother,,,,'])).toMatchObject({ new: 0, unchanged: 1 });
    expect(relations(['a,z,brother,,,,']).warned[0]?.reason).toContain('"z"');
    expect(at('1 High Street LE1 1AA').lines.map(({ name }) => name)).toEqual([
      'Ann Ash',
      'Bob Birch',
      'Somebody not known here',
    ]);
  });
});
