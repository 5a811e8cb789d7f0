import { ok } from '#shared/kit/result.ts';
import { chaseId } from './coming-events.ts';
import type { ChaseResult } from './coming-events.ts';
import { obligationId } from '#shared/contract/words.ts';
import { openObligations, type CallState, type Chase } from './call.ts';
import { event, refuse, refusedWhenClosed, type Acting, type Decided } from './command.ts';
import type { CallEvent } from './events.ts';
import { closeAll, openObligation } from './obligations.ts';
import { acceptedName } from './fold-referral.ts';

const minuteMs = 60_000;
/** Asked again after this long where nobody said a time, ms. Concord's own, for a control room. */
const againMs = 10 * minuteMs;
/** This many times in vain, and a supervisor looks: chasing twice in eight hours and doing nothing cost a life (domain.md 1.4, Sussex). */
const mostInVain = 2;
const longestMinutes = 7 * 24 * 60;

/** Somebody outside who has said that they take it, and may be asked when their people come. */
export type Expected = {
  readonly key: string;
  readonly label: string;
  readonly reference: string | null;
  readonly sinceMs: number;
};

const lineLabel = { police: 'Police', ambulance: 'Ambulance' } as const;

/** Whom one may ask when they come: lines of an emergency that are done, and services outside that accepted. */
export function expectedOf(call: CallState): readonly Expected[] {
  const { emergency } = call;
  const lines =
    emergency === null || emergency.stoodDown !== null
      ? []
      : emergency.lines.flatMap(({ service, off, reference, doneAtMs }) =>
          off || doneAtMs === null
            ? []
            : [{ key: service, label: lineLabel[service], reference, sinceMs: doneAtMs }],
        );
  const accepted = call.referrals.flatMap(({ id, label, acceptedBy, acceptedAtMs }) =>
    acceptedBy !== null && 'outside' in acceptedBy && acceptedAtMs !== null
      ? [
          {
            key: id,
            label: `${label}, ${acceptedName(acceptedBy)}`,
            reference: acceptedBy.outside.reference,
            sinceMs: acceptedAtMs,
          },
        ]
      : [],
  );
  return [...lines, ...accepted];
}

/** What was said by whoever was asked about one service, oldest first, since it was last asked for. */
export const chasesOf = (call: CallState, { key, sinceMs }: Expected): readonly Chase[] =>
  call.chases.filter((one) => one.serviceKey === key && one.atMs >= sinceMs);

const inVain = (chases: readonly Chase[]): number =>
  chases.filter(({ result }) => result === 'no-answer' || result === 'no-estimate').length;

/** How many times a service has said another time than before. */
const putOff = (chases: readonly Chase[]): number =>
  Math.max(0, chases.filter(({ result }) => result === 'estimate').length - 1);

export type Chased = {
  readonly serviceKey: string;
  readonly result: ChaseResult;
  /** From now until they said they would be there, minutes. */
  readonly inMinutes: number | null;
  readonly saidBy: string | null;
};

export const chaseWords: Readonly<Record<ChaseResult, string>> = {
  estimate: 'They said a time',
  'no-estimate': 'They could say no time',
  'no-answer': 'Nobody answered',
  arrived: 'They are there',
  theirs: 'They keep it: they tell the caller themselves',
  'not-coming': 'They are not coming after all',
};

const endsIt: ReadonlySet<ChaseResult> = new Set(['arrived', 'theirs', 'not-coming']);

/**
 * What a service said when it was asked when its people come. A time opens the clock that says when to ask again; so does no
 * time. Twice in vain, or put off twice, a supervisor looks. Not coming after all: nobody owns that part any more, so it is to
 * be asked for again, and who was told otherwise is told. In: minutes from now, at most a week. Refused in words where a time
 * is missing or cannot be.
 */
export function recordChase(acting: Acting, call: CallState, chased: Chased): Decided {
  const closed = refusedWhenClosed(call);
  if (closed !== null) return closed;
  const { serviceKey, result, inMinutes, saidBy } = chased;
  const of = expectedOf(call).find(({ key }) => key === serviceKey);
  if (of === undefined)
    return refuse(
      'nobody-expected',
      'Nobody has taken that yet. Enter the reference, or who accepted, first.',
    );
  const before = chasesOf(call, of);
  const over = before.findLast((one) => endsIt.has(one.result));
  if (over !== undefined)
    return refuse('already-there', `${of.label}: ${chaseWords[over.result].toLowerCase()}.`);
  if ((result === 'estimate') !== (inMinutes !== null))
    return refuse('time-needed', 'Say in how many minutes they come, where they said a time.');
  if (inMinutes !== null && (inMinutes < 0 || inMinutes > longestMinutes))
    return refuse('impossible-time', 'In how many minutes they come: from 0 to a week (10080).');
  if (result !== 'no-answer' && saidBy === null)
    return refuse('name-needed', 'Say who said so, by name.');
  const waitMs = inMinutes === null ? againMs : Math.max(inMinutes, 1) * minuteMs;
  const asks = endsIt.has(result) ? null : obligationId.parse(acting.newId());
  const how = `${chaseWords[result]}${saidBy === null ? '' : ` (${saidBy})`}`;
  const said = event(acting, call.callId, 'service-chased', {
    chaseId: chaseId.parse(acting.newId()),
    serviceKey,
    label: of.label,
    result,
    estimateAtMs: inMinutes === null ? null : acting.nowMs + inMinutes * minuteMs,
    saidBy,
    next: asks,
    byName: acting.by.name,
  });
  const mine = new Set<string>(before.flatMap(({ next }) => next ?? []));
  const ofOthers = new Set<string>(call.chases.flatMap(({ next }) => next ?? []));
  const asked = openObligations(call).filter(
    ({ id, kind }) => kind === 'chase_eta' && (mine.has(id) || !ofOthers.has(id)),
  );
  const done = asked.map(({ id }) =>
    event(acting, call.callId, 'obligation-closed', { obligationId: id, how, reference: null }),
  );
  const again =
    asks === null
      ? []
      : [
          openObligation(acting, call, {
            id: asks,
            kind: 'chase_eta',
            label: `Ask ${of.label} again: are they there?`,
            dueAtMs: acting.nowMs + waitMs,
          }),
        ];
  return ok([
    said,
    ...done,
    ...again,
    ...(result === 'not-coming' ? afterAll(acting, call, of) : tooLong(acting, call, of, chased)),
  ]);
}

