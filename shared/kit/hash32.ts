/**
 * A 32-bit hash of a text (FNV-1a with murmur3's finish): in a text, out an integer 0 to 2^32 - 1. For index
 * keys only: two texts may share one, so whoever finds by it must compare what it stands for.
 */
export function hash32(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
