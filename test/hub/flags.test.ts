import { jetstream } from '@nats-io/jetstream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkFlags } from '#main/desk/check-imports.ts';
import { flagToken } from '#main/hub/flags/flag-wire.ts';
import { flagStoreOf } from '#main/hub/flags/flag-store.ts';
import { verifyJournal } from '#main/journal/verify-journal.ts';
import { importFhirFiles } from '#main/people/import-files.ts';
import { createLookUp } from '#main/people/look-up.ts';
import { peopleProjections } from '#main/people/projections.ts';
import { steward, whitlock } from '#test/people/desk.ts';
import { hasNatsServer, natsServer, type NatsServer } from './nats-server.ts';
import { makeFlagRoom, newerWhitlock, strangerOn, until, type FlagRoom } from './flag-room.ts';
import { startMs, type TestDesk } from './room.ts';

let server: NatsServer;
let room: FlagRoom;

describe.skipIf(!hasNatsServer)(
  'flags on the hub (skipped where nats-server is not installed)',
  () => {
    beforeEach(async () => {
      server = await natsServer();
      room = makeFlagRoom(server);
    });
    afterEach(async () => {
      await room.clear();
      await server.clear();
    });
    it('bring what one desk imported to every other, under the same ids, and what waits still waits', async () => {
      const [one, two] = [room.addDesk(), room.addDesk()];
      const first = room.join(one);
      room.join(two);
      room.importAt(one);
      first.nudge();
      await until(() => room.dannyAt(two) !== undefined);
      expect(room.dannyAt(two)).toBe(room.dannyAt(one));
      expect(JSON.stringify(room.seenAt(two))).not.toMatch(/Biscuit/);
      // A file that both take in is one person on both.
      room.importAt(two);
      expect(
        createLookUp(two.journal.db)('daniel whitlock 14/03/1987', startMs, 5).matches,
      ).toHaveLength(1);
      await until(() => [...two.journal.read({ type: 'flags-received' })].length > 0);
      expect(checkFlags(two.journal)).toEqual({ checked: 1, changed: [] });
      expect(verifyJournal(two.journal)).toMatchObject({ ok: true });
    });

    it('bring a release made at any desk to all of them', async () => {
      const [one, two] = [room.addDesk(), room.addDesk('nurse')];
      const [first, second] = [room.join(one), room.join(two)];
      room.importAt(one);
      first.nudge();
      await until(() => room.dannyAt(two) !== undefined);
      room.releaseAt(two);
      second.nudge();
      await until(() => /Biscuit/.test(JSON.stringify(room.seenAt(one))));
      expect(room.seenAt(one)).toEqual(room.seenAt(two));
    });

    it('catch up by sequence, and are the same after the tables are built again', async () => {
      const [one, two] = [room.addDesk(), room.addDesk('nurse')];
      const first = room.join(one);
      const second = room.join(two);
      room.importAt(one);
      room.releaseAt(one);
      first.nudge();
      await until(() => /Biscuit/.test(JSON.stringify(room.seenAt(two))));
      await second.stop();
      room.importAt(one, newerWhitlock());
      first.nudge();
      const late = room.addDesk();
      room.join(late);
      room.join(two);
      await until(() => [two, late].every((desk) => room.dannyAt(desk) !== undefined));
      await until(() => !/Biscuit/.test(JSON.stringify(room.seenAt(two))));
      for (const desk of [two, late]) await until(() => same(room.seenAt(desk), room.seenAt(one)));
      await until(() => upToAt(two) === 2);
      const before = room.seenAt(two);
      const again = room.reopen(
        two,
        peopleProjections.map((one) => ({ ...one, version: one.version + 1 })),
      );
      expect(room.seenAt(again)).toEqual(before);
    });

    it('set aside what is no flag, or nobody’s, and go on', async () => {
      const [one, two] = [room.addDesk(), room.addDesk()];
      const [first, second] = [room.join(one), room.join(two)];
      await until(() => [first, second].every((link) => link.state().state === 'live'));
      const { connection: stranger } = await strangerOn(server);
      await jetstream(stranger).publish('concord.flag.00', 'junk');
      const { journal } = room.addDesk();
      importFhirFiles(journal, [whitlock()], steward, startMs);
      const store = flagStoreOf(journal, () => startMs);
      const [body] = store.toTell(1)?.people ?? [];
      const text = JSON.stringify({ ...body, desk: one.journal.deskId });
      const forged = {
        v: 1,
        body: text,
        signature: Buffer.from(journal.exchange.sign(Buffer.from(text))).toString('base64'),
      };
      await jetstream(stranger).publish(
        `concord.flag.${flagToken(body?.person.personId ?? '')}`,
        JSON.stringify(forged),
      );
      await until(() => /signature is not from its desk/.test(second.flagsTrouble() ?? ''));
      expect(room.dannyAt(two)).toBeUndefined();
      room.importAt(one);
      first.nudge();
      await until(() => room.dannyAt(two) !== undefined);
    });

    it('are told again to a hub that lost them', async () => {
      const [one, two] = [room.addDesk(), room.addDesk()];
      const [first, second] = [room.join(one), room.join(two)];
      room.importAt(one);
      first.nudge();
      await until(() => room.dannyAt(two) !== undefined);
      await (await strangerOn(server)).manager.streams.delete('CONCORD_FLAGS');
      await first.stop();
      await second.stop();
      room.join(one);
      const late = room.addDesk();
      room.join(late);
      await until(() => room.dannyAt(late) !== undefined);
    });
  },
);

const upToAt = ({ journal }: TestDesk): unknown =>
  journal.db.get(
    "SELECT max(json_extract(content, '$.upTo')) AS at FROM content JOIN entry USING (event_id) WHERE type = 'flags-received'",
  )?.['at'];
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
