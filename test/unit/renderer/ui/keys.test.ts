import { describe, expect, it } from 'vitest';
import { actFor, type Place, type Press } from '#renderer/ui/keys.ts';

const press = (key: string, rest: Partial<Press> = {}): Press => ({
  key,
  ctrl: false,
  alt: false,
  shift: false,
  typing: false,
  dialog: false,
  ...rest,
});

const signedIn: readonly Place[] = [
  'ready',
  'opening',
  'script',
  'emergency',
  'route',
  'referrals',
  'steward',
];

describe('the key map', () => {
  it('F9 acts on every signed-in screen, while typing and through a dialog', () => {
    for (const place of signedIn)
      for (const rest of [{}, { typing: true }, { dialog: true }, { typing: true, dialog: true }])
        expect(actFor(press('F9', rest), place)).toEqual({ act: 'emergency' });
  });

  it('before sign in only F1 acts', () => {
    expect(actFor(press('F9'), 'closed')).toBeNull();
    expect(actFor(press('/'), 'closed')).toBeNull();
    expect(actFor(press('l', { ctrl: true }), 'closed')).toBeNull();
    expect(actFor(press('F1'), 'closed')).toEqual({ act: 'all-keys' });
  });

  it('digits choose answers on the script only', () => {
    for (let digit = 0; digit <= 9; digit += 1)
      expect(actFor(press(String(digit)), 'script')).toEqual({ act: 'answer', digit });
    expect(actFor(press('1'), 'emergency')).toEqual({ act: 'police-reference' });
    expect(actFor(press('2'), 'emergency')).toEqual({ act: 'ambulance-reference' });
    for (const place of ['ready', 'opening', 'route', 'referrals', 'steward'] as const)
      expect(actFor(press('3'), place)).toBeNull();
  });

  it('letters and digits belong to a text field that has focus', () => {
    for (const key of ['1', '0', 's', 'c', '/', 'j', 'Backspace', ' ', 'Enter', 'Escape'])
      for (const place of signedIn.filter((one) => one !== 'referrals' || key !== 'Escape'))
        expect(actFor(press(key, { typing: true }), place)).toBeNull();
    expect(actFor(press('z', { ctrl: true, typing: true }), 'script')).toBeNull();
  });

  it('Esc leaves a half-written record among the referrals, and no dialog', () => {
    const leave = { act: 'leave-field' };
    expect(actFor(press('Escape', { typing: true }), 'referrals')).toEqual(leave);
    expect(actFor(press('Escape', { typing: true, dialog: true }), 'referrals')).toBeNull();
  });

  it('letters, digits and switching stop at an open dialog; the lock passes it', () => {
    for (const key of ['1', 's', 'c', '/', 'q'])
      expect(actFor(press(key, { dialog: true }), 'script')).toBeNull();
    expect(actFor(press('2', { ctrl: true, dialog: true }), 'script')).toBeNull();
    expect(actFor(press('l', { ctrl: true, dialog: true }), 'script')).toEqual({ act: 'lock' });
  });

  it('each key after F9 means what the strip says', () => {
    const means = { r: 'rung', a: 'ambulance-only', q: 'question', Escape: 'take-back' };
    for (const [key, act] of Object.entries(means))
      expect(actFor(press(key), 'emergency')).toEqual({ act });
  });

  it('Ctrl and a digit switches calls, Alt and a digit chooses a match', () => {
    expect(actFor(press('2', { ctrl: true }), 'script')).toEqual({ act: 'switch-call', digit: 2 });
    expect(actFor(press('2', { alt: true, typing: true }), 'script')).toEqual({
      act: 'choose-match',
      digit: 2,
    });
    expect(actFor(press('4', { alt: true }), 'script')).toBeNull();
  });

  it('capital letters mean the same', () => {
    expect(actFor(press('C', { shift: true }), 'route')).toEqual({ act: 'copy' });
    expect(actFor(press('J'), 'referrals')).toEqual({ act: 'next' });
  });
});
