import { err, type Result } from '#shared/kit/result.ts';
import type { UserId } from '#shared/kit/ids.ts';
import type { Refusal } from '#shared/contract/reply.ts';
import type { Role } from '#shared/contract/words.ts';
import type { Pack, ResponseTable } from '#shared/protocol/protocol.ts';
import type { World } from '#shared/routing/there-now.ts';
import type { CallState } from './call.ts';
import type { CallEvent, CallEventContent, CallEventType } from './events.ts';

/** Somebody with a role on this desk. */
export type Colleague = {
  readonly id: UserId;
  readonly name: string;
  readonly role: Role;
  readonly onDuty: boolean;
  readonly busy: boolean;
};

/**
 * What a command may look at besides the call: who acts, when, with which script, who is on duty.
 * Time and ids come in, so the same call with the same context always gives the same events.
 */
export type Acting = {
  readonly by: { readonly user: UserId; readonly name: string; readonly role: Role };
  readonly nowMs: number;
  readonly newId: () => string;
  readonly pack: Pack;
  readonly table: ResponseTable;
  readonly colleagues: readonly Colleague[];
  /** Nurses whom another offer rings at this moment; absent where nobody looks. */
  readonly rung?: () => ReadonlySet<string>;
  /** Whom the force can send, and where the person is; absent where nobody looks. */
  readonly world?: (call: CallState) => World;
};

/** Events to journal in one transaction, or a refusal that changed nothing. */
export type Decided = Result<readonly CallEvent[], Refusal>;

export const refuse = (
  reason: string,
  text: string,
): { readonly ok: false; readonly error: Refusal } => err({ reason, text });

/** Makes one event of this call, spelt out so that nothing else can slip into the record. */
export const event = <T extends CallEventType>(
  acting: Acting,
  callId: CallState['callId'],
  type: T,
  content: CallEventContent<T>,
): CallEvent =>
  // The union is built from this very pair of type and content; TypeScript cannot see it through T.
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- reason above
  ({
    type,
    callId,
    atMs: acting.nowMs,
    by: { user: acting.by.user, role: acting.by.role },
    content,
  }) as unknown as CallEvent;

/** The refusal for an act on a call that is closed, or null. */
export const refusedWhenClosed = (call: CallState) =>
  call.closedAtMs === null
    ? null
    : refuse(
        'call-closed',
        'This call is closed. Open it again first (type / reopen), with a reason.',
      );
