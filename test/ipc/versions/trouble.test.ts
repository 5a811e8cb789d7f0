import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Handlers } from '#shared/contract/contract.ts';
import type { CallId } from '#shared/kit/ids.ts';
import { pin, signInAs } from '#test/support/desk.ts';
import { smallScript } from '#test/support/small-script.ts';
import { granted, reasonOf, VersionDesk, type Name } from './support.ts';

/** Takes a version through every step, signing for whatever a replay finds, and puts it into use. */
async function bringIntoUse(desk: VersionDesk, hash: string): Promise<void> {
  await makeReady(desk, hash);
  granted(await desk.as('Martin Doyle')['protocol.putInUse']({ hash }));
}

async function makeReady(desk: VersionDesk, hash: string): Promise<void> {
  const nurse = desk.as('Ruth Adeyemi');
  granted(await nurse['protocol.verify']({ hash }));
  granted(await nurse['protocol.replay']({ hash }));
  const { replay } = granted(await nurse['protocol.show']({ hash }));
  for (const { from, to } of replay?.rows ?? [])
    granted(await nurse['protocol.sign']({ hash, call: null, from, to, reason: 'Agreed' }));
  for (const name of ['Ruth Adeyemi', 'Martin Doyle'] as const) {
    await signInAs(desk.application, name);
    granted(await desk.application.handlers['protocol.approve']({ hash, post: 'Lead', pin }));
  }
}

describe('a file that is brought in', () => {
  let desk: VersionDesk;
  beforeAll(async () => {
    desk = new VersionDesk();
    await desk.setUp();
  });
  afterAll(() => desk.close());

  const refusedText = async (text: string): Promise<string> => {
    const before = desk.room.journal.lastSeq();
    const steward = desk.as('Sam Steward');
    const reply = await steward['protocol.receive']({ file: 'mine.yaml', text });
    expect(desk.room.journal.lastSeq()).toBe(before);
    return reply.ok ? '' : `${reply.error.reason}: ${reply.error.text}`;
  };

  it('is refused with every problem, its place and its line', async () => {
    const text = smallScript({ version: 'two', upset: 'nurs' });
    const shapes = await refusedText(text);
    expect(shapes).toContain('mine.yaml: 1 problem');
    expect(shapes).toContain('version (line 2): A version is three numbers, like 1.0.0.');
    const twice = smallScript({ version: '2.0.0', upset: 'nurs' });
    const more = await refusedText(twice.replace('fact: distress_severe', 'fact: distres_severe'));
    expect(more).toContain('Did you mean "nurse"?');
    expect(more).toContain('Did you mean "distress_severe"?');
    expect(more).toMatch(/questions\.1\.fact \(line \d+\)/);
  });

  it('is refused when it is no YAML, repeats a key, multiplies its aliases or nests without end', async () => {
    expect(await refusedText('id: [unclosed')).toContain('file-refused');
    expect(await refusedText('id: a\nid: b\n')).toContain('(line 2)');
    const bomb = Array.from({ length: 9 }, (_, n) => {
      const again = Array.from({ length: 9 }, () => `*a${n}`).join(', ');
      return `a${n + 1}: &a${n + 1} [${again}]`;
    });
    expect(await refusedText(`a0: &a0 [x]\n${bomb.join('\n')}\n`)).toContain(
      'repeats another part',
    );
    const stairs = Array.from({ length: 1_000 }, (_, n) => `${' '.repeat(n)}a:`).join('\n');
    for (const text of ['['.repeat(50_000), '- '.repeat(20_000), stairs]) {
      expect(await refusedText(text)).toMatch(/deep/);
    }
    expect(await refusedText(`${smallScript({ version: '2.0.0' })}# \ud800`)).toContain('UTF-8');
  });

  it('is refused when its version is here with other words', async () => {
    const other = await refusedText(smallScript({ title: 'Other words' }));
    expect(other).toContain('version-taken: Version 1.0.0 of england is here already');
    expect(other).toContain('Raise the version');
  });

  it('that does not hold stays a draft, with the call that breaks it', async () => {
    const hash = await desk.receive(smallScript({ version: '3.0.0', life: 'soon' }));
    granted(await desk.as('Sam Steward')['protocol.verify']({ hash }));
    expect(desk.line(hash)).toMatchObject({ state: 'draft', says: 'Not every property holds' });
    const shown = granted(await desk.as('Ruth Adeyemi')['protocol.show']({ hash }));
    expect(shown.verification).toMatchObject({ holds: 0, of: 2 });
    expect(shown.verification?.properties[0]?.counterexample).toBe('life: soon');
    expect(shown.checklist[0]?.state).toBe('broken');
    const refused = await desk.as('Sam Steward')['protocol.putInUse']({ hash });
    expect(reasonOf(refused)).toBe('property-broken');
  });

  it('is checked once at a time', async () => {
    const hash = await desk.receive(smallScript({ version: '4.0.0' }));
    const steward = desk.as('Sam Steward');
    const check = async () => reasonOf(await steward['protocol.verify']({ hash }));
    expect(await Promise.all([check(), check()])).toEqual([null, 'under-way']);
  });
});

