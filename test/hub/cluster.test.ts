import { setImmediate } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { createHubLink } from '#main/hub/link.ts';
import { connectTo, streamInfo } from '#main/hub/nats.ts';
import { machineHands } from '#main/hands.ts';
import { hasNatsServer, natsCluster } from './nats-server.ts';
import { accept, callOf, makeRoom, offerCall, type TestDesk } from './room.ts';

const until = async (isTrue: () => boolean): Promise<void> => {
  while (!isTrue()) await setImmediate();
};

it.skipIf(!hasNatsServer)(
  'three servers, the leader killed again and again: nothing lost, nothing doubled, one winner (skipped where nats-server is not installed)',
  async () => {
    const cluster = await natsCluster();
    onTestFinished(cluster.clear);
    const settings = {
      servers: [...cluster.urls],
      prefix: 'concord',
      credentials: null,
      roles: null,
      nkey: null,
      ca: null,
      replicas: 3,
    };
    const room = makeRoom();
    onTestFinished(room.clear);
    const [handler, one, two] = [room.addDesk(), room.addDesk('nurse'), room.addDesk('nurse')];
    const links = room.desks.map((desk) =>
      createHubLink({
        settings,
        deskId: desk.journal.deskId,
        exchange: desk.journal.exchange,
        hands: machineHands,
        presence: () => ({
          desk: desk.journal.deskId,
          deskName: '',
          version: '0',
          seated: null,
          users: [],
        }),
        onChange: () => undefined,
      }),
    );
    for (const link of links) onTestFinished(link.stop);
    const nudge = (): void => {
      for (const link of links) link.nudge();
    };
    const leader = async (): Promise<string> => {
      for (;;) {
        try {
          const connection = await connectTo(settings, 'test');
          try {
            const { info } = await streamInfo(connection, settings);
            if (info.cluster?.leader !== undefined && info.cluster.leader !== '')
              return info.cluster.leader;
          } finally {
            await connection.close();
          }
        } catch {
          // No leader at this moment: the next look finds one.
        }
        await setImmediate();
      }
    };
    await until(() => links.every((link) => link.state().state === 'live'));
    const kills = 2;
    const answers = 40;
    for (let n = 1; n <= kills; n += 1) {
      offerCall(handler, n);
      nudge();
      await until(() => room.desks.every((desk) => desk.call(callOf(n)) !== null));
      const node = cluster.node(await leader());
      await node?.kill();
      // Local work goes on while there is no leader; both nurses reach for the call.
      for (let at = 0; at < answers; at += 1)
        handler.say('note-added', callOf(n), { text: `answer ${at}` });
      accept(one, n);
      accept(two, n);
      nudge();
      await until(() => isAgreed(room.desks, n));
      await node?.start();
    }
    await until(() => room.desks.every(({ journal }) => journal.exchange.next(0) === null));
    await until(() => {
      nudge();
      return Array.from({ length: kills }, (_, at) => states(room.desks, at + 1).size).every(
        (size) => size === 1,
      );
    });
    for (let n = 1; n <= kills; n += 1) {
      const said = (handler.call(callOf(n))?.notes ?? [])
        .map(({ text }) => text)
        .filter((text) => text.startsWith('answer '))
        .reverse();
      expect(said).toEqual(Array.from({ length: answers }, (_, at) => `answer ${at}`));
    }
  },
  120_000,
);

const states = (desks: readonly TestDesk[], n: number) =>
  new Set(desks.map((desk) => JSON.stringify(desk.call(callOf(n)))));
const isAgreed = (desks: readonly TestDesk[], n: number): boolean => {
  const holders = new Set(
    desks.map((desk) => JSON.stringify(desk.call(callOf(n))?.referrals[0]?.acceptedBy ?? null)),
  );
  return holders.size === 1 && !holders.has('null');
};
