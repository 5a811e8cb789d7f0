import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import {
  BrowserMissing,
  browserPlaces,
  findBrowser,
  needBrowser,
} from '#main/host/chromium/find-browser.ts';

const folder = mkdtempSync(join(tmpdir(), 'concord-browser-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const place = (name: string, mode: number): string => {
  const path = join(folder, name);
  writeFileSync(path, '');
  chmodSync(path, mode);
  return path;
};

describe('finding a browser', () => {
  it('takes the one that is named, and no other', () => {
    const env = { CONCORD_BROWSER: place('mine', 0o755), PATH: '/usr/bin' };
    expect(findBrowser({ env, platform: 'linux' })).toBe(env.CONCORD_BROWSER);
    expect(browserPlaces({ env, platform: 'win32' })).toEqual([env.CONCORD_BROWSER]);
  });

  it('says so when the named one may not be run', () => {
    const env = { CONCORD_BROWSER: place('not-a-program', 0o644) };
    expect(() => needBrowser({ env, platform: 'linux' })).toThrow(BrowserMissing);
    expect(() => needBrowser({ env, platform: 'linux' })).toThrow(/CONCORD_BROWSER names/);
  });

  it('says what to install when there is none', () => {
    const nowhere = { env: {}, platform: 'win32' };
    expect(findBrowser(nowhere)).toBeNull();
    expect(() => needBrowser(nowhere)).toThrow(/Google Chrome, Microsoft Edge or Chromium/);
  });

  it('looks for Chrome, Edge and Chromium on each platform', () => {
    const env = { PROGRAMFILES: 'C:/Program Files', LOCALAPPDATA: 'C:/Users/a', PATH: '/bin' };
    for (const platform of ['win32', 'darwin', 'linux']) {
      const places = browserPlaces({ env, platform }).join('\n').toLowerCase();
      expect(places).toMatch(/chrome/);
      expect(places).toMatch(/edge/);
      expect(places).toMatch(/chromium/);
    }
  });
});
