import { describe, expect, it } from 'vitest';
import {
  keysField,
  keysSaid,
  readDay,
  readKeys,
  readMinutes,
  sheetOf,
  timeField,
  type PaperDraft,
} from '#renderer/call/paper-draft.ts';
import { user } from '#test/fixtures/views/ids.ts';
import { paperFormOfSheet as form } from '#test/fixtures/views/paper-form.ts';

const nowMs = new Date(2025, 10, 22, 9, 30).getTime();
const head: PaperDraft = {
  date: '21/11/2025',
  began: '23:50',
  takenBy: user(1),
  source: 'phone',
  line: 'ended',
};

const problemsOf = (draft: PaperDraft): readonly string[] => {
  const sheet = sheetOf(form, draft, nowMs);
  return sheet.ok ? [] : sheet.error;
};

describe('a date typed from a sheet', () => {
  it('is read with and without its year, and never as a day to come', () => {
    const day = new Date(2025, 10, 21).getTime();
    for (const text of ['21/11/2025', '21.11.25', ' 21-11-2025 ', '21/11'])
      expect(readDay(text, nowMs), text).toBe(day);
    expect(readDay('23/11', nowMs)).toBe(new Date(2024, 10, 23).getTime());
    for (const text of ['', '31/02/2025', '11/21/2025', 'today', '2025-11-21'])
      expect(readDay(text, nowMs), text).toBeNull();
  });

  it('is a time of day in any of its spellings', () => {
    expect(['00:52', '0.52', '0052', '0:52'].map(readMinutes)).toEqual([52, 52, 52, 52]);
    expect(['24:00', '12:60', '7', ''].map(readMinutes)).toEqual([null, null, null, null]);
  });
});

describe('keys typed from a sheet', () => {
  it('are digits, whatever stands between them', () => {
    expect(readKeys('1, 3')).toEqual([1, 3]);
    expect(readKeys('13')).toEqual([1, 3]);
    expect(readKeys('')).toEqual([]);
    expect(readKeys('yes')).toBeNull();
  });

  it('say at once what they mean, or what is wrong', () => {
    const [life, body] = form.questions;
    expect(keysSaid(life!, '0')).toEqual({ said: 'Not known', wrong: false });
    expect(keysSaid(body!, '23')).toEqual({ said: 'Small injury; Bad injury', wrong: false });
    for (const [question, text] of [
      [life, '3'],
      [life, '12'],
      [body, '01'],
      [body, 'x'],
    ] as const)
      expect(keysSaid(question!, text).wrong, text).toBe(true);
  });
});

describe('sheetOf', () => {
  it('leaves out what was not asked, and goes past midnight with the times', () => {
    const sheet = sheetOf(
      form,
      {
        ...head,
        [keysField('body')]: '2 3',
        [timeField('body')]: '23:55',
        [keysField('weapon')]: '0',
        destination: 'nurse',
        'route at': '00:04',
        acceptedBy: 'Ruth Adeyemi',
        'accepted at': '00:10',
        'ambulance at': '23:58',
      },
      nowMs,
    );
    if (!sheet.ok) throw new Error(sheet.error.join());
    const at = (...time: [number, number, number]) => new Date(2025, 10, ...time).getTime();
    expect(sheet.value).toMatchObject({
      code: form.code,
      startedAtMs: at(21, 23, 50),
      answers: [
        { question: 'body', keys: [2, 3], atMs: at(21, 23, 55) },
        { question: 'weapon', keys: [0], atMs: null },
      ],
      routeAtMs: at(22, 0, 4),
      acceptedAtMs: at(22, 0, 10),
      services: [{ service: 'ambulance', rungAtMs: at(21, 23, 58), reference: null }],
      told: null,
      note: null,
    });
  });

  it('names every field that is wrong or must be chosen, at once', () => {
    expect(problemsOf({})).toHaveLength(5);
    expect(
      problemsOf({
        ...head,
        [keysField('life')]: '7',
        [timeField('weapon')]: '1:00',
        'route at': 'late',
        'told who': 'Ruth',
      }),
    ).toEqual([
      'Question 1: No answer 7 here.',
      'Question 3 has a time and no answer.',
      'What the caller was told needs all four: who, when, if it gets worse, call again.',
      'The time of the route: “late” is not a time, like 01:04.',
    ]);
  });
});
