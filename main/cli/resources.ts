import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { resourcesView } from '#shared/routing/resources-view.ts';
import type { Journal } from '../journal/journal.ts';
import { readPlan } from '../resources/read-plan.ts';
import { resourceReader } from '../resources/resource-projection.ts';
import { resourceEvent } from '../resources/resources-port.ts';
import { machineHands } from '../hands.ts';
import { accountName, type OpenForCli } from './import.ts';
import type { Io } from './io.ts';
import { withJournal } from './with-journal.ts';

const usage = `Usage:
  concord resources import FILE [--data DIR]   areas, units, shifts and suites, the whole plan (YAML or JSON)
  concord resources show [--data DIR] [--json] what is known now
`;

/** `concord resources`: whom the force can send. Exit 0 done, 1 refused, 2 wrong usage. */
export async function resourcesCommand(
  argv: readonly string[],
  io: Io,
  open: OpenForCli,
): Promise<number> {
  const read = argumentsOf(argv);
  if (typeof read === 'string') {
    io.stderr.write(`concord resources: ${read}\n\n${usage}`);
    return 2;
  }
  const { file, data, json } = read;
  return withJournal('resources', data, io, open, (journal) =>
    file === null ? show(journal, io, json) : importPlan(journal, io, resolve(io.cwd, file)),
  );
}

function argumentsOf(argv: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      options: { data: { type: 'string' }, json: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    const [verb, file, ...rest] = positionals;
    if (verb === 'show' && file === undefined) return { ...values, data: values.data, file: null };
    if (verb === 'import' && file !== undefined && rest.length === 0)
      return { ...values, data: values.data, file };
    return 'say import and one file, or show.';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function importPlan(journal: Journal, io: Io, file: string): number {
  const refuse = (text: string): number => {
    io.stderr.write(`concord resources: ${text}\n`);
    return 1;
  };
  const plan = readPlan(file);
  if (!plan.ok)
    return refuse(`${file} was not imported. Nothing was changed.\n  ${plan.error.join('\n  ')}`);
  const lock = journal.lock('import');
  if (!lock.ok) return refuse(lock.error.text);
  try {
    const who = `account ${accountName()}`;
    const content = {
      plan: plan.value,
      file: basename(file),
      byName: who,
    };
    journal.append([
      resourceEvent(
        { type: 'resources-planned', content },
        { user: who, role: 'steward' },
        machineHands.nowMs(),
      ),
    ]);
  } finally {
    lock.value.release();
  }
  const { areas, units, shifts, suites } = plan.value;
  io.stdout.write(
    `${basename(file)}: ${String(areas.length)} areas, ${String(units.length)} units, ${String(shifts.length)} shifts, ${String(suites.length)} suites. This is the plan now.\n`,
  );
  return 0;
}

function show(journal: Journal, io: Io, json: boolean): number {
  const nowMs = machineHands.nowMs();
  const view = resourcesView(
    { resources: resourceReader(journal.db)(), tasks: [], at: null },
    [],
    nowMs,
  );
  if (json) {
    io.stdout.write(`${JSON.stringify(view)}\n`);
    return 0;
  }
  if (view.plannedAtMs === null) {
    io.stdout.write('No plan was imported: concord resources import FILE.\n');
    return 0;
  }
  const lines = [
    ...view.warnings.map(({ text, instead }) => `! ${text}. Instead: ${instead}`),
    ...view.units.map(({ name, state, confirmed }) => `${name}: ${state} (${confirmed})`),
    ...view.nurses.map(({ name, state }) => `${name}: ${state}`),
    ...view.suites.map(
      ({ name, free, places, said }) =>
        `${name}: ${free === null ? '?' : String(free)} of ${String(places)} free (${said})`,
    ),
    `Travel: ${view.assumption}`,
  ];
  io.stdout.write(`${lines.join('\n')}\n`);
  return 0;
}
