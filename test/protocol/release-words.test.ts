import { describe, expect, it } from 'vitest';
import { checklist, mayOf } from '#shared/protocol/release-checklist.ts';
import type { ReleaseEvent } from '#shared/protocol/release-events.ts';
import type { Person, ReleaseDesk } from '#shared/protocol/release-steps.ts';
import { approvedText, scriptCheck, versionLine } from '#shared/protocol/release-view.ts';
import { foldReleases, type Release } from '#shared/protocol/release.ts';
import {
  approved,
  change,
  delivered,
  hash,
  received,
  replayed,
  signed,
  used,
  user,
  verified,
  words,
} from '#test/support/release-events.ts';

const desk: ReleaseDesk = {
  working: { hash: hash(1), version: '1.0.0' },
  against: words,
  people: [],
};
const all = (...events: readonly ReleaseEvent[]) =>
  [received(1), delivered(1), received(2), ...events].reduce<readonly Release[]>(foldReleases, []);
const second = (...events: readonly ReleaseEvent[]): Release => {
  const found = all(...events).find((release) => release.hash === hash(2));
  if (found === undefined) throw new Error('no second version');
  return found;
};
const steps = [
  verified(2, true, true),
  replayed(2, 1, change('a')),
  signed(2, 'a'),
  approved(2, 'clinical', 1),
  approved(2, 'police', 2),
];
const so = (count: number) => second(...steps.slice(0, count));
const inUse = { ...desk, working: { hash: hash(2), version: '2.0.0' } };

describe('what is said of a version', () => {
  it('is what it waits for', () => {
    const says = [0, 1, 2, 3, 4, 5].map((count) => versionLine(so(count), desk).says);
    expect(says).toEqual([
      'Not checked yet',
      'Waiting to run on past calls',
      '1 change to a lesser contact to sign for',
      'Waiting for a clinical and a police approval',
      'Waiting for a police approval',
      'Ready to be put into use',
    ]);
    expect(versionLine(second(verified(2, false)), desk).says).toBe('Not every property holds');
  });

  it('is who approved it, by name and post, or why nobody has', () => {
    expect(approvedText(so(5), desk)).toBe(
      'Approved by Person 1, Lead and Person 2, Lead, 1 Jan 1970',
    );
    expect(approvedText(so(4), desk)).toContain(
      'Approved by Person 1, Lead only: The police owner',
    );
    expect(approvedText(so(0), desk)).toContain('Not approved yet: It has not been checked yet.');
    expect(approvedText(all()[0]!, desk)).toContain('In use as delivered with Concord');
  });

  it('is four steps, each done, waiting or broken', () => {
    const states = (release: Release) => checklist(release, desk).map(({ state }) => state);
    expect(states(so(3))).toEqual(['done', 'done', 'waiting', 'waiting']);
    expect(states(so(2))).toEqual(['done', 'waiting', 'waiting', 'waiting']);
    expect(states(second(verified(2, true, false)))[0]).toBe('broken');
    expect(checklist(so(2), desk).map(({ count }) => count)).toEqual([
      '2 of 2',
      '0 of 1 signed',
      '',
      '',
    ]);
    expect(checklist(all()[0]!, desk)[1]).toMatchObject({
      state: 'done',
      detail: 'No version was in use here before it: nothing to compare',
    });
  });
});

describe('what a person may do', () => {
  const may = (count: number, n: number, role: Person['role']) =>
    mayOf(all(...steps.slice(0, count)), so(count), desk, {
      user: user(n),
      name: `Person ${n}`,
      role,
    });

  it('is the step that is open to them, and why not', () => {
    expect(may(3, 1, 'nurse')).toMatchObject({ approve: 'clinical', putInUse: false, why: null });
    expect(may(4, 2, 'supervisor')).toMatchObject({ approve: 'police', putInUse: false });
    expect(may(4, 1, 'nurse').why).toContain('Person 1 has approved it already');
    expect(may(2, 1, 'nurse')).toMatchObject({ sign: true, approve: null });
    expect(may(2, 1, 'nurse').why).toContain('nobody has signed for it');
    expect(may(5, 3, 'steward')).toMatchObject({ putInUse: true, why: null });
    expect(may(5, 1, 'nurse')).toMatchObject({
      putInUse: false,
      why: 'A supervisor or a steward puts it into use.',
    });
    expect(may(5, 4, 'handler')).toMatchObject({ verify: false, replay: false, sign: false });
  });
});

describe('what the ready screen says of the script', () => {
  const said = (release: Release | null, on = inUse, trouble: string | null = null) => {
    const { state, title, detail } = scriptCheck(release, on, trouble);
    return `${state}: ${title}: ${detail}`;
  };

  it('is honest about what stands behind it', () => {
    const release = second(...steps, used(2));
    expect(said(release)).toBe(
      'ok: Script version 2.0.0: A script. Approved by Person 1 and Person 2',
    );
    expect(said(all()[0]!, desk)).toBe(
      'warn: Script version 1.0.0, delivered with Concord: Not approved by two people of this force yet',
    );
    expect(said(release, { ...inUse, against: hash(8) })).toContain('warn: Script version 2.0.0');
    expect(said(release, { ...inUse, against: hash(8) })).toContain('Check it again');
    expect(said(second(...steps, used(2), verified(2, false)))).toContain('fault: ');
    const more = replayed(2, 1, change('a'), change('b'));
    expect(said(second(...steps, used(2), more))).toContain(
      'warn: Script version 2.0.0: Its approvals fell',
    );
    expect(said(release, inUse, 'Gone')).toBe('fault: Script version 2.0.0: Gone');
    expect(said(null)).toContain('fault: ');
  });
});
