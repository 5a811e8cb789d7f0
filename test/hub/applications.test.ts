import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Application } from '#main/application.ts';
import { machineHands } from '#main/hands.ts';
import type { CallId } from '#shared/kit/ids.ts';
import { toTheNurse } from '#test/e2e/screens/danny.ts';
import { amyOnACall, granted } from '#test/e2e/screens/through-handlers.ts';
import { signInAs } from '#test/support/desk.ts';
import { desksOn, type Desks } from './desks.ts';
import { hasNatsServer, natsServer, type NatsServer } from './nats-server.ts';

let server: NatsServer;
let desks: Desks;

const until = async (isTrue: () => boolean): Promise<void> => {
  while (!isTrue()) await setImmediate();
};
const isLive = (application: Application): boolean => application.view().hub.state === 'live';
const onDuty = (application: Application): readonly string[] =>
  application
    .view()
    .room.filter((one) => one.onDuty && one.role === 'nurse')
    .map(({ name }) => name)
    .sort();

describe.skipIf(!hasNatsServer)(
  'a room of desks (skipped where nats-server is not installed)',
  () => {
    beforeEach(async () => {
      server = await natsServer();
      desks = desksOn(server.url);
    });
    afterEach(async () => {
      desks.clear();
      await server.clear();
    });

    it('brings a call to a nurse at another desk, who owns it as soon as the hub says so', async () => {
      const [amy, ruth, sian] = [await desks.add(), await desks.add(), await desks.add()];
      await until(() => [amy, ruth, sian].every(isLive));
      await signInAs(ruth, 'Ruth Adeyemi');
      await signInAs(sian, 'Siân Prosser');
      await until(() => onDuty(amy).length === 2);
      expect(onDuty(amy)).toEqual(['Ruth Adeyemi', 'Siân Prosser']);
      const callId = await amyOnACall(amy, toTheNurse);
      granted(
        await amy.handlers['call.takeRoute']({
          callId,
          destination: 'nurse',
          acknowledgedMissing: [],
          reason: null,
        }),
      );
      await until(() => ruth.view().queue.length > 0 && sian.view().queue.length > 0);
      const [row] = ruth.view().queue;
      if (row === undefined) throw new Error('nothing is offered');
      expect(row.owner).toContain('Amy Kerrigan');
      // The hub goes away: she reaches for it, and it waits.
      await server.kill();
      await until(() => !isLive(ruth) && !isLive(sian) && !isLive(amy));
      const accept = { callId, referralId: row.referralId };
      granted(await ruth.handlers['nurse.accept'](accept));
      expect(stateAt(ruth, callId)).toBe('claiming');
      expect(ruth.view().calls[0]?.owner).toContain('Amy Kerrigan');
      granted(await amy.handlers['call.addNote']({ callId, text: 'He has gone quiet' }));
      await server.start();
      await until(() => [amy, ruth, sian].every((one) => stateAt(one, callId) === 'accepted'));
      for (const one of [amy, ruth, sian]) expect(one.view().calls[0]?.owner).toBe('Ruth Adeyemi');
      await until(() =>
        [ruth, sian].every((one) => notesOf(one, callId).includes('He has gone quiet')),
      );
      expect(await sian.handlers['nurse.accept'](accept)).toMatchObject({
        ok: false,
        error: { text: expect.stringContaining('Ruth Adeyemi') as string },
      });
      expect(sian.view().notices.join()).not.toContain('set aside');
    });

    it('lets nobody sign in whose acts the hub would refuse, and says where they work instead', async () => {
      const handlers = desksOn(server.url, machineHands, { roles: ['handler', 'supervisor'] });
      try {
        const desk = await handlers.add();
        await expect(signInAs(desk, 'Ruth Adeyemi')).rejects.toThrow(
          /only what a handler or a supervisor does: a nurse works at another desk/,
        );
        await signInAs(desk, 'Amy Kerrigan');
        const journal = desk.room()?.journal;
        const before = journal?.lastSeq();
        expect(() =>
          journal?.append([
            {
              type: 'import-made',
              typeVersion: 1,
              callId: null,
              atMs: Date.now(),
              by: { user: 'x', role: 'steward' },
              packHash: null,
              content: {},
            },
          ]),
        ).toThrow(/does not let this desk speak as a steward.*Nothing was changed/);
        expect(journal?.lastSeq()).toBe(before);
      } finally {
        handlers.clear();
      }
    });

    it('works alone, says why, and loses nothing when hub.json cannot be used', async () => {
      const other = desksOn('http://not-a-hub');
      try {
        const amy = await other.add();
        expect(amy.view().hub.state).toBe('none');
        expect(amy.view().notices.join()).toMatch(/works alone: .*hub\.json.*nats:\/\//);
        await amyOnACall(amy, []);
        expect(amy.view().calls).toHaveLength(1);
      } finally {
        other.clear();
      }
    });
  },
);

const callOn = (application: Application, callId: CallId) =>
  application.room()?.ports.calls.get(callId) ?? null;
const stateAt = (application: Application, callId: CallId) =>
  callOn(application, callId)?.referrals[0]?.state;
const notesOf = (application: Application, callId: CallId) =>
  (callOn(application, callId)?.notes ?? []).map(({ text }) => text);
