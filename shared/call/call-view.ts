import { linksOf } from './contact.ts';
import { callBackViews } from './call-back-view.ts';
import { onTheLineView } from './caller-view.ts';
import { comingView } from './coming-view.ts';
import { welfareWords } from './welfare.ts';
import { ringBackView } from './ring-back-view.ts';
import type { CallView } from '#shared/contract/call-view.ts';
import { tieInWords, type Tie } from '#shared/contact/ties.ts';
import type { PersonView } from '#shared/contract/person-view.ts';
import { decideAtRoute } from '#shared/protocol/at-route.ts';
import { decide } from '#shared/protocol/decide.ts';
import { thereNow } from '#shared/routing/there-now.ts';
import { isClosed, openObligations, type CallState } from './call.ts';
import { adviceView, officerQuestions } from './advice.ts';
import { workOf } from './call-machine.ts';
import { whatKeepsOpen } from './close-call.ts';
import type { Acting } from './command.ts';
import { emergencyView } from './emergency-view.ts';
import { contactFor } from './contact-readers.ts';
import { decidingFacts } from './facts.ts';
import { levelView } from './level-view.ts';
import { offerView, trackerView } from './offer-view.ts';
import { routeView, sayWhileWaiting, toTell } from './route-view.ts';
import { crewView } from './crew-view.ts';
import { s136View } from './s136-view.ts';
import { answeredRows, questionView, stageViews } from './script-view.ts';

/** What the view needs besides the call and its script. */
export type Beside = {
  readonly acting: Acting;
  readonly person: PersonView | null;
  readonly listedContact: boolean;
  /** Where the address said lies, in words. */
  readonly place: string | null;
  readonly linked: { readonly count: number; readonly by: readonly Tie[] };
  readonly frequent: readonly string[];
  /** Other calls about the same incident. */
  readonly joined: CallView['joined'];
  readonly draft: string;
};

/** Who of each destination is there now, as far as anybody has said; asked once for the whole card. */
function whoIsThere(acting: Acting, call: CallState) {
  const { table, colleagues, nowMs } = acting;
  const world = acting.world?.(call);
  return (destination: string): string | null =>
    world === undefined ? null : thereNow(destination, { world, table, colleagues, nowMs });
}

/** Minutes from opening a call until a route should have been taken: Concord's own target. */
const routeDueMinutes = 10;

/**
 * One call as the page shows it: a pure function of the record, the script and the clock, so that
 * the screen, the CLI and a replay say the same.
 */
export function callView(
  call: CallState,
  { acting, person, listedContact, place, linked, frequent, joined, draft }: Beside,
): CallView {
  const { pack, table, nowMs } = acting;
  const facts = decidingFacts(pack, call);
  const decision = decide(pack, facts);
  const question = call.pack === null ? null : questionView(pack, call);
  // The card shows the route that F8 would take, in which what was not asked counts as not known.
  const route = routeView(
    pack,
    table,
    call,
    decision.complete ? decision : decideAtRoute(pack, facts),
    whoIsThere(acting, call),
  );
  const reasons = whatKeepsOpen(call);
  const phase = workOf(call);
  return {
    id: call.callId,
    number: call.number,
    source: call.source,
    line: call.line,
    held: call.held,
    phase: phase === 'triage' && question === null ? 'routing' : phase,
    openedAtMs: call.openedAtMs,
    paper:
      call.paper === null
        ? null
        : {
            code: call.paper.code,
            enteredAtMs: call.paper.enteredAtMs,
            enteredBy: call.paper.enteredByName,
          },
    closedAtMs: call.closedAtMs,
    owner: call.owner.name,
    mine: call.owner.user === acting.by.user,
    caller: {
      name: call.caller.name,
      relation: call.caller.relation,
      addressSaid: call.caller.addressSaid,
      addressSaidBy: call.caller.addressSaidBy,
      addressSaidAtMs: call.caller.atMs,
      place,
      listedContact,
    },
    incidentReference: call.incidentReference,
    linkedCalls24h: linked.count,
    linkedBy: linked.by.map((tie) => tieInWords[tie]),
    frequent: [...frequent],
    person,
    pack: { id: pack.id, version: pack.version, title: pack.title },
    stages: stageViews(pack, call, question),
    answered: [...answeredRows(pack, call)],
    question,
    questionSinceMs: call.questionSinceMs,
    level: levelView(call, decision),
    findings: decision.findings.map((finding) => ({
      level: finding.level,
      text: finding.text,
      source: sources(call, finding.facts),
    })),
    // From paper the ten minutes are long over: what is still to be done is counted from the entry.
    ringBack: ringBackView(call),
    callBacks: callBackViews(call),
    onTheLine: onTheLineView(call),
    joined,
    coming: comingView(call, nowMs),
    welfare: call.welfare.map(({ id, whom, result, next, atMs, byName }) => ({
      id,
      text: `${welfareWords[result]}: ${whom}${next === null ? '' : `. ${next}`}`,
      atMs,
      byName,
    })),
    routeDueAtMs: (call.paper?.enteredAtMs ?? call.openedAtMs) + routeDueMinutes * 60_000,
    route,
    offers: call.referrals.map(offerView),
    tracker: [...trackerView(call)],
    say: sayWhileWaiting(pack, call, decision),
    watchFor: [...watchFor(pack, decision.destinations)],
    emergency: call.emergency === null ? null : emergencyView(call, call.emergency, acting),
    obligations: call.obligations.map((obligation) => ({
      id: obligation.id,
      kind: obligation.kind,
      label: obligation.label,
      owner: obligation.ownerName,
      dueAtMs: obligation.dueAtMs,
      late: obligation.closed === null && obligation.dueAtMs < nowMs,
      closedAtMs: obligation.closed?.atMs ?? null,
      how: obligation.closed?.how ?? null,
    })),
    told: call.told,
    toTell: toTell(pack, table, call, decision),
    closeGuard: { canClose: !isClosed(call) && reasons.length === 0, reasons: [...reasons] },
    crew: crewView(call, person, pack),
    s136: s136View(call, acting),
    officerQuestions: [...officerQuestions(call)],
    advice: call.advice.map((line) => adviceView(call, line, acting.by.user)),
    contacts: call.contacts.map((contact) =>
      contactFor(acting.by, contact, linksOf(call, contact.id)),
    ),
    response:
      call.response === null
        ? null
        : {
            response: call.response.response,
            owner: call.response.owner,
            by: call.response.byName,
            atMs: call.response.atMs,
          },
    notes: [...call.notes],
    draft,
    savedAtMs: call.lastAtMs,
  };
}

/** "Q8, Q9": the numbers of the answers that a finding rests on; "record" where nobody was asked. */
function sources(call: CallState, facts: readonly string[]): string {
  const numbers = call.answers.flatMap(({ values }, index) =>
    facts.some((fact) => Object.hasOwn(values, fact)) ? [`Q${String(index + 1)}`] : [],
  );
  return numbers.join(', ') || 'record';
}

const watchFor = (pack: Acting['pack'], destinations: readonly string[]): readonly string[] =>
  [
    ...new Set(destinations.flatMap((destination) => pack.advice[destination]?.watchFor ?? [])),
  ].slice(0, 4);

/** Open obligations, for the lists that name a call in one line. */
export const openCount = (call: CallState): number => openObligations(call).length;
