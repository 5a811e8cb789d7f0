/** Ascending whole numbers as bytes: differences, seven bits a byte. */
export function packed(ascending: Uint32Array): Uint8Array {
  let at = 0;
  let last = 0;
  const bytes = new Uint8Array(ascending.length * 5);
  for (const value of ascending) {
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

/** The numbers of a packed list, in order, into `into`; answers how many there were. */
export function unpack(bytes: Uint8Array, into: Uint32Array): number {
  let value = 0;
  let size = 0;
  let at = 0;
  while (at < bytes.length) {
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
    into[size++] = value;
  }
  return size;
}

/** The numbers of a packed list, in order. */
export function unpacked(bytes: Uint8Array): Uint32Array {
  const into = new Uint32Array(bytes.length);
  return into.subarray(0, unpack(bytes, into));
}
