import type { Io } from './io.ts';

type Command = {
  readonly says: string;
  readonly run: (argv: readonly string[], io: Io) => Promise<number>;
};

/** The `concord protocol` commands of this build, each loaded when it is asked for. */
const commands: Readonly<Record<string, Command>> = {
  verify: {
    says: 'verify [F] [--json]               proves every property over every call',
    run: async (argv, io) => (await import('./protocol/verify.ts')).verifyCommand(argv, io),
  },
  replay: {
    says: 'replay --from A --to B           past calls on another version, every change listed',
    run: async (argv, io) => (await import('./protocol/replay.ts')).replayCommand(argv, io),
  },
  diff: {
    says: 'diff --from A --to B [--json]     two versions compared, word by word',
    run: async (argv, io) => (await import('./protocol/diff.ts')).diffCommand(argv, io),
  },
  diagram: {
    says: 'diagram [F] [--out F.svg]         a picture of the script',
    run: async (argv, io) => (await import('./protocol/diagram.ts')).diagramCommand(argv, io),
  },
  paper: {
    says: 'paper [F] --out F.pdf             the script on paper, for when everything is down',
    run: async (argv, io) => (await import('./protocol/paper.ts')).paperCommand(argv, io),
  },
  versions: {
    says: 'versions [--data DIR] [--json]    the versions on this desk, and where each stands',
    run: async (argv, io) => (await import('./protocol/versions.ts')).versionsCommand(argv, io),
  },
};

const usage = `concord protocol <command>

${Object.values(commands)
  .map(({ says }) => `  ${says}`)
  .join('\n')}
`;

/** `concord protocol …`. Resolves to the exit code: 0 done, 1 refused or failed, 2 wrong usage. */
export function protocolCommand([name, ...argv]: readonly string[], io: Io): Promise<number> {
  const command = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command !== undefined) return command.run(argv, io);
  if (name === '--help' || name === 'help') {
    io.stdout.write(usage);
    return Promise.resolve(0);
  }
  const unknown = name === undefined ? 'say what to do' : `there is no "${name}"`;
  io.stderr.write(`concord protocol: ${unknown}\n${usage}`);
  return Promise.resolve(2);
}
