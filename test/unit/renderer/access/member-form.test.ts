import { describe, expect, it } from 'vitest';
import { contract } from '#shared/contract/contract.ts';
import {
  firstMembers,
  memberFault,
  setUpRequest,
  type Member,
} from '#renderer/access/member-form.ts';

const doyle: Member = { key: 1, name: ' Martin Doyle ', role: 'supervisor', pin: '4401' };

describe('set-up', () => {
  it('fills in nobody’s name or PIN beforehand', () => {
    expect(firstMembers.every(({ name, pin }) => name === '' && pin === '')).toBe(true);
  });

  it('leaves empty lines out and trims what was typed', () => {
    const request = setUpRequest(' Desk 14', 'Leicestershire Police ', [
      doyle,
      ...firstMembers.slice(1),
    ]);
    expect(request).toEqual({
      deskName: 'Desk 14',
      forceName: 'Leicestershire Police',
      users: [{ name: 'Martin Doyle', role: 'supervisor', pin: '4401' }],
    });
    expect(contract['access.setUp'].request.safeParse(request).success).toBe(true);
  });

  it.each([
    ['', 'Force', [doyle], /desk a name/],
    ['Desk', ' ', [doyle], /name of the force/],
    ['Desk', 'Force', firstMembers, /at least one person/],
    ['Desk', 'Force', [doyle, { ...doyle, pin: '12' }], /PIN of Martin Doyle/],
    ['Desk', 'Force', [doyle, { ...doyle, name: '' }], /PIN and no name/],
  ] as const)('says what is missing (%#)', (desk, force, members, said) => {
    expect(setUpRequest(desk, force, members)).toMatch(said);
  });

  it.each(['123', '1234567890123', '12a4', '１２３４'])('refuses the PIN %s', (pin) => {
    expect(memberFault({ name: 'Amy', pin })).toMatch(/4 to 12 digits/);
  });
});
