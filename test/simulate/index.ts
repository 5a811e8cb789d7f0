import { loadProtocol } from '#main/protocol/load-pack.ts';
import { measureCosts } from './costs.ts';
import { simulate } from './run.ts';
import { sayOutcome } from './say-outcome.ts';
import { readSettings, usage } from './settings.ts';
import { sayScale, scaleOf } from './words.ts';

/** `npm run simulate`: rooms in silico. Exit 0 done, 2 wrong usage. */
const asked = readSettings(process.argv.slice(2));
if (!asked.ok) {
  process.stderr.write(`simulate: ${asked.error}\n\n${usage}`);
  process.exitCode = 2;
} else {
  const { settings, json } = asked.value;
  const script = loadProtocol();
  const { outcome, sample } = simulate(settings, script);
  // Nothing was sampled where no call came: then there is nothing to say of scale either.
  const costs = sample.length === 0 ? null : measureCosts(sample, script.pack);
  const scale = costs === null ? null : scaleOf(settings, outcome, costs);
  if (json)
    process.stdout.write(
      `${JSON.stringify({ settings, outcome, measured: costs, scale }, null, 2)}\n`,
    );
  else {
    process.stdout.write(`${sayOutcome(settings, outcome)}\n`);
    if (costs !== null && scale !== null)
      process.stdout.write(`\n${sayScale(settings, outcome, costs, scale)}\n`);
  }
}
