import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldReleases, holds, inUseOf, stateOf, toSign } from '#shared/protocol/release.ts';
import type { Release } from '#shared/protocol/release.ts';
import type { FoundChange, ReleaseEvent } from '#shared/protocol/release-events.ts';
import { callsToSign, mayApprove, mayReceive, putInUse } from '#shared/protocol/release-rules.ts';
import { missingSteps, type ReleaseDesk } from '#shared/protocol/release-steps.ts';
import { replayView } from '#shared/protocol/release-replay.ts';
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
import { check } from './seed.ts';

const after = (...events: ReleaseEvent[]): readonly Release[] =>
  events.reduce<readonly Release[]>(foldReleases, []);
const one = (releases: readonly Release[], n: number): Release => {
  const found = releases.find((release) => release.hash === hash(n));
  if (found === undefined) throw new Error(`no version ${n}`);
  return found;
};
const states = (...events: ReleaseEvent[]) => after(...events).map(stateOf);

const desk: ReleaseDesk = {
  working: { hash: hash(1), version: '1.0.0' },
  against: words,
  people: [
    { user: user(1), name: 'Ruth', role: 'nurse' },
    { user: user(2), name: 'Martin', role: 'supervisor' },
  ],
};
const start = [received(1), delivered(1), received(2)];
const ready = [
  ...start,
  verified(2, true, true),
  replayed(2, 1, change('a')),
  signed(2, 'a'),
  approved(2, 'clinical', 1),
  approved(2, 'police', 2),
];

describe('where a version stands', () => {
  it('goes from draft to retired, one step after another', () => {
    expect(states(...start)).toEqual(['in-use', 'draft']);
    expect(states(...ready.slice(0, 4))).toEqual(['in-use', 'verified']);
    expect(states(...ready)).toEqual(['in-use', 'approved']);
    expect(states(...ready, used(2))).toEqual(['retired', 'in-use']);
  });

  it('is a draft while a property does not hold, or nothing was checked', () => {
    expect(states(...start, verified(2, true, false))).toEqual(['in-use', 'draft']);
    expect(states(...start, verified(2))).toEqual(['in-use', 'draft']);
  });

  it('cannot be reached by an event that skips a step, from whatever desk', () => {
    for (let skip = start.length; skip < ready.length; skip += 1) {
      const events = [...ready.filter((_, at) => at !== skip), used(2)];
      expect(states(...events)).toEqual(['in-use', expect.not.stringMatching('in-use')]);
    }
    expect(states(...start, delivered(2))).toEqual(['in-use', 'draft']);
  });

  it('does not come into use twice, nor come back without being compared again', () => {
    const inUse = after(...ready, used(2));
    expect(foldReleases(inUse, used(2))).toBe(inUse);
    const first = [verified(1, true), approved(1, 'clinical', 1), approved(1, 'police', 2)];
    expect(states(...start, ...first, ...ready.slice(3), used(2), used(1))).toEqual([
      'retired',
      'in-use',
    ]);
  });

  it('loses its approvals once a check breaks or a replay finds more', () => {
    expect(one(after(...ready, verified(2, false)), 2).approvals).toEqual([]);
    expect(one(after(...ready, replayed(2, 1, change('a'), change('b'))), 2).approvals).toEqual([]);
    expect(one(after(...ready, verified(2, true)), 2).approvals).toHaveLength(2);
  });

  it('keeps a signature only for the very same change', () => {
    const again = (changed: FoundChange) =>
      toSign(one(after(...ready, replayed(2, 1, changed)), 2));
    expect(again(change('a'))).toEqual([]);
    expect(again(change('a', 'gp'))).toHaveLength(1);
    expect(
      toSign(one(after(...ready, replayed(2, 1), replayed(2, 1, change('a'))), 2)),
    ).toHaveLength(1);
  });

  it('is never approved by one person twice', () => {
    const twice = [...ready.slice(0, -1), approved(2, 'police', 1)];
    expect(one(after(...twice), 2).approvals).toHaveLength(1);
  });

  it('is in use for one version at a time, and that one went through every step', () => {
    const version = fc.constantFrom(1, 2, 3);
    const people = fc.constantFrom(1, 2);
    const found = fc.subarray([change('a'), change('b')]);
    const anyEvent: fc.Arbitrary<ReleaseEvent> = fc.oneof(
      fc.tuple(version, fc.boolean()).map(([n, held]) => verified(n, true, held)),
      fc.tuple(version, version, found).map(([n, from, of]) => replayed(n, from, ...of)),
      version.map((n) => signed(n, 'a', 'b')),
      fc.tuple(version, people).map(([n, by]) => approved(n, 'clinical', by)),
      fc.tuple(version, people).map(([n, by]) => approved(n, 'police', by)),
      version.map(used),
      version.map(delivered),
    );
    // Some of the steps of one version, in order, so that many walks come near to the end.
    const someSteps = fc
      .tuple(version, version)
      .chain(([n, from]) =>
        fc.subarray<ReleaseEvent>(
          [
            verified(n, true),
            replayed(n, from, change('a')),
            signed(n, 'a'),
            approved(n, 'clinical', 1),
            approved(n, 'police', 2),
            used(n),
          ],
          { minLength: 4 },
        ),
      );
    const walk = fc.array(
      fc.oneof(
        anyEvent.map((event) => [event]),
        someSteps,
      ),
      { maxLength: 20 },
    );
    let changes = 0;
    check(
      fc.property(walk, (bursts) => {
        const events = bursts.flat();
        let releases = after(...start, received(3));
        for (const event of events) {
          const before = inUseOf(releases)?.hash;
          releases = foldReleases(releases, event);
          expect(releases.filter(({ inUse }) => inUse !== null)).toHaveLength(1);
          const now = inUseOf(releases)!;
          if (now.hash === before) continue;
          changes += 1;
          expect(new Set(now.approvals.map((given) => given.user)).size).toBe(2);
          expect([holds(now), now.replay !== null, toSign(now).length]).toEqual([true, true, 0]);
        }
      }),
      500,
    );
    // A walk that never got anywhere would prove nothing.
    expect(changes).toBeGreaterThan(100);
  });
});

