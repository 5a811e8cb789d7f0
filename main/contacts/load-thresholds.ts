import { join } from 'node:path';
import { z } from 'zod';
import { defaultThresholds, type Thresholds } from '#shared/contact/frequency.ts';
import { problemLine, problemsOf } from '#shared/protocol/problem.ts';
import { ProtocolFileRefused } from '../protocol/faults.ts';
import { packsFolder } from '../protocol/load-pack.ts';
import { readYaml } from '../protocol/read-yaml.ts';

const thresholdsFile = 'frequent-contact.yaml';

const whole = z.coerce.number().int().min(1).max(10_000);
const threshold = z.strictObject({ contacts: whole.min(2), months: whole.max(24) });
const list = z.array(threshold).min(1);
const schema = z.strictObject({
  adult: list,
  under18: list,
  communal: list,
  communalFrom: whole.min(2),
});

/**
 * The force's thresholds of frequent contact, from the file beside its scripts. A file that is not there or not as it has to be
 * stops no desk: the thresholds that Concord came with count, and the notice says so, with line and reason.
 */
export function loadThresholds(folder: string = packsFolder()): {
  readonly thresholds: Thresholds;
  readonly notices: readonly string[];
} {
  const fallback = (why: string) => ({
    thresholds: defaultThresholds,
    notices: [`Frequent contact is counted as Concord was delivered, because ${why}`],
  });
  try {
    const file = readYaml(join(folder, thresholdsFile));
    const read = schema.safeParse(file.value);
    if (read.success) return { thresholds: read.data, notices: [] };
    const [problem] = problemsOf(read.error).map(file.locate);
    return fallback(`${thresholdsFile} has a fault: ${problem ? problemLine(problem) : ''}`);
  } catch (error) {
    if (!(error instanceof ProtocolFileRefused)) throw error;
    return fallback(error.message);
  }
}
