import type { DeskView } from '#shared/contract/view.ts';
import { openObligations, type CallState } from '#shared/call/call.ts';
import { heldInWords, holds, openHandover } from '#shared/call/handover.ts';
import { title } from './call-line.ts';
import type { Ports } from './ports.ts';

type Handing = DeskView['handing'];

export const nothingHanded: Handing = { held: [], asked: [], waiting: [] };

/** What passes from hand to hand: what this person has, what they are asked to take, and what they wait for. */
export function handingView(calls: readonly CallState[], user: string): Handing {
  const offers = calls.flatMap((call) => {
    const asked = openHandover(call);
    return asked === null ? [] : [{ call, asked }];
  });
  return {
    held: calls
      .filter((call) => holds(call, user))
      .map((call) => ({
        callId: call.callId,
        title: title(call),
        things: [...heldInWords(call, user)],
      })),
    asked: offers
      .filter(({ asked }) => asked.to === user)
      .map(({ call, asked }) => ({
        callId: call.callId,
        id: asked.id,
        title: title(call),
        fromName: asked.fromName,
        why: asked.why,
        things: [...heldInWords(call, asked.from)],
      })),
    waiting: offers
      .filter(({ asked }) => asked.from === user)
      .map(({ call, asked }) => ({ title: title(call), toName: asked.toName })),
  };
}

/** What is open and belongs to somebody who is signed in nowhere: the supervisor sees what nobody looks at. */
export function leftBehind(
  ports: Ports,
  calls: readonly CallState[],
): NonNullable<DeskView['shift']>['left'] {
  const seated = ports.seated();
  return calls
    .filter(({ closedAtMs }) => closedAtMs === null)
    .flatMap((call) => {
      const { owner } = call;
      const people = new Map(
        openObligations(call).map((one) => [one.owner, one.ownerName] as const),
      );
      if (owner.user !== null) people.set(owner.user, owner.name);
      return [...people]
        .filter(([user]) => !seated.has(user))
        .map(([user, name]) => ({
          callId: call.callId,
          title: title(call),
          user,
          name,
          things: [...heldInWords(call, user)],
        }));
    });
}
