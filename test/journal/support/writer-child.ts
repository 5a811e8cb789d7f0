import { writeSync } from 'node:fs';
import { actsThrough, applicationOn } from './application-acts.ts';
import { seeded } from './random.ts';
import { actOnce } from './script.ts';

// Run as: node writer-child.ts DIR SEED ACTS. Writes a line to stdout for each act that is on disk, and not before.
const [dir = '', seed = '0', acts = '0'] = process.argv.slice(2);

const say = (line: string): void => {
  writeSync(1, `${line}\n`);
};

const application = applicationOn(dir);
const doing = actsThrough(application);
say('ready');

const random = seeded(Number(seed));
for (let count = 0; count < Number(acts); count += 1) {
  await actOnce(doing, random, {
    events: (ids) => {
      say(`events ${ids.join(' ')}`);
    },
    draft: (callId, text) => {
      say(`draft ${callId} ${text}`);
    },
  });
}
application.stop();
say('done');