describe('who may', () => {
  let desk: VersionDesk;
  beforeAll(async () => {
    desk = new VersionDesk();
    await desk.setUp();
  });
  afterAll(() => desk.close());

  const acts = (hash: string): { [C in keyof Handlers]?: Parameters<Handlers[C]>[0] } => ({
    'protocol.show': { hash },
    'protocol.receive': { file: 'a.yaml', text: smallScript() },
    'protocol.verify': { hash },
    'protocol.replay': { hash },
    'protocol.sign': { hash, call: 'x', from: null, to: null, reason: 'x' },
    'protocol.approve': { hash, post: 'x', pin: 'x' },
    'protocol.putInUse': { hash },
    'protocol.paper': { hash },
  });
  const refusedTo = async (name: Name): Promise<readonly string[]> => {
    const { hash } = desk.application.view().protocol.inUse;
    const handlers = desk.as(name);
    const refused: string[] = [];
    for (const [channel, request] of Object.entries(acts(hash))) {
      const act = handlers[channel as 'protocol.show'] as (of: unknown) => Promise<never>;
      if (reasonOf(await act(request)) === 'role-may-not') refused.push(channel.slice(9));
    }
    return refused;
  };

  it('do what is said of each role', async () => {
    // Whoever may have to work on paper may print it.
    const handler = await refusedTo('Amy Kerrigan');
    expect(handler).toHaveLength(7);
    expect(handler).not.toContain('paper');
    expect(await refusedTo('Ruth Adeyemi')).toEqual(['receive', 'putInUse']);
    expect(await refusedTo('Sam Steward')).toEqual(['sign', 'approve']);
    expect(await refusedTo('Martin Doyle')).toEqual([]);
  });

  it('prints a version to the folder for paper', async () => {
    const { hash } = desk.application.view().protocol.inUse;
    const path = granted(await desk.as('Martin Doyle')['protocol.paper']({ hash }));
    expect(path).toContain(`paper/england-1.0.0-${hash.slice(0, 8)}.pdf`);
    expect(readFileSync(path, 'utf8')).toBe('%PDF A small script');
  });
});

describe('a text that was changed behind the back of Concord', () => {
  let desk: VersionDesk;
  let second: string;
  let call: CallId;
  beforeAll(async () => {
    desk = new VersionDesk();
    await desk.setUp();
    second = await desk.receive(smallScript({ version: '2.0.0', title: 'The second' }));
    await makeReady(desk, second);
  });
  afterAll(() => desk.close());

  it('is refused by name before it can be put into use, checked or approved', async () => {
    desk.tamper(second, 'level: soon', 'level: advice');
    const martin = desk.as('Martin Doyle');
    expect(reasonOf(await martin['protocol.putInUse']({ hash: second }))).toBe('text-changed');
    expect(reasonOf(await martin['protocol.verify']({ hash: second }))).toBe('text-changed');
    expect(desk.application.view().script.version).toBe('1.0.0');
    desk.tamper(second, 'level: advice', 'level: soon');
    granted(await martin['protocol.putInUse']({ hash: second }));
    call = await desk.call();
    expect(desk.packOf(call).version).toBe('2.0.0');
  });

  it('in use is not run after a restart: the one before is, and the desk says so', async () => {
    desk.tamper(second, 'level: soon', 'level: advice');
    desk.restart();
    const view = desk.application.view();
    expect(view.script.version).toBe('1.0.0');
    expect(desk.check).toMatchObject({ state: 'fault', title: 'Script version 1.0.0' });
    expect(desk.check?.detail).toContain('Version 2.0.0 is in use but cannot be read');
    expect(view.notices.join(' ')).toContain('its text was changed outside Concord');
    expect(view.notices.join(' ')).toContain('1 open call began with a script');
    expect(desk.packOf(call).version).toBe('1.0.0');
    expect(desk.packOf(await desk.call()).version).toBe('1.0.0');
    expect(view.protocol.inUse).toMatchObject({ version: '1.0.0', state: 'in-use' });
  });

  it('is left behind by bringing another version into use', async () => {
    const third = await desk.receive(smallScript({ version: '3.0.0' }));
    await bringIntoUse(desk, third);
    expect(desk.check).toMatchObject({ state: 'ok', title: 'Script version 3.0.0' });
    expect(desk.line(second).state).toBe('retired');
  });
});

describe('the script that comes with Concord', () => {
  let desk: VersionDesk;
  beforeAll(async () => {
    desk = new VersionDesk();
    await desk.setUp();
  });
  afterAll(() => desk.close());
  const newer = smallScript({ version: '1.1.0', upset: 'crisis_team' });

  it('is taken in once', () => {
    const before = desk.room.journal.lastSeq();
    desk.restart();
    expect(desk.room.journal.lastSeq()).toBe(before);
  });

  it('is a draft when it is newer, and does not come into use by itself', async () => {
    desk.restart(newer);
    const { versions, inUse } = desk.application.view().protocol;
    expect(versions.map(({ version, state }) => [version, state])).toEqual([
      ['1.1.0', 'draft'],
      ['1.0.0', 'in-use'],
    ]);
    expect(inUse.version).toBe('1.0.0');
    expect(desk.packOf(await desk.call()).version).toBe('1.0.0');
  });

  it('is not taken in when this desk has that version with other words, and it says so', () => {
    desk.restart(smallScript({ version: '1.1.0', title: 'Not the same' }));
    const { protocol, notices } = desk.application.view();
    expect(protocol.versions).toHaveLength(2);
    expect(notices.join(' ')).toContain('version 1.1.0 with other words');
  });

  it('can be gone back to, as long as two people approve it', async () => {
    const [, first] = desk.application.view().protocol.versions;
    const second = await desk.receive(smallScript({ version: '2.0.0', upset: 'crisis_team' }));
    await bringIntoUse(desk, second);
    const hash = first?.hash ?? '';
    const martin = desk.as('Martin Doyle');
    expect(reasonOf(await martin['protocol.putInUse']({ hash }))).toBe('not-verified');
    await bringIntoUse(desk, hash);
    expect(desk.line(hash).state).toBe('in-use');
    expect(desk.line(second).state).toBe('retired');
    // Who approved it approved it for then.
    expect(reasonOf(await martin['protocol.putInUse']({ hash: second }))).toBe(
      'clinical-approval-missing',
    );
  });
});
