import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '@nats-io/transport-node';
import { createPresences, type DeskPresence } from '#main/hub/presence.ts';
import { subjectsOf } from '#main/hub/subjects.ts';
import { userId } from '#shared/contract/words.ts';
import { hasNatsServer, natsServer, type NatsServer } from './nats-server.ts';
import { userOf } from './room.ts';

describe.skipIf(!hasNatsServer)('who is there (skipped where nats-server is not installed)', () => {
  let server: NatsServer;
  beforeAll(async () => {
    server = await natsServer();
  });
  afterAll(async () => {
    await server.clear();
  });

  it('is said at once when it changed, and not again for every change on another desk', async () => {
    const [desk, other] = [
      await connect({ servers: server.url }),
      await connect({ servers: server.url }),
    ];
    const subjects = subjectsOf('concord');
    const heard: string[] = [];
    other.subscribe(subjects.presence('*'), {
      callback: (_, { data }) => {
        heard.push(new TextDecoder().decode(data));
      },
    });
    await other.flush();
    let busy = false;
    const own = (): DeskPresence => ({
      desk: 'desk-1',
      deskName: 'Position 1',
      version: '0',
      seated: null,
      users: [
        { id: userId.parse(userOf(1)), name: 'Ruth Adeyemi', role: 'nurse', onDuty: true, busy },
      ],
    });
    const beats: (() => void)[] = [];
    const hands = {
      nowMs: () => 0,
      after: (_: number, then: () => void) => (beats.push(then), () => undefined),
    };
    const presences = createPresences(desk, subjects, 'desk-1', hands, own, () => undefined);
    for (let act = 0; act < 10; act += 1) presences.say();
    busy = true;
    for (let act = 0; act < 10; act += 1) presences.say();
    // The next beat says it whether it changed or not: it is how others know that the desk is there.
    beats.at(-1)?.();
    await desk.flush();
    await other.flush();
    expect(heard.map((text) => text.includes('"busy":true'))).toEqual([false, true, true]);
    presences.stop();
    await desk.close();
    await other.close();
  });

  it('from a desk that says it is something else stops nobody, and the next desk is heard', async () => {
    const [desk, other] = [
      await connect({ servers: server.url }),
      await connect({ servers: server.url, reconnect: false }),
    ];
    const subjects = subjectsOf('concord');
    const hands = { nowMs: () => 0, after: () => () => undefined };
    const own = (name: string): DeskPresence => ({
      desk: name,
      deskName: 'Position 1',
      version: '0',
      seated: null,
      users: [],
    });
    const presences = createPresences(
      other,
      subjects,
      'desk-2',
      hands,
      () => own('desk-2'),
      () => undefined,
    );
    await other.flush();
    for (const name of ['two words', 'a.b', '*', '>'])
      desk.publish(subjects.presence('desk-1'), JSON.stringify(own(name)));
    desk.publish(subjects.presence('desk-1'), 'no JSON');
    desk.publish(subjects.presence('desk-1'), JSON.stringify(own('desk-1')));
    await desk.flush();
    await other.flush();
    expect(other.isClosed()).toBe(false);
    expect(presences.others().map((one) => one.desk)).toEqual(['desk-1']);
    presences.stop();
    await desk.close();
    await other.close();
  });

  it('is said of a desk with a whole force in its list, whoever is on duty first', async () => {
    const [desk, other] = [
      await connect({ servers: server.url }),
      await connect({ servers: server.url }),
    ];
    const subjects = subjectsOf('concord');
    const hands = { nowMs: () => 0, after: () => () => undefined };
    const force = Array.from({ length: 300 }, (_, n): DeskPresence['users'][number] => ({
      id: userId.parse(userOf(n)),
      name: `Constable ${n}`,
      role: 'nurse',
      onDuty: n === 299,
      busy: false,
    }));
    const own = (name: string, users: DeskPresence['users']) => () => ({
      desk: name,
      deskName: 'Position 1',
      version: '0',
      seated: null,
      users,
    });
    const hears = createPresences(
      other,
      subjects,
      'desk-2',
      hands,
      own('desk-2', []),
      () => undefined,
    );
    await other.flush();
    const says = createPresences(
      desk,
      subjects,
      'desk-1',
      hands,
      own('desk-1', force),
      () => undefined,
    );
    await desk.flush();
    await other.flush();
    const [heard] = hears.others();
    expect(heard?.users).toHaveLength(200);
    expect(heard?.users[0]?.name).toBe('Constable 299');
    says.stop();
    hears.stop();
    await desk.close();
    await other.close();
  });
});
