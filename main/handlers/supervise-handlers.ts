import { err, ok } from '#shared/kit/result.ts';
import { giveCall } from '#shared/call/give-call.ts';
import { answerHandover, holds, offerHandover, takeOver } from '#shared/call/handover.ts';
import { recordOutcome, reviewCall } from '#shared/call/outcome.ts';
import { recordLines } from '#shared/call/record-lines.ts';
import type { Handlers, Request } from '#shared/contract/contract.ts';
import { readTime } from '#shared/s136/london-time.ts';
import { act } from './act.ts';
import { title } from './call-line.ts';
import { looked } from './looked.ts';
import type { Ports } from './ports.ts';

type SuperviseHandlers = Pick<
  Handlers,
  | 'outcome.record'
  | 'supervisor.review'
  | 'supervisor.give'
  | 'handover.offer'
  | 'handover.answer'
  | 'supervisor.takeOver'
  | 'supervisor.wholeRecord'
>;

/** What came of calls, and what a supervisor says and does about them. */
export const superviseHandlers = (ports: Ports): SuperviseHandlers => ({
  'outcome.record': ({ callId, kind, detail, s136 }) => {
    const read = s136 === null ? ok(null) : timesIn(s136, ports.nowMs());
    return read.ok
      ? act(ports, callId, (acting, call) =>
          recordOutcome(acting, call, { kind, detail, s136: read.value }),
        )
      : read;
  },
  'supervisor.review': ({ callId, ...said }) =>
    act(ports, callId, (acting, call) => reviewCall(acting, call, said)),
  'supervisor.give': ({ callId, ...given }) =>
    act(ports, callId, (acting, call) => giveCall(acting, call, given)),
  'handover.offer': ({ callId: only, ...offered }) => {
    const session = ports.access.session();
    const user = session.state === 'signed-in' ? session.user.id : '';
    const held = ports.calls
      .open()
      .filter((call) => holds(call, user) && (only === null || call.callId === only));
    if (held.length === 0)
      return err({ reason: 'nothing-held', text: 'You have nothing open to hand over there.' });
    let calls = 0;
    for (const { callId } of held) {
      const done = act(ports, callId, (acting, call) => offerHandover(acting, call, offered));
      // The first refusal is of the person who was named, and holds for all; what was offered before it stands.
      if (!done.ok && calls === 0) return done;
      if (done.ok) calls += 1;
    }
    return ok({ calls });
  },
  'handover.answer': ({ callId, ...answer }) =>
    act(ports, callId, (acting, call) => answerHandover(acting, call, answer)),
  'supervisor.takeOver': ({ callId, ...asked }) =>
    act(ports, callId, (acting, call) => takeOver(acting, call, asked)),
  'supervisor.wholeRecord': ({ callId }) => {
    const read = looked(ports, ports.calls.get(callId), 'police', 'the whole record of a call');
    if (!read.ok) return read;
    const { call } = read.value;
    const names = new Map<string, string>(ports.colleagues().map(({ id, name }) => [id, name]));
    return ok({
      title: title(call),
      lines: recordLines(ports.calls.events(callId), (id) => names.get(id) ?? null).map((line) => ({
        ...line,
      })),
    });
  },
});

type Typed = NonNullable<Request<'outcome.record'>['s136']>;

/** The times as somebody typed them, in ms; in words which of them is none. */
function timesIn({ detainedAt, arrivedAt, ...rest }: Typed, nowMs: number) {
  const detained = readTime(detainedAt, nowMs);
  const arrived = arrivedAt === null ? ok(null) : readTime(arrivedAt, nowMs);
  if (!detained.ok) return err({ reason: 'not-a-time', text: `Used at: ${detained.error}` });
  if (!arrived.ok) return err({ reason: 'not-a-time', text: `Arrived at: ${arrived.error}` });
  return ok({ ...rest, detainedAtMs: detained.value, arrivedAtMs: arrived.value });
}
