import { describe, expect, it } from 'vitest';
import { isLink, readCallLink } from '#main/host/link.ts';

describe('a link from telephony or the command system', () => {
  it('brings a number and an incident', () => {
    expect(readCallLink('concord://call?number=+447700900123&incident=LP/2026-1')).toEqual({
      ok: true,
      value: { number: '+447700900123', incidentReference: 'LP/2026-1' },
    });
  });

  it('may bring nothing: the call is then opened without a number', () => {
    expect(readCallLink('concord://call')).toEqual({
      ok: true,
      value: { number: null, incidentReference: null },
    });
  });

  it.each([
    'concord://',
    'concord://close',
    'concord://call/9?number=999',
    'concord://user:pin@call?number=999',
    'concord://call?number=999#now',
    'concord://call?number=999&number=112',
    'concord://call?number=999&level=advice',
    'concord://call?number=drop table',
    'concord://call?number=%00999',
    'concord://call?incident=%3Cscript%3E',
    'concord://call?incident=%E2%80%AE1',
    'https://call?number=999',
    'file:///etc/passwd',
    `concord://call?incident=${'9'.repeat(500)}`,
    'not a link',
    '',
  ])('is refused whole when it is %s', (raw) => {
    expect(readCallLink(raw)).toMatchObject({
      ok: false,
      error: { reason: 'link-not-understood' },
    });
  });

  it('is told apart from other arguments by its scheme alone', () => {
    expect([isLink('concord://x'), isLink('CONCORD:x'), isLink('--data')]).toEqual([
      true,
      true,
      false,
    ]);
  });
});
