import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { callEventOf } from '#main/calls/call-event.ts';
import { verifyJournal } from '#main/journal/verify-journal.ts';
import type { CallState } from '#shared/call/call.ts';
import { foldCall } from '#shared/call/fold.ts';
import { questionView } from '#shared/call/script-view.ts';
import { mainConfig } from '#tools/build/parts.ts';
import { root } from '#tools/root.ts';
import { setUpDesk } from '#test/support/desk.ts';
import { applicationOn } from './support/application-acts.ts';
import { tempDir } from './support/kit.ts';
import { seeded, testSeed, type Random } from './support/random.ts';
import { say } from './support/say.ts';

const kills = 200;
const lanes = 2;

/** The writer as one file, inside the project so that it finds its packages: three hundred modules would take a second to load, at each of the kills. */
const built = join(root, 'out', `writer-${process.pid}`);
const child = join(built, 'writer-child.js');
beforeAll(async () => {
  await build(mainConfig(join(import.meta.dirname, 'support/writer-child.ts'), built));
});
afterAll(() => {
  rmSync(built, { recursive: true, force: true });
});

interface Acknowledged {
  readonly events: Set<string>;
  readonly drafts: Map<string, string>;
}

/** Runs the writer and kills it at a random moment: while it starts, opens, or writes. */
function runAndKill(dir: string, random: Random, acknowledged: Acknowledged): Promise<void> {
  return new Promise((done, fail) => {
    const seed = random.below(1e9);
    const run = spawn(process.execPath, [child, dir, String(seed), '100000'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const kill = (): void => {
      run.kill('SIGKILL');
    };
    // One in four dies at any time from its birth; the others after a number of acts, a little later still.
    const early = random.below(4) === 0;
    let actsLeft = early ? Number.POSITIVE_INFINITY : random.below(60);
    const extraMs = random.below(5);
    if (early) setTimeout(kill, random.below(900));
    let rest = '';
    let complaint = '';
    run.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
    run.stdout.on('data', (chunk: Buffer) => {
      const lines = (rest + chunk.toString()).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        note(line, acknowledged);
        actsLeft -= 1;
        if (actsLeft === -1) setTimeout(kill, extraMs);
      }
    });
    run.on('close', (_code, signal) => {
      if (signal === 'SIGKILL') done();
      else fail(new Error(`the writer ended by itself: ${complaint}`));
    });
  });
}

function note(line: string, acknowledged: Acknowledged): void {
  const [kind, ...words] = line.split(' ');
  if (kind === 'events') for (const id of words) acknowledged.events.add(id);
  if (kind === 'draft') acknowledged.drafts.set(words[0]!, words.slice(1).join(' '));
}

/** Opens what the kill left, and compares it with what was acknowledged and with a fold made from nothing. */
function reopen(dir: string, acknowledged: Acknowledged): { lost: string[]; broken: number } {
  const application = applicationOn(dir);
  try {
    const room = application.room();
    if (room === null) return { lost: [application.view().fault?.text ?? 'the record'], broken: 1 };
    const { journal, ports } = room;
    const lost: string[] = [];
    const present = new Set<string>();
    const folded = new Map<string, CallState | null>();
    for (const event of journal.read()) {
      present.add(event.eventId);
      const callEvent = event.kind === 'event' ? callEventOf(event) : null;
      if (callEvent !== null)
        folded.set(callEvent.callId, foldCall(folded.get(callEvent.callId) ?? null, callEvent));
    }
    for (const id of acknowledged.events) if (!present.has(id)) lost.push(id);
    for (const [callId, text] of acknowledged.drafts) {
      const now = journal.draft(callId);
      // A later draft may have been saved and not yet acknowledged; an earlier one would be a loss.
      if (now === null || writtenAt(now) < writtenAt(text)) lost.push(`draft of ${callId}`);
    }
    for (const call of folded.values()) {
      if (call === null || call.closedAtMs !== null) continue;
      const stands = ports.calls.get(call.callId);
      const pack = ports.protocol.of(call);
      const question = (one: CallState): string | undefined => questionView(pack, one)?.id;
      if (stands === null || question(stands) !== question(call)) lost.push('a question');
    }
    return { lost, broken: journal.startReport.ok ? 0 : 1 };
  } finally {
    application.stop();
  }
}

const writtenAt = (draft: string): number => Number(draft.split(' ')[1]);

it(`loses nothing acknowledged in ${kills} kills at random moments`, async () => {
  const seed = testSeed('kills');
  const totals = { lost: 0, broken: 0, events: 0, drafts: 0, kills: 0 };
  const lane = async (number: number): Promise<void> => {
    const random = seeded(seed + number);
    const dir = tempDir();
    const acknowledged: Acknowledged = { events: new Set(), drafts: new Map() };
    // Made beforehand: a writer that dies before its first commit would otherwise leave nothing to open.
    const first = applicationOn(dir);
    await setUpDesk(first);
    first.stop();
    for (let kill = 0; kill < kills / lanes; kill += 1) {
      await runAndKill(dir, random, acknowledged);
      const { lost, broken } = reopen(dir, acknowledged);
      expect(lost).toEqual([]);
      totals.lost += lost.length;
      totals.broken += broken;
      totals.kills += 1;
    }
    const whole = applicationOn(dir);
    const journal = whole.room()?.journal;
    if (journal === undefined) throw new Error('the record is not open');
    expect(verifyJournal(journal)).toMatchObject({ ok: true });
    whole.stop();
    totals.events += acknowledged.events.size;
    totals.drafts += acknowledged.drafts.size;
  };
  await Promise.all(Array.from({ length: lanes }, (_, number) => lane(number)));
  say(`kills: ${JSON.stringify(totals)}`);
  expect(totals).toMatchObject({ lost: 0, broken: 0, kills });
  expect(totals.events).toBeGreaterThan(500);
  expect(totals.drafts).toBeGreaterThan(10);
}, 900_000);
