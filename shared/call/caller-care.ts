import { ok } from '#shared/kit/result.ts';
import type { CallState } from './call.ts';
import { markId, type CallerMark, type Channel, type Sharing } from './caller-events.ts';
import { event, refuse, refusedWhenClosed, type Acting, type Decided } from './command.ts';
import type { CallEvent } from './events.ts';
import { decidingFacts } from './facts.ts';
import { closeAll, openObligation } from './obligations.ts';
import { openObligations } from './call.ts';
import { volunteerFact } from './script-commands.ts';

/** Why something must be said; null where the answer alone is enough. */
export const sharingAsks: Readonly<Record<Sharing, string | null>> = {
  agreed: null,
  told: null,
  not_safe_to_tell: 'Why it was not safe to say',
  refused: 'Why it is shared although they refused',
};

/**
 * The fact that the act tells, for the script. One that the script has no question for is on the record and tells it nothing; an
 * answer that says otherwise has to be changed first, by name, so that the screen never says two things.
 */
function alsoFact(acting: Acting, call: CallState, fact: string, value: string): Decided {
  if (decidingFacts(acting.pack, call)[fact] === value) return ok([]);
  if (call.pack === null || !acting.pack.questions.some((one) => one.fact === fact)) return ok([]);
  const told = volunteerFact(acting, call, { fact, value });
  return !told.ok && told.error.reason === 'answer-not-offered' ? ok([]) : told;
}

const opens = (
  acting: Acting,
  call: CallState,
  kind: string,
  label?: string,
): readonly CallEvent[] =>
  openObligations(call).some((open) => open.kind === kind)
    ? []
    : [openObligation(acting, call, { kind, ...(label === undefined ? {} : { label }) })];

const owes: Readonly<
  Record<CallerMark, { readonly kind: string; readonly label?: string } | null>
> = {
  'may-be-danger': {
    kind: 'supervisor_review',
    label: 'The caller may be the danger: a supervisor looks at what they are told',
  },
  victim: { kind: 'safe_ring_back' },
  child: { kind: 'safeguarding_notice' },
};

/** Keeps in mind what whoever is on the line may be, with why; it opens what is owed to them. */
export function markCaller(
  acting: Acting,
  call: CallState,
  { as, why }: { readonly as: CallerMark; readonly why: string },
): Decided {
  const closed = refusedWhenClosed(call);
  if (closed !== null) return closed;
  const known = call.marks.find((one) => one.as === as && one.gone === null);
  if (known !== undefined)
    return refuse('marked-already', `${known.byName} has written this down already.`);
  const fact =
    as === 'may-be-danger' ? alsoFact(acting, call, 'caller_may_be_risk', 'yes') : ok([]);
  if (!fact.ok) return fact;
  const owed = owes[as];
  return ok([
    event(acting, call.callId, 'caller-marked', {
      markId: markId.parse(acting.newId()),
      as,
      why,
      byName: acting.by.name,
    }),
    ...fact.value,
    ...(owed === null ? [] : opens(acting, call, owed.kind, owed.label)),
  ]);
}

/** It is not so after all. What it raised by facts stays until the answer is changed. */
export function unmarkCaller(
  acting: Acting,
  call: CallState,
  { markId: asked, why }: { readonly markId: string; readonly why: string },
): Decided {
  const closed = refusedWhenClosed(call);
  if (closed !== null) return closed;
  const mark = call.marks.find(({ id, gone }) => id === asked && gone === null);
  if (mark === undefined) return refuse('not-marked', 'That does not stand on this call any more.');
  return ok([
    event(acting, call.callId, 'caller-unmarked', {
      markId: markId.parse(asked),
      why,
      byName: acting.by.name,
    }),
  ]);
}

/** How the caller is reached; where it is not by voice the script is told, and nobody rings a caller who cannot hear. */
export function setChannel(
  acting: Acting,
  call: CallState,
  { channel, reach }: { readonly channel: Channel; readonly reach: string | null },
): Decided {
  const closed = refusedWhenClosed(call);
  if (closed !== null) return closed;
  if (call.channel?.channel === channel && call.channel.reach === reach)
    return refuse('channel-already-so', 'The call is marked so already.');
  const fact = alsoFact(acting, call, 'channel', channel);
  if (!fact.ok) return fact;
  return ok([
    event(acting, call.callId, 'channel-set', { channel, reach, byName: acting.by.name }),
    ...fact.value,
  ]);
}

/**
 * Whether the caller was told that this is shared, with whom, and why not where it was not safe (UK GDPR articles 13 and 14;
 * DPA 2018 section 44 where Part 3 applies). It ends what is owed of it.
 */
export function saySharing(
  acting: Acting,
  call: CallState,
  said: { readonly answer: Sharing; readonly sharedWith: string; readonly why: string | null },
): Decided {
  const closed = refusedWhenClosed(call);
  if (closed !== null) return closed;
  const { answer, sharedWith, why } = said;
  const asks = sharingAsks[answer];
  if (asks !== null && why === null) return refuse('reason-needed', `${asks}: say so.`);
  // What was answered earlier was so then: that they were told since changes no answer of the script.
  const fact = alsoFact(acting, call, 'told_of_sharing', answer);
  return ok([
    event(acting, call.callId, 'sharing-said', {
      answer,
      sharedWith,
      why: asks === null ? null : why,
      byName: acting.by.name,
    }),
    ...(fact.ok ? fact.value : []),
    ...closeAll(acting, call, 'told_of_sharing', `${answer.replaceAll('_', ' ')}: ${sharedWith}`),
  ]);
}
