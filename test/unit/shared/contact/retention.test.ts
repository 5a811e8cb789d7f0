import { expect, it } from 'vitest';
import type { CallState } from '#shared/call/call.ts';
import { retention } from '#shared/contact/retention.ts';
import { yearsAfter } from '#shared/s136/london-time.ts';
import type { CallId } from '#shared/kit/ids.ts';
import { aCall, aCallId, recordedContact, ruth } from '#test/support/acting.ts';

const years = { police: 6, nurse: 20 };
const ms = (text: string): number => Date.parse(text);

/** A call closed on a day, about somebody or nobody known, with a nurse's record of another day where one is asked for. */
function closed(
  callId: string,
  day: string,
  { personId = null as string | null, nurse = null as string | null, open = false } = {},
): CallState {
  const call: CallState = {
    ...aCall(),
    callId: callId as CallId,
    closedAtMs: open ? null : ms(day),
    lastAtMs: ms(day),
    newest: { police: ms(day), nurse: nurse === null ? null : ms(nurse) },
    person:
      personId === null
        ? null
        : { personId, name: 'Jo', likelihood: 'very likely', reasons: [], planRead: false },
  };
  if (nurse === null) return call;
  const { contacts } = recordedContact(ruth, aCall(), 'conversation');
  return {
    ...call,
    contacts: contacts.map((one) => ({
      ...one,
      record: one.record && { ...one.record, atMs: ms(nurse) },
    })),
  };
}

const due = (calls: readonly CallState[], on: string): readonly string[] =>
  [...retention(() => calls, years, on)].filter((one) => one.due).map((one) => one.half);

it('comes up for each half after its own years, on the day itself and not the day before', () => {
  const call = closed(aCallId, '2026-11-27T03:00:00Z', { nurse: '2026-11-26T03:00:00Z' });
  expect(due([call], '2032-11-26')).toEqual([]);
  expect(due([call], '2032-11-27')).toEqual(['police']);
  expect(due([call], '2046-11-25')).toEqual(['police']);
  expect(due([call], '2046-11-26')).toEqual(['police', 'nurse']);
});

it('has no nurse’s half where no nurse left a record', () => {
  expect([...retention(() => [closed(aCallId, '2026-11-27')], years, '2060-01-01')]).toMatchObject([
    { half: 'police' },
  ]);
});

it('starts anew for both halves with a later call about the same person, and for nobody else', () => {
  const one = closed('one', '2020-01-01T12:00:00Z', {
    personId: 'jo',
    nurse: '2020-01-01T12:00:00Z',
  });
  const later = closed('two', '2025-01-01T12:00:00Z', {
    personId: 'jo',
    nurse: '2025-01-01T12:00:00Z',
  });
  const other = closed('three', '2025-01-01T12:00:00Z');
  const days = (calls: readonly CallState[]): readonly string[] =>
    [...retention(() => calls, years, '2026-01-01')].map((line) => line.reviewOn);
  expect(days([one])).toEqual(['2026-01-01', '2040-01-01']);
  expect(days([one, later])).toEqual(['2031-01-01', '2045-01-01', '2031-01-01', '2045-01-01']);
  expect(days([one, other]).slice(0, 2)).toEqual(['2026-01-01', '2040-01-01']);
  expect(due([one, other], '2026-01-01')).toEqual(['police']);
});

it('is never due for a person who has an open call, however old the others are', () => {
  const old = closed('one', '1990-01-01', { personId: 'jo', nurse: '1990-01-01' });
  const open = closed('two', '1991-01-01', { personId: 'jo', open: true });
  expect(due([old], '2026-01-01')).toEqual(['police', 'nurse']);
  expect(due([old, open], '2026-01-01')).toEqual([]);
});

it('counts days of the calendar in London, and years from a 29 February to the first of March', () => {
  expect(yearsAfter(ms('2026-06-30T23:30:00Z'), 6)).toBe('2032-07-01');
  expect(yearsAfter(ms('2024-02-29T12:00:00Z'), 6)).toBe('2030-03-01');
  expect(yearsAfter(ms('2024-02-29T12:00:00Z'), 20)).toBe('2044-02-29');
});
