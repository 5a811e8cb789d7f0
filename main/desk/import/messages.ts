import { z } from 'zod';
import { importSummary } from '#shared/contract/people.ts';

const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);

/** What the desk gives an import to work with. */
export const job = z.object({
  dir: z.string(),
  keys: z.object({ databaseKey: bytes, signingSeed: bytes }),
  files: z.array(z.object({ name: z.string(), text: z.string() })),
  by: z.object({ user: z.string(), role: z.string() }),
  nowMs: z.number(),
  shared: z.instanceof(SharedArrayBuffer),
});
export type Job = z.infer<typeof job>;

/** How it ended. `stopped`: the desk asked for it, and nothing of the import was kept. */
export const ending = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('done'), summary: importSummary }),
  z.object({ kind: z.literal('stopped') }),
  z.object({ kind: z.literal('refused'), reason: z.string(), text: z.string() }),
]);
export type Ending = z.infer<typeof ending>;

/** The memory both sides see: what the desk asks, and how far the import is. */
export const cells = { stop: 0, checked: 1, taken: 2 } as const;
export const cellBytes = 3 * Int32Array.BYTES_PER_ELEMENT;
