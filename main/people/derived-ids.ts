import { sha256 } from './record.ts';

/**
 * An id made from what it is the id of, so that every desk that takes in the same file, or hears of it over the hub, holds the
 * same person under the same id. In the form of a UUID version 8 (RFC 9562 section 5.8): the bits are ours.
 */
export function idFrom(...parts: readonly string[]): string {
  const hex = sha256(JSON.stringify(parts));
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
