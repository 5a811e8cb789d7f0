import { describe, expect, it } from 'vitest';
import { readArguments } from '#main/arguments.ts';

const read = (...argv: readonly string[]) => readArguments(argv);

describe('how Concord is started', () => {
  it('opens a window over the usual data folder when nothing is said', () => {
    expect(read()).toEqual({
      ok: true,
      value: { data: undefined, headless: false, play: null, screenshots: null, links: [] },
    });
  });

  it('takes links from anywhere on the line', () => {
    const started = read('concord://call?number=999', '--data', '/d', 'CONCORD://call');
    expect(started).toMatchObject({
      ok: true,
      value: { data: '/d', links: ['concord://call?number=999', 'CONCORD://call'] },
    });
  });

  it.each([['--dat', '/d'], ['--data'], ['stray'], ['--headless=maybe'], ['https://example.org/']])(
    'refuses %s in words, with what there is',
    (...argv) => {
      const refused = read(...argv);
      expect(refused).toMatchObject({ ok: false, error: { reason: 'wrong-usage' } });
      expect(refused.ok ? '' : refused.error.text).toContain('--data DIR');
    },
  );
});
