import type { CallId } from '#shared/kit/ids.ts';
import { ok } from '#shared/kit/result.ts';
import type { PaperSheet } from '#shared/contract/paper.ts';
import { decideAtRoute } from '#shared/protocol/at-route.ts';
import type { Facts } from '#shared/protocol/protocol.ts';
import { sameName } from './accepted-owner.ts';
import type { CallState } from './call.ts';
import { event, refuse, type Acting, type Decided } from './command.ts';
import { recordReference, recordRung, requestEmergency } from './emergency.ts';
import { callEvents, type CallEvent } from './events.ts';
import { decidingFacts } from './facts.ts';
import { foldCall } from './fold.ts';
import { openObligation, tellCaller } from './obligations.ts';
import { acceptByTelephone } from './offers.ts';
import { openCall } from './open-call.ts';
import { readSheet, type AnswerOnPaper } from './paper-sheet.ts';
import { describeCaller, setLine } from './record.ts';
import { serviceFor } from './service.ts';
import { takeRoute } from './take-route.ts';

/** What the desk knows by itself of a call: nurse on duty, linked calls, the line. */
type SuppliedFor = (call: CallState) => Facts;

/** The call as it grows, event by event; each part of the sheet is decided on what stands before it. */
class Entry {
  readonly events: CallEvent[] = [];
  readonly acting: Acting;
  #call: CallState | null = null;

  constructor(acting: Acting) {
    this.acting = acting;
  }

