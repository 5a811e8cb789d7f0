import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { connect, facing } from '#main/journal/db.ts';
import { migrate, newestSchema } from '#main/journal/migrate.ts';
import { migrations } from '#main/journal/migrations/all.ts';
import { tempDir } from '../support/kit.ts';
import { schemaAt } from './old-schema.ts';

const source = join(import.meta.dirname, '../../../main/journal/migrations');
const names = migrations.map(({ id, name }) => `${String(id).padStart(4, '0')}-${name}`);

it('has a test for every migration, and runs every migration there is', () => {
  const tested = readdirSync(import.meta.dirname).filter((name) => /^\d{4}-/.test(name));
  expect(tested.sort()).toEqual(names.map((name) => `${name}.test.ts`));
  const written = readdirSync(source).filter((name) => /^\d{4}-/.test(name));
  expect(written.sort()).toEqual(names.map((name) => `${name}.ts`));
});

it('numbers migrations in tens, upwards', () => {
  expect(migrations.map(({ id }) => id)).toEqual(migrations.map((_, at) => (at + 1) * 10));
});

it('leaves every table strict', () => {
  const { db } = schemaAt(newestSchema);
  const loose = db.all(
    "SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict = 0 AND name NOT LIKE 'sqlite_%'",
  );
  expect(loose).toEqual([]);
});

it('leaves a database where it was when a migration fails half-way', () => {
  const failing = {
    id: newestSchema + 10,
    name: 'fail',
    up: (db: ReturnType<typeof facing>) => {
      db.exec('CREATE TABLE half (a TEXT) STRICT');
      throw new Error('half-way');
    },
  };
  const connection = connect(join(tempDir(), 'journal.db'), new Uint8Array(32), {
    writable: true,
    mustExist: false,
  });
  migrate(connection);
  expect(() => {
    migrate(connection, failing.id, [...migrations, failing]);
  }).toThrow('half-way');
  expect(connection.pragma('user_version', { simple: true })).toBe(newestSchema);
  expect(facing(connection).get("SELECT 1 FROM sqlite_schema WHERE name = 'half'")).toBeUndefined();
  connection.close();
});
