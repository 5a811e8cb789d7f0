import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createApplication, type Application } from '#main/application.ts';
import { paperCommand } from '#main/cli/protocol/paper.ts';
import { packsFolder } from '#main/protocol/load-pack.ts';
import { deskView } from '#shared/contract/view.ts';
import type { PaperSheet } from '#shared/contract/paper.ts';
import { decidingFacts } from '#shared/call/facts.ts';
import { paperCode } from '#shared/protocol/paper-code.ts';
import { decide } from '#shared/protocol/decide.ts';
import { fixedSecrets } from '#test/journal/support/application-acts.ts';
import { setUpDesk, signInAs } from '#test/support/desk.ts';
import { mainConfig } from '#tools/build/parts.ts';
import { root } from '#tools/root.ts';
import { aSheet, beganAtMs, minuteMs } from '#test/support/paper-sheet.ts';

let dir: string;
let application: Application;
let nowMs: number;

const start = (): Application =>
  createApplication({
    dataDir: dir,
    secrets: fixedSecrets,
    hands: { nowMs: () => nowMs, after: () => () => undefined },
    copyText: () => Promise.resolve(),
    notices: [],
    show: () => undefined,
  });

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'concord-paper-'));
  nowMs = beganAtMs;
  application = start();
  await setUpDesk(application);
  await signInAs(application, 'Amy Kerrigan');
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

const stateOf = (callId: Parameters<ReturnType<typeof room>['ports']['calls']['get']>[0]) => {
  const call = room().ports.calls.get(callId);
  if (call === null) throw new Error('the call is gone');
  return call;
};

const inUse = () => room().ports.protocol.inUse();
const amy = () => {
  const found = application.view().users.find(({ name }) => name === 'Amy Kerrigan');
  if (found === undefined) throw new Error('Amy is not here');
  return found.id;
};

const sheet = (change: Partial<PaperSheet> = {}): PaperSheet =>
  aSheet({
    code: paperCode(inUse().hash),
    takenBy: amy(),
    addressSaid: '12 Sparrow Close',
    ...change,
  });

/** Takes a call on the screen, at each question the key that `choose` names, and says which they were. */
async function takenLive(choose: (id: string, keys: number) => number) {
  const callId = granted(
    await application.handlers['call.open']({
      source: 'phone',
      number: '07700 900482',
      incidentReference: null,
    }),
  );
  granted(await application.handlers['call.startScript']({ callId }));
  const answers: PaperSheet['answers'][number][] = [];
  for (;;) {
    const question = application.view().call?.question;
    if (question == null) break;
    const key = choose(question.id, question.options.length);
    const option = key === 0 ? question.unknown : question.options[key - 1];
    if (option === undefined) throw new Error(`no key ${key} on ${question.id}`);
    const words = question.wordsLabel === null ? null : '12 Sparrow Close';
    granted(
      await application.handlers['call.recordAnswer']({
        callId,
        question: question.id,
        values: option.values,
        words,
      }),
    );
    const number = inUse().questions.findIndex(({ id }) => id === question.id) + 1;
    answers.push({ question: String(number), keys: [key], atMs: null });
  }
  granted(await application.handlers['call.setLine']({ callId, line: 'ended' }));
  return { callId, answers };
}

const decisionOf = (callId: Parameters<typeof stateOf>[0]) => {
  const pack = inUse();
  const { level, destinations, obligations, missing } = decide(
    pack,
    decidingFacts(pack, stateOf(callId)),
  );
  return { level, destinations, obligations, missing };
};

