import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Application } from '../application.ts';
import type { HostWindow } from '../host/host.ts';
import { playScript, type CallScript } from './play-script.ts';

/**
 * Plays a scripted call in the window that is open, with a picture after every step that says something.
 * Prints what was done. Answers the exit code: 1 when a step went otherwise than the script expects.
 */
export async function playShown(
  { application, window }: { readonly application: Application; readonly window: HostWindow },
  script: CallScript,
  screenshots: string | null,
): Promise<number> {
  const folder = screenshots === null ? null : resolve(screenshots);
  if (folder !== null) mkdirSync(folder, { recursive: true });
  let taken = 0;
  const picture = async (name: string): Promise<void> => {
    if (folder === null) return;
    taken += 1;
    const number = String(taken).padStart(2, '0');
    await window.screenshot(join(folder, `${number}-${name}.png`));
  };
  await picture('first-start');
  const played = await playScript(application, script, async (step) => {
    if (step.say !== undefined) await picture(slug(step.say));
  });
  await picture('end');
  // The record is for `concord call run`; here the pictures show it.
  const steps = played.lines.slice(0, played.ok ? played.lines.indexOf('') : undefined);
  process.stdout.write(`${steps.join('\n')}\n`);
  if (folder !== null) process.stdout.write(`\n${taken} screenshots are in ${folder}\n`);
  return played.ok ? 0 : 1;
}

const slug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 50);
