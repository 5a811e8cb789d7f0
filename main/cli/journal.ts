import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { uuidv7 } from 'uuidv7';
import { backupFolder } from '#main/journal/backup.ts';
import { resolveDataDir } from '#main/journal/data-dir.ts';
import { JournalAbsent, JournalFault, JournalMissing, KeysMissing } from '#main/journal/faults.ts';
import { fileSecretStore } from '#main/journal/file-secret-store.ts';
import { openJournal } from '#main/journal/journal.ts';
import {
  existingKeys,
  keysForRestore,
  readSpelledKey,
  spellKey,
  type KeyBundle,
} from '#main/journal/keys.ts';
import { restoreBackup } from '#main/journal/restore.ts';
import type { SecretStore } from '#main/journal/secret-store.ts';
import { checkFlags, checkImports } from '#main/desk/check-imports.ts';
import { verifyJournal } from '#main/journal/verify-journal.ts';

export interface JournalIo {
  readonly stdout: { readonly write: (text: string) => unknown };
  readonly stderr: { readonly write: (text: string) => unknown };
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
  /** Where the keys of a data folder lie; by default in its `keys` folder. */
  readonly secretStore?: (dir: string) => SecretStore;
}

const usage = `Usage:
  concord journal verify [--data DIR] [--quick] [--json]   checks every chain; says where one breaks
  concord journal backup [--data DIR]                      writes a backup now
  concord journal backup-key [--data DIR]                  prints the backup key, to be kept in a safe
  concord journal restore BACKUP [--data DIR] [--backup-key-file FILE]
                                                           puts a backup in place, keeps the present file aside
`;

interface Flags {
  readonly data?: string | undefined;
  readonly quick?: boolean | undefined;
  readonly json?: boolean | undefined;
  readonly 'backup-key-file'?: string | undefined;
}

interface Session {
  readonly io: JournalIo;
  readonly dir: string;
  readonly cwd: string;
  readonly flags: Flags;
  readonly store: SecretStore;
}

/** `concord journal …`. Resolves to the exit code: 0 done, 1 refused or failed, 2 wrong usage. */
export function journalCommand(argv: readonly string[], io: JournalIo): Promise<number> {
  const { flags, words, wrong } = readArguments(argv);
  const [verb, ...rest] = words;
  if (wrong !== null) return Promise.resolve(misused(io, wrong));
  const cwd = io.cwd ?? process.cwd();
  const dir = resolveDataDir(flags.data, {
    env: io.env ?? process.env,
    platform: process.platform,
    homeDir: homedir(),
    cwd,
  });
  const store = (io.secretStore ?? ((of) => fileSecretStore(join(of, 'keys'))))(dir);
  const session: Session = { io, dir, cwd, flags, store };
  try {
    return Promise.resolve(run(verb, rest, session));
  } catch (error) {
    if (!(error instanceof JournalFault)) throw error;
    return Promise.resolve(failed(session, error.code, error.message));
  }
}

function run(verb: string | undefined, rest: readonly string[], session: Session): number {
  if (verb === 'restore') {
    const [backup, ...more] = rest;
    if (backup === undefined || more.length > 0) return misused(session.io, 'name one backup');
    return restore(backup, session);
  }
  if (rest.length > 0) return misused(session.io, `too many arguments: ${rest.join(' ')}`);
  if (verb === 'verify') return verify(session);
  if (verb === 'backup') return backup(session);
  if (verb === 'backup-key') return backupKey(session);
  return misused(session.io, verb === undefined ? 'say what to do' : `there is no "${verb}"`);
}

function verify(session: Session): number {
  const { io, dir, flags } = session;
  const journal = openWith(session, keysOf(session), false);
  try {
    const report = verifyJournal(journal, { quick: flags.quick ?? false });
    const imports = report.ok ? checkImports(journal) : { checked: 0, changed: [] };
    const people = report.ok ? checkFlags(journal) : { checked: 0, changed: [] };
    const ok = report.ok && imports.changed.length === 0 && people.changed.length === 0;
    if (flags.json) {
      io.stdout.write(`${JSON.stringify({ ...report, ok, imports, flags: people })}\n`);
    } else if (report.brokenAt) {
      const { seq, eventId, desk, deskSeq, why } = report.brokenAt;
      io.stderr.write(
        `The chain in ${dir} breaks at event ${seq} (${eventId}, number ${deskSeq} of desk ${desk}): ${why}. The ${report.events} events before it are in order. Keep the folder as it is and tell whoever supports Concord.\n`,
      );
    } else if (!ok) {
      for (const id of people.changed)
        io.stderr.write(
          `What another desk told of person ${id} is not what it signed. Tell whoever supports Concord.\n`,
        );
      for (const { seq, file } of imports.changed)
        io.stderr.write(
          `The rows that were taken in from ${file} (event ${seq}) are not the ones that were signed. Import the file again, and tell whoever supports Concord.\n`,
        );
    } else {
      const erased = report.erased === 0 ? '' : `, ${report.erased} with erased content`;
      io.stdout.write(
        `The journal in ${dir} is whole: ${report.events} events of ${report.desks.length} desks${erased}${imports.checked === 0 ? '' : `, the rows of ${imports.checked} imports as signed`}${people.checked === 0 ? '' : `, what other desks told of ${people.checked} people as signed`}.\n`,
      );
    }
    return ok ? 0 : 1;
  } finally {
    journal.close();
  }
}

