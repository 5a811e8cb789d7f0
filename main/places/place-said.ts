import type { Point } from '#shared/routing/travel.ts';
import { postcodeWithin } from '#shared/places/postcode.ts';
import type { Ports } from '../handlers/ports.ts';
import type { ReadableDb } from '../journal/journal.ts';
import { createPlaces, type Place, type Places } from './places.ts';

type PlaceSaid = Ports['placeSaid'];

/** Looks the postcode of an address up once, and again only for another address: it is asked at every key of a call. */
export function createPlaceSaid(db: ReadableDb): PlaceSaid {
  let places: Places | null = null;
  let last: { readonly address: string; readonly words: string | null } | null = null;
  return (address) => {
    const postcode = address === null ? null : postcodeWithin(address);
    if (address === null || postcode === null) return null;
    if (last?.address !== address) {
      places ??= createPlaces(db);
      const found = places.find(postcode);
      last = { address, words: found === null ? null : inWords(found) };
    }
    return last.words;
  };
}

/** As many addresses as a busy room has open at once, several times over. */
const mostKept = 2000;

/** Where an address, a postcode or a grid reference lies; null where it is none, or one nobody knows. Every open call is asked after at every change, so what was found is kept. */
export function createPointSaid(db: ReadableDb): Ports['pointSaid'] {
  let places: Places | null = null;
  const found = new Map<string, Point | null>();
  return (text) => {
    const known = found.get(text);
    if (known !== undefined) return known;
    places ??= createPlaces(db);
    const at = places.find(postcodeWithin(text) ?? text)?.point ?? null;
    const point = at === null ? null : { lat: at.lat, lon: at.lon };
    if (found.size >= mostKept) found.clear();
    found.set(text, point);
    return point;
  };
}

/** "Oadby Uplands ward, Leicestershire force area", and what has to be known of it. */
function inWords({ ward, force, notes }: Place): string | null {
  const where = [
    ...(ward === null ? [] : [`${ward.name} ward`]),
    ...(force === null ? [] : [`${force.name} force area`]),
  ].join(', ');
  const all = [...(where === '' ? [] : [where]), ...notes];
  return all.length === 0 ? null : all.join('. ');
}
