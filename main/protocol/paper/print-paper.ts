import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { err, ok, type Result } from '#shared/kit/result.ts';
import type { Refusal } from '#shared/contract/reply.ts';
import { paperCode } from '#shared/protocol/paper-code.ts';
import type { Pack } from '#shared/protocol/protocol.ts';
import { loadProtocol } from '../load-pack.ts';

/** Writes the pack as a PDF into `folder`, and gives the file's place; a full or closed disk is a sentence. */
export async function printPaper(folder: string, pack: Pack): Promise<Result<string, Refusal>> {
  const { table, vocabulary } = loadProtocol();
  const file = join(folder, `${pack.id}-${pack.version}-${paperCode(pack.hash)}.pdf`);
  // Loaded when it is asked for: no call waits at the start for what prints.
  const { paperOf } = await import('./paper-of.ts');
  const pdf = await paperOf(pack, table, vocabulary);
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(file, pdf);
    return ok(file);
  } catch (fault) {
    const why = fault instanceof Error ? fault.message : String(fault);
    return err({ reason: 'paper-not-written', text: `The sheet could not be written: ${why}` });
  }
}