const supervisorOf = (acting: Acting, call: CallState) => {
  const found = acting.colleagues.find(({ role, onDuty }) => role === 'supervisor' && onDuty);
  return found === undefined ? call.handler : { user: found.id, name: found.name };
};

/** A supervisor looks once when a service was asked in vain, or has put it off, too often. */
function tooLong(
  acting: Acting,
  call: CallState,
  of: Expected,
  { result }: Chased,
): readonly CallEvent[] {
  const before = chasesOf(call, of);
  const vain = inVain(before) + (result === 'no-answer' || result === 'no-estimate' ? 1 : 0);
  const off = putOff(before) + (result === 'estimate' && before.length > 0 ? 1 : 0);
  const label = `${of.label} was asked again and again and is not there. A supervisor must act`;
  const known = call.obligations.some((one) => one.label === label);
  return (vain < mostInVain && off < mostInVain) || known || endsIt.has(result)
    ? []
    : [
        openObligation(acting, call, {
          kind: 'supervisor_review',
          label,
          owner: supervisorOf(acting, call),
        }),
      ];
}

/** They had taken it and do not come: it is asked for again, a supervisor acts, and the caller is told. */
function afterAll(acting: Acting, call: CallState, of: Expected): readonly CallEvent[] {
  const referral = call.referrals.find(({ id }) => id === of.key);
  const back =
    referral === undefined
      ? openObligation(acting, call, { kind: `${of.key}_reference` })
      : openObligation(acting, call, {
          kind: 'referral_acceptance',
          label: `${referral.label}: somebody accepts by name`,
          referralId: referral.id,
        });
  return [
    back,
    openObligation(acting, call, {
      kind: 'supervisor_review',
      label: `${of.label} is not coming after all. A supervisor must act`,
      owner: supervisorOf(acting, call),
    }),
    ...(call.told === null
      ? []
      : [
          openObligation(acting, call, {
            kind: 'promise_reversed',
            label: `Tell the caller that ${of.label} is not coming, and what happens instead`,
            owner: call.handler,
          }),
        ]),
  ];
}

/** Whether the caller was told something that can be taken back: by this desk, or before, as they say. */
const promiseOf = (call: CallState): string | null =>
  call.told === null ? null : `${call.told.who}, ${call.told.when}`;

/**
 * Takes back what the caller was told. A supervisor's act, with what happens instead and why; whoever took the call rings the
 * caller, and the call stays open until they were told (design section 1, rule 5; IOPC Sussex, domain.md 1.4).
 */
export function reversePromise(
  acting: Acting,
  call: CallState,
  { instead, reason }: { readonly instead: string; readonly reason: string },
): Decided {
  const closed = refusedWhenClosed(call);
  if (closed !== null) return closed;
  if (acting.by.role !== 'supervisor')
    return refuse('supervisor-only', 'Only a supervisor takes back what a caller was told.');
  const promised = promiseOf(call);
  if (promised === null)
    return refuse('nothing-promised', 'Nothing that the caller was told is on this call.');
  return ok([
    event(acting, call.callId, 'promise-reversed', {
      promised,
      instead,
      reason,
      byName: acting.by.name,
    }),
    openObligation(acting, call, {
      kind: 'promise_reversed',
      label: `Tell the caller what has changed: ${instead}`.slice(0, 200),
      owner: call.handler,
    }),
  ]);
}

/** Names the force that is asked for a person outside this one's area; it accepts by the name of somebody there. */
export function nameForce(
  acting: Acting,
  call: CallState,
  { force, telephone }: { readonly force: string; readonly telephone: string | null },
): Decided {
  const closed = refusedWhenClosed(call);
  if (closed !== null) return closed;
  const waits = call.referrals.some(
    ({ destination, state }) => destination === 'other_force' && state === 'offered',
  );
  if (!waits)
    return refuse(
      'force-not-asked',
      'No other force is asked on this call. Take that route first (F8, or F7 for another).',
    );
  return ok([
    event(acting, call.callId, 'force-named', { force, telephone, byName: acting.by.name }),
  ]);
}

/** Another force asks for somebody here; it is owed the name of whoever takes it. */
export function askedByForce(
  acting: Acting,
  call: CallState,
  asked: {
    readonly force: string;
    readonly name: string;
    readonly telephone: string | null;
    readonly reference: string | null;
  },
): Decided {
  const closed = refusedWhenClosed(call);
  if (closed !== null) return closed;
  return ok([
    event(acting, call.callId, 'asked-by-force', { ...asked, byName: acting.by.name }),
    ...closeAll(acting, call, 'answer_force', `Asked again: ${asked.force}, ${asked.name}`),
    openObligation(acting, call, {
      kind: 'answer_force',
      label: `Tell ${asked.force} (${asked.name}) who has taken it here`.slice(0, 200),
    }),
  ]);
}
