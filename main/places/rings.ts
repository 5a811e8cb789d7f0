import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { Polygon } from './read-areas.ts';

/** Polygons in few bytes: counts, then degrees in tens of millionths (a centimetre), compressed. */
export function packRings(polygons: readonly Polygon[]): Uint8Array {
  const numbers = [polygons.length];
  for (const polygon of polygons) {
    numbers.push(polygon.length);
    for (const ring of polygon) {
      numbers.push(ring.length);
      for (const [lon, lat] of ring) numbers.push(Math.round(lon * 1e7), Math.round(lat * 1e7));
    }
  }
  return zstdCompressSync(Buffer.from(Int32Array.from(numbers).buffer));
}

export function unpackRings(packed: Uint8Array): readonly Polygon[] {
  const bytes = zstdDecompressSync(packed);
  const numbers = new Int32Array(
    bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength),
  );
  let at = 0;
  const next = (): number => numbers[at++] ?? 0;
  return Array.from({ length: next() }, () =>
    Array.from({ length: next() }, () =>
      Array.from({ length: next() }, () => [next() / 1e7, next() / 1e7] as const),
    ),
  );
}
