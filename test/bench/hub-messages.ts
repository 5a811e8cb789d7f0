import { z } from 'zod';

/** What the bench asks of a thread of desks, and is told. Desks go by their place in the thread. */
export const asked = z.discriminatedUnion('do', [
  /** The first desk opens so many calls and offers them. */
  z.object({ do: z.literal('offer'), count: z.number() }),
  /** Once every desk here has so many calls. */
  z.object({ do: z.literal('await-calls'), count: z.number() }),
  z.object({ do: z.literal('note'), desk: z.number(), text: z.string() }),
  /** Once every desk here has so many notes. */
  z.object({ do: z.literal('await-notes'), count: z.number() }),
  z.object({ do: z.literal('claim'), n: z.number(), desks: z.array(z.number()) }),
  /** Once every claim made here is decided on its own desk, and all have read up to `hubSeq` or, where null, wherever they are. */
  z.object({ do: z.literal('await-claims') }),
  z.object({ do: z.literal('await-seq'), hubSeq: z.number() }),
  z.object({ do: z.literal('leave') }),
]);
export type Asked = z.infer<typeof asked>;

export const told = z.object({
  of: z.enum(['ready', 'await-calls', 'await-notes', 'await-claims', 'await-seq']),
  /** How long each claim took until its own desk knew whose it is (ms). */
  claimMs: z.array(z.number()).default([]),
  hubSeq: z.number().default(0),
  /** Who has each call, in the words of every desk here. */
  owners: z.array(z.array(z.string())).default([]),
  rssMb: z.number().default(0),
});
export type Told = z.input<typeof told>;

export const setUp = z.object({
  url: z.string(),
  /** Desks of other threads come before these. */
  from: z.number(),
  desks: z.number(),
  referrals: z.number(),
});
