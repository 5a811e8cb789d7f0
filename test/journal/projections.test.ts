import { describe, expect, it } from 'vitest';
import type { EventTypes, Projection } from '#main/journal/journal.ts';
import { openTest, tempDir, thrownBy } from './support/kit.ts';
import { seeded, testSeed } from './support/random.ts';
import { callAt, event } from './support/script.ts';

const counted = (version: number, step: number): Projection => ({
  name: 'counted',
  version,
  tables: `CREATE TABLE counted (type TEXT PRIMARY KEY, n INTEGER NOT NULL) STRICT; CREATE INDEX counted_n ON counted (n);`,
  apply: (db, { type }) => {
    db.run(
      'INSERT INTO counted VALUES (?, ?) ON CONFLICT (type) DO UPDATE SET n = n + excluded.n',
      type,
      step,
    );
  },
});

describe('projections', () => {
  it('are built again when their fold changes, and only then', () => {
    const dir = tempDir();
    const first = openTest(dir, { projections: [counted(1, 1)] });
    for (let count = 0; count < 300; count += 1) first.append([event('heard')]);
    const counts = (journal: typeof first): unknown => journal.db.all('SELECT * FROM counted');
    expect(counts(first)).toEqual([{ type: 'heard', n: 300 }]);
    first.close();
    const same = openTest(dir, { projections: [counted(1, 10)] });
    expect(counts(same)).toEqual([{ type: 'heard', n: 300 }]);
    same.close();
    const changed = openTest(dir, { projections: [counted(2, 10)] });
    expect(counts(changed)).toEqual([{ type: 'heard', n: 3000 }]);
    changed.append([event('heard')]);
    expect(counts(changed)).toEqual([{ type: 'heard', n: 3010 }]);
  });

  it('keep their old tables when the new fold fails', () => {
    const dir = tempDir();
    const first = openTest(dir, { projections: [counted(1, 1)] });
    first.append([event('heard')]);
    const failing: Projection = {
      ...counted(2, 1),
      apply: () => {
        throw new Error('a bug');
      },
    };
    expect(thrownBy(() => openTest(dir, { projections: [failing] }))).toMatchObject({
      name: 'ProjectionFailed',
    });
    expect(first.db.all('SELECT * FROM counted')).toEqual([{ type: 'heard', n: 1 }]);
  });

  it('catch up on what another program appended without them', () => {
    const dir = tempDir();
    const window = openTest(dir, { projections: [counted(1, 1)] });
    const command = openTest(dir, { projections: [] });
    const reader = openTest(dir, { projections: [counted(1, 1)], writable: false });
    command.append([event('heard'), event('heard')]);
    expect(reader.behind()).toEqual(['counted']);
    window.watch(() => undefined).check();
    expect(reader.behind()).toEqual([]);
    expect(window.db.all('SELECT * FROM counted')).toEqual([{ type: 'heard', n: 2 }]);
  });

  it('must be STRICT', () => {
    const loose: Projection = { ...callAt, tables: 'CREATE TABLE loose (a)' };
    expect(String(thrownBy(() => openTest(tempDir(), { projections: [loose] })))).toContain(
      'STRICT',
    );
  });

  it('agree with a simple model through random appends, restarts and new versions', () => {
    const random = seeded(testSeed('projection model'));
    const dir = tempDir();
    const model = new Map<string, number>();
    let version = 1;
    let journal = openTest(dir, { projections: [counted(version, version)] });
    let total = 0;
    for (let turn = 0; turn < 200; turn += 1) {
      const dice = random.below(12);
      if (dice === 0) version += 1;
      if (dice <= 1) {
        journal.close();
        journal = openTest(dir, { projections: [counted(version, version)] });
      } else if (dice === 2) {
        thrownBy(() => journal.append([event('lost'), { ...event('lost'), content: undefined }]));
      } else {
        const batch = Array.from({ length: random.below(4) }, () =>
          event(random.pick(['a', 'b', 'c'])),
        );
        for (const { type } of batch) model.set(type, (model.get(type) ?? 0) + 1);
        total += journal.append(batch).length;
      }
      const now = journal.db.all('SELECT type, n FROM counted ORDER BY type');
      const wanted = [...model]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([type, n]) => ({ type, n: n * version }));
      expect(now).toEqual(wanted);
      expect(journal.lastSeq()).toBe(total);
    }
  });
});

describe('event types', () => {
  const v2: EventTypes = {
    heard: {
      version: 2,
      upcast: { 1: (content) => ({ words: content, language: 'en' }) },
    },
  };

  it('are brought up from an old version on reading', () => {
    const dir = tempDir();
    openTest(dir, { projections: [] }).append([event('heard', 'call-1', 'help')]);
    expect([...openTest(dir, { projections: [], types: v2 }).read()][0]).toMatchObject({
      kind: 'event',
      typeVersion: 2,
      content: { words: 'help', language: 'en' },
    });
  });

  it('from a newer build are kept and shown raw, and folded once they are known', () => {
    const dir = tempDir();
    const newer = openTest(dir, { projections: [] });
    newer.append([
      event('drone-sent'),
      { ...event('heard'), typeVersion: 3 },
      event('constructor'),
    ]);
    const older = openTest(dir, { projections: [counted(1, 1)], types: v2 });
    expect([...older.read()].map(({ kind }) => kind)).toEqual(Array(3).fill('unknown-type'));
    expect(older.db.all('SELECT * FROM counted')).toEqual([]);
    older.close();
    const updated = openTest(dir, {
      projections: [counted(1, 1)],
      types: { ...v2, 'drone-sent': { version: 1 } },
    });
    expect(updated.db.all('SELECT type FROM counted')).toEqual([{ type: 'drone-sent' }]);
  });
});
