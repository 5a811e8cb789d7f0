import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { err, ok, type Result } from '#shared/kit/result.ts';
import type { Refusal } from '#shared/contract/reply.ts';

/** Writes into `paper` of the data folder, whole or not at all, and says where it lies. */
export const paperFolder =
  (dataDir: string) =>
  (file: string, bytes: Uint8Array): Result<string, Refusal> => {
    const folder = join(dataDir, 'paper');
    const path = join(folder, file);
    try {
      mkdirSync(folder, { recursive: true });
      writeFileSync(`${path}.part`, bytes, { flush: true });
      renameSync(`${path}.part`, path);
      return ok(path);
    } catch (fault) {
      if (!(fault instanceof Error && 'code' in fault)) throw fault;
      return err({
        reason: 'paper-not-written',
        text: `The paper could not be written to ${path} (${String(fault.code)}). Free some space, or check who may write there, and do it again.`,
      });
    }
  };
