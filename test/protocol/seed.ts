import fc from 'fast-check';
import { vi } from 'vitest';

// Thousands of calls decided on a busy machine take longer than the five seconds a test is given.
vi.setConfig({ testTimeout: 60_000 });

/** A new seed each day would hide a failure by morning: one seed, unless SEED asks for another. */
const seed = Number(process.env['SEED'] ?? 20261121);

/** Runs a property; on failure fast-check prints the seed and the smallest case. */
export const check = <T>(property: fc.IProperty<T>, numRuns = 1500): void =>
  fc.assert(property, { seed, numRuns, verbose: fc.VerbosityLevel.None });
