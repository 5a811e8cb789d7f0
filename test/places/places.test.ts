import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseCsv } from '#main/csv/rows.ts';
import type { Journal } from '#main/journal/journal.ts';
import { importGeo } from '#main/places/import-geo.ts';
import { createPlaceSaid } from '#main/places/place-said.ts';
import { createPlaces } from '#main/places/places.ts';
import { gridOf, latLonOf } from '#main/places/projection.ts';
import { makeDesk, night, steward, type Desk } from '#test/people/desk.ts';

const fixtures = join(import.meta.dirname, '../fixtures/geo');
const shared = join(import.meta.dirname, '../../../shared/data/geo');
const fixture = (name: string): string => join(fixtures, name);
const wards = fixture('oadby-wards.geojson');
const postcodes = fixture('oadby-postcodes.csv');
const forces = fixture('force-areas.geojson');

let desk: Desk;
let journal: Journal;
let folder: string;
beforeEach(() => {
  desk = makeDesk();
  journal = desk.open();
  folder = mkdtempSync(join(tmpdir(), 'concord-geo-'));
});
afterEach(() => {
  desk.clear();
  rmSync(folder, { recursive: true, force: true });
});

const take = (...paths: readonly string[]) => importGeo(journal, paths, steward, night);
const written = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const placeSaid = (address: string | null) => createPlaceSaid(journal.db)(address);
const find = (text: string) => createPlaces(journal.db).find(text);

function rowsOf(path: string): readonly (readonly string[])[] {
  const read = parseCsv(readFileSync(path, 'utf8'));
  if (!read.ok) throw new Error(read.error.text);
  return read.value.slice(1).map(({ fields }) => fields);
}

/** The share of positions that lie in the ward which the postcode file states for them. */
function rightWards(path: string): number {
  const places = createPlaces(journal.db);
  const rows = rowsOf(path);
  const right = rows.filter(
    ([, , easting, northing, , , , , , ward]) =>
      places.find(`${easting ?? ''}, ${northing ?? ''}`)?.ward?.code === ward,
  );
  return right.length / rows.length;
}

/** Ordnance Survey's test points of OSTN15: latitude, longitude, easting, northing, from the Scillies to Shetland. */
const testPoints = [
  [49.9222639373, -6.29977752014, 91492.146, 11318.804],
  [50.4388582561, -4.10864563561, 250359.811, 62016.569],
  [51.3744702555, 1.44454730409, 639821.835, 169565.858],
  [52.2516095123, -0.9124895697, 474335.969, 262047.755],
  [53.8002151963, -1.66379168242, 422242.186, 433818.701],
  [57.48625000928, -4.21926398555, 267056.768, 846176.972],
  [58.515603613, -6.26091455533, 151968.652, 966483.78],
  [60.1330809166, -2.07382822798, 395999.668, 1138728.951],
] as const;

describe('the grid', () => {
  it.each(testPoints)('%d, %d is within five metres', (lat, lon, easting, northing) => {
    const found = latLonOf(easting, northing);
    const metres = Math.hypot(
      (found.lat - lat) * 111_320,
      (found.lon - lon) * 111_320 * Math.cos((lat * Math.PI) / 180),
    );
    expect(metres).toBeLessThan(5);
    const back = gridOf(found);
    expect(Math.hypot(back.easting - easting, back.northing - northing)).toBeLessThan(0.01);
  });
});

