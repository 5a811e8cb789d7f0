import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createImporter, type Importer } from '#main/desk/import/importer.ts';
import { projections } from '#main/desk/projections.ts';
import { openJournal, type Journal } from '#main/journal/journal.ts';
import { uuidv7 } from 'uuidv7';
import { makeDesk, steward, type Desk } from './desk.ts';

const keys = {
  databaseKey: new Uint8Array(32).fill(1),
  signingSeed: new Uint8Array(32).fill(2),
  backupKey: new Uint8Array(32).fill(3),
};
let desk: Desk;
let journal: Journal;
let importer: Importer;
/** Turned by hand: what the importer waits for happens when a test says so. */
let waits: (() => void)[];

beforeEach(() => {
  desk = makeDesk();
  waits = [];
  const hands = {
    nowMs: () => Date.now(),
    after: (_ms: number, then: () => void) => {
      waits.push(then);
      return () => undefined;
    },
  };
  importer = createImporter(desk.dir, keys, hands, () => undefined);
  journal = openJournal({
    dir: desk.dir,
    key: keys.databaseKey,
    signingKey: keys.signingSeed,
    clock: hands,
    newEventId: uuidv7,
    projections,
    beforeWrite: importer.giveWay,
  });
});
afterEach(() => {
  importer.close();
  journal.close();
  desk.clear();
});

const rows = (count: number): string =>
  Array.from({ length: count }, (_, at) => `p${at},Given${at},Family${at}`).join('\n');
const table = (count: number) => ({
  name: 'people.csv',
  text: `id,given_name,surname\n${rows(count)}\n`,
});
const kept = (): number => Number(journal.db.get('SELECT count(*) AS n FROM person')?.['n']);
/** The event loop goes round until it is true: the worker is a thread of its own. */
const until = async (isTrue: () => boolean): Promise<void> => {
  while (!isTrue()) await setImmediate();
};
const taking = () => importer.progress()?.stage === 'taking';
const note = {
  type: 'note-added',
  typeVersion: 1,
  callId: null,
  atMs: 1,
  by: steward,
  packHash: null,
  content: {},
};

describe('an import beside the desk', () => {
  it('is taken in, and the desk sees it', async () => {
    const done = await importer.run([table(3)], steward);
    expect(done).toMatchObject({ ok: true, value: { read: 3, new: 3 } });
    expect(kept()).toBe(3);
    expect(importer.progress()).toBeNull();
  });

  it('gives way to what the desk has to record, keeps nothing, and begins again', async () => {
    const running = importer.run([table(40_000)], steward);
    await until(taking);
    journal.append([note]);
    expect([...journal.read({ type: 'note-added' })]).toHaveLength(1);
    expect(kept()).toBe(0);
    await until(() => importer.progress()?.stage === 'waiting');
    for (const wait of waits.splice(0)) wait();
    expect(await running).toMatchObject({ ok: true, value: { new: 40_000 } });
    expect(kept()).toBe(40_000);
  });

  it('keeps nothing when it is cancelled', async () => {
    const running = importer.run([table(40_000)], steward);
    await until(taking);
    importer.cancel();
    expect(await running).toMatchObject({ ok: false, error: { reason: 'import-cancelled' } });
    expect([kept(), journal.lastSeq()]).toEqual([0, 0]);
    expect(await importer.run([table(2)], steward)).toMatchObject({ ok: true });
  });

  it('refuses a second one while the first is under way', async () => {
    const running = importer.run([table(3)], steward);
    expect(await importer.run([table(3)], steward)).toMatchObject({
      ok: false,
      error: { reason: 'import-running' },
    });
    expect(await running).toMatchObject({ ok: true });
  });

  it('says what is wrong with a file, as before', async () => {
    const done = await importer.run([{ name: 'bad.json', text: '{"a":' }], steward);
    expect(done).toMatchObject({ ok: true, value: { read: 0, rejected: [{ file: 'bad.json' }] } });
  });
});
