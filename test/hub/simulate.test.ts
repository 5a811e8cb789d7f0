import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { loadProtocol } from '#main/protocol/load-pack.ts';
import { measureCosts } from '#test/simulate/costs.ts';
import { simulate } from '#test/simulate/run.ts';
import { HubCount } from '#test/simulate/hub-count.ts';

const run = (line: string) =>
  spawnSync(process.execPath, ['test/simulate/index.ts', ...line.split(' ')], { encoding: 'utf8' });

describe('npm run simulate', () => {
  it('says which argument is wrong and ends with 2', () => {
    const { status, stderr, stdout } = run('--desks 3 --calls-per-hour 1');
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('simulate: --desks 3 are too few for 1 forces: each needs 4 or more.');
    expect(stderr).toContain('--calls-per-hour M');
  });

  it('says in words where it stops and what the next design is', () => {
    const { status, stdout } = run('--desks 10 --calls-per-hour 3 --hours 4');
    expect(status).toBe(0);
    for (const words of [
      'WAITS',
      'MISSES',
      'HUB',
      'WHERE IT STOPS',
      'THE NEXT DESIGN',
      'Extrapolated',
    ])
      expect(stdout).toContain(words);
  });

  it('gives the same figures to machines, those of this machine apart', () => {
    const line = '--desks 10 --calls-per-hour 3 --hours 4 --seed 4 --json';
    const [one, other] = [run(line), run(line)].map(
      ({ stdout }): Record<string, unknown> => JSON.parse(stdout) as Record<string, unknown>,
    );
    expect(one?.['outcome']).toEqual(other?.['outcome']);
    expect(Object.keys(one ?? {})).toEqual(['settings', 'outcome', 'measured', 'scale']);
  });
});

describe('the bytes that a simulation counts', () => {
  it('are those that a real journal sends, signed and sealed', () => {
    const script = loadProtocol();
    const settings = {
      desks: 10,
      forces: 1,
      callsPerHour: 4,
      hours: 2,
      from: 12,
      seed: 3,
      nurses: null,
      units: null,
      crisisLines: null,
    };
    const { sample } = simulate(settings, script);
    const costs = measureCosts(sample, script.pack);
    const counted = new HubCount(sample[0]?.atMs ?? 0, 0, script.pack.hash);
    // Three have signed in there before, each an event of the desk's chain.
    const [first] = sample;
    const [event] = first?.events ?? [];
    if (first === undefined || event === undefined) throw new Error('no call');
    counted.send({ ...first, events: [event, event, event] });
    // As there, one desk sends all of it: the numbers of its events have the same digits.
    const bytes = sample.reduce(
      (sum, batch) => sum + counted.send({ ...batch, deskId: first.deskId }),
      0,
    );
    expect(costs.batches).toBe(sample.length);
    expect(bytes).toBe(Math.round(costs.bytesPerEvent * costs.events));
  });
});
