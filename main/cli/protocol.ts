import type { Io } from './io.ts';

type Command = {
  readonly says: string;
  readonly run: (argv: readonly string[], io: Io) => Promise<number>;
};

/** The `concord protocol` commands of this build, each loaded when it is asked for. */
const commands: Readonly<Record<string, Command>> = {
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
