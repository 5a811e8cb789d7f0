import { jetstream } from '@nats-io/jetstream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { flagStoreOf } from '#main/hub/flags/flag-store.ts';
import { encodeFlag, flagToken } from '#main/hub/flags/flag-wire.ts';
import type { FlagBody } from '#main/people/flags/body.ts';
import { checkFlags } from '#main/desk/check-imports.ts';
import { makeFlagRoom, newerWhitlock, strangerOn, until, type FlagRoom } from './flag-room.ts';
import { hasNatsServer, natsServer, type NatsServer } from './nats-server.ts';
import { startMs, type TestDesk } from './room.ts';

let server: NatsServer;
let room: FlagRoom;

const storeOf = ({ journal }: TestDesk) => flagStoreOf(journal, () => startMs);
/** What a desk has to tell of the first of its flagged people. */
function bodyAt(desk: TestDesk): FlagBody {
  const body = storeOf(desk).toTell(1)?.people[0];
  if (body === undefined) throw new Error('Nothing is to be told');
  return body;
}

describe.skipIf(!hasNatsServer)(
  'flags that could be lost (skipped where nats-server is not installed)',
  () => {
    beforeEach(async () => {
      server = await natsServer();
      room = makeFlagRoom(server);
    });
    afterEach(async () => {
      await room.clear();
      await server.clear();
    });
    const isToffeeAt = (desk: TestDesk): boolean => {
      room.releaseAt(desk);
      return /Toffee/.test(JSON.stringify(room.seenAt(desk)));
    };
    const onSubjectOf = async (token: string, data: Uint8Array | string): Promise<void> => {
      const { connection } = await strangerOn(server);
      await jetstream(connection).publish(`concord.flag.${token}`, data);
    };

    it('come to a desk that joins after their desk was replaced and its chain has run out', async () => {
      const one = room.addDesk();
      const first = room.join(one);
      room.importAt(one);
      first.nudge();
      const { manager } = await strangerOn(server);
      while ((await manager.streams.info('CONCORD_FLAGS')).state.messages < 2);
      await first.stop();
      await manager.streams.delete('CONCORD');
      const late = room.addDesk();
      room.join(late);
      await until(() => room.dannyAt(late) !== undefined);
      expect(checkFlags(late.journal)).toEqual({ checked: 1, changed: [] });
    });

    it('wait for a desk that is not known yet, hold nobody up, and are read when it is', async () => {
      const [one, two] = [room.addDesk(), room.addDesk()];
      const second = room.join(two);
      room.importAt(one);
      const body = bodyAt(one);
      const data = encodeFlag(body, one.journal.exchange.sign) ?? '';
      const { connection } = await strangerOn(server);
      await jetstream(connection).publish(`concord.flag.${flagToken(body.person.personId)}`, data);
      await until(() => second.flagsTrouble() === 'its desk is not known');
      expect(room.dannyAt(two)).toBeUndefined();
      // Its chain introduces it; it tells nothing anew.
      const before = storeOf(one).toTell(1);
      if (before !== null) storeOf(one).saveTold(before.then);
      room.join(one);
      await until(() => room.dannyAt(two) !== undefined);
      expect(second.flagsTrouble()).toBeNull();
    });

    it('are kept with what was set aside beside them, or neither is', () => {
      const [one, two] = [room.addDesk(), room.addDesk()];
      room.importAt(one);
      const flag = bodyAt(one);
      const body = JSON.stringify(flag);
      const store = storeOf(two);
      const slice = {
        flags: [
          {
            flag,
            body,
            personId: flag.person.personId,
            desk: one.journal.deskId,
            signature: one.journal.exchange.sign(Buffer.from(body)),
            token: flagToken(flag.person.personId),
            seq: 1,
          },
        ],
        aside: [{ token: '00', seq: 2, why: 'it is no flagged person' }],
        unknown: [],
        readTo: 2,
      };
      two.journal.append([], {
        alsoInTransaction: (db) => {
          db.exec(
            "CREATE TRIGGER full BEFORE INSERT ON setting BEGIN SELECT RAISE(ABORT, 'no'); END",
          );
        },
      });
      expect(() => {
        store.take(slice);
      }).toThrow();
      expect([store.readTo(), store.aside(), room.dannyAt(two)]).toEqual([0, null, undefined]);
      two.journal.append([], { alsoInTransaction: (db) => db.exec('DROP TRIGGER full') });
      store.take(slice);
      expect([store.readTo(), store.aside()?.count]).toEqual([2, 1]);
      expect(room.dannyAt(two)).toBe(flag.person.personId);
    });

    it('stop nobody where one of them cannot be used', () => {
      const [one, two] = [room.addDesk(), room.addDesk()];
      room.importAt(one);
      const good = bodyAt(one);
      const bad = { ...good, person: { ...good.person, personId: 'spoils', sourceKey: 'x' } };
      two.journal.append([], {
        alsoInTransaction: (db) => {
          db.exec(
            "CREATE TRIGGER spoils BEFORE INSERT ON person WHEN new.person_id = 'spoils' BEGIN SELECT RAISE(ABORT, 'no'); END",
          );
        },
      });
      two.journal.exchange.introduce(one.journal.deskId, one.journal.exchange.publicKey);
      const store = storeOf(two);
      const read = (flag: FlagBody, seq: number) => ({
        flag,
        seq,
        body: JSON.stringify(flag),
        personId: flag.person.personId,
        desk: one.journal.deskId,
        signature: one.journal.exchange.sign(Buffer.from(JSON.stringify(flag))),
        token: flagToken(flag.person.personId),
      });
      store.take({ flags: [read(bad, 1), read(good, 2)], aside: [], unknown: [], readTo: 2 });
      expect(store.aside()?.why).toMatch(/cannot be used/);
      expect(room.dannyAt(two)).toBe(good.person.personId);
      expect(checkFlags(two.journal)).toEqual({ checked: 1, changed: [] });
    });

    it('are told again by whoever has them where junk took their place, their own desk or not', async () => {
      const [one, two] = [room.addDesk(), room.addDesk()];
      const [first] = [room.join(one), room.join(two)];
      room.importAt(one);
      const token = flagToken(bodyAt(one).person.personId);
      first.nudge();
      await until(() => room.dannyAt(two) !== undefined);
      await first.stop();
      await onSubjectOf(token, 'junk');
      const late = room.addDesk();
      room.join(late);
      await until(() => room.dannyAt(late) !== undefined);
      expect(room.seenAt(late)).toEqual(room.seenAt(one));
    });

    it('are told again where an old message took the place of a newer one, and stay the newer here', async () => {
      const [one, two] = [room.addDesk(), room.addDesk('nurse')];
      const first = room.join(one);
      room.join(two);
      room.importAt(one);
      const body = bodyAt(one);
      const old = encodeFlag(body, one.journal.exchange.sign) ?? '';
      first.nudge();
      await until(() => room.dannyAt(two) !== undefined);
      room.importAt(one, newerWhitlock());
      first.nudge();
      await until(() => isToffeeAt(two));
      await first.stop();
      await onSubjectOf(flagToken(body.person.personId), old);
      const late = room.addDesk('nurse');
      room.join(late);
      await until(() => room.dannyAt(late) !== undefined);
      await until(() => isToffeeAt(late));
      expect(isToffeeAt(two)).toBe(true);
    });
  },
);
