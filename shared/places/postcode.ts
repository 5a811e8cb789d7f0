const shape = /^([A-Z]{1,2}\d[A-Z\d]?)(\d[A-Z]{2})$/;

/** `LE1 1DE` from any writing of it; null for what is no whole postcode (BS 7666, as GOV.UK checks it). */
export function postcodeIn(text: string): string | null {
  const found = shape.exec(text.toUpperCase().replace(/[\s.-]/g, ''));
  return found ? `${found[1] ?? ''} ${found[2] ?? ''}` : null;
}

const within = /\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b/gi;

/** The last postcode in an address as it was said, written properly; null where it has none. */
export const postcodeWithin = (address: string): string | null =>
  postcodeIn(address.match(within)?.at(-1) ?? '');

/** A postcode as a number that sorts as it does; the key of a table of millions. `postcode` as `postcodeIn` gives it. */
export function postcodeKey(postcode: string): number {
  const [outward = '', inward = ''] = postcode.split(' ');
  let key = 0;
  for (const letter of `${outward.padEnd(4, ' ')}${inward}`)
    key = key * 37 + (letter === ' ' ? 0 : Number.parseInt(letter, 36) + 1);
  return key;
}
