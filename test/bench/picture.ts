import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import { nothingStated } from '#main/csv/map.ts';
import { projections } from '#main/desk/projections.ts';
import { tables } from '#main/desk/tables.ts';
import { openJournal } from '#main/journal/journal.ts';
import { peopleIn } from '#main/people/csv-people.ts';
import { importPeopleCsv } from '#main/people/import-files.ts';
import { createPictures } from '#main/picture/picture.ts';
import { percentiles } from './percentiles.ts';

const folder =
  process.env['CONCORD_LINKAGE'] ??
  join(import.meta.dirname, '../../../shared/data/linkage/gb_100k');
const by = { user: 'bench', role: 'steward' };
const asked = 500;

/** The single picture around addresses and people of a set, with a relation for every tenth person. */
export function benchPicture(): Promise<object> {
  const dir = mkdtempSync(join(tmpdir(), 'concord-bench-'));
  const journal = openJournal({
    dir,
    key: new Uint8Array(32).fill(1),
    signingKey: new Uint8Array(32).fill(2),
    clock: { nowMs: () => Date.now() },
    newEventId: uuidv7,
    projections,
  });
  try {
    const text = readFileSync(join(folder, 'cache.csv'), 'utf8');
    const { read } = importPeopleCsv(journal, [{ name: 'cache.csv', text }], by, 0);
    const some = [...everyNth(text, Math.max(1, Math.floor(read / asked)))];
    const rows = some.map(
      ({ id }, at) => `${id},${some.at(at - 1)?.id ?? ''},threatened,2025-10-29`,
    );
    const relations = `from_person,to_person,kind,from\n${rows.join('\n')}\n`;
    tables.relations.take(journal, [{ name: 'r.csv', text: relations }], by, 0, nothingStated);
    const pictures = createPictures(journal.db);
    const timed = (one: (index: number) => number) => {
      const ms: number[] = [];
      let lines = 0;
      for (let index = 0; index < some.length; index++) {
        const from = performance.now();
        lines += one(index);
        ms.push(performance.now() - from);
      }
      return { ...percentiles(ms), lines };
    };
    return Promise.resolve({
      target: 'p95 under 30 ms at a million people',
      folder,
      people: read,
      atAddress: timed(
        (at) => pictures.atAddress(some[at]?.address ?? '', Date.now()).lines.length,
      ),
      ofPerson: timed((at) => pictures.ofPerson(some[at]?.id ?? '', Date.now()).lines.length),
    });
  } finally {
    journal.close();
    rmSync(dir, { recursive: true, force: true });
  }
}

/** Every so many people, with their present address as somebody would type it. */
function* everyNth(text: string, step: number) {
  let at = 0;
  for (const { id, read } of peopleIn({ text }, () => undefined)) {
    at += 1;
    if (at % step !== 0) continue;
    const [address] = read().addresses;
    yield { id, address: [...(address?.lines ?? []), address?.postcode ?? ''].join(' ') };
  }
}
