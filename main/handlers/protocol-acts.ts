import { err, ok, type Result } from '#shared/kit/result.ts';
import type { Request } from '#shared/contract/contract.ts';
import type { Refusal } from '#shared/contract/reply.ts';
import type { CallState } from '#shared/call/call.ts';
import type { Acting } from '#shared/call/command.ts';
import { erasureOf } from '#shared/call/fold-retention.ts';
import type { ReleaseEvent } from '#shared/protocol/release-events.ts';
import { mayApprove, mayReceive } from '#shared/protocol/release-rules.ts';
import { comparedWith, type ReleaseDesk } from '#shared/protocol/release-steps.ts';
import type { Release } from '#shared/protocol/release.ts';
import type { Ports } from './ports.ts';
import { releaseDesk } from './protocol-detail.ts';

export const refuse = (reason: string, text: string) => err<Refusal>({ reason, text });

/** An act on one version: the version as it stands now, the rules' view of the desk, and who acts. */
type On = {
  readonly release: Release;
  readonly desk: ReleaseDesk;
  readonly by: Acting['by'];
};

/** Finds who acts and on which version. Practice is lent the live desk's versions and changes none. */
export function on(ports: Ports, hash: string): Result<On, Refusal> {
  const by = signedIn(ports);
  if (!by.ok) return by;
  const release = ports.versions.find(hash);
  return release === null
    ? refuse('version-not-known', 'This desk has no such version.')
    : ok({ release, desk: releaseDesk(ports), by: by.value });
}

function signedIn(ports: Ports): Result<Acting['by'], Refusal> {
  const session = ports.access.session();
  if (session.state !== 'signed-in') return refuse('not-signed-in', 'Sign in first.');
  const { id: user, name, role } = session.user;
  return ok({ user, name, role });
}

/** As `on`, for an act that changes the version. */
export function changing(ports: Ports, hash: string): Result<On, Refusal> {
  return ports.practice()
    ? refuse(
        'practice',
        'This is practice: versions are kept on the live desk. Leave practice first.',
      )
    : on(ports, hash);
}

const closed = () =>
  refuse('desk-closed', 'The desk was closed before this was done. Nothing was recorded.');

/** Journals one event about a version, then shows it. */
export function record(ports: Ports, by: Acting['by'], event: ReleaseEvent): Result<null, Refusal> {
  const recorded = ports.versions.record(event, by);
  ports.push();
  return recorded;
}

/** Checks every property, and records what came out, whichever way. */
export async function verify(ports: Ports, hash: string): Promise<Result<null, Refusal>> {
  const found = changing(ports, hash);
  if (!found.ok) return found;
  const read = ports.versions.read(hash);
  if (!read.ok) return read;
  const against = ports.versions.against();
  const steps = await ports.tools.verifySteps(read.value, ports.protocol.table(), ports.nowMs);
  const verification = await ports.inSlices(steps);
  if (verification === null) return closed();
  const properties = verification.properties.map(({ counterexample, ...property }) => ({
    ...property,
    counterexample: counterexample?.words ?? null,
  }));
  return record(ports, found.value.by, {
    type: 'protocol-verified',
    atMs: ports.nowMs(),
    content: { hash, against, properties, ms: verification.ms },
  });
}

/** Runs this desk's past calls on the version, beside the one it would replace. */
export async function replay(ports: Ports, hash: string): Promise<Result<null, Refusal>> {
  const found = changing(ports, hash);
  if (!found.ok) return found;
  const { release, desk, by } = found.value;
  const against = comparedWith(release, desk);
  if (against === null)
    return refuse(
      'nothing-to-compare',
      `No version was in use here before ${release.version}: there is nothing to compare it with.`,
    );
  const from = ports.versions.pack(against);
  if (!from.ok) return from;
  const to = ports.versions.read(hash);
  if (!to.ok) return to;
  const result = await ports.inSlices(
    ports.tools.replaySteps(from.value, to.value, thoseThere(ports.calls.every())),
  );
  if (result === null) return closed();
  return record(ports, by, {
    type: 'protocol-replayed',
    atMs: ports.nowMs(),
    content: { hash, found: result },
  });
}

/** Without those whose police half was deleted: nothing is left of them that could be decided again. */
function* thoseThere(calls: Iterable<CallState>): Generator<CallState> {
  for (const call of calls) if (erasureOf(call, 'police') === null) yield call;
}

/** Takes the name of who is signed in under the version, with their PIN. */
export async function approve(
  ports: Ports,
  { hash, post, pin }: Request<'protocol.approve'>,
): Promise<Result<null, Refusal>> {
  const may = () => {
    const found = changing(ports, hash);
    if (!found.ok) return found;
    const { release, desk, by } = found.value;
    const as = mayApprove(release, desk, by);
    return as.ok ? ok({ as: as.value, by }) : as;
  };
  const before = may();
  if (!before.ok) return before;
  const read = ports.versions.read(hash);
  if (!read.ok) return read;
  const confirmed = await ports.access.confirm(pin);
  if (!confirmed.ok) return confirmed;
  // Checking a PIN takes a while: somebody else may sit here now, or the version stand elsewhere.
  const now = may();
  if (!now.ok) return now;
  const { as, by } = now.value;
  if (by.user !== before.value.by.user)
    return refuse('somebody-else', 'Somebody else signed in meanwhile. Nothing was approved.');
  return record(ports, by, {
    type: 'protocol-approved',
    atMs: ports.nowMs(),
    content: { hash, as, user: by.user, name: by.name, post },
  });
}

/** Brings a file in as a draft. The very same bytes change nothing. */
export function receive(
  ports: Ports,
  { file, text }: Request<'protocol.receive'>,
): Result<string, Refusal> {
  const by = signedIn(ports);
  if (!by.ok) return by;
  if (ports.practice())
    return refuse('practice', 'This is practice: bring files in on the live desk.');
  const taken = ports.versions.readFile(file, text);
  if (!taken.ok) return taken;
  const { hash, id, version, title, owner } = taken.value.read.pack;
  const may = mayReceive(ports.versions.all(), { hash, id, version });
  if (!may.ok) return may;
  if (may.value === 'known') return ok(hash);
  const recorded = record(ports, by.value, {
    type: 'protocol-received',
    atMs: ports.nowMs(),
    content: { hash, id, version, title, owner, file, origin: 'imported', text },
  });
  return recorded.ok ? ok(hash) : recorded;
}
