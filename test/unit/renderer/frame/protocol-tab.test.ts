import { describe, expect, it } from 'vitest';
import { placeOf } from '#renderer/frame/place.ts';
import { stripFor } from '#renderer/frame/strip.ts';
import { tabsOf } from '#renderer/frame/tabs.ts';
import { actFor } from '#renderer/ui/keys.ts';
import { screens } from '#test/fixtures/views/screens.ts';

const view = screens.protocolInUse;

describe('the protocol among the views', () => {
  it('is for supervisor, nurse and steward, not for whoever takes calls', () => {
    const roles = (['handler', 'nurse', 'supervisor', 'steward'] as const).filter((role) =>
      tabsOf(view, role).some(({ id }) => id === 'protocol'),
    );
    expect(roles).toEqual(['nurse', 'supervisor', 'steward']);
  });

  it('is a place of its own, with its letters', () => {
    const here = { tab: 'protocol', looking: 'script', leftCall: null, asksWhere: false } as const;
    expect(placeOf(view, here)).toBe('protocol');
    const press = (key: string) =>
      actFor(
        { key, ctrl: false, alt: false, shift: key === '+', typing: false, dialog: false },
        'protocol',
      )?.act;
    expect(['v', 'D', 'r', 'o', 't', '+', '=', '-'].map(press)).toEqual([
      'verify',
      'differences',
      'replay',
      'other-version',
      'as-table',
      'zoom-in',
      'zoom-in',
      'zoom-out',
    ]);
  });

  it('keeps F9 on its strip, and no more than eleven keys', () => {
    const strip = stripFor('protocol', 'supervisor', null);
    expect(strip.length).toBeLessThanOrEqual(11);
    expect(strip.map(({ act }) => act)).toContain('emergency');
  });
});
