import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Application } from '#main/application.ts';
import type { CallId } from '#shared/kit/ids.ts';
import { closedCall, deskAt, signIn } from '#test/support/closed-call.ts';

let dir: string;
let application: Application;
let callId: CallId;

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'concord-after-close-'));
  application = deskAt(dir, Date.now);
  callId = await closedCall(application);
});
afterEach(() => {
  application.stop();
  rmSync(dir, { recursive: true, force: true });
});

const call = () => application.room()?.ports.calls.get(callId);

it('takes the outcome of a call that is closed, and its review, days later', async () => {
  await signIn(application, 'Dan Whitfield');
  expect(call()?.closedAtMs).not.toBeNull();
  const came = { callId, kind: 'settled', detail: 'Seen at home, calm', s136: null } as const;
  expect(await application.handlers['outcome.record'](came)).toMatchObject({ ok: true });
  expect(
    await application.handlers['supervisor.review']({ callId, agrees: true, reason: null }),
  ).toMatchObject({ ok: true });
  expect(call()).toMatchObject({ outcomes: [{ kind: 'settled' }], reviews: [{ agrees: true }] });
});

it('lets the nurse take their record out of a call that is closed', async () => {
  await signIn(application, 'Moira Kelso');
  const taken = await application.handlers['care.exportRecord']({ callId, form: 'fhir' });
  expect(taken).toMatchObject({ ok: true });
});
