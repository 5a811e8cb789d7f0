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
});
