import { homedir } from 'node:os';
import type { Io } from './io.ts';
import { lookupFlags } from './lookup-flags.ts';
import { restartWith } from './restart.ts';

type Command = {
  readonly says: string;
  readonly run: (argv: readonly string[], io: Io) => Promise<number>;
};

const opener = async (io: Io) => (await import('./open-for-cli.ts')).openForCli(io);

/**
 * The `concord` commands of this build. Each resolves to an exit code: 0 done, 1 refused or failed,
 * 2 wrong usage. Each is loaded when it is asked for, so that `decide` opens no database.
 */
const commands: Readonly<Record<string, Command>> = {
  decide: {
    says: 'decide [--pack F]                 JSON lines of facts in, decisions out',
    run: async (argv, io) => (await import('./decide.ts')).decideCommand(argv, io),
  },
  import: {
    says: 'import fhir|people|contacts|geo F  brings people, contacts and places in',
    run: async (argv, io) =>
      (await import('./import.ts')).importCommand(argv, io, await opener(io)),
  },
  person: {
    says: 'person list | show ID | --nhs N   a person as a handler sees them',
    run: async (argv, io) =>
      (await import('./person.ts')).personCommand(argv, io, await opener(io)),
  },
  lookup: {
    says: 'lookup --jsonl                    who is this: one JSON line each way, for machines',
    run: async (argv, io) => {
      restartWith(lookupFlags);
      return (await import('./lookup.ts')).lookupCommand(argv, io, await opener(io));
    },
  },
  picture: {
    says: 'picture --address T | --person ID who is connected with an address or a person',
    run: async (argv, io) =>
      (await import('./picture.ts')).pictureCommand(argv, io, await opener(io)),
  },
  place: {
    says: 'place TEXT | --jsonl              ward and force of a postcode or grid reference',
    run: async (argv, io) => (await import('./place.ts')).placeCommand(argv, io, await opener(io)),
  },
  call: {
    says: 'call run F.json                   plays a scripted call without a window',
    run: async (argv, io) => (await import('./call-run.ts')).callCommand(argv, io),
  },
  insights: {
    says: 'insights --json                   counts for the Home Office return, from recorded events',
    run: async (argv, io) =>
      (await import('./insights.ts')).insightsCommand(argv, io, await opener(io)),
  },
  retention: {
    says: 'retention [--on DAY]              which halves of a record are due for review',
    run: async (argv, io) =>
      (await import('./retention.ts')).retentionCommand(argv, io, await opener(io)),
  },
  resources: {
    says: 'resources import F | show         units, shifts and suites: whom the force can send',
    run: async (argv, io) =>
      (await import('./resources.ts')).resourcesCommand(argv, io, await opener(io)),
  },
  protocol: {
    says: 'protocol versions                 the versions of the script on this desk',
    run: async (argv, io) => (await import('./protocol.ts')).protocolCommand(argv, io),
  },
  hub: {
    says: 'hub check | key | config          is the hub there, and may this desk use it',
    run: async (argv, io) => (await import('./hub.ts')).hubCommand(argv, io, await opener(io)),
  },
  journal: {
    says: 'journal verify                    checks the chain of events; also backup, restore',
    run: async (argv, io) => (await import('./journal.ts')).journalCommand(argv, io),
  },
};

const usage = `concord <command> [--data DIR] [--json]

${Object.values(commands)
  .map(({ says }) => `  ${says}`)
  .join('\n')}

Data lie in --data DIR, else CONCORD_DATA, else this account's application-data folder.
`;

const [name, ...argv] = process.argv.slice(2);
const io: Io = {
  // Only when they are asked for: look-up reads and writes the descriptors itself, and needs them as they were given.
  get stdin() {
    return process.stdin;
  },
  get stdout() {
    return process.stdout;
  },
  stderr: process.stderr,
  env: process.env,
  cwd: process.cwd(),
  homeDir: homedir(),
};
const command = name === undefined || !Object.hasOwn(commands, name) ? undefined : commands[name];
if (command !== undefined) {
  process.exitCode = await command.run(argv, io);
} else if (name === '--help' || name === 'help') {
  io.stdout.write(usage);
} else {
  const unknown = name === undefined ? '' : `concord: there is no command "${name}".\n\n`;
  io.stderr.write(unknown + usage);
  process.exitCode = 2;
}
