import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { connect, nkeys } from '@nats-io/transport-node';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { machineHands } from '#main/hands.ts';
import { createHubLink, type HubLink } from '#main/hub/link.ts';
import { serverConfig } from '#main/hub/server-config.ts';
import type { Hands } from '#main/calls/timers.ts';
import type { NewEvent } from '#main/journal/journal.ts';
import { hasNatsServer, natsServer, type NatsServer } from './nats-server.ts';
import { accept, callOf, makeRoom, offerCall, type TestDesk } from './room.ts';

let folder: string;
let room: ReturnType<typeof makeRoom>;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'concord-refused-'));
  room = makeRoom();
});
afterEach(() => {
  room.clear();
  rmSync(folder, { recursive: true, force: true });
});

const until = async (isTrue: () => boolean): Promise<void> => {
  while (!isTrue()) await setImmediate();
};
const serverWith = async (extra: readonly string[] = []): Promise<NatsServer> => {
  const server = await natsServer(extra);
  onTestFinished(server.clear);
  return server;
};
const keyPair = (name: string) => {
  const pair = nkeys.createUser();
  const path = join(folder, `${name}.nkey`);
  writeFileSync(path, new TextDecoder().decode(pair.getSeed()));
  return { nkey: pair.getPublicKey(), path };
};
const linkOf = (
  { journal }: TestDesk,
  url: string,
  nkey: string | null = null,
  hands: Hands = machineHands,
): HubLink => {
  const link = createHubLink({
    settings: {
      servers: [url],
      prefix: 'concord',
      credentials: null,
      roles: null,
      nkey,
      ca: null,
      replicas: 1,
    },
    deskId: journal.deskId,
    exchange: journal.exchange,
    hands,
    presence: () => ({ desk: journal.deskId, deskName: '', version: '0', seated: null, users: [] }),
    onChange: () => undefined,
  });
  onTestFinished(link.stop);
  return link;
};
const whyOf = (link: HubLink): string => {
  const now = link.state();
  return now.state === 'offline' ? now.why : 'live';
};

describe.skipIf(!hasNatsServer)(
  'a hub that refuses (skipped where nats-server is not installed)',
  () => {
    it('a role: the desk says which, keeps what was done, and sends it once the hub lets it', async () => {
      const nurse = room.addDesk('nurse');
      const [admin, key] = [keyPair('admin'), keyPair('nurse')];
      const conf = join(folder, 'users.conf');
      const write = (roles: readonly ('handler' | 'nurse')[]): void => {
        const line = { desk: nurse.journal.deskId, nkey: key.nkey, roles: [...roles] };
        writeFileSync(conf, serverConfig('concord', [line], admin.nkey));
      };
      write(['handler']);
      const server = await serverWith(['-c', conf]);
      linkOf(room.addDesk(), server.url, admin.path);
      const link = linkOf(nurse, server.url, key.path);
      await until(() => /does not let this desk speak on .*nurse/.test(whyOf(link)));
      write(['handler', 'nurse']);
      await server.kill();
      await server.start();
      await until(() => nurse.journal.exchange.next(0) === null);
      expect(whyOf(link)).toBe('live');
    });

    it('a key, twice and more: the line is made again when the key is known', async () => {
      const desk = room.addDesk();
      const [admin, key] = [keyPair('admin'), keyPair('desk')];
      const conf = join(folder, 'users.conf');
      const line = { desk: desk.journal.deskId, nkey: key.nkey, roles: ['handler' as const] };
      const knowing = serverConfig('concord', [line], admin.nkey);
      writeFileSync(conf, knowing);
      const server = await serverWith(['-c', conf]);
      linkOf(room.addDesk(), server.url, admin.path);
      const link = linkOf(desk, server.url, key.path);
      await until(() => whyOf(link) === 'live');
      const since = (): number => {
        const now = link.state();
        return now.state === 'offline' ? now.sinceMs : Number.NaN;
      };
      writeFileSync(conf, serverConfig('concord', [], admin.nkey));
      await server.kill();
      await server.start();
      await until(() => whyOf(link) !== 'live');
      // Long enough for several tries, each of them refused.
      await until(() => Date.now() - since() > 5_000);
      writeFileSync(conf, knowing);
      await server.kill();
      await server.start();
      await until(() => whyOf(link) === 'live');
    });

    it('large messages: the desk says so before anybody needs one', async () => {
      const conf = join(folder, 'small.conf');
      writeFileSync(conf, 'max_payload: 65536\n');
      const server = await serverWith(['-c', conf]);
      const link = linkOf(room.addDesk(), server.url);
      await until(() => /carries 64 KiB/.test(whyOf(link)));
    });

    it('nothing, and the clock of the desk is ahead: what it does waits, and counts once its time has come', async () => {
      const server = await serverWith();
      let ahead = 20 * 60_000;
      const hands: Hands = { ...machineHands, nowMs: () => machineHands.nowMs() + ahead };
      const link = linkOf(room.addDesk(), server.url, null, hands);
      await until(() => /clock of this desk is 2[01] minutes ahead/.test(whyOf(link)));
      ahead = 0;
      await until(() => whyOf(link) === 'live');
    });

    it('nothing, and the clock is put forward while the desk is live: what is done then is not sent, and the room knows nothing of it', async () => {
      const server = await serverWith();
      let ahead = 0;
      const hands: Hands = { ...machineHands, nowMs: () => machineHands.nowMs() + ahead };
      const [one, two] = [room.addDesk(), room.addDesk()];
      const [first, second] = [
        linkOf(one, server.url, null, hands),
        linkOf(two, server.url, null, machineHands),
      ];
      await until(() => [first, second].every((link) => whyOf(link) === 'live'));
      ahead = 20 * 60_000;
      one.journal.append([{ ...noteOf(one), atMs: hands.nowMs() }]);
      first.nudge();
      await until(() => /clock of this desk is 2[01] minutes ahead/.test(whyOf(first)));
      expect([two.call(callOf(1)), two.journal.exchange.asides(9)]).toEqual([null, []]);
      // The clock is right again: what was done waits for its time, in words.
      ahead = 0;
      await until(() => /done here while the clock was wrong/.test(whyOf(first)));
      expect(two.journal.exchange.asides(9)).toEqual([]);
    });
  },
);

