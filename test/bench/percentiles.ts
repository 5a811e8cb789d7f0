/** The usual figures of a sample, in its own unit, to two places. */
export function percentiles(sample: readonly number[]): {
  n: number;
  p50: number;
  p95: number;
  p99: number;
  max: number;
} {
  const sorted = sample.toSorted((a, b) => a - b);
  const at = (share: number): number => {
    const value =
      sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
    return Math.round(value * 100) / 100;
  };
  return { n: sample.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
}
