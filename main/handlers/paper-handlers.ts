import { err, ok, type Result } from '#shared/kit/result.ts';
import { enterPaper } from '#shared/call/enter-paper.ts';
import { dayAndTime } from '#shared/call/summary.ts';
import { suppliedFacts } from '#shared/call/supplied-facts.ts';
import type { Handlers, Request } from '#shared/contract/contract.ts';
import type { PaperForm } from '#shared/contract/paper.ts';
import type { Refusal } from '#shared/contract/reply.ts';
import { callId as newCallId } from '#shared/contract/words.ts';
import { readPaperCode } from '#shared/protocol/paper-code.ts';
import type { Pack, ResponseTable } from '#shared/protocol/protocol.ts';
import { actingAs, record, worldOf } from './act.ts';
import type { Ports } from './ports.ts';
import { selectCall } from './select-call.ts';

type PaperHandlers = Pick<Handlers, 'protocol.paperForm' | 'protocol.enterPaper'>;

/** The script that a code names, with the code as it was printed; or what to do about it. */
function packOf(ports: Ports, typed: string): Result<{ pack: Pack; code: string }, Refusal> {
  const read = readPaperCode(typed);
  if (!read.ok) return read;
  const pack = ports.protocol.withCode(read.value);
  if (pack === null)
    return err({
      reason: 'paper-code-not-known',
      text: `This desk has no script with the code ${read.value}. Ask a supervisor to bring in that version, or enter the sheet on the desk that printed it. Keep the sheet.`,
    });
  return ok({ pack, code: read.value });
}

const formOf = (pack: Pack, table: ResponseTable, code: string): PaperForm => ({
  code,
  hash: pack.hash,
  version: pack.version,
  title: pack.title,
  questions: pack.questions.map(({ id, stage, short, many, answers }, index) => ({
    number: index + 1,
    id,
    stage: pack.stages.find((one) => one.id === stage)?.label ?? stage,
    short,
    many: many === true,
    answers: answers.map(({ label }) => label),
  })),
  destinations: Object.entries(table.services).map(([id, { name }]) => ({ id, label: name })),
});

function enter(ports: Ports, request: Request<'protocol.enterPaper'>) {
  const session = ports.access.session();
  if (session.state !== 'signed-in')
    return err({ reason: 'not-signed-in', text: 'Sign in first.' });
  const found = packOf(ports, request.code);
  if (!found.ok) return found;
  const { pack, code } = found.value;
  const twice = ports.calls
    .open()
    .find(
      ({ paper, openedAtMs, handler }) =>
        paper?.code === code &&
        openedAtMs === request.startedAtMs &&
        handler.user === request.takenBy,
    );
  if (twice?.paper != null)
    return err({
      reason: 'paper-entered-already',
      text: `A sheet that began at ${dayAndTime(twice.openedAtMs)} and was taken by ${twice.handler.name} was entered by ${twice.paper.enteredByName} at ${dayAndTime(twice.paper.enteredAtMs)}. It is in the list of calls.`,
    });
  const acting = actingAs(ports, session.user, pack);
  const callId = newCallId.parse(ports.newId());
  const decided = enterPaper(acting, callId, { ...request, code }, (call) =>
    suppliedFacts(call, worldOf(ports, acting, call)),
  );
  const recorded = record(ports, acting, null, decided);
  if (!recorded.ok) return recorded;
  // Nobody on the line is put on hold for a sheet: then it waits in the list of calls.
  const shown = ports.calls.shown();
  const busy = shown === null ? null : ports.calls.get(shown);
  if (busy === null || busy.closedAtMs !== null || busy.line === 'ended') selectCall(ports, callId);
  return ok(callId);
}

/** Entering afterwards what was taken on paper. */
export const paperHandlers = (ports: Ports): PaperHandlers => ({
  'protocol.paperForm': ({ code }) => {
    const found = packOf(ports, code);
    return found.ok
      ? ok(formOf(found.value.pack, ports.protocol.table(), found.value.code))
      : found;
  },
  'protocol.enterPaper': (request) => enter(ports, request),
});