const noteOf = ({ user, role }: TestDesk): NewEvent => ({
  type: 'note-added',
  typeVersion: 1,
  callId: callOf(1),
  atMs: 0,
  by: { user, role },
  packHash: null,
  content: { text: 'from the future' },
});

describe.skipIf(!hasNatsServer)(
  'a hub whose messages ran out (skipped where nats-server is not installed)',
  () => {
    it('lets a new desk begin in the middle, and its calls can be claimed', async () => {
      const server = await serverWith();
      const [handler, nurse] = [room.addDesk(), room.addDesk('nurse')];
      const [h, n] = [linkOf(handler, server.url), linkOf(nurse, server.url)];
      await until(() => [h, n].every((link) => whyOf(link) === 'live'));
      offerCall(handler, 1);
      h.nudge();
      await until(() => nurse.call(callOf(1)) !== null);
      accept(nurse, 1, 'Ruth Adeyemi');
      n.nudge();
      await until(() => handler.call(callOf(1))?.referrals[0]?.state === 'accepted');
      for (const desk of [nurse, handler]) desk.say('note-added', callOf(1), { text: 'and more' });
      n.nudge();
      h.nudge();
      await until(
        () => nurse.journal.exchange.hubSeq() === 6 && handler.journal.exchange.hubSeq() === 6,
      );
      await expireAll(server.url, handler.journal.exchange.hubSeq());
      const late = room.addDesk('supervisor');
      const l = linkOf(late, server.url);
      await until(() => whyOf(l) === 'live');
      handler.say('note-added', callOf(1), { text: 'after all that' });
      offerCall(handler, 2);
      h.nudge();
      await until(() => late.call(callOf(2)) !== null);
      expect(late.journal.exchange.asides(9)).toEqual([]);
      nurse.say('note-added', callOf(1), { text: 'heard' });
      // The claim that this desk knows as the newest is no longer on the hub.
      nurse.say('call-handed-back', callOf(1), {
        acceptedBy: 'Amy Kerrigan',
        reference: 'told',
        reason: 'seen',
      });
      n.nudge();
      await until(() => handler.call(callOf(1))?.handedBack !== null);
    });

    it('has on a claim subject what nobody believes, and the call can be claimed', async () => {
      const server = await serverWith();
      const [handler, nurse] = [room.addDesk(), room.addDesk('nurse')];
      const [h, n] = [linkOf(handler, server.url), linkOf(nurse, server.url)];
      await until(() => [h, n].every((link) => whyOf(link) === 'live'));
      offerCall(handler, 1);
      h.nudge();
      await until(() => nurse.call(callOf(1)) !== null);
      const stranger = await connect({ servers: server.url });
      onTestFinished(() => stranger.close());
      for (const text of ['junk', '{"v":2}'])
        await jetstream(stranger).publish(`concord.claim.${callOf(1)}`, text);
      accept(nurse, 1, 'Ruth Adeyemi');
      n.nudge();
      await until(() => handler.call(callOf(1))?.referrals[0]?.state === 'accepted');
      expect([h, n].map(whyOf)).toEqual(['live', 'live']);
    });
  },
);

/** As if thirty days had gone by. */
async function expireAll(url: string, upTo: number): Promise<void> {
  const connection = await connect({ servers: url });
  const manager = await jetstreamManager(connection);
  const { config } = await manager.streams.info('CONCORD');
  expect(config.max_age).toBeGreaterThan(0);
  const { state } = await manager.streams.info('CONCORD');
  await manager.streams.update('CONCORD', { max_msgs: 1 });
  await manager.streams.update('CONCORD', { max_msgs: -1 });
  expect(state.last_seq).toBe(upTo);
  await connection.close();
}
