import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApplication, type Application } from '#main/application.ts';
import type { Room } from '#main/desk/room.ts';
import { createHandlers } from '#main/handlers/handlers.ts';
import type { Handlers } from '#shared/contract/contract.ts';
import type { CallId } from '#shared/kit/ids.ts';
import { fixedSecrets } from '#test/journal/support/application-acts.ts';
import { setUpDesk, type people } from '#test/support/desk.ts';
import { packsWith, smallScript } from '#test/support/small-script.ts';
import { smallTools } from '#test/support/small-tools.ts';

export type Name = (typeof people)[number]['name'];

export function granted<T>(
  reply: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown },
): T {
  if (!reply.ok) throw new Error(JSON.stringify(reply.error));
  return reply.value;
}

export const reasonOf = (
  reply: { readonly ok: true } | { readonly ok: false; readonly error: { reason: string } },
): string | null => (reply.ok ? null : reply.error.reason);

/** A desk over real files, whose packs are small and whose clock the test turns. */
export class VersionDesk {
  readonly dir = mkdtempSync(join(tmpdir(), 'concord-versions-'));
  nowMs = Date.parse('2025-11-03T06:00:00Z');
  application: Application;

  constructor(script = smallScript()) {
    this.application = this.open(script);
  }

  private open(script: string, words?: (vocabulary: string) => string): Application {
    return createApplication({
      dataDir: join(this.dir, 'data'),
      packs: packsWith(join(this.dir, 'packs'), script, words),
      secrets: fixedSecrets,
      hands: { nowMs: () => this.nowMs, after: () => () => undefined },
      tools: smallTools,
      copyText: () => Promise.resolve(),
      notices: [],
      show: () => undefined,
    });
  }

  /** Stops, and starts again with the script, and the vocabulary, that came with that build. */
  restart(script = smallScript(), words?: (vocabulary: string) => string): void {
    this.application.stop();
    this.application = this.open(script, words);
  }

  setUp = (): Promise<void> => setUpDesk(this.application);

  close(): void {
    this.application.stop();
    rmSync(this.dir, { recursive: true, force: true });
  }

  get room(): Room {
    const room = this.application.room();
    if (room === null) throw new Error('the record is not open');
    return room;
  }

  /** The real handlers with somebody signed in, without the slow hash of their PIN. */
  as(name: Name): Handlers {
    const { ports } = this.room;
    const user = ports.access.colleagues().find((one) => one.name === name);
    if (user === undefined) throw new Error(`${name} is not set up on this desk`);
    const access = { ...ports.access, session: () => ({ state: 'signed-in', user }) as const };
    return createHandlers({ ...ports, access });
  }

  async receive(text: string): Promise<string> {
    const steward = this.as('Sam Steward');
    return granted(await steward['protocol.receive']({ file: 'draft.yaml', text }));
  }

  /** A call on which somebody is very upset and nobody's life is at risk. */
  async call(): Promise<CallId> {
    const amy = this.as('Amy Kerrigan');
    const opened = { source: 'phone', number: null, incidentReference: null } as const;
    const callId = granted(await amy['call.open'](opened));
    granted(await amy['call.startScript']({ callId }));
    const answer = { callId, words: null };
    const no = { question: 'life', values: { life_at_risk_now: 'no' } };
    const upset = { question: 'upset', values: { distress_severe: 'yes' } };
    granted(await amy['call.recordAnswer']({ ...answer, ...no }));
    granted(await amy['call.recordAnswer']({ ...answer, ...upset }));
    return callId;
  }

  packOf(callId: CallId) {
    const { calls, protocol } = this.room.ports;
    const call = calls.get(callId);
    if (call === null) throw new Error('no such call');
    return protocol.of(call);
  }

  line(hash: string) {
    const found = this.application.view().protocol.versions.find((one) => one.hash === hash);
    if (found === undefined) throw new Error(`no version ${hash}`);
    return found;
  }

  get check() {
    return this.application.view().checks.find(({ title }) => title.startsWith('Script version'));
  }

  events = (type: string) => [...this.room.journal.read({ type })];

  /** Changes the kept text behind Concord's back. */
  tamper(hash: string, from: string, to: string): void {
    const before = this.room.journal.lastSeq();
    this.room.journal.append([{ ...noise, atMs: this.nowMs }], {
      alsoInTransaction: (db) => {
        const changed = db.run(
          'UPDATE protocol_version SET text = replace(text, ?, ?) WHERE hash = ?',
          from,
          to,
          hash,
        );
        if (changed !== 1 || before < 1) throw new Error('nothing was tampered with');
      },
    });
  }
}

const noise = {
  type: 'tampered',
  typeVersion: 1,
  callId: null,
  by: null,
  packHash: null,
  content: {},
};
