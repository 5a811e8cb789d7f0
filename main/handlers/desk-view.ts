import type { DeskView, QueueRow } from '#shared/contract/view.ts';
import type { CallState, Referral } from '#shared/call/call.ts';
import { callView } from '#shared/call/call-view.ts';
import { levelWords } from '#shared/call/level-words.ts';
import { sbarView } from '#shared/call/sbar-view.ts';
import { levels, type Level } from '#shared/protocol/protocol.ts';
import { noResourcesView, resourcesView } from '#shared/routing/resources-view.ts';
import { versionLine, workingLine } from '#shared/protocol/release-view.ts';
import { actingAs } from './act.ts';
import { callLine, judged, title } from './call-line.ts';
import type { Ports } from './ports.ts';
import { joinedViews } from './joined-view.ts';
import { handingView, nothingHanded } from './handing-view.ts';
import { worldAt } from './world-of.ts';
import { shiftView } from './shift-view.ts';

/** What stands beside the calls: names, checks, notices. Made where the desk is put together. */
export type DeskFrame = Pick<
  DeskView,
  | 'version'
  | 'handedOver'
  | 'deskName'
  | 'forceName'
  | 'practice'
  | 'theme'
  | 'hub'
  | 'dispatch'
  | 'checks'
  | 'notices'
  | 'fault'
>;

/** Most urgent first; not decided yet straight after Now (components.md); then who waits longest. */
const rank = (level: Level | null): number => (level === null ? 0.5 : levels.indexOf(level));

function queueOf(ports: Ports, calls: readonly CallState[], user: string): QueueRow[] {
  const rows = calls.flatMap((call) =>
    call.referrals
      .filter(({ kind, step, steps }) => kind !== 'outside' || step === steps.length - 1)
      .map((referral) => queueRow(ports, call, referral, user)),
  );
  const group = { 'with-you': 0, waiting: 1, 'with-others': 2 } as const;
  return rows.sort(
    (a, b) =>
      group[a.group] - group[b.group] ||
      rank(a.level) - rank(b.level) ||
      a.offeredAtMs - b.offeredAtMs,
  );
}

function queueRow(ports: Ports, call: CallState, referral: Referral, user: string): QueueRow {
  const { level, finding } = judged(ports, call);
  const by = referral.acceptedBy;
  const asks = referral.kind === 'nurse' ? 'nurse' : 'supervisor';
  const accepted = by === null ? null : 'outside' in by ? by.outside.name : by.name;
  const mine = by !== null && 'user' in by && by.user === user;
  return {
    callId: call.callId,
    referralId: referral.id,
    level,
    person: title(call),
    reason: finding ?? 'No finding yet',
    owner:
      accepted === null
        ? referral.state === 'claiming'
          ? `${call.owner.name}, until the hub says who was first`
          : `${call.owner.name}, until a ${asks} accepts`
        : accepted,
    offeredAtMs: referral.offeredAtMs,
    targetMinutes: level === null ? 5 : levelWords[level].targetMinutes,
    asks,
    group: mine ? 'with-you' : accepted === null ? 'waiting' : 'with-others',
  };
}

function versionsOf(ports: Ports): DeskView['protocol'] {
  const { versions, protocol } = ports;
  // A line names nobody, and asking who is busy means reading every open call.
  const desk = { working: versions.working(), against: versions.against(), people: [] };
  return {
    inUse: workingLine(versions.find(desk.working.hash), desk, protocol.inUse()),
    versions: versions
      .all()
      .map((release) => versionLine(release, desk))
      .reverse(),
  };
}

/** Everything the page shows, for whoever is signed in. Signed out or locked, it holds no person. */
export function deskView(ports: Ports, frame: DeskFrame, revision: number): DeskView {
  const session = ports.access.session();
  const { count, waiting, importedAtMs, importing } = ports.people.counts();
  const { id, version, title: scriptTitle } = ports.protocol.inUse();
  const open = {
    ...frame,
    revision,
    nowMs: ports.nowMs(),
    users: ports.access.colleagues().map((one) => ({ ...one })),
    room: ports.colleagues().map((one) => ({ ...one })),
    script: { id, version, title: scriptTitle },
    protocol: versionsOf(ports),
    people: { count, waiting, importedAtMs, importing },
  };
  if (session.state !== 'signed-in') {
    const closed = {
      ...open,
      resources: noResourcesView,
      calls: [],
      handing: nothingHanded,
      shift: null,
      call: null,
      queue: [],
      referral: null,
      savedAtMs: null,
    };
    return session.state === 'locked'
      ? {
          ...closed,
          session: { state: 'locked', userId: session.user.id, name: session.user.name },
        }
      : { ...closed, session: { state: session.state } };
  }
  const { user } = session;
  const steward = user.role === 'steward';
  // A steward sees no calls, but for those they pressed F9 on: their lines have to be filled.
  const sees = (one: CallState): boolean => !steward || one.emergency?.askedBy === user.id;
  const calls = ports.calls.open().filter(sees);
  const shown = ports.calls.shown();
  const call = shown === null ? null : ports.calls.get(shown);
  const acting = call === null ? null : actingAs(ports, user, ports.protocol.of(call));
  const queue =
    user.role === 'handler' || user.role === 'steward' ? [] : queueOf(ports, calls, user.id);
  const selected = queue.find(({ callId }) => callId === shown) ?? null;
  const person = call === null || steward ? null : ports.people.view(call, user.role);
  return {
    ...open,
    session: { state: 'signed-in', userId: user.id, name: user.name, role: user.role },
    resources: steward
      ? noResourcesView
      : resourcesView(worldAt(ports, call), open.room, open.nowMs),
    calls: calls.map((one) => callLine(ports, one, user.id)),
    handing: handingView(calls, user.id),
    shift: user.role === 'supervisor' ? shiftView(ports, user.id) : null,
    call:
      call === null || acting === null || !sees(call)
        ? null
        : callView(call, {
            acting,
            person,
            listedContact: ports.people.isListedContact(call),
            place: ports.placeSaid(call.caller.addressSaid),
            linked: ports.contacts.linked(call),
            // With somebody chosen their card says it.
            frequent: call.person === null ? ports.contacts.frequent(call, null).met : [],
            joined: joinedViews(ports, call, user.id),
            draft: ports.calls.draft(call.callId),
          }),
    queue,
    referral:
      call === null || selected === null || acting === null
        ? null
        : sbarView(call, acting.pack, person, selected, ports.contacts.before(call)),
    savedAtMs: call?.lastAtMs ?? null,
  };
}
