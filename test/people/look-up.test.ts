import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Journal } from '#main/journal/journal.ts';
import { importPeopleCsv } from '#main/people/import-files.ts';
import { listPeople } from '#main/people/list.ts';
import { createLookUp, type LookUp } from '#main/people/look-up.ts';
import { peopleProjection } from '#main/people/projections.ts';
import { makeDesk, night, steward, type Desk } from './desk.ts';

const header =
  'id,given_name,middle_name,surname,alias_given,alias_surname,gender,dob,phone,house,street,locality,postcode\n';
const people = [
  'dan,Daniel,James,Whitlock,,,m,1987-03-14,07700900111,6,Pomfret Street,Leeds,LS9 4AB',
  'kat,Catherine,,Smith-Jones,Cassie,Buckett,f,1980-05-02,07700900222,12|40,Old Lane|Carter Road,Leeds|York,LS9 4AC|YO1 2CD',
  'ama,Amara,,Okoye,,,f,1999-11-30,07700900333,3,Hill Rise,York,YO1 2CE',
  'twa,Ian,,Price,,,m,1990-01-09,07700900444,8,Mill Road,Hull,HU1 1AA',
  'twb,Ian,,Price,,,m,1990-01-09,07700900445,8,Mill Road,Hull,HU1 1AA',
  'jos,José,,Muñoz,,,m,1975-07-21,07700900555,1,Quay Street,Hull,HU1 1AB',
].join('\n');

let desk: Desk;
let journal: Journal;
let lookUp: LookUp;
beforeEach(() => {
  desk = makeDesk();
  journal = desk.open();
  take(header + people);
  lookUp = createLookUp(journal.db);
});
afterEach(() => {
  desk.clear();
});

const take = (text: string) => importPeopleCsv(journal, [{ name: 'p.csv', text }], steward, night);
const first = (text: string) => lookUp(text, night, 5).matches[0];

describe('look-up in one field', () => {
  it.each([
    ['danny whitlock', 'dan'],
    ['whitlok daniel', 'dan'],
    ['witlock dan 38', 'dan'],
    ['daniel wytlock pomfret st', 'dan'],
    ['14.3.87 whit', 'dan'],
    ['3/14/1987 whitlock', 'dan'],
    ['daniel 6 pomfrett street', 'dan'],
    ['07700 900112 whitlock', 'dan'],
    ['+44 7700 900111', 'dan'],
    ['kathryn jones carter road', 'kat'],
    ['buckett 2 may 1980', 'kat'],
    ['cassie yo12cd', 'kat'],
    ['smithjones', 'kat'],
    ['okoye amara 26', 'ama'],
    ['jose munoz', 'jos'],
    ['munos 21 july 1975', 'jos'],
  ])('finds by "%s"', (text, id) => {
    expect(first(text)?.personId).toBe(id);
  });

  it('says what a spelling was heard as, and never that it is exact', () => {
    expect(first('daniel wytlok')?.reasons).toContain('surname sounds like Wytlok');
    expect(first('daniel wytlok')?.reasons).not.toContain('surname exact');
  });

  it('says that an address is a past one, and a name a former one', () => {
    expect(first('carter road york catherine')?.reasons.join()).toContain('past address');
    expect(first('buckett catherine')?.reasons).toContain('former surname exact');
  });

  it('shows equal evidence as equal, and what to ask next', () => {
    const { matches, askNext } = lookUp('ian price 9/1/1990', night, 5);
    expect(matches.slice(0, 2).map(({ likelihood }) => likelihood)).toEqual([
      'possible',
      'possible',
    ]);
    expect(askNext).toBe('2 people fit about equally. Ask for the address, now or before.');
  });

  it('asks for the date of birth first', () => {
    expect(lookUp('ian price', night, 5).askNext).toContain('Ask for the date of birth.');
  });

  it('never calls anybody very likely by a telephone, an address or both alone', () => {
    for (const text of [
      '07700900111',
      'ls9 4ab',
      '6 pomfret street leeds',
      '07700900111 6 pomfret street ls9 4ab',
    ]) {
      const [match] = lookUp(text, night, 5).matches;
      expect(match?.likelihood, text).not.toBe('very likely');
      expect(match?.reasons.join(), text).toMatch(/only/);
    }
  });

  it('is sure of a name with its date of birth, and not where the date differs', () => {
    expect(first('daniel whitlock 14/3/1987')?.likelihood).toBe('very likely');
    expect(first('daniel whitlock 2/8/1961')?.likelihood).not.toBe('very likely');
    expect(first('daniel whitlock 2/8/1961')?.reasons.join()).toContain('date of birth differs');
  });

  it('finds nobody by words that nobody has', () => {
    expect(lookUp('zebedee quixote', night, 5)).toEqual({ matches: [], askNext: null });
    expect(lookUp('', night, 5).matches).toEqual([]);
  });

  it('finds no longer by what a newer file has taken away', () => {
    take(`${header}dan,Daniel,,Thorne,,,m,1987-03-14,07700900999,6,Pomfret Street,Leeds,LS9 4AB`);
    expect(first('thorne daniel')?.personId).toBe('dan');
    expect(first('07700900999')?.personId).toBe('dan');
    expect(lookUp('whitlock', night, 5).matches).toEqual([]);
    expect(lookUp('07700900111', night, 5).matches).toEqual([]);
  });

  it('finds the same after its tables were made again from the record', () => {
    const text = `${header}${Array.from({ length: 2500 }, (_, at) => `m${at},Anne,,Many${at},,,f,1970-01-01,,,,,`).join('\n')}`;
    take(text);
    const before = lookUp('anne many1777', night, 5);
    expect(before.matches[0]?.personId).toBe('m1777');
    journal.close();
    journal = desk.open([{ ...peopleProjection, version: 1000 }]);
    const after = createLookUp(journal.db)('anne many1777', night, 5);
    expect(after).toEqual(before);
  });
});

describe('an id that a police system has given to somebody else', () => {
  it('is not taken in, and says so', () => {
    const summary = take(`${header}dan,Rose,,Carver,,,f,1951-02-02,,,,,`);
    expect(summary).toMatchObject({ new: 0, changed: 0, unchanged: 1 });
    expect(summary.warned[0]?.reason).toContain('already held for somebody else');
    expect(first('daniel whitlock')?.personId).toBe('dan');
    expect(listPeople(journal.db, night).map(({ name }) => name)).not.toContain('Rose Carver');
  });
});

it('finds who came one by one before and after thousands of others', () => {
  const crowd = Array.from(
    { length: 5_000 },
    (_, n) => `c${n},Crowd,,Member${n},,,f,1990-01-09,,${n},Long Road,Hull,HU1 1AC`,
  );
  take(header + crowd.join('\n'));
  take(`${header}zed,Zedekiah,,Quillfeather,,,m,1961-04-03,07700900777,2,Sea View,Hull,HU1 1AD`);
  expect(first('danny whitlok')?.personId).toBe('dan');
  expect(first('quilfeather zed')?.personId).toBe('zed');
  expect(first('member4321')?.personId).toBe('c4321');
  take(
    `${header}dan,Daniel,James,Oxenbury,,,m,1987-03-14,07700900111,6,Pomfret Street,Leeds,LS9 4AB`,
  );
  expect(first('oxenbury')?.personId).toBe('dan');
});
