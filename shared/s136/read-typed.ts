import { err, ok, type Result } from '#shared/kit/result.ts';
import type { ConsultationTyped } from '#shared/contract/s136.ts';
import type { Consultation } from './consultation.ts';
import { readTime } from './london-time.ts';

/**
 * The times of a form as they were typed, read; or everything that is wrong with them, in one sentence each. In: the form and the
 * present, ms since 1970. Out: the record with times in ms since 1970.
 */
export function readTyped(
  { askedAt, usedAt, consulted, ambulance, ...same }: ConsultationTyped,
  nowMs: number,
): Result<Consultation, readonly string[]> {
  const problems: string[] = [];
  const time = (label: string, text: string): number => {
    const read = readTime(text, nowMs);
    if (read.ok) return read.value;
    problems.push(`${label}: ${read.error}`);
    return 0;
  };
  const record: Consultation = {
    ...same,
    askedAtMs: time('When the officer asked', askedAt),
    usedAtMs: usedAt === null ? null : time('When the power was used', usedAt),
    consulted:
      'at' in consulted
        ? {
            name: consulted.name,
            profession: consulted.profession,
            atMs: time('When they were consulted', consulted.at),
            advice: consulted.advice,
          }
        : consulted,
    ambulance:
      'askedAt' in ambulance
        ? { askedAtMs: time('When the ambulance was asked for', ambulance.askedAt) }
        : ambulance,
  };
  return problems.length > 0 ? err(problems) : ok(record);
}
