import { readFileSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Application } from '#main/application.ts';
import { safety } from '#test/e2e/screens/danny.ts';
import { amyOnACall, granted } from '#test/e2e/screens/through-handlers.ts';
import { signInAs } from '#test/support/desk.ts';
import { planFile } from '#test/support/resources.ts';
import { desksOn, type Desks } from './desks.ts';
import { hasNatsServer, natsServer, type NatsServer } from './nats-server.ts';

let server: NatsServer;
let desks: Desks;

const until = async (isTrue: () => boolean): Promise<void> => {
  while (!isTrue()) await setImmediate();
};
const isLive = (application: Application): boolean => application.view().hub.state === 'live';
const resources = (application: Application) => application.view().resources;
const suite = (application: Application) => resources(application).suites[0]?.free;
const stateOf = (application: Application, name: string): string =>
  resources(application).units.find((unit) => unit.name === name)?.state ?? '';
const text = readFileSync(planFile, 'utf8');

describe.skipIf(!hasNatsServer)(
  'resources in a room of desks (skipped where nats-server is not installed)',
  () => {
    beforeEach(async () => {
      server = await natsServer();
      desks = desksOn(server.url);
    });
    afterEach(async () => {
      desks.clear();
      await server.clear();
    });

    it('are the same at every desk: the plan, a place in a suite, a car that was sent', async () => {
      const [amy, martin] = [await desks.add(), await desks.add()];
      await until(() => [amy, martin].every(isLive));
      await signInAs(amy, 'Amy Kerrigan');
      await signInAs(martin, 'Martin Doyle');
      granted(await martin.handlers['resources.plan']({ name: 'plan.yaml', text }));
      await until(() => resources(amy).plannedAtMs !== null);
      granted(
        await amy.handlers['resources.suite']({
          suite: 'Place of safety, Leicester',
          free: 1,
          saidBy: 'J. Okoro',
        }),
      );
      await until(() => suite(martin) === 1);
      // The hub goes away; both say something, and the later one counts on both.
      await server.kill();
      await until(() => ![amy, martin].some(isLive));
      const said = { suite: 'Place of safety, Leicester', saidBy: 'J. Okoro' };
      granted(await amy.handlers['resources.suite']({ ...said, free: 2 }));
      granted(await martin.handlers['resources.suite']({ ...said, free: 0 }));
      granted(
        await martin.handlers['resources.available']({ unit: 'South car', why: 'no driver' }),
      );
      await server.start();
      await until(() => [amy, martin].every(isLive));
      await until(() => suite(amy) === 0 && suite(martin) === 0);
      const callId = await amyOnACall(amy, safety);
      granted(
        await amy.handlers['crew.send']({
          callId,
          unit: 'Leicester car',
          crew: 'PC Shah',
          everyMinutes: 20,
        }),
      );
      await until(() => stateOf(martin, 'Leicester car').startsWith('on the way'));
      const [trip] = amy.view().call?.crew.trips ?? [];
      if (trip === undefined) throw new Error('nobody was sent');
      granted(await amy.handlers['crew.arrived']({ callId, tripId: trip.id }));
      await until(() => stateOf(martin, 'Leicester car').startsWith('at the scene'));
      granted(
        await amy.handlers['crew.clear']({
          callId,
          tripId: trip.id,
          outcome: 'stays-with-plan',
          text: 'Settled, her sister is with her',
          onward: [],
        }),
      );
      await until(() => !stateOf(martin, 'Leicester car').startsWith('at the scene'));
    });

    it('are planned by nobody whose role it is not, whatever the page sends', async () => {
      const amy = await desks.add();
      await signInAs(amy, 'Amy Kerrigan');
      expect(await amy.handlers['resources.plan']({ name: 'plan.yaml', text })).toMatchObject({
        ok: false,
        error: { reason: 'role-may-not' },
      });
      expect(resources(amy).plannedAtMs).toBeNull();
    });

    it('keep the plan they had when a file has a fault, and say where', async () => {
      const martin = await desks.add();
      await signInAs(martin, 'Martin Doyle');
      granted(await martin.handlers['resources.plan']({ name: 'plan.yaml', text }));
      const broken = text.replace("from: '18:00'", "from: '28:00'");
      expect(
        await martin.handlers['resources.plan']({ name: 'b.yaml', text: broken }),
      ).toMatchObject({
        ok: false,
        error: { text: expect.stringMatching(/b\.yaml.*shifts\.0\.from \(line \d+\)/) as string },
      });
      expect(resources(martin).units).toHaveLength(3);
      expect(
        await martin.handlers['resources.suite']({
          suite: 'Place of safety, Leicester',
          free: 4,
          saidBy: 'J. Okoro',
        }),
      ).toMatchObject({ ok: false, error: { reason: 'more-than-there-are' } });
    });
  },
);
