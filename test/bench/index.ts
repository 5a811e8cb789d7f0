import { cpus, release, totalmem } from 'node:os';
import { benchAdvice } from './advice.ts';
import { benchFailover } from './failover.ts';
import { benchFlags } from './flags.ts';
import { benchHub } from './hub.ts';
import { benchJournal } from './journal.ts';
import { benchLookup } from './lookup.ts';
import { benchMemory } from './memory.ts';
import { benchPicture } from './picture.ts';
import { benchRecordAnswer } from './record-answer.ts';
import { benchReplay } from './replay.ts';
import { benchVerify } from './verify.ts';

/** `npm run bench`: each measure against its target, as JSON, with the machine named. Never a test. */
const benches: Readonly<Record<string, () => Promise<object>>> = {
  advice: benchAdvice,
  failover: benchFailover,
  flags: benchFlags,
  hub: benchHub,
  journal: benchJournal,
  lookup: benchLookup,
  memory: benchMemory,
  picture: benchPicture,
  recordAnswer: benchRecordAnswer,
  replay: benchReplay,
  verify: benchVerify,
};

const wanted = process.argv.slice(2);
const chosen = Object.entries(benches).filter(
  ([name]) => wanted.length === 0 || wanted.includes(name),
);
const results: Record<string, object> = {};
for (const [name, bench] of chosen) results[name] = await bench();
console.log(
  JSON.stringify(
    {
      at: new Date().toISOString(),
      machine: {
        cpu: cpus()[0]?.model ?? 'unknown',
        cores: cpus().length,
        memoryGiB: Math.round(totalmem() / 2 ** 30),
        os: `${process.platform} ${release()}`,
        node: process.version,
      },
      results,
    },
    null,
    2,
  ),
);
