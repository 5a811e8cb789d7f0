import { describe, expect, it } from 'vitest';
import { parseCsv } from '#main/csv/rows.ts';
import { peopleIn, type PersonLine } from '#main/people/csv-people.ts';

function read(text: string) {
  const warned: string[] = [];
  const people: (PersonLine & { readonly person: ReturnType<PersonLine['read']> })[] = [];
  const reading = peopleIn({ text }, (line, reason) => {
    warned.push(`line ${line}: ${reason}`);
  });
  for (;;) {
    const next = reading.next();
    if (next.done === true) return { people, warned, refused: next.value };
    people.push({ ...next.value, person: next.value.read() });
  }
}

describe('parseCsv', () => {
  it('reads quotes, doubled quotes and line breaks in quotes', () => {
    expect(parseCsv('a,"b ""c""\n d"\r\n1,\n')).toEqual({
      ok: true,
      value: [
        { line: 1, fields: ['a', 'b "c"\n d'] },
        { line: 3, fields: ['1', ''] },
      ],
    });
  });

  it('names the line of a quote that is not closed', () => {
    expect(parseCsv('a\n"b')).toEqual({
      ok: false,
      error: { line: 2, text: 'a quoted field is not closed' },
    });
  });
});

describe('peopleIn', () => {
  it('reads several values of one field, the present address first', () => {
    const found = read(
      'id,given_name,surname,alias_given,dob,phone,house,street,postcode\np1,Emily,Khan|Shah,Em,1998-08-23,07477996035|01924398269,82|4,High St|Low Rd,HX16 9TP|BD1 6RY\n',
    );
    expect(found.people[0]).toMatchObject({
      id: 'p1',
      person: {
        names: [
          { use: 'official', family: 'Khan' },
          { use: 'old', family: 'Shah' },
          { use: 'nickname', given: ['Em'] },
        ],
        phones: [{ asWritten: '07477996035' }, { asWritten: '01924398269' }],
        addresses: [
          { lines: ['82 High St'], old: false },
          { lines: ['4 Low Rd'], postcode: 'BD1 6RY', old: true },
        ],
      },
    });
  });

  it.each([
    ['', 'line 1'],
    ['name\nx\n', 'line 1'],
    ['id,id\n1,1\n', 'line 1'],
    ['id,dob\n1,1990-01-01,x\n', 'line 2'],
    ['id,dob\n1,03/04/1990\n', 'line 2, dob'],
    ['id\n1\n2\n1\n', 'line 4'],
    ['id,dob\n,1990-01-01\n', 'line 2'],
  ])('refuses %j at its place', (text, place) => {
    expect(read(text).refused).toMatchObject({ place });
  });

  it('warns of a date that is none, and keeps the person', () => {
    const found = read('id,dob\n1,1990-02-31\n');
    expect(found.people[0]?.person.birthDate).toBeNull();
    expect(found.warned).toEqual([expect.stringContaining('line 2: The date of birth')]);
  });
});
