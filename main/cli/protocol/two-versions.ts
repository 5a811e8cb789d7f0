import { resolve } from 'node:path';
import type { PackInVocabulary } from '#shared/protocol/pack.ts';
import { ProtocolFileRefused } from '../../protocol/faults.ts';
import { loadPack, packInUse } from '../../protocol/load-pack.ts';
import type { Io } from '../io.ts';

export type TwoVersions = { readonly from: PackInVocabulary; readonly to: PackInVocabulary };

/**
 * Reads the two pack files a command compares; one that is not named is the delivered one. Null where a
 * file cannot be used: then every problem of both was written to stderr.
 */
export function twoVersions(
  io: Io,
  command: string,
  files: { readonly from: string | undefined; readonly to: string | undefined },
): TwoVersions | null {
  const read = (file: string | undefined): PackInVocabulary | null => {
    try {
      return loadPack(file === undefined ? packInUse() : resolve(io.cwd, file));
    } catch (error) {
      if (!(error instanceof ProtocolFileRefused)) throw error;
      io.stderr.write(`${command}: a version of the script cannot be used.\n${error.message}\n`);
      return null;
    }
  };
  const from = read(files.from);
  const to = read(files.to);
  return from === null || to === null ? null : { from, to };
}
