import { setImmediate } from 'node:timers/promises';
import type { Application } from '#main/application.ts';
import type { CallId } from '#shared/kit/ids.ts';
import { toTheNurse } from '#test/e2e/screens/danny.ts';
import { amyOnACall, granted } from '#test/e2e/screens/through-handlers.ts';
import { desksOn } from '#test/hub/desks.ts';
import { hasNatsServer, natsServer } from '#test/hub/nats-server.ts';
import { signInAs } from '#test/support/desk.ts';
import { bystanders } from './bystanders.ts';
import { percentiles } from './percentiles.ts';

const deskCount = 10;
const lines = Number(process.env['CONCORD_LINES'] ?? 200);

/** As many as a nurse may write on one call. */
const linesOnACall = 20;

/** How many lines this desk has of a call, asked of the table so that waiting costs little. */
const heard = (desk: Application, callId: CallId): number =>
  Number(
    desk
      .room()
      ?.journal.db.get(
        "SELECT json_array_length(state, '$.advice') AS n FROM call_state WHERE call_id = ?",
        callId,
      )?.['n'] ?? 0,
  );

async function nextCall(amy: Application, ruth: Application, n: number): Promise<CallId> {
  const callId = await amyOnACall(amy, toTheNurse, `07700 9${String(10_000 + n)}`);
  await until(() => ruth.room()?.ports.calls.get(callId) != null);
  granted(await ruth.handlers['call.select']({ callId }));
  return callId;
}

const until = async (isTrue: () => boolean): Promise<void> => {
  while (!isTrue()) await setImmediate();
};

/**
 * A nurse's line of advice in a room of ten desks: from the handler of the key press to the view that the handler's desk would push
 * to its page. The two desks share a thread, the other eight another, and all of it the cores of this machine; drawing the page is
 * not in it.
 */
export async function benchAdvice(): Promise<object> {
  if (!hasNatsServer) return { skipped: 'nats-server is not installed' };
  const server = await natsServer();
  const desks = desksOn(server.url);
  let others: Awaited<ReturnType<typeof bystanders>> | null = null;
  try {
    const [amy, ruth] = [await desks.add(), await desks.add()];
    others = await bystanders(server.url, deskCount - 2);
    await until(() => [amy, ruth].every((one) => one.view().hub.state === 'live'));
    await signInAs(ruth, 'Ruth Adeyemi');
    const took: number[] = [];
    let callId = await nextCall(amy, ruth, 0);
    for (let at = 0; at < lines; at += 1) {
      if (at > 0 && at % linesOnACall === 0) callId = await nextCall(amy, ruth, at);
      const before = heard(amy, callId);
      const text = `Keep the hall light on ${String(at)}`;
      const pressedAt = performance.now();
      granted(
        await ruth.handlers['care.advise']({
          callId,
          to: 'handler',
          toName: null,
          kind: 'do',
          answers: null,
          text,
        }),
      );
      await until(() => heard(amy, callId) > before);
      // What the page would be sent.
      if (amy.view().call?.advice.at(-1)?.text !== text) throw new Error('another line was shown');
      took.push(performance.now() - pressedAt);
      const adviceIds = (amy.view().call?.advice ?? []).slice(-1).map(({ id }) => id);
      granted(await amy.handlers['care.acknowledgeAdvice']({ callId, adviceIds, who: null }));
    }
    return { desks: deskCount, targetP99Ms: 300, ms: percentiles(took) };
  } finally {
    await others?.leave();
    desks.clear();
    await server.clear();
  }
}
