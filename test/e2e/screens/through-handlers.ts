import type { CallId } from '#shared/kit/ids.ts';
import type { FactValue } from '#shared/protocol/protocol.ts';
import type { Application } from '#main/application.ts';
import { signInAs } from '#test/support/desk.ts';
import type { Given } from './call-screen.ts';
import { karensNumber } from './danny.ts';

/** Unwraps an answer of the desk; a refusal fails the test in its own words. */
export function granted<T>(
  reply:
    | { readonly ok: true; readonly value: T }
    | { readonly ok: false; readonly error: { readonly text: string } },
): T {
  if (!reply.ok) throw new Error(reply.error.text);
  return reply.value;
}

/**
 * Where a test is about what comes after: the answers go to the same handlers as the page's, without
 * the 300 ms that a person needs for each key.
 */
export async function answersGiven(
  application: Application,
  callId: CallId,
  run: readonly Given[],
): Promise<void> {
  for (const given of run) {
    const asked = application.view().call?.question;
    if (asked == null) throw new Error(`nothing is asked any more: ${JSON.stringify(given)}`);
    const words = typeof given === 'object' && 'words' in given ? given.words : null;
    const labels = [typeof given === 'object' && 'answer' in given ? given.answer : given].flat();
    const options = asked.options.filter(({ label }) => labels.includes(label));
    if (options.length !== labels.length)
      throw new Error(`${asked.say} has no answer ${labels.join(', ')}`);
    const values = Object.assign({}, ...options.map((option) => option.values)) as Record<
      string,
      FactValue
    >;
    const fact = Object.keys(asked.unknown.values)[0] ?? asked.id;
    if (asked.many) values[fact] = options.flatMap((option) => option.values[fact] ?? []).flat();
    granted(
      await application.handlers['call.recordAnswer']({
        callId,
        question: asked.id,
        values,
        words,
      }),
    );
  }
}

/** Amy is signed in on Karen's call, and has answered this much of it. */
export async function amyOnACall(
  application: Application,
  run: readonly Given[],
  number = karensNumber,
): Promise<CallId> {
  await signInAs(application, 'Amy Kerrigan');
  const callId = granted(
    await application.handlers['call.open']({
      source: 'phone',
      number,
      incidentReference: null,
    }),
  );
  granted(await application.handlers['call.startScript']({ callId }));
  await answersGiven(application, callId, run);
  return callId;
}

/** Both nurses and the supervisor have been here today: they are on duty, and nobody is signed in. */
export async function everybodyOnDuty(application: Application): Promise<void> {
  for (const name of ['Ruth Adeyemi', 'Siân Prosser', 'Martin Doyle'] as const)
    await signInAs(application, name);
  granted(await application.handlers['access.signOut']({}));
}
