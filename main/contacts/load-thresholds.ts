import { join } from 'node:path';
import { z } from 'zod';
import { problemsOf } from '#shared/protocol/problem.ts';
import type { Thresholds } from '#shared/contact/frequency.ts';
import { ProtocolFileRefused } from '../protocol/faults.ts';
import { packsFolder } from '../protocol/load-pack.ts';
import { readYaml } from '../protocol/read-yaml.ts';

export const thresholdsFile = 'frequent-contact.yaml';

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
 * The force's thresholds of frequent contact, from the file beside its scripts. Throws ProtocolFileRefused, with line and
 * what to do, where the file is not there or not as it has to be: a desk with thresholds nobody chose would miss people.
 */
export function loadThresholds(folder: string = packsFolder()): Thresholds {
  const file = readYaml(join(folder, thresholdsFile));
  const read = schema.safeParse(file.value);
  if (read.success) return read.data;
  throw new ProtocolFileRefused(file.file, problemsOf(read.error).map(file.locate));
}
