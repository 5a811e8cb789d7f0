import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallScript } from '#test/support/small-script.ts';
import { granted, reasonOf, VersionDesk } from './support.ts';

const renamed = (text: string): string =>
  text.replaceAll('distress_severe', 'distress_very_severe');

describe('a build whose vocabulary has other words', () => {
  let desk: VersionDesk;
  let hash: string;
  beforeAll(async () => {
    desk = new VersionDesk();
    await desk.setUp();
    ({ hash } = desk.application.view().protocol.inUse);
  });
  afterAll(() => desk.close());

  it('runs calls on the script it came with, and says loudly that the one in use is not read', async () => {
    const old = await desk.call();
    desk.restart(renamed(smallScript({ version: '2.0.0' })), renamed);
    const { script, protocol, notices } = desk.application.view();
    expect(script.version).toBe('2.0.0');
    expect(desk.check?.state).toBe('fault');
    expect(notices.join(' ')).toContain('this Concord does not know all its words');
    expect(protocol.versions.map(({ version, state }) => [version, state])).toEqual([
      ['2.0.0', 'draft'],
      ['1.0.0', 'in-use'],
    ]);
    expect(desk.packOf(old).version).toBe('2.0.0');
    granted(await desk.as('Amy Kerrigan')['call.emergency']({ callId: old, where: null }));
    const shown = await desk.as('Martin Doyle')['protocol.show']({ hash });
    expect(reasonOf(shown)).toBe('version-not-readable');
  });

  it('reads it again as soon as the words are back', () => {
    desk.restart();
    expect(desk.application.view()).toMatchObject({ script: { version: '1.0.0' }, notices: [] });
    expect(desk.check?.state).toBe('warn');
  });
});
