import {
  nameRoles,
  type AddressFeatures,
  type Features,
} from '#shared/people/identity/features.ts';

/**
 * Features as they lie on disk, some 70 bytes a person: date of birth, then counts and entries, little-endian.
 * Counts beyond 255 are cut: nobody has that many names.
 */
export function toBytes({ born, names, phones, addresses, identifiers }: Features): Uint8Array {
  const size =
    8 +
    names.length * 5 +
    phones.length * 8 +
    identifiers.length * 4 +
    addresses.reduce((sum, { words }) => sum + 13 + words.length * 4, 0);
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, born, true);
  const counts = [names.length, phones.length, identifiers.length, addresses.length];
  for (const [at, count] of counts.entries()) view.setUint8(4 + at, Math.min(count, 255));
  let at = 8;
  const u32 = (value: number): void => {
    view.setUint32(at, value, true);
    at += 4;
  };
  for (const { key, role } of names.slice(0, 255)) {
    view.setUint8(at, nameRoles.indexOf(role));
    at += 1;
    u32(key);
  }
  for (const phone of phones.slice(0, 255)) {
    view.setFloat64(at, phone, true);
    at += 8;
  }
  for (const key of identifiers.slice(0, 255)) u32(key);
  for (const address of addresses.slice(0, 255)) {
    view.setUint8(at, (address.past ? 128 : 0) | Math.min(address.words.length, 127));
    at += 1;
    u32(address.house);
    u32(address.postcode);
    u32(address.houseNumber);
    for (const word of address.words.slice(0, 127)) u32(word);
  }
  return bytes.subarray(0, at);
}

/** The same from disk. */
export function fromBytes(bytes: Uint8Array): Features {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 8;
  const u32 = (): number => {
    at += 4;
    return view.getUint32(at - 4, true);
  };
  const times = <T>(count: number, read: () => T): T[] => {
    const all: T[] = [];
    for (let n = 0; n < count; n++) all.push(read());
    return all;
  };
  const names = times(view.getUint8(4), () => {
    const role = nameRoles[view.getUint8(at)] ?? 'given';
    at += 1;
    return { role, key: u32() };
  });
  const phones = times(view.getUint8(5), () => {
    at += 8;
    return view.getFloat64(at - 8, true);
  });
  const identifiers = times(view.getUint8(6), u32);
  const addresses = times(view.getUint8(7), (): AddressFeatures => {
    const head = view.getUint8(at);
    at += 1;
    const [house, postcode, houseNumber] = [u32(), u32(), u32()];
    return {
      past: head >= 128,
      house,
      postcode,
      houseNumber,
      words: times(head & 127, u32),
    };
  });
  return { born: view.getUint32(0, true), names, phones, addresses, identifiers };
}
