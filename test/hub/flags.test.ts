import { setImmediate } from 'node:timers/promises';
import { connect } from '@nats-io/transport-node';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { checkFlags } from '#main/desk/check-imports.ts';
import { flagToken } from '#main/hub/flags/flag-wire.ts';
import { flagStoreOf } from '#main/hub/flags/flag-store.ts';
import { createHubLink, type HubLink } from '#main/hub/link.ts';
import { machineHands } from '#main/hands.ts';
import { verifyJournal } from '#main/journal/verify-journal.ts';
import { importFhirFiles } from '#main/people/import-files.ts';
import { createLookUp } from '#main/people/look-up.ts';
import { personForHandler, quarantineFor, releaseItem } from '#main/people/people.ts';
import { peopleProjections } from '#main/people/projections.ts';
import { nurse, steward, whitlock } from '#test/people/desk.ts';
import { hasNatsServer, natsServer, type NatsServer } from './nats-server.ts';
import { makeRoom, startMs, type TestDesk } from './room.ts';

let server: NatsServer;
let room: ReturnType<typeof makeRoom>;
let links: HubLink[];
const until = async (isTrue: () => boolean): Promise<void> => {
  while (!isTrue()) await setImmediate();
};

describe.skipIf(!hasNatsServer)(
  'flags on the hub (skipped where nats-server is not installed)',
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
    const addDesk = (role: TestDesk['role'] = 'handler') => room.addDesk(role, peopleProjections);
    const join = ({ journal }: TestDesk): HubLink => {
      const link = createHubLink({
        settings: {
          servers: [server.url],
          prefix: 'concord',
          credentials: null,
          roles: null,
          nkey: null,
          ca: null,
          replicas: 1,
        },
        deskId: journal.deskId,
        exchange: journal.exchange,
        flags: flagStoreOf(journal, () => startMs),
        hands: machineHands,
        presence: () => ({
          desk: journal.deskId,
          deskName: '',
          version: '0',
          seated: null,
          users: [],
        }),
        onChange: () => undefined,
      });
      links.push(link);
      return link;
    };
    const importAt = ({ journal }: TestDesk, text = whitlock().text): void => {
      importFhirFiles(journal, [{ name: 'whitlock.json', text }], steward, startMs);
    };
    const dannyAt = ({ journal }: TestDesk) =>
      createLookUp(journal.db)('daniel whitlock 14/03/1987', startMs, 5).matches[0]?.personId;
    const seenAt = (desk: TestDesk) =>
      personForHandler(desk.journal.db, dannyAt(desk) ?? '', startMs);
    const releaseAt = ({ journal }: TestDesk): void => {
      for (const waiting of quarantineFor(journal.db, startMs)) {
        const fields = waiting.fields
          .filter(({ releasable }) => releasable)
          .map(({ field }) => field);
        const released = releaseItem(
          journal,
          {
            itemId: waiting.itemId,
            fields,
            purpose: 'crisis response',
            basis: 'UK GDPR 6(1)(e), 9(2)(g)',
            personTold: 'told',
            expiresAtMs: startMs + 30 * 24 * 3_600_000,
          },
          nurse,
          startMs,
        );
        expect(released.ok).toBe(true);
      }
    };

    it('bring what one desk imported to every other, under the same ids, and what waits still waits', async () => {
      const [one, two] = [addDesk(), addDesk()];
      const first = join(one);
      join(two);
      importAt(one);
      first.nudge();
      await until(() => dannyAt(two) !== undefined);
      expect(dannyAt(two)).toBe(dannyAt(one));
      expect(JSON.stringify(seenAt(two))).not.toMatch(/Biscuit/);
      // A file that both take in is one person on both.
      importAt(two);
      expect(
        createLookUp(two.journal.db)('daniel whitlock 14/03/1987', startMs, 5).matches,
      ).toHaveLength(1);
      await until(() => [...two.journal.read({ type: 'flags-received' })].length > 0);
      expect(checkFlags(two.journal)).toEqual({ checked: 1, changed: [] });
      expect(verifyJournal(two.journal)).toMatchObject({ ok: true });
    });

    it('bring a release made at any desk to all of them', async () => {
      const [one, two] = [addDesk(), addDesk('nurse')];
      const [first, second] = [join(one), join(two)];
      importAt(one);
      first.nudge();
      await until(() => dannyAt(two) !== undefined);
      releaseAt(two);
      second.nudge();
      await until(() => /Biscuit/.test(JSON.stringify(seenAt(one))));
      expect(seenAt(one)).toEqual(seenAt(two));
    });

    it('catch up by sequence, and are the same after the tables are built again', async () => {
      const [one, two] = [addDesk(), addDesk('nurse')];
      const first = join(one);
      const second = join(two);
      importAt(one);
      releaseAt(one);
      first.nudge();
      await until(() => /Biscuit/.test(JSON.stringify(seenAt(two))));
      await second.stop();
      const changed = whitlock().text.replaceAll('Biscuit', 'Toffee');
      importAt(one, changed.replaceAll('"versionId": "', '"versionId": "9'));
      first.nudge();
      const late = addDesk();
      join(late);
      join(two);
      await until(() => [two, late].every((desk) => dannyAt(desk) !== undefined));
      await until(() => !/Biscuit/.test(JSON.stringify(seenAt(two))));
      for (const desk of [two, late]) await until(() => same(seenAt(desk), seenAt(one)));
      await until(() => upToAt(two) === 2);
      const before = seenAt(two);
      const again = room.reopen(
        two,
        peopleProjections.map((one) => ({ ...one, version: one.version + 1 })),
      );
      expect(seenAt(again)).toEqual(before);
    });

    it('set aside what is no flag, or nobody’s, and go on', async () => {
      const [one, two] = [addDesk(), addDesk()];
      const [first, second] = [join(one), join(two)];
      await until(() => [first, second].every((link) => link.state().state === 'live'));
      const stranger = await connect({ servers: server.url });
      onTestFinished(() => stranger.close());
      await streamIsThere(stranger);
      await jetstream(stranger).publish('concord.flag.00', 'junk');
      const { journal } = addDesk();
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
      expect(dannyAt(two)).toBeUndefined();
      importAt(one);
      first.nudge();
      await until(() => dannyAt(two) !== undefined);
    });

    it('are told again to a hub that lost them', async () => {
      const [one, two] = [addDesk(), addDesk()];
      const [first, second] = [join(one), join(two)];
      importAt(one);
      first.nudge();
      await until(() => dannyAt(two) !== undefined);
      const admin = await connect({ servers: server.url });
      onTestFinished(() => admin.close());
      await (await jetstreamManager(admin)).streams.delete('CONCORD_FLAGS');
      await first.stop();
      await second.stop();
      join(one);
      const late = addDesk();
      join(late);
      await until(() => dannyAt(late) !== undefined);
    });
  },
);

const upToAt = ({ journal }: TestDesk): unknown =>
  journal.db.get(
    "SELECT max(json_extract(content, '$.upTo')) AS at FROM content JOIN entry USING (event_id) WHERE type = 'flags-received'",
  )?.['at'];
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
/** The stream is made by the desks; a stranger waits for it. */
async function streamIsThere(connection: Awaited<ReturnType<typeof connect>>): Promise<void> {
  const manager = await jetstreamManager(connection);
  for (;;) {
    try {
      await manager.streams.info('CONCORD_FLAGS');
      return;
    } catch {
      await setImmediate();
    }
  }
}
