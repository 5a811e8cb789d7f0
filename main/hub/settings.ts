import { existsSync, readFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { z } from 'zod';
import { role } from '#shared/contract/words.ts';
import { err, ok, type Result } from '#shared/kit/result.ts';

/** How this desk reaches its hub: `hub.json` in the data folder. Absent, the desk works alone. */
const settings = z.strictObject({
  servers: z
    .array(
      z.string().regex(/^(?:nats|tls):\/\/[^\s/]+$/, 'write nats://host:4222 or tls://host:4222'),
    )
    .min(1),
  /** What this force's subjects begin with, where several share one hub. */
  prefix: z
    .string()
    .regex(/^[\w-]{1,32}$/, 'letters, digits, dash and underscore')
    .default('concord'),
  /** A file with the NATS credentials of this desk (JWT and nkey), or with its nkey seed alone. */
  credentials: z.string().nullable().default(null),
  nkey: z.string().nullable().default(null),
  /** Who may sit here, as "hub key" was told; null where the hub lets this desk speak in every role. */
  roles: z.array(role).min(1).nullable().default(null),
  /** The authority that signed the hub's certificate, PEM. */
  ca: z.string().nullable().default(null),
  /** How many servers keep each message: 3 where the hub is three nodes. */
  replicas: z.number().int().min(1).max(5).default(1),
});
export type HubSettings = z.infer<typeof settings>;

export const settingsFile = 'hub.json';

/** Reads `hub.json`: null where there is none; an error says what is wrong with it, and where. */
export function readHubSettings(dataDir: string): Result<HubSettings | null, string> {
  const path = join(dataDir, settingsFile);
  if (!existsSync(path)) return ok(null);
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    return err(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  const read = settings.safeParse(value);
  if (!read.success) {
    const [first] = read.error.issues;
    return err(`${path}: ${first?.path.join('.') ?? ''}: ${first?.message ?? 'not as expected'}`);
  }
  const beside = (file: string | null): string | null =>
    file === null || isAbsolute(file) ? file : join(dataDir, file);
  const { credentials, nkey, ca } = read.data;
  return ok({ ...read.data, credentials: beside(credentials), nkey: beside(nkey), ca: beside(ca) });
}
