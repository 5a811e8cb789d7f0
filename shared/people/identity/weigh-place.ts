import type { AddressFeatures, Features } from './features.ts';
import type { Clue, Meant, Question } from './question.ts';

export interface PlaceFound {
  readonly weight: number;
  readonly past: boolean;
  readonly postcode: Meant | null;
  readonly house: 'exact' | 'number' | null;
  readonly words: readonly { readonly clue: Clue; readonly meant: Meant }[];
}

const shares = { present: Math.log(0.72), past: Math.log(0.28) } as const;
const missed = { postcode: Math.log(0.06), word: Math.log(0.12), house: Math.log(0.1) } as const;
/** The caller spoke of an address that is not on record. */
const elsewhere = Math.log(0.05);

/**
 * The evidence of one place: ln of P(said | this address) / P(said | a person at random). Street, town and postcode
 * of one place are not independent: once one of them is found, the others say little more.
 */
export function weighPlace(
  features: Features,
  clues: readonly Clue[],
  question: Question,
): PlaceFound | null {
  const { postcodes, house } = question;
  if (features.addresses.length === 0) return null;
  if (clues.length === 0 && postcodes.length === 0 && house === null) return null;
  let best: PlaceFound | null = null;
  const ranked = clues.toSorted(byRarity);
  for (const address of features.addresses) {
    const found = weighAddress(address, ranked, question);
    if (best === null || found.weight > best.weight) best = found;
  }
  if (best === null) return null;
  const nothing = best.postcode === null && best.words.length === 0;
  const floor = Math.max(
    elsewhere,
    clues.length + postcodes.length === 0 ? missed.house : elsewhere,
  );
  return nothing || best.weight < floor
    ? { weight: floor, past: false, postcode: null, house: null, words: [] }
    : best;
}

/** The rarest first: it is what says which place is meant. */
const byRarity = (a: Clue, b: Clue): number => a.ofPlace - b.ofPlace;

/** `clues`: the rarest first. */
function weighAddress(
  address: AddressFeatures,
  clues: readonly Clue[],
  { postcodes, house }: Question,
): PlaceFound {
  let weight: number = address.past ? shares.past : shares.present;
  let postcode: Meant | null = null;
  for (const clue of postcodes) {
    const meant = address.postcode === 0 ? undefined : clue.meant.get(address.postcode);
    if (meant !== undefined) {
      postcode = meant;
      weight += Math.log(meant.chance / clue.atRandom);
    } else if (address.postcode !== 0) weight += missed.postcode;
  }
  const words: { clue: Clue; meant: Meant }[] = [];
  for (const clue of clues) {
    const meant = bestWord(address, clue);
    if (meant === null) {
      if (address.words.length > 0) weight += missed.word;
      continue;
    }
    const known = postcode !== null || words.length > 0;
    const spread = meant.likeness === 'exact' ? 1 : meant.chance / 0.78;
    const atRandom = known ? Math.max(clue.ofPlace, 0.5 * 0.78 * spread) : clue.ofPlace;
    weight += Math.log(meant.chance / atRandom);
    words.push({ clue, meant });
  }
  const sameHouse = house === null ? null : houseFound(address, house);
  if (house !== null && address.house !== 0) {
    const known = postcode !== null || words.length > 0;
    if (sameHouse === 'exact') weight += known ? Math.log(0.85 / 0.02) : Math.log(0.85 / 0.025);
    else if (sameHouse === 'number') weight += Math.log(0.06 / 0.02);
    else weight += missed.house;
  }
  return { weight, past: address.past, postcode, house: sameHouse, words };
}

function bestWord({ words }: AddressFeatures, { places }: Clue): Meant | null {
  let best: Meant | null = null;
  for (const key of words) {
    const meant = places.get(key);
    if (meant !== undefined && (best === null || meant.chance > best.chance)) best = meant;
  }
  return best;
}

function houseFound(
  address: AddressFeatures,
  house: NonNullable<Question['house']>,
): 'exact' | 'number' | null {
  if (address.house === house.key) return 'exact';
  return address.houseNumber !== 0 && address.houseNumber === house.number ? 'number' : null;
}
