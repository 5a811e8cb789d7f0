import { isAbsolute, join, resolve } from 'node:path';

export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  readonly homeDir: string;
  readonly cwd: string;
}

/**
 * The data folder: `--data DIR`, else CONCORD_DATA, else the platform's folder for application data on this machine
 * (on Windows the local one: a roaming profile copies files while they are in use). Always absolute.
 */
export function resolveDataDir(flag: string | undefined, around: Surroundings): string {
  const { env, platform, homeDir, cwd } = around;
  const named = nonEmpty(flag) ?? nonEmpty(env['CONCORD_DATA']);
  if (named !== null) return resolve(cwd, named);
  if (platform === 'win32') {
    return join(nonEmpty(env['LOCALAPPDATA']) ?? join(homeDir, 'AppData', 'Local'), 'Concord');
  }
  if (platform === 'darwin') return join(homeDir, 'Library', 'Application Support', 'Concord');
  const xdg = nonEmpty(env['XDG_DATA_HOME']);
  // The XDG specification says that a relative path there is to be ignored.
  const base = xdg !== null && isAbsolute(xdg) ? xdg : join(homeDir, '.local', 'share');
  return join(base, 'concord');
}

const nonEmpty = (text: string | undefined): string | null =>
  text === undefined || text === '' ? null : text;
