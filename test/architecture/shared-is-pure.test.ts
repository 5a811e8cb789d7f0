import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');

describe('shared/', () => {
  it('knows no window, process, console, timer, Buffer, fetch or crypto', () => {
    const folder = mkdtempSync(join(root, 'shared/planted-'));
    try {
      const names = ['window', 'process', 'console', 'setTimeout', 'Buffer', 'fetch', 'crypto'];
      writeFileSync(
        join(folder, 'planted.ts'),
        names.map((name) => `export const a_${name} = ${name};`).join('\n'),
      );
      writeFileSync(
        join(folder, 'tsconfig.json'),
        JSON.stringify({ extends: '../tsconfig.json', include: ['*.ts'] }),
      );
      const { stdout } = spawnSync(
        process.execPath,
        [join(root, 'node_modules/typescript/bin/tsc'), '-p', folder],
        { encoding: 'utf8' },
      );
      const refused = names.filter((name) => stdout.includes(`Cannot find name '${name}'`));
      expect(refused).toEqual(names);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
