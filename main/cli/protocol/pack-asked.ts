import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { PackInVocabulary } from '#shared/protocol/pack.ts';
import { resolveDataDir } from '../../journal/data-dir.ts';
import { ProtocolFileRefused } from '../../protocol/faults.ts';
import { loadDelivered, loadPack, packInUse } from '../../protocol/load-pack.ts';
import { readScript } from '../../protocol/versions.ts';
import { openForCli } from '../open-for-cli.ts';
import type { Io } from '../io.ts';

/**
 * The pack a command is about: the file named; else, with --data or CONCORD_DATA, the version in use on
 * that desk; else the one delivered with Concord. Throws ProtocolFileRefused, also where there is no desk.
 */
export function packAsked(
  file: string | undefined,
  data: string | undefined,
  io: Io,
): PackInVocabulary {
  if (file !== undefined) return loadPack(resolve(io.cwd, file));
  if (data === undefined && io.env['CONCORD_DATA'] === undefined) return loadPack(packInUse());
  const dir = resolveDataDir(data, {
    env: io.env,
    platform: process.platform,
    homeDir: io.homeDir,
    cwd: io.cwd,
  });
  // Looking must not make a desk: opening an empty folder would.
  if (!existsSync(join(dir, 'journal.db')))
    throw new ProtocolFileRefused(dir, [
      {
        path: [],
        text: 'There is no desk in this folder. Name a pack file, or another folder with --data.',
      },
    ]);
  const journal = openForCli(io)(data);
  try {
    const { versions } = readScript(journal, loadDelivered());
    const read = versions.pack(versions.working().hash);
    if (!read.ok) throw new ProtocolFileRefused(dir, [{ path: [], text: read.error.text }]);
    return read.value;
  } finally {
    journal.close();
  }
}
