import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Application } from '#main/application.ts';
import { permissions } from '#main/handlers/permissions.ts';
import { channels, contract, type ChannelName } from '#shared/contract/contract.ts';
import type { CallId } from '#shared/kit/ids.ts';
import { seeded } from '#test/journal/support/random.ts';
import { closedCall, deskAt, signIn } from '#test/support/closed-call.ts';

const seed = Number(process.env['SEED'] ?? 20261127);
const times = 3;
let dir: string;
let application: Application;
let closed: CallId;
let nowMs = Date.parse('2020-03-02T12:00:00Z');

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'concord-any-request-'));
  application = deskAt(dir, () => (nowMs += 1_000));
  closed = await closedCall(application);
});
afterEach(() => {
  application.stop();
  rmSync(dir, { recursive: true, force: true });
});

interface Shape {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly items?: Shape;
  readonly minItems?: number;
  readonly additionalProperties?: Shape | boolean;
}

/** A value of that shape; a name of something on the desk where the field asks for one. */
function sample(
  of: Shape,
  name: string,
  random: ReturnType<typeof seeded>,
  ids: Readonly<Record<string, readonly string[]>>,
): unknown {
  const one = <T>(list: readonly T[]): T | undefined => list[random.below(list.length)];
  const again = (part: Shape, at = name): unknown => sample(part, at, random, ids);
  const known = ids[name];
  if (known !== undefined && known.length > 0 && of.anyOf === undefined) return one(known);
  if (of.const !== undefined) return of.const;
  if (of.enum !== undefined) return one(of.enum);
  const either = of.anyOf ?? of.oneOf;
  if (either !== undefined) return again(one(either) ?? {});
  switch (of.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(of.properties ?? {}).map(([key, part]) => [key, again(part, key)]),
      );
    case 'array':
      return Array.from({ length: (of.minItems ?? 0) + random.below(2) }, () =>
        again(of.items ?? {}),
      );
    case 'integer':
    case 'number':
      return one([1, 2, 30]);
    case 'boolean':
      return random.below(2) === 0;
    case 'null':
      return null;
    default:
      return one(['14:30', 'As it was said', '07700 900111', '2', closed]);
  }
}

const ofCalls = channels.filter((channel) => 'callId' in contract[channel].request.shape);

/** Asks every channel about a call as whoever may, and expects an answer: a yes, or a no in words. */
async function askAll(
  callId: CallId,
  random: ReturnType<typeof seeded>,
  but: ChannelName | null = null,
): Promise<number> {
  let asked = 0;
  for (const name of ['Priya Nair', 'Moira Kelso', 'Dan Whitfield'] as const) {
    await signIn(application, name);
    const role = application.view().users.find((one) => one.name === name)?.role ?? 'handler';
    for (const channel of ofCalls.filter((one) => one !== but)) {
      const may = permissions[channel];
      if (typeof may !== 'string' && !may.includes(role)) continue;
      for (let time = 0; time < times; time += 1)
        asked += (await ask(channel, callId, random)) ? 1 : 0;
    }
  }
  return asked;
}

async function ask(
  channel: ChannelName,
  callId: CallId,
  random: ReturnType<typeof seeded>,
): Promise<boolean> {
  const call = application.room()?.ports.calls.get(callId);
  const ids = {
    callId: [callId],
    referralId: call?.referrals.map(({ id }) => id) ?? [],
    obligationId: call?.obligations.map(({ id }) => id) ?? [],
    contactId: call?.contacts.map(({ id }) => id) ?? [],
    to: application.view().users.map(({ id }) => id),
    user: application.view().users.map(({ id }) => id),
    question: ['weapon', 'talking', 'own-life'],
  };
  const { request } = contract[channel];
  const shape = z.toJSONSchema(request, { io: 'input', unrepresentable: 'any' });
  const read = request.safeParse(sample(shape as Shape, '', random, ids));
  if (!read.success) return false;
  const handler = application.handlers[channel] as (asked: unknown) => unknown;
  const reply = await Promise.resolve(handler(read.data)).catch((error: unknown) => {
    throw new Error(`${channel} ${JSON.stringify(read.data)}`, { cause: error });
  });
  expect(reply, channel).toHaveProperty('ok');
  // The page is shown what it left.
  expect(application.view().revision).toBeGreaterThan(0);
  return true;
}

it('answers whatever it is asked about an open call, a closed one and one that was deleted', async () => {
  process.stdout.write(`seed ${String(seed)}\n`);
  const random = seeded(seed);
  // Once it is open again it is a closed call no longer.
  expect(await askAll(closed, random, 'call.reopen')).toBeGreaterThan(150);
  expect(application.room()?.ports.calls.get(closed)?.closedAtMs).not.toBeNull();
  await signIn(application, 'Priya Nair');
  const opened = await application.handlers['call.open']({
    source: 'phone',
    number: '07700 900999',
    incidentReference: null,
  });
  if (!opened.ok) throw new Error(opened.error.text);
  await application.handlers['call.startScript']({ callId: opened.value });
  expect(await askAll(opened.value, random)).toBeGreaterThan(150);
}, 120_000);

it('answers whatever it is asked about a call whose police half was deleted', async () => {
  nowMs = Date.parse('2027-03-02T12:00:00Z');
  await signIn(application, 'Dan Whitfield');
  const erased = await application.handlers['retention.erase']({
    callId: closed,
    reason: 'over',
    pin: '2580',
  });
  expect(erased).toEqual({ ok: true, value: 'done' });
  expect(await askAll(closed, seeded(seed))).toBeGreaterThan(100);
}, 120_000);
