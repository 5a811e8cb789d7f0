import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createApplication, type Application } from '#main/application.ts';
import { createTimers } from '#main/calls/timers.ts';
import { deskView } from '#shared/contract/view.ts';
import type { CallId } from '#shared/kit/ids.ts';
import { fixedSecrets } from '#test/journal/support/application-acts.ts';
import { whitlock } from '#test/people/desk.ts';
import { setUpDesk, signInAs } from '#test/support/desk.ts';
import { aCall, acting, after, amy } from '#test/support/acting.ts';
import { smallPack } from '#test/support/small-pack.ts';
import { takeRoute } from '#shared/call/take-route.ts';
import { decide } from '#shared/protocol/decide.ts';

const night = Date.parse('2025-11-21T00:52:00Z');
let dir: string;
let application: Application;

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'concord-desk-'));
  application = createApplication({
    dataDir: dir,
    secrets: fixedSecrets,
    hands: { nowMs: () => night, after: () => () => undefined },
    copyText: () => Promise.resolve(),
    notices: [],
    show: () => undefined,
  });
  await setUpDesk(application);
});

afterEach(() => {
  application.stop();
  rmSync(dir, { recursive: true, force: true });
});

function granted<T>(
  reply: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown },
): T {
  if (!reply.ok) throw new Error(JSON.stringify(reply.error));
  return reply.value;
}

const room = () => {
  const open = application.room();
  if (open === null) throw new Error('the record is not open');
  return open;
};

const eventsOf = (type: string) => [...room().journal.read()].filter((one) => one.type === type);

const userNamed = (name: string) => {
  const found = application.view().users.find((one) => one.name === name);
  if (found === undefined) throw new Error(`${name} is not on this desk`);
  return found;
};

const ring = async (): Promise<CallId> =>
  granted(
    await application.handlers['call.open']({
      source: 'phone',
      number: '07700 900482',
      incidentReference: null,
    }),
  );

/** Amy on a call about Danny Whitlock, from a file that a steward took in. */
async function aboutDanny(): Promise<CallId> {
  await signInAs(application, 'Sam Steward');
  granted(await application.handlers['people.import']({ files: [whitlock()] }));
  await signInAs(application, 'Amy Kerrigan');
  const callId = await ring();
  const {
    matches: [found],
  } = granted(await application.handlers['people.lookUp']({ callId, text: 'whitlock' }));
  if (found === undefined) throw new Error('nobody found');
  granted(await application.handlers['call.choosePerson']({ callId, personId: found.personId }));
  return callId;
}

describe('what an open call knows of the desk', () => {
  it('changes at once when the only nurse comes or goes', async () => {
    await signInAs(application, 'Amy Kerrigan');
    const callId = await ring();
    const nurse = () => room().ports.calls.get(callId)?.supplied['nurse_on_duty'];
    expect(nurse()).toBe('no');
    const { id: userId } = userNamed('Ruth Adeyemi');
    granted(await application.handlers['access.setDuty']({ userId, onDuty: true }));
    expect(nurse()).toBe('yes');
    granted(await application.handlers['access.setDuty']({ userId, onDuty: false }));
    expect(nurse()).toBe('no');
    await signInAs(application, 'Siân Prosser');
    expect(nurse()).toBe('yes');
  });
});

describe('every look at a person', () => {
  it('is logged for the next to sit down, who sees the same call', async () => {
    await aboutDanny();
    await signInAs(application, 'Ruth Adeyemi');
    expect(application.view().call?.person?.name).toContain('Whitlock');
    const nurse = userNamed('Ruth Adeyemi').id;
    expect(eventsOf('person-viewed').map(({ by }) => by?.user)).toContain(nurse);
  });

  it('is logged when the call is shown again', async () => {
    const callId = await aboutDanny();
    const before = eventsOf('person-viewed').length;
    await ring();
    granted(await application.handlers['call.select']({ callId }));
    expect(eventsOf('person-viewed')).toHaveLength(before + 1);
  });

  it('is logged when a nurse lists what waits to be released', async () => {
    await aboutDanny();
    await signInAs(application, 'Ruth Adeyemi');
    const before = eventsOf('people-listed').length;
    expect(granted(await application.handlers['people.quarantine']({}))).not.toEqual([]);
    expect(eventsOf('people-listed')).toHaveLength(before + 1);
  });
});

describe('a closed call', () => {
  it('refuses every act on its person in words, and logs no look', async () => {
    const callId = await aboutDanny();
    granted(
      await application.handlers['call.handBack']({
        callId,
        acceptedBy: 'Hana Yusuf',
        reference: 'LP-1',
        reason: 'Not ours',
      }),
    );
    granted(await application.handlers['call.close']({ callId, reason: 'Given back' }));
    const looks = eventsOf('person-viewed').length;
    const personId = room().ports.calls.get(callId)?.person?.personId ?? '';
    const closed = { ok: false, error: { reason: 'call-closed' } };
    const { handlers } = application;
    expect(await handlers['call.choosePerson']({ callId, personId })).toMatchObject(closed);
    expect(await handlers['call.notThisPerson']({ callId })).toMatchObject(closed);
    expect(await handlers['call.readPlan']({ callId })).toMatchObject(closed);
    expect(eventsOf('person-viewed')).toHaveLength(looks);
  });
});

describe('the view', () => {
  it('is what the contract says, for each role, locked and signed out', async () => {
    await aboutDanny();
    for (const name of ['Amy Kerrigan', 'Ruth Adeyemi', 'Martin Doyle', 'Sam Steward'] as const) {
      await signInAs(application, name);
      expect(deskView.safeParse(application.view()).error).toBeUndefined();
    }
    await signInAs(application, 'Amy Kerrigan');
    granted(await application.handlers['access.lock']({}));
    expect(deskView.safeParse(application.view()).error).toBeUndefined();
    expect(JSON.stringify(application.view())).not.toContain('Whitlock');
    granted(await application.handlers['access.unlock']({ pin: '1234' }));
    granted(await application.handlers['access.signOut']({}));
    expect(JSON.stringify(application.view())).not.toContain('Whitlock');
  });

  it('holds no person for a steward', async () => {
    await aboutDanny();
    await signInAs(application, 'Sam Steward');
    expect(JSON.stringify(application.view())).not.toContain('Whitlock');
  });
});

describe('the timers', () => {
  it('wait for the next offer also after a fault on one call', () => {
    const facts = { life_at_risk_now: 'no', weapon: 'no', distress_severe: 'yes' };
    const call = after(
      aCall(),
      takeRoute(acting(amy), aCall(), decide(smallPack, { ...facts, nurse_on_duty: 'yes' }), {
        destination: 'nurse',
        acknowledgedMissing: [],
        reason: null,
      }),
    );
    let armed = 0;
    const hands = {
      nowMs: () => 30_000,
      after: () => {
        armed += 1;
        return () => undefined;
      },
    };
    const timers = createTimers(
      hands,
      () => [call],
      () => {
        throw new Error('the disk went away');
      },
    );
    expect(timers.start).toThrow('the disk went away');
    expect(armed).toBe(1);
  });
});
