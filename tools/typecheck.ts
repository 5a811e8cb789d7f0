import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from './root.ts';

/** One program a top folder, so that `shared/` knows neither Node nor a page (docs/architecture.md). */
const folders = ['shared', 'main', 'renderer', 'test', 'tools'] as const;

const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');

const check = async (folder: string): Promise<{ folder: string; ok: boolean; said: string }> =>
  await new Promise((resolve) => {
    const memory = join('.cache', `${folder}.tsbuildinfo`);
    const args = [tsc, '-p', folder, '--pretty', 'false', '--incremental'];
    const child = spawn(process.execPath, [...args, '--tsBuildInfoFile', memory], { cwd: root });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.once('error', ({ message }) => resolve({ folder, ok: false, said: message }));
    child.once('close', (code) => resolve({ folder, ok: code === 0, said }));
  });

const asked = process.argv.slice(2);
const results = await Promise.all((asked.length > 0 ? asked : folders).map(check));
for (const { folder, ok, said } of results) {
  if (!ok) console.error(`types: ${folder} does not compile\n${said}`);
}
process.exitCode = results.every(({ ok }) => ok) ? 0 : 1;
