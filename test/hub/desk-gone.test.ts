import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Application } from '#main/application.ts';
import type { Hands } from '#main/calls/timers.ts';
import { machineHands } from '#main/hands.ts';
import { toTheNurse } from '#test/e2e/screens/danny.ts';
import { amyOnACall, granted } from '#test/e2e/screens/through-handlers.ts';
import { signInAs } from '#test/support/desk.ts';
import { desksOn, type Desks } from './desks.ts';
import { hasNatsServer, natsServer, type NatsServer } from './nats-server.ts';

let server: NatsServer;
let desks: Desks;
/** The clock of the room, put forward by a test; timers are the machine's. */
let aheadMs: number;
const hands: Hands = { nowMs: () => Date.now() + aheadMs, after: machineHands.after };

const until = async (isTrue: () => boolean): Promise<void> => {
  while (!isTrue()) await setImmediate();
};

describe.skipIf(!hasNatsServer)(
  'a desk that is gone (skipped where nats-server is not installed)',
  () => {
    beforeEach(async () => {
      aheadMs = 0;
      server = await natsServer();
      desks = desksOn(server.url, hands);
    });
    afterEach(async () => {
      desks.clear();
      await server.clear();
    });

    it('in the middle of its offer: another desk moves it on, once', async () => {
      const [amy, ruth, martin] = [await desks.add(), await desks.add(), await desks.add()];
      const all = [amy, ruth, martin];
      await until(() => all.every((one) => one.view().hub.state === 'live'));
      await signInAs(ruth, 'Ruth Adeyemi');
      await signInAs(martin, 'Martin Doyle');
      await until(() => amy.view().room.filter(({ onDuty }) => onDuty).length === 2);
      const callId = await amyOnACall(amy, toTheNurse);
      granted(
        await amy.handlers['call.takeRoute']({
          callId,
          destination: 'nurse',
          acknowledgedMissing: [],
          reason: null,
        }),
      );
      await until(() => [ruth, martin].every((one) => one.view().queue.length > 0));
      const due = offer(amy, callId)?.steps[1]?.afterMs ?? 0;
      expect(due).toBeGreaterThan(0);
      amy.stop();
      aheadMs = due + 20_000;
      // Somebody touches a key: what is due is looked at again.
      granted(await ruth.handlers['call.addNote']({ callId, text: 'still waiting' }));
      await until(() => [ruth, martin].every((each) => (offer(each, callId)?.step ?? 0) > 0));
      await until(
        () => JSON.stringify(offer(ruth, callId)) === JSON.stringify(offer(martin, callId)),
      );
      // The clock jumped, so both may have missed each other for a moment and fired: it moved once all the same.
      for (const each of [ruth, martin]) {
        const call = each.room()?.ports.calls.get(callId);
        const moved = call?.notes.filter(({ text }) => text.startsWith('No answer')) ?? [];
        expect(moved).toHaveLength(offer(each, callId)?.step ?? 0);
      }
    });
  },
);

type CallId = Awaited<ReturnType<typeof amyOnACall>>;
const offer = (application: Application, callId: CallId) =>
  application.room()?.ports.calls.get(callId)?.referrals[0];
