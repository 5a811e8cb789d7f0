import proj4 from 'proj4';

/**
 * The Ordnance Survey's own seven parameters between its grids and GPS (A guide to coordinate systems in Great Britain, 6.6;
 * Ireland: EPSG 1641): right within five metres, which is what a patrol car needs. OSTN15 would be right within
 * centimetres, and is a file of its own.
 */
const britain =
  '+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 +ellps=airy +towgs84=446.448,-125.157,542.060,0.1502,0.2470,0.8421,-20.4894 +units=m';
const ireland =
  '+proj=tmerc +lat_0=53.5 +lon_0=-8 +k=1.000035 +x_0=200000 +y_0=250000 +ellps=mod_airy +towgs84=482.5,-130.6,564.6,-1.042,-0.214,-0.631,8.15 +units=m';

const converters = { britain: proj4(britain, 'WGS84'), ireland: proj4(ireland, 'WGS84') };
export type Grid = keyof typeof converters;

export interface LatLon {
  readonly lat: number;
  readonly lon: number;
}

/** Latitude and longitude (WGS84, degrees) of a point of a national grid (metres). */
export function latLonOf(easting: number, northing: number, grid: Grid = 'britain'): LatLon {
  const [lon = Number.NaN, lat = Number.NaN] = converters[grid].forward([easting, northing]);
  return { lat, lon };
}

/** The other way round: metres on the British grid. */
export function gridOf({ lat, lon }: LatLon): { easting: number; northing: number } {
  const [easting = Number.NaN, northing = Number.NaN] = converters.britain.inverse([lon, lat]);
  return { easting, northing };
}
