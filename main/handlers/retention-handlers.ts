import { err, ok, type Result } from '#shared/kit/result.ts';
import type { CallId } from '#shared/kit/ids.ts';
import type { CallState } from '#shared/call/call.ts';
import type { Colleague, Decided, Acting } from '#shared/call/command.ts';
import { erasureOf } from '#shared/call/fold-retention.ts';
import { recordLines } from '#shared/call/record-lines.ts';
import type { RetentionYears } from '#shared/call/erased-halves.ts';
import type { RecordHalf } from '#shared/call/retention-events.ts';
import {
  clocksAtOnce,
  clocksOf,
  halvesOf,
  type Clocks,
  type RetentionLine,
} from '#shared/contact/retention.ts';
import { eraseHalf, halfOf, keepHalf, nurseLines } from '#shared/contact/review-half.ts';
import type { Handlers } from '#shared/contract/contract.ts';
import type { Refusal } from '#shared/contract/reply.ts';
import type { DueHalf } from '#shared/contract/retention.ts';
import { yearsAfter } from '#shared/s136/london-time.ts';
import { act } from './act.ts';
import { title } from './call-line.ts';
import { looked } from './looked.ts';
import type { Ports } from './ports.ts';

type RetentionHandlers = Pick<Handlers, Extract<keyof Handlers, `retention.${string}`>>;

const mostShown = 100;
/** A decision of this moment, not one of years ago. */
const justNowMs = 60_000;
const closing = { reason: 'desk-closes', text: 'The desk is closing. Nothing was decided.' };
const signedOut = { reason: 'not-signed-in', text: 'Sign in first.' };

interface Reviewing {
  readonly user: Colleague;
  readonly half: RecordHalf;
  readonly years: RetentionYears;
  readonly clocks: Clocks;
  readonly since: number;
}

/** Who reviews, and the clock of everybody with a call: all calls are read, so the desk goes on meanwhile. */
async function reviewing(ports: Ports): Promise<Result<Reviewing, Refusal>> {
  const session = ports.access.session();
  const half = session.state === 'signed-in' ? halfOf(session.user.role) : null;
  if (session.state !== 'signed-in' || half === null) return err(signedOut);
  // An open call about the same person may be at another desk.
  const away = ports.retention.hubAway();
  if (away !== null) return err({ reason: 'hub-away', text: away });
  const years = ports.retention.years();
  if (!years.ok) return err({ reason: 'years-not-known', text: years.error });
  const since = ports.nowMs();
  const clocks = await ports.inSlices(clocksOf(ports.calls.every()));
  if (clocks === null) return err(closing);
  return ok({ user: session.user, half, years: years.value, clocks, since });
}

const today = (ports: Ports): string => yearsAfter(ports.nowMs(), 0);

/** Where the years of this half stand now, with the calls that began while the others were read. */
function lineOf(
  ports: Ports,
  call: CallState,
  { half, years, clocks, since }: Reviewing,
): RetentionLine | undefined {
  const now = clocksAtOnce(ports.calls.since(since), clocks);
  return halvesOf(call, now, years, today(ports)).find((one) => one.half === half);
}

/** One decision by whoever began it: somebody else may sit here by the time all calls are read. */
async function decide(
  ports: Ports,
  callId: CallId,
  decision: (
    acting: Acting,
    call: CallState,
    half: RecordHalf,
    line: RetentionLine | undefined,
  ) => Decided,
): Promise<Result<null, Refusal>> {
  const read = await reviewing(ports);
  if (!read.ok) return read;
  const { user, half } = read.value;
  return act(ports, callId, (acting, call) =>
    acting.by.user === user.id
      ? decision(acting, call, half, lineOf(ports, call, read.value))
      : err({ reason: 'somebody-else', text: 'Somebody else signed in meanwhile.' }),
  );
}

/** What became of a decision: every desk asks once more whether it may be deleted, this one too. */
function becameOf(
  ports: Ports,
  callId: CallId,
  what: 'kept' | 'erased',
): Result<'done' | 'waits', Refusal> {
  ports.retention.eraseLeftovers();
  const session = ports.access.session();
  const half = session.state === 'signed-in' ? halfOf(session.user.role) : null;
  const decided = ports.calls.get(callId)?.retention[what] ?? [];
  if (decided.some((one) => one.half === half && one.atMs >= ports.nowMs() - justNowMs))
    return ok('done');
  return ports.retention.waits(callId)
    ? ok('waits')
    : err({
        reason: 'not-decided',
        text: 'Nothing was decided: something on this call is younger than the rules allow, or was done at the same time. Look at it again.',
      });
}

function* dueOf(
  ports: Ports,
  { half, years, clocks }: Reviewing,
): Generator<undefined, readonly DueHalf[]> {
  const due: DueHalf[] = [];
  for (const call of ports.calls.every()) {
    const line = halvesOf(call, clocks, years, today(ports)).find((one) => one.half === half);
    const kept = call.retention.kept.findLast((one) => one.half === half);
    if (line?.due === true)
      due.push({
        callId: call.callId,
        openedAtMs: call.openedAtMs,
        incidentReference: call.incidentReference,
        reviewOn: line.reviewOn,
        kept:
          kept === undefined ? null : { atMs: kept.atMs, byName: kept.byName, reason: kept.reason },
      });
    yield;
  }
  return due.toSorted((a, b) => (a.reviewOn < b.reviewOn ? -1 : 1));
}

/** Records whose years are over: what is due, what it holds, and that it is kept or deleted. */
export const retentionHandlers = (ports: Ports): RetentionHandlers => ({
  'retention.due': async () => {
    const read = await reviewing(ports);
    if (!read.ok) return read;
    const { half, years } = read.value;
    const due = await ports.inSlices(dueOf(ports, read.value));
    return due === null
      ? err(closing)
      : ok({ half, years: years[half], total: due.length, due: due.slice(0, mostShown) });
  },
  'retention.read': ({ callId }) => {
    const session = ports.access.session();
    const half = session.state === 'signed-in' ? halfOf(session.user.role) : null;
    if (half === null) return err(signedOut);
    const why = 'whether their record is still needed';
    const read = looked(ports, ports.calls.get(callId), half, why);
    if (!read.ok) return read;
    const { call } = read.value;
    const names = new Map<string, string>(ports.colleagues().map(({ id, name }) => [id, name]));
    const lines =
      half === 'nurse'
        ? nurseLines(call)
        : recordLines(ports.calls.events(callId), (id) => names.get(id) ?? null);
    const known = erasureOf(call, 'police') === null ? title(call) : call.person?.name;
    return ok({ title: known ?? 'nobody chosen', lines: lines.map((one) => ({ ...one })) });
  },
  'retention.keep': async ({ callId, reason, years }) => {
    const decided = await decide(ports, callId, (acting, call, half, line) =>
      keepHalf(acting, call, { half, reason, years }, line),
    );
    return decided.ok ? becameOf(ports, callId, 'kept') : decided;
  },
  'retention.erase': async ({ callId, reason, pin }) => {
    const confirmed = await ports.access.confirm(pin);
    if (!confirmed.ok) return confirmed;
    const decided = await decide(ports, callId, (acting, call, half, line) =>
      eraseHalf(acting, call, { half, reason }, line),
    );
    return decided.ok ? becameOf(ports, callId, 'erased') : decided;
  },
});
