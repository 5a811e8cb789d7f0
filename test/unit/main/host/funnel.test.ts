import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createFunnel, ReplyOutsideContract, type Crossing } from '#main/host/funnel.ts';

const done = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), value: z.number() }),
  z.strictObject({
    ok: z.literal(false),
    error: z.strictObject({ reason: z.string(), text: z.string() }),
  }),
]);

function desk(answer: (request: unknown) => unknown = () => ({ ok: true, value: 1 })) {
  const asked: unknown[] = [];
  const faults: unknown[] = [];
  const funnel = createFunnel<'ours' | 'theirs'>({
    contract: {
      'call.open': { request: z.strictObject({ number: z.string().trim() }), reply: done },
    },
    handlers: {
      'call.open': (request: unknown) => {
        asked.push(request);
        return answer(request);
      },
    },
    isTrusted: (sender) => sender === 'ours',
    onFault: (fault) => faults.push(fault),
    maxBytes: 1000,
  });
  const ask = async (
    payload: unknown,
    {
      channel = 'call.open',
      sender = 'ours',
    }: { channel?: string; sender?: 'ours' | 'theirs' } = {},
  ): Promise<Crossing> => await funnel({ channel, payload, sender });
  return { ask, asked, faults };
}

const reasonOf = (crossing: Crossing): string => (crossing.ok ? 'done' : crossing.error.reason);
const ring: Record<string, unknown> = {};
ring['self'] = ring;

describe('what a page asks', () => {
  it('reaches the handler as the contract read it', async () => {
    const { ask, asked } = desk();
    expect(await ask({ number: ' 999 ' })).toEqual({ ok: true, value: 1 });
    expect(asked).toEqual([{ number: '999' }]);
  });

  it.each([
    ['another window', { number: '9' }, { sender: 'theirs' as const }, 'wrong-sender'],
    ['a channel nobody has', { number: '9' }, { channel: 'call.burn' }, 'unknown-channel'],
    ['a name every object has', { number: '9' }, { channel: 'constructor' }, 'unknown-channel'],
    ['a name of the prototype', { number: '9' }, { channel: '__proto__' }, 'unknown-channel'],
    ['a field too many', { number: '9', level: 'advice' }, {}, 'not-understood'],
    ['a field missing', {}, {}, 'not-understood'],
    ['nothing', undefined, {}, 'not-understood'],
    ['more than fits', { number: 'é'.repeat(600) }, {}, 'too-large'],
    ['a ring', ring, {}, 'too-large'],
  ])('is refused from %s, and changes nothing', async (_who, payload, how, reason) => {
    const { ask, asked, faults } = desk();
    const refused = await ask(payload, how);
    expect(reasonOf(refused)).toBe(reason);
    expect([asked, faults]).toEqual([[], []]);
  });

  it('names the place of what is wrong', async () => {
    const refused = await desk().ask({ number: 7 });
    expect(refused.ok ? '' : refused.error.text).toMatch(/number: .*Nothing was changed/);
  });
});

describe('what a handler answers', () => {
  it('comes back as it is when it refuses', async () => {
    const error = { reason: 'call-closed', text: 'This call is closed.' };
    const { ask, faults } = desk(() => ({ ok: false, error }));
    expect(await ask({ number: '9' })).toEqual({ ok: false, error });
    expect(faults).toEqual([]);
  });

  it('is a plain sentence when it breaks, and the fault is reported beside it', async () => {
    const broken = new Error('SQLITE_IOERR at /home/desk/journal.db');
    const { ask, faults } = desk(() => Promise.reject(broken));
    const answer = await ask({ number: '9' });
    expect(reasonOf(answer)).toBe('fault');
    expect(JSON.stringify(answer)).not.toMatch(/SQLITE|journal\.db|\.ts|Error/);
    expect(faults).toEqual([broken]);
  });

  it('never crosses when the contract does not know it', async () => {
    const { ask, faults } = desk(() => ({ ok: true, value: 1, secret: 'PIN 1234' }));
    const answer = await ask({ number: '9' });
    expect(JSON.stringify(answer)).not.toContain('1234');
    expect(reasonOf(answer)).toBe('fault');
    expect(faults[0]).toBeInstanceOf(ReplyOutsideContract);
  });
});