  get call(): CallState {
    if (this.#call === null) throw new Error('A sheet opens its call first');
    return this.#call;
  }

  add(events: readonly CallEvent[]): void {
    for (const one of events) {
      this.events.push(one);
      this.#call = foldCall(this.#call, one);
    }
  }

  /** Adds what a command decided, at its time on the sheet. False where it was refused. */
  at(happenedAtMs: number, decided: Decided, only?: readonly CallEvent['type'][]): boolean {
    if (decided.ok) this.add(happened(decided.value, happenedAtMs, only));
    return decided.ok;
  }
}

/** The same events with the real time in their content. The envelope keeps the time of entry. */
const happened = (
  events: readonly CallEvent[],
  happenedAtMs: number,
  only: readonly CallEvent['type'][] | null = null,
): readonly CallEvent[] =>
  events.map((one) =>
    Object.hasOwn(callEvents[one.type].shape, 'happenedAtMs') &&
    (only === null || only.includes(one.type))
      ? // Content and type stay the pair they were; the schema of the type was just asked for the field.
        // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- reason above
        ({ ...one, content: { ...one.content, happenedAtMs } } as CallEvent)
      : one,
  );

function open(entry: Entry, callId: CallId, sheet: PaperSheet): void {
  const { acting } = entry;
  const { source, number, startedAtMs: at } = sheet;
  const taker = acting.colleagues.find(({ id }) => id === sheet.takenBy);
  const takenBy = {
    ...acting,
    by: { ...acting.by, user: sheet.takenBy, name: taker?.name ?? acting.by.name },
  };
  const opened = openCall(takenBy, callId, { source, number, incidentReference: null });
  // In the name of who took it, and on the record by the hand of who enters it.
  const by = { user: acting.by.user, role: acting.by.role };
  if (opened.ok) entry.at(at, ok(opened.value.map((one) => ({ ...one, by }))));
  const { id, version, hash } = acting.pack;
  entry.at(at, ok([event(acting, callId, 'script-started', { pack: { id, version, hash } })]));
  const { callerName: name, relation, addressSaid } = sheet;
  if (name !== null || relation !== null || addressSaid !== null)
    entry.at(
      at,
      describeCaller(acting, entry.call, {
        name,
        relation,
        addressSaid,
        addressSaidBy: addressSaid === null ? null : (name ?? 'the caller'),
      }),
    );
}

function answer(entry: Entry, answers: readonly AnswerOnPaper[]): void {
  for (const { question, values, words, atMs } of answers)
    entry.at(
      atMs,
      ok([
        event(entry.acting, entry.call.callId, 'answer-recorded', {
          question,
          values: { ...values },
          words,
        }),
      ]),
    );
}

/** Police and ambulance as the sheet has them; a line without a reference stays red, and owed. */
function emergency(entry: Entry, { services, routeAtMs, startedAtMs }: PaperSheet): void {
  if (services.length === 0) return;
  const { acting } = entry;
  const rung = services.flatMap(({ rungAtMs }) => rungAtMs ?? []);
  const askedAtMs = rung.length > 0 ? Math.min(...rung) : (routeAtMs ?? startedAtMs);
  const asked = services.map(({ service }) => service);
  entry.at(askedAtMs, requestEmergency(acting, entry.call, null, asked), ['emergency-requested']);
  for (const { service, rungAtMs, reference, acceptedBy } of services) {
    const at = rungAtMs ?? askedAtMs;
    if (rungAtMs !== null) entry.at(at, recordRung(acting, entry.call, service));
    if (reference !== null)
      entry.at(at, recordReference(acting, entry.call, { service, reference, acceptedBy }));
    else if (acceptedBy !== null)
      note(entry, at, `On the sheet ${acceptedBy} accepted for ${service}, without a reference`);
  }
}

const note = (entry: Entry, atMs: number, text: string): boolean =>
  entry.at(atMs, ok([event(entry.acting, entry.call.callId, 'note-added', { text })]));

/** The supervisor who looks at what the sheet leaves in doubt: on duty, else any, else who enters it. */
function supervisor({ colleagues, by }: Acting) {
  const all = colleagues.filter(({ role }) => role === 'supervisor');
  const one = all.find(({ onDuty }) => onDuty) ?? all[0];
  return one === undefined ? by : { user: one.id, name: one.name };
}

/**
 * The route on the sheet. What was accepted then has its owner and its times. Whatever else the facts
 * require was asked of nobody as far as anybody knows: it is offered now, and its ladder begins now.
 */
function route(entry: Entry, sheet: PaperSheet): void {
  const { destination, routeAtMs, acceptedBy, acceptedAtMs } = sheet;
  if (destination === null || routeAtMs === null) return;
  const { acting } = entry;
  const decision = decideAtRoute(acting.pack, decidingFacts(acting.pack, entry.call));
  const recommended = decision.destinations[0] === destination;
  // Entering is not overriding: a supervisor who types a sheet leaves nothing out that the facts require.
  const typing = { ...acting, by: { ...acting.by, role: 'handler' as const } };
  const taken = takeRoute(typing, entry.call, decision, {
    destination,
    acknowledgedMissing: decision.missing,
    reason: recommended ? null : 'Taken on paper',
  });
  if (!taken.ok) {
    const { name } = serviceFor(acting.table, destination);
    note(entry, routeAtMs, `Route on the sheet: ${name}. ${taken.error.text}`);
    const owner = supervisor(acting);
    const label = `On paper this went to “${name}”, which the facts do not allow. A supervisor looks now`;
    entry.add([openObligation(acting, entry.call, { kind: 'supervisor_review', label, owner })]);
    return;
  }
  const by = { user: acting.by.user, role: acting.by.role };
  const offered = taken.value.find(
    (one) => one.type === 'referral-offered' && one.content.destination === destination,
  );
  const referralId = offered?.type === 'referral-offered' ? offered.content.referralId : null;
  const wasThen = (one: CallEvent): boolean =>
    one.type === 'route-taken' ||
    (acceptedBy !== null &&
      (one.type === 'referral-offered' || one.type === 'obligation-opened') &&
      referralId !== null &&
      one.content.referralId === referralId);
  entry.add(
    taken.value
      .map((one): CallEvent => ({ ...one, by }))
      .flatMap((one) => (wasThen(one) ? happened([one], routeAtMs) : [one])),
  );
  if (acceptedBy === null || acceptedAtMs === null || referralId === null) return;
  entry.at(
    acceptedAtMs,
    acceptByTelephone(acting, entry.call, {
      referralId,
      name: acceptedBy,
      organisation: serviceFor(acting.table, destination).name,
      reference: sheet.reference,
    }),
  );
  const nurse = acting.colleagues.find(
    ({ role, name }) => role === 'nurse' && sameName(name, acceptedBy),
  );
  if (nurse !== undefined && (destination === 'nurse' || destination === 's136_consultation'))
    entry.add([
      openObligation(acting, entry.call, {
        kind: 'nurse_record',
        owner: { user: nurse.id, name: nurse.name },
      }),
    ]);
}

/** What the caller was told ends the promise to tell them, where somebody had accepted. */
function told(entry: Entry, sheet: PaperSheet): void {
  if (sheet.told === null) return;
  const { who, when, ifWorse, callAgain } = sheet.told;
  const at = sheet.acceptedAtMs ?? sheet.routeAtMs ?? sheet.startedAtMs;
  if (!entry.at(at, tellCaller(entry.acting, entry.call, sheet.told)))
    note(entry, at, `The caller was told: ${who}; ${when}; ${ifWorse}; ${callAgain}`);
}

/**
 * Enters a call that was taken on paper. Refused with every problem at once, and then nothing has
 * changed. Every event carries in its content when it happened; the journal's own time is that of
 * entry. The call stays open with what is owed on it, and closes like any other.
 */
export function enterPaper(
  acting: Acting,
  callId: CallId,
  sheet: PaperSheet,
  suppliedFor: SuppliedFor,
): Decided {
  const { answers, problems } = readSheet(acting, sheet);
  if (problems.length > 0) return refuse('paper-not-entered', problems.join(' '));
  const { startedAtMs, routeAtMs, acceptedAtMs, line } = sheet;
  const entry = new Entry(acting);
  open(entry, callId, sheet);
  answer(entry, answers);
  const lastAtMs = Math.max(startedAtMs, ...answers.map(({ atMs }) => atMs));
  if (line !== 'ended') entry.at(lastAtMs, setLine(acting, entry.call, line), ['line-changed']);
  entry.add([event(acting, callId, 'facts-supplied', { values: suppliedFor(entry.call) })]);
  // A dropped line stays dropped until somebody has rung back; no other is still in anybody's ear.
  if (line !== 'dropped' && entry.call.line !== 'ended')
    entry.at(lastAtMs, setLine(acting, entry.call, 'ended'));
  emergency(entry, sheet);
  route(entry, sheet);
  told(entry, sheet);
  if (sheet.note !== null) note(entry, lastAtMs, sheet.note);
  const { user: enteredBy, name: enteredByName } = acting.by;
  const entered = {
    code: sheet.code,
    startedAtMs,
    routeAtMs,
    acceptedAtMs,
    enteredBy,
    enteredByName,
  };
  entry.add([event(acting, callId, 'paper-entered', entered)]);
  return ok(entry.events);
}
