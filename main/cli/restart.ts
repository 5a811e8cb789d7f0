/**
 * Starts this very process anew with flags of V8 that count only from its start: the same process id, arguments and standard
 * streams. Nothing may have been read, opened or begun before. Does nothing where it has them already, and where the system cannot
 * (Windows): the flags make an answer sooner, not another one.
 */
export function restartWith(flags: readonly string[]): void {
  const { execPath, execArgv, argv, env, platform } = process;
  if (platform === 'win32' || flags.every((flag) => execArgv.includes(flag))) return;
  process.execve?.(execPath, [execPath, ...execArgv, ...flags, ...argv.slice(1)], env);
}
