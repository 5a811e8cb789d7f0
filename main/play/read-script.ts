import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { err, ok, type Result } from '#shared/kit/result.ts';
import { callScript, type CallScript } from './play-script.ts';

export type ScriptRefused = {
  readonly reason: 'script-not-read' | 'script-not-understood';
  readonly text: string;
};

/** Reads a scripted call; a refusal names the file, the place in it, and what is wrong there. */
export function readScript(file: string): Result<CallScript, ScriptRefused> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return err({ reason: 'script-not-read', text: `cannot read ${file}. Check the name.` });
  }
  const refuse = (why: string) =>
    err({ reason: 'script-not-understood', text: `${file} ${why} Nothing was played.` } as const);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return refuse(`is not JSON: ${error instanceof Error ? error.message : 'unreadable'}.`);
  }
  const script = callScript.safeParse(json);
  return script.success
    ? ok(script.data)
    : refuse(`is not a call script:\n${z.prettifyError(script.error)}\n`);
}
