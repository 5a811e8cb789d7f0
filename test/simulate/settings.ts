import { parseArgs } from 'node:util';
import { err, ok, type Result } from '#shared/kit/result.ts';

/** What is simulated. Staff are those of each force, so that a force can be looked at alone. */
export type Settings = {
  /** In all forces together, whoever sits at them. */
  readonly desks: number;
  readonly forces: number;
  /** In all forces together; the mean over a whole day (arrivals.ts has the curve). */
  readonly callsPerHour: number;
  readonly hours: number;
  /** Hour of the day at which it begins, UTC. */
  readonly from: number;
  readonly seed: number;
  /** Nurses' desks, cars and crisis-team lines of one force; null for the usual share. */
  readonly nurses: number | null;
  readonly units: number | null;
  readonly crisisLines: number | null;
};

export const usage = `npm run simulate -- --desks N --calls-per-hour M [--hours H] [--forces F] [--from HOUR] [--seed S]
                    [--nurses N] [--units N] [--crisis-lines N] [--json]

  --desks N           desks of all forces together, 4 or more for each force, at most 10000
  --calls-per-hour M  calls in all forces together, the mean over a whole day, at most 20000
  --hours H           how long, 1 to 48; else 24
  --forces F          control rooms, each with a stream of its own on the hub, 1 to 43; else 1
  --from HOUR         the hour of the day it begins at, 0 to 23; else 18
  --seed S            the same seed gives the same rooms; else 1
  --nurses N          nurses' desks in each force, 0 for none; else one in ten desks
  --units N           street-triage cars in each force; else one for every ten calls an hour
  --crisis-lines N    lines of the crisis team in each force; else one for every six calls an hour
  --json              figures for machines, and no words
`;

type Numbers = Readonly<Record<string, string | boolean | undefined>>;
type Bounds = readonly [least: number, most: number];

class WrongArgument extends Error {
  override readonly name = 'WrongArgument';
}

function whole(values: Numbers, name: string, [least, most]: Bounds): number | null {
  const given = values[name];
  if (typeof given !== 'string') return null;
  const value = /^\d{1,9}$/.test(given) ? Number(given) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new WrongArgument(`--${name} is a whole number from ${least} to ${most}, not "${given}".`);
}

function needed(values: Numbers, name: string, bounds: Bounds): number {
  const value = whole(values, name, bounds);
  if (value === null) throw new WrongArgument(`--${name} is missing.`);
  return value;
}

/** The arguments of the command; a refusal says which one is wrong and what it may be. */
export function readSettings(
  argv: readonly string[],
): Result<{ readonly settings: Settings; readonly json: boolean }, string> {
  try {
    const text = { type: 'string' } as const;
    const { values } = parseArgs({
      args: [...argv],
      options: {
        desks: text,
        'calls-per-hour': text,
        hours: text,
        forces: text,
        from: text,
        seed: text,
        nurses: text,
        units: text,
        'crisis-lines': text,
        json: { type: 'boolean' },
      },
    });
    const forces = whole(values, 'forces', [1, 43]) ?? 1;
    const settings: Settings = {
      desks: needed(values, 'desks', [1, 10_000]),
      forces,
      callsPerHour: needed(values, 'calls-per-hour', [1, 20_000]),
      hours: whole(values, 'hours', [1, 48]) ?? 24,
      from: whole(values, 'from', [0, 23]) ?? 18,
      seed: whole(values, 'seed', [0, 999_999_999]) ?? 1,
      nurses: whole(values, 'nurses', [0, 10_000]),
      units: whole(values, 'units', [0, 10_000]),
      crisisLines: whole(values, 'crisis-lines', [0, 10_000]),
    };
    const fewest = Math.floor(settings.desks / forces);
    if (fewest < 4)
      throw new WrongArgument(
        `--desks ${settings.desks} are too few for ${forces} forces: each needs 4 or more.`,
      );
    if ((settings.nurses ?? 0) > fewest - 2)
      throw new WrongArgument(
        `--nurses ${settings.nurses ?? 0} leave no desk for a handler and a supervisor: a force has ${fewest} desks.`,
      );
    return ok({ settings, json: values.json ?? false });
  } catch (error) {
    // parseArgs throws a TypeError that names the argument.
    if (!(error instanceof WrongArgument) && !(error instanceof TypeError)) throw error;
    return err(error.message);
  }
}
