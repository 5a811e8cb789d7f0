import { join } from 'node:path';
import { z } from 'zod';
import { leastYears, type RetentionYears } from '#shared/call/erased-halves.ts';
import { problemLine, problemsOf } from '#shared/protocol/problem.ts';
import { err, ok, type Result } from '#shared/kit/result.ts';
import { ProtocolFileRefused } from '../protocol/faults.ts';
import { packsFolder } from '../protocol/load-pack.ts';
import { readYaml } from '../protocol/read-yaml.ts';

const retentionFile = 'retention.yaml';

/** Never below what the rules ask at the least; the sources stand there. */
const schema = z.strictObject({
  police: z.coerce.number().int().min(leastYears.police).max(100),
  nurse: z.coerce.number().int().min(leastYears.nurse).max(100),
});

/**
 * The years of the two halves, from the file beside the scripts; in words what is wrong with it, with its line. No default stands in
 * for it: a list of what is due would look right and rest on somebody else's years.
 */
export function loadRetention(folder: string = packsFolder()): Result<RetentionYears, string> {
  try {
    const file = readYaml(join(folder, retentionFile));
    const read = schema.safeParse(file.value);
    if (read.success) return ok(read.data);
    const [problem] = problemsOf(read.error).map(file.locate);
    return err(`${retentionFile} has a fault: ${problem ? problemLine(problem) : ''}`);
  } catch (error) {
    if (!(error instanceof ProtocolFileRefused)) throw error;
    return err(error.message);
  }
}
