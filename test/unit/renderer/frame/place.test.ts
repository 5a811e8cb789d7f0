import { describe, expect, it } from 'vitest';
import { callShown, placeOf, type Here } from '#renderer/frame/place.ts';
import { screens } from '#test/fixtures/views/screens.ts';

const here = (rest: Partial<Here> = {}): Here => ({
  tab: 'call',
  looking: 'emergency',
  leftCall: null,
  asksWhere: false,
  ...rest,
});

describe('where the person is', () => {
  it('follows the call from ready to the script, the route and after F9', () => {
    expect(placeOf(screens.ready, here())).toBe('ready');
    expect(placeOf(screens.handler, here())).toBe('script');
    expect(placeOf(screens.routeOffered, here())).toBe('route');
    expect(placeOf(screens.emergencyAsked, here())).toBe('emergency');
  });

  it('Q goes back to the question while the lines stay red', () => {
    expect(placeOf(screens.emergencyAsked, here({ looking: 'script' }))).toBe('script');
  });

  it('nothing but F1 acts signed out, locked or after a fault', () => {
    for (const name of ['setUp', 'signIn', 'locked', 'fault'] as const)
      expect(placeOf(screens[name], here())).toBe('closed');
  });

  it('a closed call that was left is not on screen any more', () => {
    const { call } = screens.routeOffered;
    if (call === null) throw new Error('the fixture has a call');
    const closed = { ...screens.routeOffered, call: { ...call, phase: 'closed' as const } };
    expect(callShown(closed, null)?.id).toBe(call.id);
    expect(callShown(closed, call.id)).toBeNull();
    expect(callShown(screens.routeOffered, call.id)?.id).toBe(call.id);
  });
});
