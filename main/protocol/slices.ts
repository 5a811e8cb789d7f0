import { setImmediate } from 'node:timers/promises';

/** How long the desk may be busy with it before keys and timers get their turn. */
const sliceMs = 15;

/** Steps through long work of one desk, giving way in between, until it is done or the desk closes. */
export function createSlices() {
  let closed = false;
  return {
    inSlices: async <T>(steps: Generator<unknown, T>): Promise<T | null> => {
      while (!closed) {
        const until = performance.now() + sliceMs;
        do {
          const step = steps.next();
          if (step.done === true) return step.value;
        } while (performance.now() < until);
        await setImmediate();
      }
      return null;
    },
    close: () => {
      closed = true;
    },
  };
}
