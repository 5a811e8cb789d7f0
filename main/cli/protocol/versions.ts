import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { ProtocolVersions } from '#shared/contract/cli.ts';
import type { VersionLine } from '#shared/contract/protocol.ts';
import { versionLine } from '#shared/protocol/release-view.ts';
import { usersOf } from '../../access/users.ts';
import { resolveDataDir } from '../../journal/data-dir.ts';
import { JournalFault } from '../../journal/faults.ts';
import type { Journal } from '../../journal/journal.ts';
import { ProtocolFileRefused } from '../../protocol/faults.ts';
import { loadDelivered } from '../../protocol/load-pack.ts';
import { readScript } from '../../protocol/versions.ts';
import { openForCli } from '../open-for-cli.ts';
import type { Io } from '../io.ts';

type Flags = { readonly data: string | undefined; readonly json: boolean };

const usage = 'Usage:\n  concord protocol versions [--data DIR] [--json]\n';

/** `concord protocol versions`: every version on the desk, newest first, and where each stands. */
export function versionsCommand(argv: readonly string[], io: Io): Promise<number> {
  const flags = readFlags(argv);
  if (typeof flags !== 'string') return Promise.resolve(list(flags, io));
  io.stderr.write(`concord protocol versions: ${flags}\n${usage}`);
  return Promise.resolve(2);
}

function list(flags: Flags, io: Io): number {
  const refused = (reason: string, text: string): number => {
    if (flags.json) io.stdout.write(`${JSON.stringify({ error: { reason, text } })}\n`);
    else io.stderr.write(`concord: ${text}\n`);
    return 1;
  };
  const dir = resolveDataDir(flags.data, {
    env: io.env,
    platform: process.platform,
    homeDir: io.homeDir,
    cwd: io.cwd,
  });
  // Looking must not make a desk: opening an empty folder would.
  if (!existsSync(join(dir, 'journal.db')))
    return refused(
      'journal-absent',
      `There is no desk in ${dir} yet. Start Concord once, or name the data folder with --data.`,
    );
  try {
    const journal = openForCli(io)(flags.data);
    try {
      const lines = versionLines(journal);
      const answer: ProtocolVersions = { versions: lines };
      io.stdout.write(flags.json ? `${JSON.stringify(answer)}\n` : printed(lines));
      return 0;
    } finally {
      journal.close();
    }
  } catch (fault) {
    if (fault instanceof JournalFault) return refused(fault.code, fault.message);
    if (fault instanceof ProtocolFileRefused) return refused('file-refused', fault.message);
    throw fault;
  }
}

function versionLines(journal: Journal): VersionLine[] {
  const { versions } = readScript(journal, loadDelivered());
  const desk = {
    working: versions.working(),
    against: versions.against(),
    people: usersOf(journal.db).map(({ id: user, name, role }) => ({ user, name, role })),
  };
  return versions
    .all()
    .map((release) => versionLine(release, desk))
    .reverse();
}

function printed(lines: readonly VersionLine[]): string {
  if (lines.length === 0) return 'This desk has no version yet. Start Concord once.\n';
  const wide = Math.max(...lines.map(({ id, version }) => `${id} ${version}`.length));
  return lines
    .map(({ id, version, hash, state, says }) => {
      const name = `${id} ${version}`.padEnd(wide);
      return `${name}  ${hash.slice(0, 8)}  ${state.padEnd(8)}  ${says}\n`;
    })
    .join('');
}

function readFlags(argv: readonly string[]): Flags | string {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: { data: { type: 'string' }, json: { type: 'boolean', default: false } },
    });
    return { data: values.data, json: values.json };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
