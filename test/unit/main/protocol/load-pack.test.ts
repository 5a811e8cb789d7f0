import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ProtocolFileRefused } from '#main/protocol/faults.ts';
import { loadProtocol, packsFolder } from '#main/protocol/load-pack.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'concord-packs-'));
  cpSync(packsFolder(), folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

const change = (file: string, from: string, to: string) =>
  writeFileSync(join(folder, file), readFileSync(join(folder, file), 'utf8').replace(from, to));

const refusal = (): ProtocolFileRefused => {
  try {
    loadProtocol(folder);
  } catch (error) {
    if (error instanceof ProtocolFileRefused) return error;
    throw error;
  }
  throw new Error('the files were taken');
};

describe('loading the protocol', () => {
  it('finds the packs delivered with Concord', () => {
    const { pack, table, vocabulary } = loadProtocol();
    expect(pack.id).toBe('england');
    expect(Object.keys(table.services)).toEqual(Object.keys(vocabulary.destinations));
  });

  it('gives a changed file another hash', () => {
    const before = loadProtocol(folder).pack.hash;
    change('england.yaml', '# The first England script.', '# The England script.');
    expect(loadProtocol(folder).pack.hash).not.toBe(before);
  });

  it('says the line of what is wrong', () => {
    change('england.yaml', 'fact: life_at_risk_now', 'fact: life_at_rsk_now');
    const line = readFileSync(join(folder, 'england.yaml'), 'utf8')
      .split('\n')
      .findIndex((one) => one.includes('life_at_rsk_now'));
    const { file, problems, message } = refusal();
    expect(file).toContain('england.yaml');
    expect(problems[0]).toMatchObject({ line: line + 1 });
    expect(message).toContain('Did you mean "life_at_risk_now"?');
  });

  it('refuses broken YAML, a missing file and a table with a hole', () => {
    change('leicestershire-response-table.yaml', '  gp:', '  gpp:');
    expect(refusal().problems.map(({ text }) => text)).toEqual([
      'There is no entry for "gp".',
      '"gpp" is not a destination.',
    ]);
    writeFileSync(join(folder, 'england.yaml'), 'id: [unclosed');
    expect(refusal().problems[0]?.line).toBe(1);
    rmSync(join(folder, 'england.yaml'));
    expect(refusal().problems[0]?.text).toContain('The file cannot be read.');
  });

  it('gives only numbers that ring nobody, or the national short ones', () => {
    for (const { telephone } of Object.values(loadProtocol().table.services))
      if (telephone !== null) expect(telephone).toMatch(/^(999|111|101|0116 496 0\d{3})/);
  });
});
