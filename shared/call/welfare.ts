import { ok } from '#shared/kit/result.ts';
import { sameName } from './accepted-owner.ts';
import { openObligations, type CallState } from './call.ts';
import { event, refuse, refusedWhenClosed, type Acting, type Decided } from './command.ts';
import { obligationKind } from './obligation-kinds.ts';
import { openObligation } from './obligations.ts';
import { welfareId, type WelfareResult } from './welfare-events.ts';

export const welfareWords: Readonly<Record<WelfareResult, string>> = {
  spoke: 'Spoke with them',
  'wants-nothing': 'Asked; they want nothing now',
  'not-reached': 'Not reached yet',
};

/** As a script owes it: of the staff, nobody by name. */
const ofNobody = obligationKind('staff_welfare').label;
const label = (whom: string): string => `Somebody asks how ${whom} is`;
/** Until somebody who was not reached is asked again, ms. */
const againMs = 60 * 60_000;

/**
 * Somebody who worked on this call is to be asked how they are. Anybody may say so, of themselves too; a supervisor on duty is
 * owed to do it, and the call stays open until it is done.
 */
export function oweWelfare(
  acting: Acting,
  call: CallState,
  { whom }: { readonly whom: string },
): Decided {
  const closed = refusedWhenClosed(call);
  if (closed !== null) return closed;
  if (openObligations(call).some((one) => one.label === label(whom)))
    return refuse('already-owed', `That ${whom} is asked is on this call already.`);
  const supervisor = acting.colleagues.find(
    ({ role, onDuty, name }) => role === 'supervisor' && onDuty && !sameName(name, whom),
  );
  return ok([
    openObligation(acting, call, {
      kind: 'staff_welfare',
      label: label(whom).slice(0, 200),
      ...(supervisor === undefined
        ? {}
        : { owner: { user: supervisor.id, name: supervisor.name } }),
    }),
  ]);
}

/**
 * Somebody asked a colleague how they are. Nobody asks themselves. Reached, it ends what is owed of that person, or what the
 * script owes of nobody by name; not reached, it is owed again in an hour.
 */
export function recordWelfare(
  acting: Acting,
  call: CallState,
  asked: { readonly whom: string; readonly result: WelfareResult; readonly next: string | null },
): Decided {
  const closed = refusedWhenClosed(call);
  if (closed !== null) return closed;
  const { whom, result, next } = asked;
  if (sameName(whom, acting.by.name))
    return refuse('not-oneself', 'Somebody else asks you. Ask a colleague to record it.');
  const open = openObligations(call).filter(({ kind }) => kind === 'staff_welfare');
  const named = open.filter((one) => one.label === label(whom));
  const ends = named.length > 0 ? named : open.filter((one) => one.label === ofNobody);
  return ok([
    event(acting, call.callId, 'welfare-asked', {
      welfareId: welfareId.parse(acting.newId()),
      whom,
      result,
      next,
      byName: acting.by.name,
    }),
    ...ends.map(({ id }) =>
      event(acting, call.callId, 'obligation-closed', {
        obligationId: id,
        how: `${welfareWords[result]}: ${whom}`,
        reference: null,
      }),
    ),
    ...(result === 'not-reached'
      ? [
          openObligation(acting, call, {
            kind: 'staff_welfare',
            label: label(whom).slice(0, 200),
            dueAtMs: acting.nowMs + againMs,
          }),
        ]
      : []),
  ]);
}
