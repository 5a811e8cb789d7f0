import { homedir } from 'node:os';
import { callCommand } from './call-run.ts';
import { decideCommand } from './decide.ts';
import { importCommand } from './import.ts';
import { journalCommand } from './journal.ts';
import { openForCli } from './open-for-cli.ts';
import { personCommand } from './person.ts';

export type Io = {
  readonly stdin: NodeJS.ReadableStream;
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly homeDir: string;
};

type Command = {
  readonly says: string;
  readonly run: (argv: readonly string[], io: Io) => Promise<number>;
};

/** The `concord` commands of this build. Each resolves to an exit code: 0 done, 1 refused, 2 wrong usage. */
const commands: Readonly<Record<string, Command>> = {
  decide: {
    says: 'decide [--pack F]                 JSON lines of facts in, decisions out',
    run: decideCommand,
  },
  import: {
    says: 'import fhir F… | import people F  brings flags and people into the cache',
    run: (argv, io) => importCommand(argv, io, openForCli(io)),
  },
  person: {
    says: 'person list | show ID | --nhs N   a person as a handler sees them',
    run: (argv, io) => personCommand(argv, io, openForCli(io)),
  },
  call: {
    says: 'call run F.json                   plays a scripted call without a window',
    run: callCommand,
  },
  journal: {
    says: 'journal verify                    checks the chain of events',
    run: journalCommand,
  },
};

const usage = `concord <command> [--data DIR] [--json]\n\n${Object.values(commands)
  .map(({ says }) => `  ${says}`)
  .join(
    '\n',
  )}\n\nData lie in --data DIR, else CONCORD_DATA, else this account's application-data folder.\n`;

const [name, ...argv] = process.argv.slice(2);
const io: Io = {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  cwd: process.cwd(),
  homeDir: homedir(),
};
const command = name === undefined || !Object.hasOwn(commands, name) ? undefined : commands[name];
if (command === undefined) {
  const asked = name === '--help' || name === 'help';
  (asked ? io.stdout : io.stderr).write(
    name === undefined || asked ? usage : `concord: there is no command "${name}".\n\n${usage}`,
  );
  process.exitCode = asked ? 0 : 2;
} else {
  process.exitCode = await command.run(argv, io);
}
