import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importCommand, type CliIo } from '#main/cli/import.ts';
import { personCommand } from '#main/cli/person.ts';
import { makeDesk, practiceFolder, type Desk } from './desk.ts';

let desk: Desk;
let out: string;
let errors: string;
let io: CliIo;
beforeEach(() => {
  desk = makeDesk();
  out = '';
  errors = '';
  io = {
    stdout: { write: (text) => (out += text) },
    stderr: { write: (text) => (errors += text) },
    env: {},
    cwd: practiceFolder,
  };
});
afterEach(() => {
  desk.clear();
});

const run = async (
  command: typeof importCommand,
  ...argv: string[]
): Promise<{ code: number; json: unknown }> => {
  out = '';
  errors = '';
  const code = await command(argv, io, () => desk.open());
  return {
    code,
    json: argv.includes('--json') && out !== '' ? (JSON.parse(out) as unknown) : null,
  };
};

describe('concord import', () => {
  it('prints the summary of the design, field for field', async () => {
    const { code, json } = await run(importCommand, 'fhir', 'whitlock.json', '--json');
    expect(code).toBe(0);
    expect(json).toEqual({
      files: 1,
      read: 7,
      new: 6,
      changed: 0,
      unchanged: 0,
      notUsed: { Organization: 1 },
      warned: [],
      rejected: [],
    });
  });

  it('ends with 1 and names file, place and reason of what it refuses', async () => {
    writeFileSync(join(desk.dir, 'latin1.json'), Buffer.from([0x7b, 0xe9, 0x7d]));
    const { code, json } = await run(
      importCommand,
      'fhir',
      join(desk.dir, 'latin1.json'),
      'missing.json',
      'whitlock.json',
      '--json',
    );
    expect(code).toBe(1);
    expect(json).toMatchObject({
      files: 3,
      new: 6,
      rejected: [
        { file: 'latin1.json', reason: expect.stringMatching(/UTF-8/) as string },
        { file: 'missing.json' },
      ],
    });
  });

  it.each([[[]], [['fhir']], [['other', 'x']], [['fhir', 'x', '--nonsense']]])(
    'ends with 2 on wrong usage: %j',
    async (argv) => {
      expect((await run(importCommand, ...argv)).code).toBe(2);
      expect(errors).toMatch(/Usage/);
    },
  );

  it('is refused with the process id while the window is open', async () => {
    const held = desk.open().lock('window');
    expect((await run(importCommand, 'fhir', 'whitlock.json', '--json')).code).toBe(1);
    expect(errors).toContain(String(process.pid));
    if (held.ok) held.value.release();
    expect((await run(importCommand, 'fhir', 'whitlock.json', '--json')).json).toMatchObject({
      new: 6,
    });
  });
});

describe('concord person', () => {
  it('shows the person as a handler sees them, and logs the look', async () => {
    await run(importCommand, 'fhir', 'whitlock.json');
    const { code, json } = await run(personCommand, 'show', '--nhs', '999 000 1103', '--json');
    expect(code).toBe(0);
    expect(json).toMatchObject({
      name: 'Daniel Whitlock',
      plan: null,
      addresses: [{ state: 'present', from: '1 Feb 2022' }, { state: 'past' }],
    });
    expect(out).not.toContain('Biscuit');
    const looks = [...desk.open().read({ type: 'person-viewed' })];
    expect(looks[0]).toMatchObject({
      by: { role: 'handler' },
      content: { what: expect.any(String) as string, why: expect.any(String) as string },
    });
  });

  it('finds by our id and by the id of the sender', async () => {
    await run(importCommand, 'fhir', 'whitlock.json');
    const { json } = await run(personCommand, 'list', '--json');
    const [one] = json as { id: string; source: string }[];
    expect((await run(personCommand, 'show', one?.id ?? '')).code).toBe(0);
    expect(out).toContain('Daniel Whitlock "Danny"');
    expect((await run(personCommand, 'show', (one?.source ?? '').replace('NHS, ', ''))).code).toBe(
      0,
    );
  });

  it('says "no match found" and never "no flags"', async () => {
    expect((await run(personCommand, 'show', '--nhs', '9434765919')).code).toBe(1);
    expect(errors).toContain('no match found');
    expect((await run(personCommand, 'show', '--nhs', '9434765918')).code).toBe(1);
    expect(errors).toContain('check digit');
    expect((await run(personCommand, 'show')).code).toBe(2);
  });
});