describe('a call taken on paper', () => {
  const ways: readonly (readonly [string, (id: string, keys: number) => number])[] = [
    ['every first answer', () => 1],
    ['every last answer', (_, keys) => keys],
    ['not known throughout', () => 0],
    ['the second where there is one', (_, keys) => Math.min(2, keys)],
  ];
  for (const [name, choose] of ways)
    it(`decides as the same call taken live: ${name}`, async () => {
      const live = await takenLive(choose);
      nowMs += 16 * 60 * minuteMs;
      // Another number, a day apart: neither call is linked to the other.
      const callId = granted(
        await application.handlers['protocol.enterPaper'](
          sheet({ number: '07700 900111', answers: live.answers }),
        ),
      );
      expect(live.answers.length).toBeGreaterThan(1);
      expect(stateOf(callId).answers.length).toBe(live.answers.length);
      expect(decisionOf(callId)).toEqual(decisionOf(live.callId));
      deskView.parse(application.view());
    });

  it('keeps its real times over a restart, and shows them as from paper', async () => {
    nowMs += 16 * 60 * minuteMs;
    const at = (minutes: number): number => beganAtMs + minutes * minuteMs;
    const callId = granted(
      await application.handlers['protocol.enterPaper'](
        sheet({
          code: paperCode(inUse().hash).toLowerCase().replace('-', ' '),
          answers: [{ question: '3', keys: [2], atMs: at(2) }],
          destination: 'crisis_team',
          routeAtMs: at(8),
          acceptedBy: 'Dr Shah',
          acceptedAtMs: at(12),
        }),
      ),
    );
    application.stop();
    nowMs += 60 * minuteMs;
    application = start();
    application.start();
    await signInAs(application, 'Amy Kerrigan');
    granted(await application.handlers['call.select']({ callId }));
    const view = deskView.parse(application.view());
    const { call } = view;
    expect(call?.paper).toEqual({
      code: paperCode(inUse().hash),
      enteredAtMs: beganAtMs + 16 * 60 * minuteMs,
      enteredBy: 'Amy Kerrigan',
    });
    expect(call?.openedAtMs).toBe(beganAtMs);
    expect(call?.answered.map(({ atMs }) => atMs)).toEqual([at(2)]);
    expect(call?.route.taken?.atMs).toBe(at(8));
    const offer = call?.offers.find(({ destination }) => destination === 'crisis_team');
    expect(offer).toMatchObject({ state: 'accepted', acceptedAtMs: at(12), offeredAtMs: at(8) });
    expect(call?.closedAtMs).toBeNull();
    expect(view.calls.map(({ openedAtMs }) => openedAtMs)).toEqual([beganAtMs]);
    const stored = [...room().journal.read()].filter((one) => one.callId === callId);
    expect(stored.length).toBeGreaterThan(0);
    for (const { atMs } of stored) expect(atMs).toBeGreaterThanOrEqual(at(16 * 60));
    expect(stored.filter(({ type }) => type === 'paper-entered')).toHaveLength(1);
    expect(stored.every(({ packHash }) => packHash === inUse().hash)).toBe(true);
  });

  it('does not close while nobody has accepted it', async () => {
    nowMs += minuteMs;
    const callId = granted(await application.handlers['protocol.enterPaper'](sheet()));
    expect(await application.handlers['call.close']({ callId, reason: 'done' })).toMatchObject({
      error: { reason: 'call-still-owned-here' },
    });
  });

  it('puts nobody who is on the line on hold', async () => {
    const live = granted(
      await application.handlers['call.open']({
        source: 'phone',
        number: '07700 900999',
        incidentReference: null,
      }),
    );
    const callId = granted(await application.handlers['protocol.enterPaper'](sheet()));
    expect(application.view().call?.id).toBe(live);
    expect(stateOf(live).held).toBe(false);
    expect(application.view().calls.map(({ id }) => id)).toContain(callId);
  });
});

describe('a sheet that is refused', () => {
  const refused = async (change: Partial<PaperSheet>, reason: string): Promise<string> => {
    const before = [...room().journal.read()].length;
    const reply = await application.handlers['protocol.enterPaper'](sheet(change));
    expect(reply).toMatchObject({ ok: false, error: { reason } });
    expect([...room().journal.read()]).toHaveLength(before);
    return reply.ok ? '' : reply.error.text;
  };

  it('changes nothing when its code is mistyped or not known here', async () => {
    const right = paperCode(inUse().hash);
    const wrong = right.replace(/^./, right.startsWith('A') ? 'B' : 'A');
    await refused({ code: wrong }, 'paper-code-mistyped');
    const text = await refused({ code: paperCode('0'.repeat(64)) }, 'paper-code-not-known');
    expect(text).toContain('Ask a supervisor');
  });

  it('changes nothing when an answer or a time cannot be', async () => {
    await refused({ answers: [{ question: '999', keys: [1], atMs: null }] }, 'paper-not-entered');
    await refused({ startedAtMs: nowMs + minuteMs }, 'paper-not-entered');
  });

  it('is the same sheet a second time', async () => {
    granted(await application.handlers['protocol.enterPaper'](sheet()));
    const text = await refused({}, 'paper-entered-already');
    expect(text).toContain('Amy Kerrigan');
  });

  it('is not for a nurse or a steward to enter', async () => {
    for (const name of ['Ruth Adeyemi', 'Sam Steward'] as const) {
      await signInAs(application, name);
      expect(await application.handlers['protocol.enterPaper'](sheet())).toMatchObject({
        error: { reason: 'role-may-not' },
      });
    }
  });
});

describe('the form of a sheet', () => {
  it('has the questions of the script that the code names, as printed', async () => {
    const form = granted(
      await application.handlers['protocol.paperForm']({ code: paperCode(inUse().hash) }),
    );
    expect(form.version).toBe(inUse().version);
    expect(form.questions.map(({ number, id }) => [number, id])).toEqual(
      inUse().questions.map(({ id }, index) => [index + 1, id]),
    );
  });
});

describe('printing the script', () => {
  it('gives the same bytes from the bundle that is delivered', async () => {
    await build(mainConfig(join(root, 'main/cli/protocol/paper.ts'), join(dir, 'built')));
    cpSync(packsFolder(), join(dir, 'built/packs'), { recursive: true });
    const built = z
      .object({ paperCommand: z.custom<typeof paperCommand>() })
      .parse(await import(pathToFileURL(join(dir, 'built/paper.js')).href));
    const io = {
      stdin: process.stdin,
      stdout: new PassThrough(),
      stderr: new PassThrough(),
      env: {},
      cwd: dir,
      homeDir: dir,
    };
    expect(await built.paperCommand(['--out', 'built.pdf'], io)).toBe(0);
    expect(await paperCommand(['--out', 'source.pdf'], io)).toBe(0);
    expect(readFileSync(join(dir, 'built.pdf'))).toEqual(readFileSync(join(dir, 'source.pdf')));
  });

  it('writes the PDF beside the record, and says where', async () => {
    const file = granted(await application.handlers['protocol.paper']({ hash: inUse().hash }));
    expect(file).toContain(dir);
    expect(readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-');
    expect(await application.handlers['protocol.paper']({ hash: '0'.repeat(64) })).toMatchObject({
      error: { reason: 'version-not-known' },
    });
  });
});
