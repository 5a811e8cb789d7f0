import { fork } from 'node:child_process';
import { join } from 'node:path';
import { z } from 'zod';
import type { Act } from './killable-child.ts';

const answer = z.object({
  id: z.number(),
  value: z.unknown().optional(),
  error: z.string().optional(),
});

export interface Killable {
  readonly pid: number;
  /** Does this in the window, and answers when it is done. Rejects once the application is gone. */
  readonly act: (act: Act) => Promise<unknown>;
  /** Power off: SIGKILL, and nothing gets a last word. Resolves when the process is gone. */
  readonly kill: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/**
 * Starts the real application, with its window in a browser, in a process of its own that a test can kill. It is
 * driven over Node's own pipe to a child, so there is no port here either.
 */
export async function launchKillable(dataDir: string): Promise<Killable> {
  const child = fork(join(import.meta.dirname, 'killable-child.ts'), [dataDir], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const expect = (id: number): Promise<unknown> => {
    const promise = Promise.withResolvers<unknown>();
    waiting.set(id, promise);
    return promise.promise;
  };
  const ready = expect(0);
  child.on('message', (message) => {
    const { id, value, error } = answer.parse(message);
    const asked = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) asked?.resolve(value);
    else asked?.reject(new Error(error));
  });
  void gone.then(() => {
    for (const asked of waiting.values()) asked.reject(new Error('the application is gone'));
  });
  await ready;
  let last = 0;
  const act: Killable['act'] = async (wanted) => {
    if (!child.connected) throw new Error('the application is gone');
    last += 1;
    const done = expect(last);
    child.send({ id: last, act: wanted });
    return await done;
  };
  return {
    pid: child.pid ?? 0,
    act,
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
    close: async () => {
      await act({ name: 'close' });
      child.disconnect();
      await gone;
    },
  };
}
