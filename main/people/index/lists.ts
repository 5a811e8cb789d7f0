/** Ascending whole numbers as bytes: differences, seven bits a byte. */
export function packed(ascending: ArrayLike<number>, from = 0, to = ascending.length): Uint8Array {
  const bytes = new Uint8Array((to - from) * 5);
  let at = 0;
  let last = 0;
  for (let n = from; n < to; n++) {
    const value = ascending[n] ?? 0;
    let step = value - last;
    last = value;
    while (step >= 128) {
      bytes[at++] = (step % 128) | 128;
      step = Math.floor(step / 128);
    }
    bytes[at++] = step;
  }
  return bytes.slice(0, at);
}

/** Calls `each` with every number of a packed list, in order. */
export function eachOf(bytes: Uint8Array, each: (value: number) => void): void {
  let value = 0;
  let at = 0;
  const end = bytes.length;
  while (at < end) {
    let byte = bytes[at++] ?? 0;
    if (byte < 128) value += byte;
    else {
      let step = byte & 127;
      let unit = 128;
      do {
        byte = bytes[at++] ?? 0;
        step += (byte & 127) * unit;
        unit *= 128;
      } while (byte >= 128);
      value += step;
    }
    each(value);
  }
}

/** How many numbers a packed list holds: bytes that end one. */
export function sizeOf(bytes: Uint8Array): number {
  let size = 0;
  for (let at = 0; at < bytes.length; at++) if ((bytes[at] ?? 0) < 128) size += 1;
  return size;
}
