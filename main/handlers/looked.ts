import { err, ok, type Result } from '#shared/kit/result.ts';
import type { CallState } from '#shared/call/call.ts';
import type { Colleague } from '#shared/call/command.ts';
import { goneInWords } from '#shared/call/fold-retention.ts';
import type { RecordHalf } from '#shared/call/retention-events.ts';
import type { Refusal } from '#shared/contract/reply.ts';
import type { Ports } from './ports.ts';

/**
 * Records that whoever is signed in looks at half of the record of a call (DPA 2018 s62), and says who they are. Refused in words
 * where that half was deleted.
 */
export function looked(
  ports: Ports,
  call: CallState | null,
  half: RecordHalf,
  why: string,
): Result<{ readonly user: Colleague; readonly call: CallState }, Refusal> {
  const session = ports.access.session();
  if (call === null || session.state !== 'signed-in')
    return err({ reason: 'call-not-known', text: 'There is no such call on this desk.' });
  const gone = goneInWords(call, half);
  if (gone !== null) return err(gone);
  const { user } = session;
  const by = { user: user.id, name: user.name, role: user.role };
  const logged =
    call.person === null
      ? ok(null)
      : ports.people.logView(call.person.personId, by, call.callId, why);
  return logged.ok ? ok({ user, call }) : logged;
}
