import { settingsFor } from './nats-server.ts';
import { setImmediate } from 'node:timers/promises';
import { connect } from '@nats-io/transport-node';
import { jetstreamManager } from '@nats-io/jetstream';
import { expect, onTestFinished } from 'vitest';
import { flagStoreOf } from '#main/hub/flags/flag-store.ts';
import { createHubLink, type HubLink } from '#main/hub/link.ts';
import { machineHands } from '#main/hands.ts';
import { importFhirFiles } from '#main/people/import-files.ts';
import { createLookUp } from '#main/people/look-up.ts';
import { personForHandler, quarantineFor, releaseItem } from '#main/people/people.ts';
import { peopleProjections } from '#main/people/projections.ts';
import { nurse, steward, whitlock } from '#test/people/desk.ts';
import type { NatsServer } from './nats-server.ts';
import { makeRoom, startMs, type TestDesk } from './room.ts';

export const until = async (isTrue: () => boolean): Promise<void> => {
  while (!isTrue()) await setImmediate();
};

/** Desks of one room that tell each other of flagged people; `clear` when done. */
export function makeFlagRoom(server: NatsServer) {
  const room = makeRoom();
  const links: HubLink[] = [];
  const dannyAt = ({ journal }: TestDesk) =>
    createLookUp(journal.db)('daniel whitlock 14/03/1987', startMs, 5).matches[0]?.personId;
  return {
    reopen: room.reopen,
    addDesk: (role: TestDesk['role'] = 'handler') => room.addDesk(role, peopleProjections),
    join: ({ journal }: TestDesk): HubLink => {
      const link = createHubLink({
        settings: settingsFor(server.url),
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
    },
    importAt: ({ journal }: TestDesk, text = whitlock().text): void => {
      importFhirFiles(journal, [{ name: 'whitlock.json', text }], steward, startMs);
    },
    dannyAt,
    seenAt: (desk: TestDesk) => personForHandler(desk.journal.db, dannyAt(desk) ?? '', startMs),
    releaseAt: ({ journal }: TestDesk): void => {
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
    },
    clear: async () => {
      for (const link of links) await link.stop();
      room.clear();
    },
  };
}
export type FlagRoom = ReturnType<typeof makeFlagRoom>;

/** Whitlock's file a version later, with other words in it. */
export const newerWhitlock = (): string =>
  whitlock().text.replaceAll('Biscuit', 'Toffee').replaceAll('"versionId": "', '"versionId": "9');

/** Somebody on the hub who is no desk, once the desks have made the stream of flags. */
export async function strangerOn(server: NatsServer) {
  const connection = await connect({ servers: server.url });
  onTestFinished(() => connection.close());
  const manager = await jetstreamManager(connection);
  for (;;) {
    try {
      await manager.streams.info('CONCORD_FLAGS');
      return { connection, manager };
    } catch {
      await setImmediate();
    }
  }
}
