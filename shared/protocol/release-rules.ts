import { err, ok, type Result } from '#shared/kit/result.ts';
import type { Refusal } from '#shared/contract/reply.ts';
import { approvalAs, inUseOf, type Release } from './release.ts';
import type { OwnerKind, ReleaseEventContent } from './release-events.ts';
import {
  beforeApproval,
  missingSteps,
  type Missing,
  type Person,
  type ReleaseDesk,
} from './release-steps.ts';

const refuse = (reason: string, text: string) => err<Refusal>({ reason, text });

const refusedFor = ({ version }: Release, steps: readonly Missing[], what: string) => {
  const [first] = steps;
  return first === undefined
    ? null
    : refuse(
        first.reason,
        `Version ${version} cannot be ${what} yet. ${steps.map(({ text }) => text).join(' ')}`,
      );
};

/** Whether a person may approve a release, and as which owner. */
export function mayApprove(
  release: Release,
  desk: ReleaseDesk,
  { user, name, role }: Person,
): Result<OwnerKind, Refusal> {
  if (role !== 'nurse' && role !== 'supervisor')
    return refuse(
      'role-may-not',
      'A nurse approves as the clinical owner, a supervisor as the police owner.',
    );
  const as = role === 'nurse' ? 'clinical' : 'police';
  const refused = refusedFor(release, beforeApproval(release, desk), 'approved');
  if (refused !== null) return refused;
  const mine = release.approvals.find(
    (one) => one.user === user || one.name.toLowerCase() === name.toLowerCase(),
  );
  if (mine !== undefined)
    return refuse(
      'same-person-twice',
      `${mine.name} has approved it already, as the ${mine.as} owner. Two different people approve a version.`,
    );
  const before = approvalAs(release, as);
  return before === null
    ? ok(as)
    : refuse(
        'already-approved',
        `${before.name}, ${before.post}, has approved it as the ${as} owner.`,
      );
}

/** What is recorded when a release takes the place of the one in use, or everything that is missing. */
export function putInUse(
  releases: readonly Release[],
  release: Release,
  desk: ReleaseDesk,
  name: string,
): Result<ReleaseEventContent<'protocol-put-in-use'>, Refusal> {
  if (release.inUse !== null)
    return refuse('already-in-use', `Version ${release.version} is in use already.`);
  const refused = refusedFor(release, missingSteps(release, desk), 'put into use');
  if (refused !== null) return refused;
  const replaces = inUseOf(releases)?.hash ?? null;
  return ok({ hash: release.hash, replaces, as: 'released', name });
}

/** The changed calls that one act signs for: one call, or every unsigned one of a row. */
export function callsToSign(
  release: Release,
  asked: { readonly call: string | null; readonly from: string | null; readonly to: string | null },
): Result<readonly string[], Refusal> {
  if (release.replay === null)
    return refuse('not-replayed', 'There is nothing to sign: run it on past calls first.');
  if (asked.call === null && (asked.from === null || asked.to === null))
    return refuse('nothing-named', 'Name the call to sign for, or both ends of a row.');
  const { changes } = release.replay.found;
  const meant = changes.filter(({ call, row }) =>
    asked.call === null ? row.from === asked.from && row.to === asked.to : call === asked.call,
  );
  if (meant.length === 0)
    return refuse('change-not-known', 'There is no such change in the latest replay.');
  const signed = new Set(release.signatures.map(({ call }) => call));
  const left = meant.filter(({ call }) => !signed.has(call)).map(({ call }) => call);
  return left.length > 0
    ? ok(left)
    : refuse('already-signed', 'Somebody has signed for it already.');
}

/** Whether a file is new here, or the very same bytes came before; another text for the same version is refused. */
export function mayReceive(
  releases: readonly Release[],
  file: { readonly hash: string; readonly id: string; readonly version: string },
): Result<'new' | 'known', Refusal> {
  if (releases.some(({ hash }) => hash === file.hash)) return ok('known');
  const clash = releases.find(({ id, version }) => id === file.id && version === file.version);
  return clash === undefined
    ? ok('new')
    : refuse(
        'version-taken',
        `Version ${file.version} of ${file.id} is here already with other words (${clash.file}). Raise the version in the file, and bring it in again.`,
      );
}
