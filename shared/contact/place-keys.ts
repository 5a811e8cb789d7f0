const postcode = /\b([a-z]{1,2}\d[a-z\d]?)\s*(\d[a-z]{2})\b/i;
const kinds: Readonly<Record<string, string>> = {
  st: 'street',
  rd: 'road',
  ave: 'avenue',
  av: 'avenue',
  ln: 'lane',
  cl: 'close',
  dr: 'drive',
  gdns: 'gardens',
  ct: 'court',
  cres: 'crescent',
  pl: 'place',
  sq: 'square',
  tce: 'terrace',
  terr: 'terrace',
};

/**
 * The keys by which two addresses that people said count as the same: number and postcode, number and street. A flat's number
 * belongs to it. None where there is no house number: "the station" is no address. Two places with one key may still differ
 * (two High Streets), so it links calls and is never a match.
 */
export function placeKeys(said: string): readonly string[] {
  const found = postcode.exec(said);
  const text = said
    .replace(postcode, ' ')
    .toLowerCase()
    .replace(/['’.]/g, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
  const flat = /\b(?:flat|apartment|apt|unit|room)\s+(\w+)/.exec(text)?.[1];
  const rest = text.replace(/\b(?:flat|apartment|apt|unit|room)\s+\w+/, ' ');
  const house = /\b(\d+[a-z]?)\s+([a-z]+)(?:\s+([a-z]+))?/.exec(rest);
  const number = house?.[1] ?? /\b(\d+[a-z]?)\b/.exec(rest)?.[1];
  if (number === undefined) return [];
  const door = flat === undefined ? number : `${flat}/${number}`;
  const [first, second] = [house?.[2], house?.[3]];
  const street =
    first === undefined ? null : `${first} ${kinds[second ?? ''] ?? second ?? ''}`.trim();
  return [
    ...(found ? [`${door}@${found[1] ?? ''}${found[2] ?? ''}`.toLowerCase()] : []),
    ...(street === null ? [] : [`${door} ${street}`]),
  ];
}
