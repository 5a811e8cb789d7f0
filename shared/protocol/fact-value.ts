import type { FactValue } from './protocol.ts';

/** Asked, and nobody knew: of several words, none but "unknown". */
export const isUnknown = (value: FactValue): boolean =>
  typeof value === 'string' ? value === 'unknown' : value.every((one) => one === 'unknown');
