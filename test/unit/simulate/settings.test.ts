import { describe, expect, it } from 'vitest';
import { readSettings } from '#test/simulate/settings.ts';

const read = (line: string) => readSettings(line.split(' '));

describe('readSettings', () => {
  it('takes desks and calls, and says what the rest is where it is left out', () => {
    expect(read('--desks 50 --calls-per-hour 10')).toEqual({
      ok: true,
      value: {
        json: false,
        settings: {
          desks: 50,
          callsPerHour: 10,
          forces: 1,
          hours: 24,
          from: 18,
          seed: 1,
          nurses: null,
          units: null,
          crisisLines: null,
        },
      },
    });
  });

  it.each([
    ['--calls-per-hour 10', '--desks is missing'],
    ['--desks 50', '--calls-per-hour is missing'],
    ['--desks many --calls-per-hour 10', 'not "many"'],
    ['--desks 10001 --calls-per-hour 10', 'from 1 to 10000'],
    ['--desks 50 --calls-per-hour 1.5', 'not "1.5"'],
    ['--desks 50 --calls-per-hour 10 --hours 0', '--hours is a whole number from 1 to 48'],
    ['--desks 50 --calls-per-hour 10 --forces 44', 'from 1 to 43'],
    ['--desks 50 --calls-per-hour 10 --forces 20', 'too few for 20 forces'],
    ['--desks 50 --calls-per-hour 10 --nurses 49', 'leave no desk'],
    ['--desks 50 --calls-per-hour 10 --nurse 4', "Unknown option '--nurse'"],
    ['--desks 50 --calls-per-hour 10 more', "Unexpected argument 'more'"],
  ])('refuses %s in words', (line, words) => {
    const settings = read(line);
    expect(settings.ok ? '' : settings.error).toContain(words);
  });
});
