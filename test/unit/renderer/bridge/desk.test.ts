import { describe, expect, it } from 'vitest';
import { askThrough } from '#renderer/bridge/client.ts';
import { watchDesk } from '#renderer/bridge/desk.ts';
import { screens } from '#test/fixtures/views/screens.ts';

function window(reply: unknown = { ok: true, value: null }) {
  let push: (view: unknown) => void = () => undefined;
  const api = {
    invoke: () => (reply instanceof Error ? Promise.reject(reply) : Promise.resolve(reply)),
    onView: (show: (view: unknown) => void) => {
      push = show;
      return () => undefined;
    },
  };
  return {
    api,
    push: (view: unknown) => {
      push(view);
    },
  };
}

const at = (revision: number) => ({ ...screens.ready, revision });

describe('the newest view', () => {
  it('a late push never replaces a newer one', () => {
    const { api, push } = window();
    const desk = watchDesk(api, () => screens.ready.nowMs + 1000);
    push(at(2));
    push(at(1));
    expect(desk.view()?.revision).toBe(2);
    expect(desk.clockOffsetMs()).toBe(1000);
  });

  it('a push the page cannot read is a fault, and the last good view stays', () => {
    const { api, push } = window();
    const desk = watchDesk(api, () => 0);
    push(at(3));
    push({ ...at(4), calls: 'none' });
    expect(desk.view()?.revision).toBe(3);
    expect(desk.fault()).toBe('calls');
    push(at(5));
    expect(desk.fault()).toBeNull();
  });

  it('tells its listeners once a view', () => {
    const { api, push } = window();
    const desk = watchDesk(api, () => 0);
    let told = 0;
    const stop = desk.subscribe(() => {
      told += 1;
    });
    push(at(1));
    push(at(1));
    expect(told).toBe(1);
    stop();
    push(at(2));
    expect(told).toBe(1);
  });
});

describe('asking the desk', () => {
  it('a reply that breaks the contract becomes a sentence', async () => {
    const reply = await askThrough(window({ ok: 'perhaps' }).api)('access.lock', {});
    expect(reply.ok).toBe(false);
    if (!reply.ok) expect(reply.error.reason).toBe('reply-not-understood');
  });

  it('a fault on the way becomes a sentence that says what to do', async () => {
    const reply = await askThrough(window(new Error('disk full')).api)('access.lock', {});
    if (reply.ok) throw new Error('it was refused');
    expect(reply.error.text).toContain('disk full');
    expect(reply.error.text).toContain('command system');
  });
});