describe('places', () => {
  it('puts every postcode of the files carried with Concord into its ward, stated or by its outline', () => {
    expect(take(wards, postcodes, forces)).toMatchObject({ rejected: [] });
    expect(rightWards(postcodes)).toBeGreaterThanOrEqual(0.998);
    const [[first = '', , , , , , , , , ward] = []] = rowsOf(postcodes);
    expect(find(first)).toMatchObject({
      what: 'postcode',
      ward: { code: ward, how: 'stated', metres: 0 },
      force: { name: 'Leicestershire', how: 'inside' },
      notes: [],
    });
    expect(find(first.toLowerCase().replace(' ', ''))).toEqual(find(first));
  });

  it('are told of the address as a caller says it, and of nothing else', () => {
    expect(placeSaid('Flat 2, 9 Leicester Road, Oadby le18 1al, ground floor')).toBeNull();
    take(wards, postcodes, forces);
    expect(placeSaid('Flat 2, 9 Leicester Road, Oadby le18 1al, ground floor')).toMatch(
      /^\w[\w ']+ ward, Leicestershire force area$/,
    );
    expect(placeSaid('by the canal')).toBeNull();
    expect(placeSaid(null)).toBeNull();
  });

  it('takes the nearest force area off the coast, and says how far it is', () => {
    take(forces);
    const offCromer = find('52.97, 1.32');
    expect(offCromer?.force).toMatchObject({ name: 'Norfolk', how: 'nearest' });
    expect(offCromer?.notes.join()).toMatch(
      /In no police force area; the nearest, Norfolk, is \d+ m away/,
    );
    expect(find('55.5, 4.5')?.force).toBeNull();
  });

  it('says of a row without a position that it has none', () => {
    const codePoint = written(
      'le.csv',
      '"LE1 1DE",10,458939,304391,"E92000001","","","","E06000016","E05001789"\n"LE1 1ZZ",90,0,0,"E92000001","","","","",""\n',
    );
    expect(take(codePoint).warned).toMatchObject([
      { file: 'le.csv', place: 'line 2', reason: expect.stringContaining('no position') as string },
    ]);
    expect(find('LE1 1ZZ')).toMatchObject({ point: null, ward: null });
    expect(find('LE1 1ZZ')?.notes.join()).toContain('no position');
    expect(find('LE1 1DE')).toMatchObject({ grid: 'SK 58939 04391', ward: { code: 'E05001789' } });
    expect(find('LE9 9ZZ')).toBeNull();
  });

  it('reads a directory of the ONS, with what is no longer in use', () => {
    const onspd = written(
      'onspd.csv',
      'pcd,pcd2,pcds,dointr,doterm,oseast1m,osnrth1m,osgrdind,osward,pfa,lsoa11,lsoa21,lat,long\n' +
        '"LE1 1DE","LE1  1DE","LE1 1DE","198001","201906","458939","304391",1,"E05001789","E23000021","E01000001","E01000002",52.6,-1.1\n' +
        '"GY1 1AA","GY1  1AA","GY1 1AA","198001","","","",9,"","","","",99.9,0\n',
    );
    expect(take(onspd)).toMatchObject({ read: 2, rejected: [] });
    expect(find('LE1 1DE')).toMatchObject({
      force: { code: 'E23000021', how: 'stated' },
      lsoa: { code: 'E01000002' },
      notes: ['LE1 1DE is no longer in use since 201906.'],
    });
    expect(find('GY1 1AA')?.point).toBeNull();
  });

  it.each([
    ['people.csv', 'id,name\n1,Ash\n', /line 1/, /postcode, easting and northing/],
    [
      'bad.csv',
      'postcode,easting,northing\nLE1 1DE,458939,304391\nLEX,1,2\n',
      /line 3/,
      /no postcode/,
    ],
    ['far.csv', 'postcode,easting,northing\nLE1 1DE,x,304391\n', /line 2/, /no metres/],
    ['open.csv', 'postcode,easting,northing\nLE1 1DE,"458939,304391\n', /line 2/, /not closed/],
    [
      'a.geojson',
      '{"type":"FeatureCollection","features":[{"properties":{"a":1},"geometry":null}]}',
      /features\[0\]/,
      /WD/,
    ],
    ['b.geojson', '{"type":"FeatureCollection"', /line 1/, /JSON/],
    ['c.json', '{"resourceType":"Patient"}', /type/, /GeoJSON/],
  ])(
    'refuses %s with its place, and takes nothing of the files beside it',
    (name, text, place, why) => {
      const { rejected, read } = take(postcodes, written(name, text));
      expect(rejected).toMatchObject([{ file: name }]);
      expect(rejected[0]?.place).toMatch(place);
      expect(rejected[0]?.reason).toMatch(why);
      expect(read).toBe(0);
      expect(journal.lastSeq()).toBe(0);
      const [[first = ''] = []] = rowsOf(postcodes);
      expect(find(first)).toBeNull();
    },
  );

  it('lets areas of a newer year replace the older, and refuses the older after them', () => {
    take(wards);
    const before = find('52.6, -1.07')?.ward?.code ?? '';
    const text = readFileSync(wards, 'utf8')
      .replaceAll('WD13', 'WD24')
      .replaceAll(before, 'E05999999');
    take(written('wd24.geojson', text));
    expect(find('52.6, -1.07')?.ward?.code).toBe('E05999999');
    expect(take(wards).rejected[0]?.reason).toMatch(/of 2013.*of 2024/);
  });
});

describe.skipIf(!existsSync(shared))('over ../shared/data/geo (skipped where it is absent)', () => {
  it('finds the right ward of at least 99.8 % of the postcodes by outline alone', () => {
    const all = readdirSync(join(shared, 'wards')).map((name) => join(shared, 'wards', name));
    const sample = join(shared, 'postcodes/le_sample_1500.csv');
    expect(take(...all, sample)).toMatchObject({ rejected: [] });
    expect(rightWards(sample)).toBeGreaterThanOrEqual(0.998);
  });
});
