import type { Role } from '#shared/contract/words.ts';
import { approvalAs, holds, toSign, type Release } from './release.ts';
import type { OwnerKind } from './release-events.ts';

export type Person = { readonly user: string; readonly name: string; readonly role: Role };

/** What the rules need to know of the desk besides its versions. */
export type ReleaseDesk = {
  /** The version that new calls really run on: the one in use, or its stand-in when it cannot be read. */
  readonly working: { readonly hash: string; readonly version: string };
  /** Hash of the vocabulary and response table a check must have been made with. */
  readonly against: string;
  readonly people: readonly Person[];
};

export type Step = 'verified' | 'replayed' | OwnerKind;

/** A step that is not done: which, why, and who can do it. `broken` means that waiting will not help. */
export type Missing = {
  readonly step: Step;
  readonly state: 'waiting' | 'broken';
  readonly reason: string;
  readonly text: string;
};

const roleOf = { clinical: 'nurse', police: 'supervisor' } as const;

export const plural = (count: number, one: string, many: string): string =>
  `${count} ${count === 1 ? one : many}`;

/** "Ruth Adeyemi or Siân Prosser can do that", or what to do when nobody here can. */
function whoCan({ people }: ReleaseDesk, roles: readonly Role[], not?: string): string {
  const names = people
    .filter(({ role, user }) => roles.includes(role) && user !== not)
    .map(({ name }) => name);
  const [first, ...rest] = names;
  if (first === undefined)
    return `Nobody else on this desk is a ${roles.join(' or ')}: a supervisor adds one.`;
  const last = rest.pop();
  const list = last === undefined ? first : `${[first, ...rest].join(', ')} or ${last}`;
  return `${list} can do that.`;
}

/** The version a release is compared with: the one calls run on now, or, for that one, the one before it. */
export const comparedWith = ({ hash, replaced }: Release, { working }: ReleaseDesk) =>
  hash === working.hash ? replaced : working.hash;

const missing = (step: Step, state: Missing['state'], reason: string, text: string): Missing => ({
  step,
  state,
  reason,
  text,
});

function checkMissing(release: Release, desk: ReleaseDesk): Missing | null {
  const who = whoCan(desk, ['supervisor', 'nurse', 'steward']);
  const { verification } = release;
  if (verification === null)
    return missing('verified', 'waiting', 'not-verified', `It has not been checked yet. ${who}`);
  const broken = verification.properties.filter((property) => !property.holds);
  if (broken.length > 0)
    return missing(
      'verified',
      'broken',
      'property-broken',
      `${plural(broken.length, 'property does', 'properties do')} not hold: ${broken.map(({ text }) => text).join('; ')}. Its owner mends the file, raises its version, and a steward brings it in again.`,
    );
  if (!holds(release))
    return missing('verified', 'waiting', 'not-verified', `The check covered nothing. ${who}`);
  return verification.against === desk.against
    ? null
    : missing(
        'verified',
        'waiting',
        'verified-with-other-words',
        `It was checked with another vocabulary or response table than this desk has now. Check it again: ${who}`,
      );
}

function replayMissing(release: Release, desk: ReleaseDesk): Missing | null {
  const against = comparedWith(release, desk);
  if (against === null) return null;
  const who = whoCan(desk, ['supervisor', 'nurse', 'steward']);
  if (release.replay === null)
    return missing(
      'replayed',
      'waiting',
      'not-replayed',
      `It has not run on past calls yet. ${who}`,
    );
  if (release.replay.found.from.hash !== against)
    return missing(
      'replayed',
      'waiting',
      'replayed-on-another',
      `It was compared with version ${release.replay.found.from.version}, which is not the one it would replace now. Run it on past calls again: ${who}`,
    );
  const { calls, notReplayed } = release.replay.found;
  if (calls > 0 && notReplayed === calls)
    return missing(
      'replayed',
      'waiting',
      'nothing-replayed',
      `None of ${plural(calls, 'past call', 'past calls')} could be run on it, so nothing is known of what it changes. Mend it, or bring in another: ${who}`,
    );
  const left = toSign(release).length;
  return left === 0
    ? null
    : missing(
        'replayed',
        'waiting',
        'changes-not-signed',
        `${plural(left, 'past call', 'past calls')} would get a lesser contact, and nobody has signed for ${left === 1 ? 'it' : 'them'}. ${whoCan(desk, ['nurse', 'supervisor'])}`,
      );
}

function approvalMissing(release: Release, desk: ReleaseDesk, as: OwnerKind): Missing | null {
  if (approvalAs(release, as) !== null) return null;
  const other = approvalAs(release, as === 'clinical' ? 'police' : 'clinical');
  const role = roleOf[as];
  return missing(
    as,
    'waiting',
    `${as}-approval-missing`,
    `The ${as} owner has not approved it: a ${role} does, with their post and PIN. ${whoCan(desk, [role], other?.user)}`,
  );
}

const present = <T>(one: T | null): one is T => one !== null;

/** What must be true before anybody is asked to approve. */
export const beforeApproval = (release: Release, desk: ReleaseDesk): readonly Missing[] =>
  [checkMissing(release, desk), replayMissing(release, desk)].filter(present);

/** Every step a release still needs before it can be put into use, in order. */
export const missingSteps = (release: Release, desk: ReleaseDesk): readonly Missing[] =>
  [
    ...beforeApproval(release, desk),
    approvalMissing(release, desk, 'clinical'),
    approvalMissing(release, desk, 'police'),
  ].filter(present);
