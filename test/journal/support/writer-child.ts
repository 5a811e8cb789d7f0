import { writeSync } from 'node:fs';
import { uuidv7 } from 'uuidv7';
import { openJournal } from '#main/journal/journal.ts';
import { seeded } from './random.ts';
import { actOnce, actsOn, callAt, fixedKeys } from './script.ts';

// Run as: node writer-child.ts DIR SEED ACTS. Writes a line to stdout for each act that is on disk, and not before.
const [dir = '', seed = '0', acts = '0'] = process.argv.slice(2);

const say = (line: string): void => {
  writeSync(1, `${line}\n`);
};

const journal = openJournal({
  dir,
  ...fixedKeys,
  clock: { nowMs: Date.now },
  newEventId: uuidv7,
  projections: [callAt],
});
const lock = journal.lock('window');
if (!lock.ok) throw new Error(lock.error.text);
say('ready');

const random = seeded(Number(seed));
const doing = actsOn(journal);
for (let count = 0; count < Number(acts); count += 1) {
  actOnce(doing, random, uuidv7, {
    events: (ids) => {
      say(`events ${ids.join(' ')}`);
    },
    draft: (callId, text) => {
      say(`draft ${callId} ${text}`);
    },
  });
}
lock.value.release();
journal.close();
say('done');
