import type { PackState, PropertyView } from '#shared/contract/protocol.ts';
import type {
  FoundChange,
  OwnerKind,
  ReleaseEvent,
  ReleaseEventContent,
  ReplayFound,
} from './release-events.ts';

export type Approval = {
  readonly as: OwnerKind;
  readonly user: string;
  readonly name: string;
  readonly post: string;
  readonly atMs: number;
};

export type Signature = {
  readonly call: string;
  readonly name: string;
  readonly reason: string;
  readonly atMs: number;
};

/** One version of a protocol on this desk: its file by hash, and what has been done with that very file. */
export type Release = {
  readonly hash: string;
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly owner: string;
  readonly file: string;
  readonly origin: 'delivered' | 'imported';
  readonly receivedAtMs: number;
  readonly verification: {
    readonly atMs: number;
    readonly ms: number;
    readonly against: string;
    readonly properties: readonly PropertyView[];
  } | null;
  readonly replay: { readonly atMs: number; readonly found: ReplayFound } | null;
  readonly signatures: readonly Signature[];
  /** Each stands on a verification that held and a replay with nothing left to sign. */
  readonly approvals: readonly Approval[];
  readonly inUse: { readonly sinceMs: number; readonly as: 'released' | 'delivered' } | null;
  /** The version it took the place of when it last came into use. */
  readonly replaced: string | null;
  /** When another version last took its place. */
  readonly retiredAtMs: number | null;
  readonly changedAtMs: number;
};

/** Every property was checked on this very file and holds. A check that covered nothing holds nothing. */
export const holds = ({ verification }: Release): boolean =>
  verification !== null &&
  verification.properties.length > 0 &&
  verification.properties.every((property) => property.holds);

/** The changes to a lesser contact that nobody has signed for yet. */
export function toSign({ replay, signatures }: Release): readonly FoundChange[] {
  const signed = new Set(signatures.map(({ call }) => call));
  return (
    replay?.found.changes.filter(
      ({ direction, call }) => direction === 'lesser-contact' && !signed.has(call),
    ) ?? []
  );
}

/** It ran on past calls, or nothing was in use here before it that it could be compared with. */
const isCompared = ({ replay, inUse, replaced }: Release): boolean =>
  replay !== null || (inUse !== null && replaced === null);

export const approvalAs = ({ approvals }: Release, as: OwnerKind): Approval | null =>
  approvals.find((one) => one.as === as) ?? null;

/** Two different people approved it, one as the clinical owner and one as the police owner. */
export const isApproved = (release: Release): boolean =>
  approvalAs(release, 'clinical') !== null && approvalAs(release, 'police') !== null;

export function stateOf(release: Release): PackState {
  if (release.inUse !== null) return 'in-use';
  if (release.retiredAtMs !== null) return 'retired';
  if (!holds(release)) return 'draft';
  return isApproved(release) ? 'approved' : 'verified';
}

export const inUseOf = (releases: readonly Release[]): Release | null =>
  releases.find(({ inUse }) => inUse !== null) ?? null;

function received(content: ReleaseEventContent<'protocol-received'>, atMs: number): Release {
  const { hash, id, version, title, owner, file, origin } = content;
  return {
    hash,
    id,
    version,
    title,
    owner,
    file,
    origin,
    receivedAtMs: atMs,
    verification: null,
    replay: null,
    signatures: [],
    approvals: [],
    inUse: null,
    replaced: null,
    retiredAtMs: null,
    changedAtMs: atMs,
  };
}

const whatChanged = ({ from, to, between, row }: FoundChange): string =>
  JSON.stringify([from, to, between, row]);

/** A new replay keeps the signatures of the calls that it would send where they were signed for. */
function replayed(release: Release, found: ReplayFound, atMs: number): Release {
  const now = new Map(found.changes.map((change) => [change.call, whatChanged(change)]));
  const before = new Map(
    release.replay?.found.changes.map((change) => [change.call, whatChanged(change)]),
  );
  const signatures = release.signatures.filter(
    ({ call }) => now.has(call) && now.get(call) === before.get(call),
  );
  return { ...release, replay: { atMs, found }, signatures };
}

function changed(release: Release, event: ReleaseEvent): Release {
  const { atMs } = event;
  switch (event.type) {
    case 'protocol-received':
      return release;
    case 'protocol-verified': {
      const { against, properties, ms } = event.content;
      return { ...release, verification: { atMs, ms, against, properties } };
    }
    case 'protocol-replayed':
      return replayed(release, event.content.found, atMs);
    case 'protocol-change-signed': {
      const { calls, name, reason } = event.content;
      const signed = new Set(release.signatures.map(({ call }) => call));
      const known = new Set(release.replay?.found.changes.map(({ call }) => call));
      const added = calls.filter((call) => known.has(call) && !signed.has(call));
      return {
        ...release,
        signatures: [...release.signatures, ...added.map((call) => ({ call, name, reason, atMs }))],
      };
    }
    case 'protocol-approved': {
      const { as, user, name, post } = event.content;
      const taken = release.approvals.some((one) => one.as === as || one.user === user);
      if (taken || !holds(release) || !isCompared(release)) return release;
      return { ...release, approvals: [...release.approvals, { as, user, name, post, atMs }] };
    }
    case 'protocol-put-in-use':
      return {
        ...release,
        inUse: { sinceMs: atMs, as: event.content.as },
        replaced: event.content.replaces,
        retiredAtMs: null,
      };
  }
}

/** People approved what they were shown: once it no longer holds, or leaves more to sign, they are asked again. */
const standing = (release: Release): Release =>
  release.approvals.length > 0 && (!holds(release) || toSign(release).length > 0)
    ? { ...release, approvals: [] }
    : release;

const mayComeIntoUse = (releases: readonly Release[], release: Release, as: string): boolean =>
  release.inUse === null &&
  (as === 'delivered'
    ? inUseOf(releases) === null
    : isApproved(release) && release.replay !== null);

/**
 * The versions after one more event. Total: an event that makes no sense (an approval of what does
 * not hold, a version put into use unapproved) changes nothing, from whichever desk it came.
 * At most one version is in use at any time.
 */
export function foldReleases(
  releases: readonly Release[],
  event: ReleaseEvent,
): readonly Release[] {
  const { hash } = event.content;
  const known = releases.find((one) => one.hash === hash);
  if (event.type === 'protocol-received')
    return known === undefined ? [...releases, received(event.content, event.atMs)] : releases;
  if (known === undefined) return releases;
  const comes = event.type === 'protocol-put-in-use';
  if (comes && !mayComeIntoUse(releases, known, event.content.as)) return releases;
  return releases.map((release) => {
    if (release.hash === hash) {
      const after = standing(changed(release, event));
      return after === release ? release : { ...after, changedAtMs: event.atMs };
    }
    return comes && release.inUse !== null
      ? // Who approved it approved it for then: to come back it is approved again.
        { ...release, inUse: null, approvals: [], retiredAtMs: event.atMs, changedAtMs: event.atMs }
      : release;
  });
}
