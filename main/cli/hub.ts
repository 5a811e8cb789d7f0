import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { nkeys } from '@nats-io/transport-node';
import { role } from '#shared/contract/words.ts';
import { checkHub, type Checked } from '../hub/check.ts';
import { deskLine, serverConfig, type DeskLine } from '../hub/server-config.ts';
import { readHubSettings, settingsFile } from '../hub/settings.ts';
import { resolveDataDir } from '../journal/data-dir.ts';
import type { OpenForCli } from './import.ts';
import type { Io } from './io.ts';
import { withJournal } from './with-journal.ts';

const usage = `Usage:
  concord hub check [--data DIR] [--json]       tries address, TLS, server, stream, permissions and clock of the hub in hub.json
  concord hub key --roles R,R [--data DIR]      makes this desk's key for the hub, and prints the line for "hub config"
  concord hub config DESKS.jsonl [--prefix P] [--admin NKEY]
                                                writes the users of a nats-server: one desk a line, as "hub key" printed it
`;

const keyFile = 'hub.nkey';

/** `concord hub`: exit 0 all well, 1 something is not, 2 wrong usage. */
export async function hubCommand(
  argv: readonly string[],
  io: Io,
  open: OpenForCli,
): Promise<number> {
  const read = argumentsOf(argv);
  const misused = (what: string): number => {
    io.stderr.write(`concord hub: ${what}\n\n${usage}`);
    return 2;
  };
  if (typeof read === 'string') return misused(read);
  const { words, values } = read;
  const [verb, file, ...more] = words;
  if (more.length > 0 || (file !== undefined && verb !== 'config'))
    return misused(`too many arguments: ${words.slice(1).join(' ')}`);
  if (verb === 'config') return config(file, values, io, misused);
  const dir = resolveDataDir(values.data, {
    env: io.env,
    platform: process.platform,
    homeDir: io.homeDir,
    cwd: io.cwd,
  });
  if (verb === 'check')
    return withJournal('hub', values.data, io, open, ({ deskId }) =>
      check(dir, deskId, values.json, io),
    );
  if (verb === 'key')
    return withJournal('hub', values.data, io, open, ({ deskId }) =>
      Promise.resolve(key(dir, deskId, values.roles, io, misused)),
    );
  return misused(verb === undefined ? 'say what to do' : `there is no "${verb}"`);
}

async function check(dir: string, deskId: string, json: boolean, io: Io): Promise<number> {
  const settings = readHubSettings(dir);
  if (!settings.ok || settings.value === null) {
    const text = settings.ok
      ? `There is no ${settingsFile} in ${dir}: this desk works alone. See docs/hub.md.`
      : settings.error;
    io.stderr.write(`${text}\n`);
    return 1;
  }
  const checked = await checkHub(settings.value, deskId, Date.now);
  io.stdout.write(json ? `${JSON.stringify({ checked })}\n` : inWords(checked));
  return checked.some(({ state }) => state === 'fault') ? 1 : 0;
}

const marks = { ok: 'ok   ', warn: 'look ', fault: 'WRONG' } as const;

const inWords = (checked: readonly Checked[]): string =>
  checked.map(({ what, state, text }) => `${marks[state]} ${what}: ${text}.\n`).join('');

function key(
  dir: string,
  deskId: string,
  roles: string | undefined,
  io: Io,
  misused: (what: string) => number,
): number {
  const wanted = role.array().min(1).safeParse(roles?.split(','));
  if (!wanted.success) return misused(`say who sits here: --roles ${role.options.join(',')}`);
  const path = join(dir, keyFile);
  const pair = existsSync(path)
    ? nkeys.fromSeed(new TextEncoder().encode(readFileSync(path, 'utf8').trim()))
    : nkeys.createUser();
  if (!existsSync(path))
    writeFileSync(path, new TextDecoder().decode(pair.getSeed()), { mode: 0o600, flag: 'wx' });
  io.stdout.write(
    `${JSON.stringify({ desk: deskId, nkey: pair.getPublicKey(), roles: wanted.data })}\n`,
  );
  io.stderr.write(
    `The key lies in ${path}. Put "nkey": "${keyFile}" and "roles": ${JSON.stringify(wanted.data)} into ${settingsFile}, and give the line above to whoever looks after the hub.\n`,
  );
  return 0;
}

function config(
  file: string | undefined,
  { prefix, admin }: { readonly prefix: string; readonly admin: string | undefined },
  io: Io,
  misused: (what: string) => number,
): number {
  if (file === undefined) return misused('name the file with the desks');
  if (!existsSync(file)) {
    io.stderr.write(`concord hub: there is no file ${file}.\n`);
    return 1;
  }
  const desks: DeskLine[] = [];
  for (const [at, line] of readFileSync(file, 'utf8').split('\n').entries()) {
    if (line.trim() === '') continue;
    const desk = lineOf(line);
    if (typeof desk === 'string') {
      io.stderr.write(`concord hub: ${file}, line ${at + 1}: ${desk}. Nothing was written.\n`);
      return 1;
    }
    desks.push(desk);
  }
  io.stdout.write(serverConfig(prefix, desks, admin ?? null));
  return 0;
}

function lineOf(line: string): DeskLine | string {
  try {
    const read = deskLine.safeParse(JSON.parse(line));
    if (read.success) return read.data;
    const [first] = read.error.issues;
    return `${first?.path.join('.') ?? ''} ${first?.message ?? ''}`.trim();
  } catch {
    return 'it is not JSON; paste what "concord hub key" printed';
  }
}

function argumentsOf(argv: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        data: { type: 'string' },
        json: { type: 'boolean', default: false },
        roles: { type: 'string' },
        prefix: { type: 'string', default: 'concord' },
        admin: { type: 'string' },
      },
    });
    return {
      words: positionals,
      values: { data: undefined, roles: undefined, admin: undefined, ...values },
    };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
