import { cpSync, rmSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { connect } from '@nats-io/transport-node';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { createHubLink, type HubLink } from '#main/hub/link.ts';
import { machineHands } from '#main/hands.ts';
import { hasNatsServer, natsServer, type NatsServer, settingsFor } from './nats-server.ts';
import { callOf, makeRoom, offerCall, type TestDesk } from './room.ts';

let server: NatsServer;
let room: ReturnType<typeof makeRoom>;
let links: HubLink[];

const until = async (isTrue: () => boolean): Promise<void> => {
  while (!isTrue()) await setImmediate();
};
const join = ({ journal }: TestDesk): HubLink => {
  const link = createHubLink({
    settings: settingsFor(server.url),
    deskId: journal.deskId,
    exchange: journal.exchange,
    hands: machineHands,
    presence: () => ({
      desk: journal.deskId,
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
const isLive = (link: HubLink): boolean => link.state().state === 'live';
const onTheBridge = 'she is on the bridge';
/** How often the desk has the note. */
const notesAt = (desk: TestDesk): number =>
  (desk.call(callOf(1))?.notes ?? []).filter(({ text }) => text === onTheBridge).length;

describe.skipIf(!hasNatsServer)(
  'a hub that is older than what a desk has seen (skipped where nats-server is not installed)',
  { timeout: 20_000 },
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

    it('because it was put back while the desks stayed connected: they tell it again, and read what is told', async () => {
      const [writer, reader] = [room.addDesk(), room.addDesk()];
      const [w] = [join(writer), join(reader)];
      await until(() => links.every(isLive));
      const admin = await connect({ servers: server.url });
      onTestFinished(() => admin.close());
      const { streams } = await jetstreamManager(admin);
      const { config } = await streams.info('CONCORD');
      offerCall(writer, 1);
      w.nudge();
      await until(() => reader.call(callOf(1)) !== null);
      await until(() => writer.journal.exchange.next(0) === null);
      await streams.delete('CONCORD');
      await streams.add(config);
      writer.say('note-added', callOf(1), { text: onTheBridge });
      w.nudge();
      await until(() => notesAt(reader) === 1);
      const late = room.addDesk();
      join(late);
      await until(() => notesAt(late) === 1);
      expect(late.call(callOf(1))).toEqual(writer.call(callOf(1)));
    });

    it('and has grown since: what took the place of junk that was looked at is read', async () => {
      const [writer, reader] = [room.addDesk(), room.addDesk()];
      const [w, r] = [join(writer), join(reader)];
      await until(() => links.every(isLive));
      offerCall(writer, 1);
      w.nudge();
      await until(() => reader.call(callOf(1)) !== null);
      await until(() => writer.journal.exchange.next(0) === null);
      await until(() => reader.journal.exchange.hubSeq() === writer.journal.exchange.hubSeq());
      await server.kill();
      cpSync(server.store, `${server.store}-older`, { recursive: true });
      await server.start();
      await until(() => links.every(isLive));
      const other = await connect({ servers: server.url });
      const junk = await jetstream(other).publish(`concord.claim.${callOf(1)}`, 'junk');
      await other.close();
      await until(() => reader.journal.exchange.hubSeq() === junk.seq);
      await r.stop();
      await server.kill();
      rmSync(server.store, { recursive: true });
      cpSync(`${server.store}-older`, server.store, { recursive: true });
      await server.start();
      await until(() => isLive(w));
      writer.say('note-added', callOf(1), { text: onTheBridge });
      w.nudge();
      await until(() => writer.journal.exchange.next(0) === null);
      join(reader);
      await until(() => notesAt(reader) > 0);
      expect(notesAt(reader)).toBe(1);
      expect(reader.journal.exchange.asides(10)).toEqual([]);
    });
  },
);
