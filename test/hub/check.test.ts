import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { nkeys } from '@nats-io/transport-node';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { checkHub } from '#main/hub/check.ts';
import { createHubLink } from '#main/hub/link.ts';
import { machineHands } from '#main/hands.ts';
import { permissionsFor, serverConfig } from '#main/hub/server-config.ts';
import { readHubSettings, settingsFile, type HubSettings } from '#main/hub/settings.ts';
import type { Role } from '#shared/contract/words.ts';
import { hasNatsServer, natsServer } from './nats-server.ts';
import { accept, callOf, makeRoom, offerCall, type TestDesk } from './room.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'concord-check-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const settingsFor = (url: string, nkey: string | null): HubSettings => ({
  servers: [url],
  prefix: 'concord',
  credentials: null,
  roles: null,
  nkey,
  ca: null,
  replicas: 1,
});
const keyPair = (name: string) => {
  const pair = nkeys.createUser();
  const path = join(folder, `${name}.nkey`);
  writeFileSync(path, new TextDecoder().decode(pair.getSeed()));
  return { path, nkey: pair.getPublicKey() };
};
const byWhat = (checked: Awaited<ReturnType<typeof checkHub>>) =>
  checked.map(({ what, state }) => `${what} ${state}`);

describe('hub.json', () => {
  it.each([
    ['{"servers":["http://a"]}', /servers\.0: write nats:/],
    ['{"servers":[]}', /servers/],
    ['{"servers":["nats://a:4222"],"replica":3}', /replica/],
    ['{"servers"', /cannot be read/],
    ['{"servers":["nats://a:4222"],"prefix":"a.b"}', /prefix: letters/],
  ])('%s is refused by name', (text, why) => {
    writeFileSync(join(folder, settingsFile), text);
    const read = readHubSettings(folder);
    expect(read.ok ? '' : read.error).toMatch(why);
  });

  it('may be absent: then the desk works alone', () => {
    expect(readHubSettings(folder)).toEqual({ ok: true, value: null });
  });
});

describe('what a desk may say on the server', () => {
  const line = (...roles: Role[]) =>
    permissionsFor('concord', { desk: 'd1', nkey: 'U', roles }).publish;

  it('is for itself, in its own roles; a steward claims nothing', () => {
    expect(line('nurse')).toContain('concord.call.*.nurse.d1');
    expect(line('nurse')).toContain('concord.claim.*');
    expect(line('nurse')).not.toContain('concord.call.*.supervisor.d1');
    expect(line('steward')).not.toContain('concord.claim.*');
  });
});

describe.skipIf(!hasNatsServer)('hub check (skipped where nats-server is not installed)', () => {
  const serverWith = async (extra: readonly string[] = []) => {
    const server = await natsServer(extra);
    onTestFinished(server.clear);
    return server;
  };

  it('says in words what is wrong with a hub that nobody guards', async () => {
    const server = await serverWith();
    const checked = await checkHub(settingsFor(server.url, null), 'd1', Date.now);
    expect(byWhat(checked)).toEqual([
      'address ok',
      'TLS warn',
      'server warn',
      'stream ok',
      'stream warn',
      'clock warn',
      'permissions warn',
    ]);
  });

  it('says that nobody answers, and where to look', async () => {
    const checked = await checkHub(settingsFor('nats://127.0.0.1:9', null), 'd1', Date.now);
    expect(byWhat(checked)).toEqual(['address fault']);
    expect(checked[0]?.text).toMatch(/servers.*hub\.json/);
  });

  it('holds desks and roles apart with the permissions that hub config writes, and the desks work', async () => {
    const room = makeRoom();
    onTestFinished(room.clear);
    const [handler, nurse] = [room.addDesk('handler'), room.addDesk('nurse')];
    const admin = keyPair('admin');
    const keys = [keyPair('handler'), keyPair('nurse')] as const;
    const line = (desk: TestDesk, { nkey }: { nkey: string }) => ({
      desk: desk.journal.deskId,
      nkey,
      roles: [desk.role],
    });
    const conf = join(folder, 'users.conf');
    writeFileSync(
      conf,
      serverConfig('concord', [line(handler, keys[0]), line(nurse, keys[1])], admin.nkey),
    );
    const server = await serverWith(['-c', conf]);
    const asAdmin = await checkHub(settingsFor(server.url, admin.path), 'admin', Date.now);
    expect(byWhat(asAdmin)).toContain('stream ok');
    const asHandler = await checkHub(
      settingsFor(server.url, keys[0].path),
      handler.journal.deskId,
      Date.now,
    );
    expect(byWhat(asHandler)).toContain('permissions ok');
    const stranger = await checkHub(
      settingsFor(server.url, keyPair('stranger').path),
      'x',
      Date.now,
    );
    expect(stranger[0]?.text).toMatch(/knows no such key/);

    const links = [handler, nurse].map((desk, at) => {
      const link = createHubLink({
        settings: settingsFor(server.url, keys[at]?.path ?? null),
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
      });
      onTestFinished(link.stop);
      return link;
    });
    const until = async (isTrue: () => boolean): Promise<void> => {
      while (!isTrue()) await setImmediate();
    };
    offerCall(handler, 1);
    links[0]?.nudge();
    await until(() => nurse.call(callOf(1)) !== null);
    accept(nurse, 1);
    links[1]?.nudge();
    await until(() => handler.call(callOf(1))?.referrals[0]?.state === 'accepted');
    expect(handler.call(callOf(1))?.owner.user).toBe(nurse.user);
  });
});
