import { readSync, writeSync } from 'node:fs';
import { uuidv7 } from 'uuidv7';
import { JournalFull } from '#main/journal/faults.ts';
import { openJournal } from '#main/journal/journal.ts';
import { callAt, event, fixedKeys } from './script.ts';

// Run as: node full-child.ts DIR, under a limit on the size of a file. Writes until refused, waits for room, writes on.
const say = (line: string): void => {
  writeSync(1, `${line}\n`);
};

const journal = openJournal({
  dir: process.argv[2] ?? '',
  ...fixedKeys,
  clock: { nowMs: Date.now },
  newEventId: uuidv7,
  projections: [callAt],
});
journal.saveDraft('call-1', 'kept');

const answer = event('answer-recorded', 'call-1', { words: 'w'.repeat(4_000) });
const write = (): boolean => {
  try {
    for (const stored of journal.append([answer])) say(`event ${stored.eventId}`);
    return true;
  } catch (error) {
    if (!(error instanceof JournalFull)) throw error;
    say(`${error.name}: ${error.message}`);
    return false;
  }
};

while (write());
const before = journal.lastSeq();
for (let again = 0; again < 3; again += 1) write();
say(`read while full: ${[...journal.read()].length === before}`);
say('waiting');
readSync(0, Buffer.alloc(16));
if (!write() || !write()) throw new Error('still full');
journal.close();
