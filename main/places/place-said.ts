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

/** Where an address, a postcode or a grid reference lies; null where it is none, or one nobody knows. */
export function createPointSaid(db: ReadableDb): Ports['pointSaid'] {
  let places: Places | null = null;
  let last: { readonly text: string; readonly point: Point | null } | null = null;
  return (text) => {
    if (text === null) return null;
    if (last?.text !== text) {
      places ??= createPlaces(db);
      const found = places.find(postcodeWithin(text) ?? text);
      const point = found?.point ?? null;
      last = { text, point: point === null ? null : { lat: point.lat, lon: point.lon } };
    }
    return last.point;
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
