import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** As many desks of the room as somebody else sits at, each whole, in a thread of their own; `leave` when done. */
export async function bystanders(
  url: string,
  count: number,
): Promise<{ readonly leave: () => Promise<void> }> {
  const worker = new Worker(new URL('./bystanders-worker.ts', import.meta.url), {
    workerData: { url, count },
  });
  await once(worker, 'message');
  return {
    leave: async () => {
      const gone = once(worker, 'exit');
      worker.postMessage('leave');
      await gone;
    },
  };
}
