import { describe, expect, it } from 'vitest';
import { commandsFor, fitting, typedAfter, type Hands } from '#renderer/frame/commands.ts';
import { screens, type ScreenName } from '#test/fixtures/views/screens.ts';

/** Hands that do nothing: these tests are about which commands there are. */
function hands(name: ScreenName): Hands {
  const view = screens[name];
  if (view.session.state !== 'signed-in') throw new Error('nobody is signed in on this screen');
  const shell = {
    dialog: null,
    open: () => undefined,
    shut: () => undefined,
    tab: 'call' as const,
    setTab: () => undefined,
    looking: 'emergency' as const,
    look: () => undefined,
    asksWhere: false,
    setAsksWhere: () => undefined,
    leftCall: null,
    leave: () => undefined,
    kept: () => ({}),
    keep: () => undefined,
    allAnswers: false,
    setAllAnswers: () => undefined,
  };
  return {
    view,
    role: view.session.role,
    ask: () => Promise.reject(new Error('not asked in this test')),
    shell,
    fire: () => undefined,
    refuse: () => undefined,
  };
}

const words = (name: ScreenName): string[] => commandsFor(hands(name)).map(({ word }) => word);

describe('the command palette', () => {
  it('never holds F9', () => {
    for (const name of ['handler', 'nurse', 'supervisor', 'steward', 'emergencyAsked'] as const)
      for (const { word, does } of commandsFor(hands(name)))
        expect(`${word} ${does}`.toLowerCase()).not.toMatch(/f9|immediate danger|ask dispatch/);
  });

  it('offers each role what it may do', () => {
    expect(words('handler')).toEqual(expect.arrayContaining(['new', 'handback', 'told', 'caller']));
    expect(words('handler')).not.toContain('import');
    expect(words('nurse')).toEqual(expect.arrayContaining(['decline', 'release', 'import']));
    expect(words('nurse')).not.toContain('handback');
    expect(words('supervisor')).toEqual(expect.arrayContaining(['stand down', 'lower', 'users']));
    expect(words('steward')).not.toContain('new');
  });

  it('has no two commands with one word', () => {
    for (const name of ['handler', 'nurse', 'supervisor', 'steward', 'practice'] as const)
      expect(new Set(words(name)).size).toBe(words(name).length);
  });

  it('finds by a few letters, and keeps what is typed after the word', () => {
    const all = commandsFor(hands('handler'));
    expect(fitting(all, 'ref').map(({ word }) => word)).toContain('reference');
    const [ring] = fitting(all, 'ring 07700 900482');
    if (ring === undefined) throw new Error('ring is a command');
    expect(ring.word).toBe('ring');
    expect(typedAfter(ring, 'ring 07700 900482')).toBe('07700 900482');
    expect(typedAfter(ring, 'ri')).toBe('');
    expect(fitting(all, 'zzz')).toEqual([]);
  });
});
