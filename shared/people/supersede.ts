import { startMs } from './dates.ts';

export interface Versioned {
  readonly version: string | null;
  readonly lastUpdated: string | null;
}

/**
 * True if `incoming` is older than what is held, so that it must not replace it. `lastUpdated` decides,
 * then a numeric `versionId`; where neither is stated, what arrives later counts as newer.
 */
export function isOlder(incoming: Versioned, held: Versioned): boolean {
  const [a, b] = [timeOf(incoming), timeOf(held)];
  if (a !== null && b !== null && a !== b) return a < b;
  const [m, n] = [numberOf(incoming.version), numberOf(held.version)];
  return m !== null && n !== null && m < n;
}

const timeOf = ({ lastUpdated }: Versioned): number | null =>
  lastUpdated === null ? null : startMs(lastUpdated);

const numberOf = (version: string | null): number | null =>
  version !== null && /^\d{1,15}$/.test(version) ? Number(version) : null;