describe('putting a version into use', () => {
  const tried = (events: readonly ReleaseEvent[], on: Partial<ReleaseDesk> = {}) => {
    const releases = after(...events);
    const may = putInUse(releases, one(releases, 2), { ...desk, ...on }, 'Martin');
    return may.ok ? may.value : may.error.reason;
  };

  it('names what it takes the place of', () => {
    expect(tried(ready)).toMatchObject({ hash: hash(2), replaces: hash(1), as: 'released' });
  });

  it('is refused at every missing step, by name', () => {
    const steps = [3, 4, 5, 6, 7].map((so) => tried(ready.slice(0, so)));
    expect(steps).toEqual([
      'not-verified',
      'not-replayed',
      'changes-not-signed',
      'clinical-approval-missing',
      'police-approval-missing',
    ]);
  });

  it('is refused when the check or the replay rests on something else', () => {
    expect(tried(ready, { against: hash(8) })).toBe('verified-with-other-words');
    const other = { working: { hash: hash(7), version: '7.0.0' } };
    expect(tried(ready, other)).toBe('replayed-on-another');
  });

  it('says so when nobody else on the desk can approve', () => {
    const releases = after(...ready.slice(0, -2));
    const people = [{ user: user(1), name: 'Ruth', role: 'nurse' as const }];
    const [clinical, police] = missingSteps(one(releases, 2), { ...desk, people });
    expect(clinical?.text).toContain('Ruth can do that.');
    expect(police?.text).toContain(
      'Nobody else on this desk is a supervisor: a supervisor adds one.',
    );
  });
});

describe('approving', () => {
  const release = one(after(...ready.slice(0, -1)), 2);
  const by = (n: number, name: string, role: 'nurse' | 'supervisor' | 'handler') => {
    const may = mayApprove(release, desk, { user: user(n), name, role });
    return may.ok ? may.value : may.error.reason;
  };

  it('is open to the owner who has not, and to nobody twice', () => {
    expect(by(2, 'Martin', 'supervisor')).toBe('police');
    expect(by(1, 'Ruth', 'nurse')).toBe('same-person-twice');
    expect(by(1, 'Ruth', 'supervisor')).toBe('same-person-twice');
    expect(by(3, 'PERSON 1', 'supervisor')).toBe('same-person-twice');
    expect(by(4, 'Siân', 'nurse')).toBe('already-approved');
    expect(by(5, 'Amy', 'handler')).toBe('role-may-not');
  });
});

describe('signing for changed calls', () => {
  const changes = [change('a'), change('b'), change('c', 'gp'), change('d', 'police_emergency')];
  const release = one(after(...start, verified(2, true), replayed(2, 1, ...changes)), 2);

  it('is for one call, or for what is left of one row', () => {
    const calls = (asked: Partial<Parameters<typeof callsToSign>[1]>, of = release) => {
      const may = callsToSign(of, { call: null, from: null, to: null, ...asked });
      return may.ok ? may.value : may.error.reason;
    };
    const row = { from: 'Nurse', to: 'nhs111_option2' };
    expect(calls(row)).toEqual(['a', 'b']);
    expect(calls({ call: 'c' })).toEqual(['c']);
    expect(calls({ call: 'z' })).toBe('change-not-known');
    expect(calls({ from: 'Nurse' })).toBe('nothing-named');
    const partly = foldReleases([release], signed(2, 'a'));
    expect(calls(row, partly[0])).toEqual(['b']);
    const wholly = foldReleases(partly, signed(2, 'b'));
    expect(calls(row, wholly[0])).toBe('already-signed');
  });

  it('is shown by row, lesser contact first, and only that holds a version back', () => {
    const [seen] = foldReleases([release], signed(2, 'a', 'nobody'));
    const view = replayView(seen!);
    expect(view).toMatchObject({ changed: 4, lesser: 3, fuller: 1, same: 6 });
    expect(view?.rows.map(({ to, calls, signed: by }) => [to, calls, by])).toEqual([
      ['nhs111_option2', 2, 1],
      ['gp', 1, 0],
      ['police_emergency', 1, 0],
    ]);
    expect(view?.changes.map(({ signedBy }) => signedBy)).toEqual(['Ruth', null, null, null]);
    expect(toSign(seen!).map(({ call }) => call)).toEqual(['b', 'c']);
  });
});

describe('bringing a file in', () => {
  const releases = after(...start);
  const may = (n: number, version: string) => {
    const taken = mayReceive(releases, { hash: hash(n), id: 'england', version });
    return taken.ok ? taken.value : taken.error.reason;
  };

  it('changes nothing for the same bytes, and refuses other words under one version', () => {
    expect(may(2, '2.0.0')).toBe('known');
    expect(may(3, '2.0.0')).toBe('version-taken');
    expect(may(3, '3.0.0')).toBe('new');
    expect(foldReleases(releases, received(2))).toBe(releases);
  });
});
