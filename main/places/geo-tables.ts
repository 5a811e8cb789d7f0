import type { ReadableDb, WritableDb } from '../journal/journal.ts';

/**
 * Open data about places: outside every projection, because it is no record of what happened but a copy of public files, whose
 * names and hashes are in the journal. An import replaces what it brings anew.
 */
export function createGeoTables(db: WritableDb): void {
  db.exec(`
    CREATE TABLE IF NOT EXISTS geo_code (id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE) STRICT;
    CREATE TABLE IF NOT EXISTS geo_postcode (
      key INTEGER PRIMARY KEY, easting INTEGER, northing INTEGER, quality INTEGER, ended INTEGER,
      ward INTEGER, lsoa INTEGER, force INTEGER
    ) STRICT;
    CREATE TABLE IF NOT EXISTS geo_area (
      id INTEGER PRIMARY KEY, kind TEXT NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL, vintage INTEGER NOT NULL,
      west REAL NOT NULL, south REAL NOT NULL, east REAL NOT NULL, north REAL NOT NULL, rings BLOB NOT NULL,
      UNIQUE (kind, code)
    ) STRICT;
  `);
}

export const geoExists = (db: ReadableDb): boolean =>
  db.get("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'geo_area'") !== undefined;

export const areaKinds = ['ward', 'lsoa', 'force'] as const;
export type AreaKind = (typeof areaKinds)[number];
