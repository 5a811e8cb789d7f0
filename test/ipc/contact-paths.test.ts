import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createApplication, type Application } from '#main/application.ts';
import { callCommand } from '#main/cli/call-run.ts';
import { permissions } from '#main/handlers/permissions.ts';
import type { CallId } from '#shared/kit/ids.ts';
import { fixedSecrets } from '#test/journal/support/application-acts.ts';
import { setUpDesk, signInAs } from '#test/support/desk.ts';

let dir: string;
let application: Application;
let callId: CallId;

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'concord-contact-'));
  application = createApplication({
    dataDir: dir,
    secrets: fixedSecrets,
    hands: { nowMs: () => Date.parse('2025-11-21T00:52:00Z'), after: () => () => undefined },
    copyText: () => Promise.resolve(),
    notices: [],
    show: () => undefined,
  });
  await setUpDesk(application);
  await signInAs(application, 'Amy Kerrigan');
  const opened = await application.handlers['call.open']({
    source: 'phone',
    number: '07700 900482',
    incidentReference: null,
  });
  if (!opened.ok) throw new Error(opened.error.text);
  callId = opened.value;
  await signInAs(application, 'Ruth Adeyemi');
});
afterEach(() => {
  application.stop();
  rmSync(dir, { recursive: true, force: true });
});

const reason = (reply: { readonly ok: boolean; readonly error?: { readonly reason: string } }) =>
  reply.ok ? 'done' : reply.error?.reason;
const begin = () => application.handlers['care.openContact']({ callId, type: 'conversation' });

describe('a contact without a record', () => {
  it('keeps its nurse from signing out and from going off duty, and says which call it is', async () => {
    expect(reason(await begin())).toBe('done');
    const ruth = application.view().users.find(({ name }) => name === 'Ruth Adeyemi');
    if (ruth === undefined) throw new Error('Ruth is set up');
    const left = await application.handlers['access.signOut']({});
    expect(reason(left)).toBe('contact-unrecorded');
    expect(left.ok ? '' : left.error.text).toContain('07700 900482');
    const off = await application.handlers['access.setDuty']({ userId: ruth.id, onDuty: false });
    expect(reason(off)).toBe('contact-unrecorded');
    expect(application.view().session.state).toBe('signed-in');
  });

  it('is closed by no message of the page, whatever it says', async () => {
    await begin();
    expect(reason(await application.handlers['call.close']({ callId, reason: 'done' }))).toBe(
      'call-still-owned-here',
    );
    for (const { id } of application.view().call?.obligations ?? [])
      expect(
        reason(
          await application.handlers['call.closeObligation']({
            callId,
            obligationId: id,
            how: 'done',
            reference: null,
          }),
        ),
      ).toBe('obligation-has-own-act');
    expect(application.view().call?.phase).not.toBe('closed');
  });

  it('may be begun and recorded by no other role than a nurse or a supervisor', () => {
    expect(permissions['care.openContact']).toEqual(['nurse', 'supervisor']);
    expect(permissions['care.recordContact']).toEqual(['nurse', 'supervisor']);
    expect(permissions['care.respond']).toEqual(['nurse']);
    expect(permissions['care.advise']).toEqual(['nurse']);
  });

  it('stops a scripted call of the command line at the same refusals', async () => {
    const call = { callId: '$call' };
    const step = (channel: string, with_: unknown, refused?: string) => ({
      do: channel,
      with: with_,
      ...(refused === undefined ? {} : { refused }),
    });
    const pins = ['Amy Kerrigan', 'Ruth Adeyemi', 'Martin Doyle'];
    const roles = ['handler', 'nurse', 'supervisor'];
    const file = join(dir, 'script.json');
    writeFileSync(
      file,
      JSON.stringify({
        title: 'A contact with no record',
        steps: [
          step('access.setUp', {
            deskName: 'Desk 1',
            forceName: 'Force',
            users: pins.map((name, at) => ({ name, role: roles[at], pin: '1234' })),
          }),
          step('access.signIn', { userId: '$user:Amy Kerrigan', pin: '1234' }),
          step('call.open', { source: 'phone', number: null, incidentReference: null }),
          step('access.signIn', { userId: '$user:Ruth Adeyemi', pin: '1234' }),
          step('care.openContact', { ...call, type: 'information' }),
          step('call.close', { ...call, reason: 'done' }, 'call-still-owned-here'),
          step('access.signOut', {}, 'contact-unrecorded'),
          step(
            'care.recordContact',
            {
              ...call,
              contactId: '$contact',
              personId: null,
              seen: ' ',
              said: 'x',
              toWhom: 'x',
              basis: 'x',
              next: 'x',
              consent: null,
              police: [],
            },
            'not-understood',
          ),
          step('access.lock', {}),
          step('access.signIn', { userId: '$user:Amy Kerrigan', pin: '1234' }),
          step(
            'call.handBack',
            { ...call, acceptedBy: 'Hana', reference: 'LP-1', reason: 'Not ours' },
            'contact-unrecorded',
          ),
        ],
      }),
    );
    const stdout = new PassThrough();
    const io = {
      stdin: new PassThrough(),
      stdout,
      stderr: new PassThrough(),
      env: {},
      cwd: dir,
      homeDir: dir,
    };
    const code = await callCommand(['run', file], io);
    expect(String(stdout.read()).split('\n').slice(-40).join('\n')).not.toContain('Stopped');
    expect(code).toBe(0);
  });
});
