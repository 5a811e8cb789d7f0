import { cpSync, rmSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHubLink, type HubLink } from '#main/hub/link.ts';
import { machineHands } from '#main/hands.ts';
import { hasNatsServer, natsServer, type NatsServer, settingsFor } from './nats-server.ts';
import { accept, callOf, makeRoom, offerCall, type TestDesk } from './room.ts';

let server: NatsServer;
let room: ReturnType<typeof makeRoom>;
let links: HubLink[];

describe.skipIf(!hasNatsServer)(
  'desks on a real hub (skipped where nats-server is not installed)',
  () => {
    beforeEach(async () => {
      server = await natsServer();
      room = makeRoom();
      links = [];
    });
    afterEach(async () => {
      for (const link of links) await link.stop();
      room.clear();
      await server.clear();
    });

    const join = (desk: TestDesk): HubLink => {
      const link = createHubLink({
        settings: settingsFor(server.url),
        deskId: desk.journal.deskId,
        exchange: desk.journal.exchange,
        hands: machineHands,
        presence: () => ({
          desk: desk.journal.deskId,
          deskName: 'Desk',
          version: '0',
          seated: null,
          users: [],
        }),
        onChange: () => undefined,
      });
      links.push(link);
      return link;
    };
    /** The event loop goes round until it is true; the test's own time limit ends a wait that is in vain. */
    const until = async (isTrue: () => boolean): Promise<void> => {
      while (!isTrue()) await setImmediate();
    };
    const isLive = () => links.every((link) => link.state().state === 'live');
    const holders = (n: number) =>
      new Set(
        room.desks.map((desk) => JSON.stringify(desk.call(callOf(n))?.referrals[0]?.acceptedBy)),
      );
    const isAgreed = (n: number) =>
      holders(n).size === 1 && !holders(n).has('null') && !holders(n).has(undefined as never);

    it('share a call, and one of two nurses has it on every desk', async () => {
      const [handler, one, two] = [room.addDesk(), room.addDesk('nurse'), room.addDesk('nurse')];
      const [h, a, b] = [join(handler), join(one), join(two)];
      await until(isLive);
      offerCall(handler, 1);
      h.nudge();
      await until(() => room.desks.every((desk) => desk.call(callOf(1)) !== null));
      accept(one, 1);
      accept(two, 1);
      a.nudge();
      b.nudge();
      await until(() => isAgreed(1));
      await until(
        () => new Set(room.desks.map((desk) => JSON.stringify(desk.call(callOf(1))))).size === 1,
      );
      await until(() => /reached for it too/.test(handler.call(callOf(1))?.notes[0]?.text ?? ''));
      await until(
        () => h.state().state === 'live' && links.every((link) => link.others().length === 2),
      );
    });

    it('lose nothing and double nothing when the hub is gone for ten minutes, an act a second at each', async () => {
      const [handler, nurse] = [room.addDesk(), room.addDesk('nurse')];
      const [h, n] = [join(handler), join(nurse)];
      await until(isLive);
      const calls = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
      for (const call of calls) offerCall(handler, call);
      h.nudge();
      await until(() => calls.every((call) => nurse.call(callOf(call)) !== null));
      await server.kill();
      await until(() => links.every((link) => link.state().state === 'offline'));
      const seconds = 600;
      const callAt = (at: number): number => 1 + (at % calls.length);
      for (let at = 0; at < seconds; at += 1) {
        room.pass(1_000);
        handler.say('note-added', callOf(callAt(at)), { text: `handler ${at}` });
        nurse.say('note-added', callOf(callAt(at)), { text: `nurse ${at}` });
      }
      accept(nurse, 1);
      expect(nurse.call(callOf(1))?.referrals[0]?.state).toBe('claiming');
      await server.start();
      await until(isLive);
      h.nudge();
      n.nudge();
      await until(() => isAgreed(1));
      await until(() => room.desks.every(({ journal }) => journal.exchange.next(0) === null));
      const states = (call: number) =>
        new Set(room.desks.map((desk) => JSON.stringify(desk.call(callOf(call)))));
      await until(() => calls.every((call) => states(call).size === 1));
      for (const call of calls)
        for (const who of ['handler', 'nurse']) {
          const notes = handler.call(callOf(call))?.notes.map(({ text }) => text) ?? [];
          expect(notes.filter((text) => text.startsWith(`${who} `)).reverse()).toEqual(
            Array.from({ length: seconds }, (_, at) => at)
              .filter((at) => callAt(at) === call)
              .map((at) => `${who} ${at}`),
          );
        }
    });

    it('send again what a hub lost that was restored from an older disk', async () => {
      const [handler, nurse] = [room.addDesk(), room.addDesk('nurse')];
      const [h, n] = [join(handler), join(nurse)];
      await until(isLive);
      offerCall(handler, 1);
      h.nudge();
      await until(() => nurse.call(callOf(1)) !== null);
      await server.kill();
      cpSync(server.store, `${server.store}-older`, { recursive: true });
      await server.start();
      await until(isLive);
      accept(nurse, 1);
      n.nudge();
      await until(() => isAgreed(1));
      handler.say('note-added', callOf(1), { text: 'she is on the bridge' });
      h.nudge();
      await until(() => nurse.call(callOf(1))?.notes[0]?.text === 'she is on the bridge');
      await server.kill();
      rmSync(server.store, { recursive: true });
      cpSync(`${server.store}-older`, server.store, { recursive: true });
      await server.start();
      await until(isLive);
      const late = room.addDesk();
      join(late);
      await until(isLive);
      await until(
        () => late.call(callOf(1))?.notes.length === handler.call(callOf(1))?.notes.length,
      );
      expect(late.call(callOf(1))?.referrals[0]?.state).toBe('accepted');
      expect(holders(1).size).toBe(1);
    });
  },
);