function backup(session: Session): number {
  const journal = openWith(session, keysOf(session), true);
  try {
    const made = journal.backup();
    if (!made.ok) return failed(session, made.error.reason, made.error.text);
    answer(session, { backup: made.value }, `Backup written: ${made.value}`);
    return 0;
  } finally {
    journal.close();
  }
}

function backupKey(session: Session): number {
  const spelled = spellKey(keysOf(session).backupKey);
  answer(
    session,
    { backupKey: spelled },
    `${spelled}\nWith this key and a backup the records can be restored on another machine, and read by whoever holds both. Keep it in the force's safe, not on this machine.`,
  );
  return 0;
}

function restore(name: string, session: Session): number {
  const { dir, cwd, flags, store } = session;
  const given = flags['backup-key-file'];
  const key = given === undefined ? null : keyIn(resolve(cwd, given));
  if (given !== undefined && key === null) {
    return failed(
      session,
      'not-a-key',
      `${given} does not hold a backup key: 64 hexadecimal digits, as "concord journal backup-key" prints them.`,
    );
  }
  const inFolder = join(backupFolder(dir), name);
  const path = !isAbsolute(name) && existsSync(inFolder) ? inFolder : resolve(cwd, name);
  const keys = key === null ? keysOf(session) : keysForRestore(store, dir, key);
  const restored = restoreBackup({
    dir,
    backup: path,
    backupKey: key ?? keys.backupKey,
    keys,
    newEventId: uuidv7,
    nowMs: Date.now(),
  });
  if (!restored.ok) return failed(session, restored.error.reason, restored.error.text);
  const { events, aside } = restored.value;
  const kept = aside === null ? '' : ` The journal that was there is kept in ${aside}.`;
  answer(
    session,
    restored.value,
    `Restored ${events} events from ${path}.${kept} What happened after the backup is not in it: compare with the paper and the command system.`,
  );
  return 0;
}

function openWith(
  session: Session,
  keys: KeyBundle,
  writable: boolean,
): ReturnType<typeof openJournal> {
  return openJournal({
    dir: session.dir,
    key: keys.databaseKey,
    signingKey: keys.signingSeed,
    backupKey: keys.backupKey,
    clock: { nowMs: Date.now },
    newEventId: uuidv7,
    projections: [],
    writable,
  });
}

function keysOf({ store, dir }: Session): KeyBundle {
  const keys = existingKeys(store, dir);
  if (keys) return keys;
  if (existsSync(join(dir, 'journal.db'))) throw new KeysMissing(dir);
  if (existsSync(join(dir, 'journal.mark')))
    throw new JournalMissing(join(dir, 'journal.db'), 'the file journal.mark beside it');
  throw new JournalAbsent(join(dir, 'journal.db'));
}

function keyIn(path: string): Uint8Array | null {
  return existsSync(path) ? readSpelledKey(readFileSync(path, 'utf8').split('\n')[0] ?? '') : null;
}

function readArguments(argv: readonly string[]): {
  flags: Flags;
  words: readonly string[];
  wrong: string | null;
} {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        data: { type: 'string' },
        quick: { type: 'boolean' },
        json: { type: 'boolean' },
        'backup-key-file': { type: 'string' },
      },
    });
    return { flags: values, words: positionals, wrong: null };
  } catch (error) {
    return { flags: {}, words: [], wrong: error instanceof Error ? error.message : String(error) };
  }
}

function answer({ io, flags }: Session, json: object, text: string): void {
  io.stdout.write(`${flags.json ? JSON.stringify(json) : text}\n`);
}

function failed({ io, flags }: Session, reason: string, text: string): number {
  if (flags.json) io.stdout.write(`${JSON.stringify({ error: { reason, text } })}\n`);
  else io.stderr.write(`${text}\n`);
  return 1;
}

function misused(io: JournalIo, what: string): number {
  io.stderr.write(`concord journal: ${what}\n${usage}`);
  return 2;
}
