import { describe, expect, it } from 'vitest';
import { resolveDataDir, type Surroundings } from '#main/journal/data-dir.ts';

const desk = (changed: Partial<Surroundings> = {}): Surroundings => ({
  env: {},
  platform: 'linux',
  homeDir: '/home/pat',
  cwd: '/work',
  ...changed,
});

describe('resolveDataDir', () => {
  it('takes --data before everything else', () => {
    const env = { CONCORD_DATA: '/srv/concord' };
    expect(resolveDataDir('here', desk({ env }))).toBe('/work/here');
  });

  it('takes CONCORD_DATA next, unless it is empty', () => {
    expect(resolveDataDir(undefined, desk({ env: { CONCORD_DATA: 'there' } }))).toBe('/work/there');
    expect(resolveDataDir('', desk({ env: { CONCORD_DATA: '' } }))).toBe(
      '/home/pat/.local/share/concord',
    );
  });

  it('takes the platform’s own folder otherwise', () => {
    const xdg = { XDG_DATA_HOME: '/home/pat/.data' };
    expect(resolveDataDir(undefined, desk({ env: xdg }))).toBe('/home/pat/.data/concord');
    expect(resolveDataDir(undefined, desk({ env: { XDG_DATA_HOME: 'relative' } }))).toBe(
      '/home/pat/.local/share/concord',
    );
    expect(resolveDataDir(undefined, desk({ platform: 'darwin' }))).toBe(
      '/home/pat/Library/Application Support/Concord',
    );
    const windows = desk({ platform: 'win32', env: { LOCALAPPDATA: '/c/Local' } });
    expect(resolveDataDir(undefined, windows)).toBe('/c/Local/Concord');
  });
});
