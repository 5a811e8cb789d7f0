import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
}

export class BrowserMissing extends Error {
  override readonly name = 'BrowserMissing';
}

const named = [
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
  'chromium',
  'chromium-browser',
];

/** Where a Chrome, Edge or Chromium may be, in the order they are tried. CONCORD_BROWSER names one outright. */
export function browserPlaces({ env, platform }: Surroundings): readonly string[] {
  const chosen = env['CONCORD_BROWSER'];
  if (chosen !== undefined && chosen !== '') return [chosen];
  if (platform === 'win32') {
    const roots = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']];
    return roots
      .filter((folder) => folder !== undefined)
      .flatMap((folder) => [
        join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
        join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
        join(folder, 'Chromium', 'Application', 'chrome.exe'),
      ]);
  }
  if (platform === 'darwin') {
    return ['Google Chrome', 'Microsoft Edge', 'Chromium'].map(
      (app) => `/Applications/${app}.app/Contents/MacOS/${app}`,
    );
  }
  const path = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const folders = [...new Set([...path, '/usr/bin', '/usr/local/bin', '/opt/google/chrome'])];
  return named.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/** The first browser that is there and may be run; null when there is none. */
export function findBrowser(around: Surroundings = process): string | null {
  return browserPlaces(around).find(isExecutable) ?? null;
}

export function needBrowser(around: Surroundings = process): string {
  const found = findBrowser(around);
  if (found !== null) return found;
  const chosen = around.env['CONCORD_BROWSER'];
  throw new BrowserMissing(
    chosen === undefined || chosen === ''
      ? 'Concord found no browser to show its window in. Install Google Chrome, Microsoft Edge or Chromium, or set CONCORD_BROWSER to the path of one.'
      : `CONCORD_BROWSER names ${chosen}, which is not there or may not be run. Correct it, or leave it out.`,
  );
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
