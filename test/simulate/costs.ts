import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import { createCallCache } from '#main/calls/call-cache.ts';
import { projections } from '#main/desk/projections.ts';
import { hubRules } from '#main/desk/room-hub.ts';
import type { DeskPresence } from '#main/hub/presence.ts';
import { subjectsOf } from '#main/hub/subjects.ts';
import { decode, encode } from '#main/hub/wire.ts';
import {
  openJournal,
  type Incoming,
  type Journal,
  type NewEvent,
  type Place,
} from '#main/journal/journal.ts';
import { isClaim } from '#shared/call/claims.ts';
import type { CallEvent } from '#shared/call/events.ts';
import { foldCall } from '#shared/call/fold.ts';
import type { CallState } from '#shared/call/call.ts';
import { decidingFacts } from '#shared/call/facts.ts';
import { decide } from '#shared/protocol/decide.ts';
import type { Pack } from '#shared/protocol/protocol.ts';
import { userId } from '#shared/contract/words.ts';
import type { Batch } from './hub-count.ts';
import { countedId } from './people.ts';

/**
 * What one desk's work costs on this machine, measured now on batches of this very run: means, microseconds. Of the processor
 * (what a desk has to spare), or by the clock, with the waiting for the disk and for others on this machine, where it says so.
 */
export type Costs = {
  readonly batches: number;
  readonly events: number;
  /** As real journals sent them, signatures and all; the simulation counts the same bytes without signing. */
  readonly bytesPerEvent: number;
  readonly foldUs: number;
  /** One event into the journal of a desk that follows: read, checked, stored, folded, committed. Alone, and 200 messages at once. */
  readonly takeUs: number;
  readonly takeByClockUs: number;
  readonly catchUpUs: number;
  /** One act on its own desk, per event: signed, stored, folded, on disk. */
  readonly appendByClockUs: number;
  /** Reading one open call from the table; judging it, as a screen that is brought up to date does for each of them. */
  readonly readUs: number;
  readonly judgeUs: number;
  readonly diskBytesPerEvent: number;
  readonly stateBytesPerCall: number;
  readonly presenceBytes: number;
};

const mostAtOnce = 200;

/** A desk with one person, as it says every five seconds that it is there. */
const presence: DeskPresence = {
  desk: countedId(2, 0, 1),
  deskName: 'Position 12, east',
  version: '0.1.0',
  seated: null,
  users: [
    {
      id: userId.parse(countedId(1, 0, 1)),
      name: 'Handler 0001',
      role: 'handler',
      onDuty: true,
      busy: false,
    },
  ],
};

/** Runs it and says what it took. */
function timed<T>(work: () => T): {
  readonly done: T;
  readonly cpuUs: number;
  readonly clockUs: number;
} {
  const from = performance.now();
  const cpu = process.cpuUsage();
  const done = work();
  const { user, system } = process.cpuUsage(cpu);
  return { done, cpuUs: user + system, clockUs: (performance.now() - from) * 1000 };
}

/** In: what the first calls of a room made, oldest first. Journals with real keys are made in a temporary folder and removed. */
export function measureCosts(sample: readonly Batch[], pack: Pack): Costs {
  const folder = mkdtempSync(join(tmpdir(), 'concord-simulate-'));
  const open: Journal[] = [];
  let nowMs = sample.at(-1)?.atMs ?? 0;
  const journal = (name: string): Journal => {
    const made = openJournal({
      dir: join(folder, name),
      key: new Uint8Array(32).fill(1),
      signingKey: new Uint8Array(32).fill(open.length + 1),
      clock: { nowMs: () => nowMs },
      newEventId: uuidv7,
      projections,
      hub: { ...hubRules(null), isNamed: true },
    });
    open.push(made);
    return made;
  };
  try {
    const origin = journal('origin');
    const wrote = write(origin, sample, pack.hash, (atMs) => (nowMs = atMs));
    const events = sample.reduce((sum, batch) => sum + batch.events.length, 0);
    const live = journal('live');
    live.exchange.take(wrote.introductions.map(read));
    const warm = Math.floor(wrote.messages.length / 10);
    for (const message of wrote.messages.slice(0, warm)) live.exchange.take([read(message)]);
    const rest = wrote.messages.slice(warm);
    const taking = timed(() => {
      for (const message of rest) live.exchange.take([read(message)]);
    });
    const behind = journal('behind');
    behind.exchange.take(wrote.introductions.map(read));
    const catching = timed(() => {
      for (let at = 0; at < wrote.messages.length; at += mostAtOnce)
        behind.exchange.take(wrote.messages.slice(at, at + mostAtOnce).map(read));
    });
    const aside = [...live.exchange.asides(1), ...behind.exchange.asides(1)][0];
    if (aside !== undefined) throw new Error(`a message that was set aside: ${aside.why}`);
    const looked = looking(journal('open'), sample, pack);
    const empty = sizeOf(journal('empty'));
    const timedEvents = rest.reduce((sum, { events: count }) => sum + count, 0);
    return {
      batches: wrote.messages.length,
      events,
      bytesPerEvent: wrote.messages.reduce((sum, { data }) => sum + data.length, 0) / events,
      foldUs: foldingUs(sample),
      takeUs: taking.cpuUs / timedEvents,
      takeByClockUs: taking.clockUs / timedEvents,
      catchUpUs: catching.cpuUs / events,
      appendByClockUs: wrote.appendUs / events,
      ...looked,
      diskBytesPerEvent: (sizeOf(live) - empty) / events,
      presenceBytes: JSON.stringify(presence).length,
    };
  } finally {
    for (const one of open) one.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

type Message = { readonly place: Place; readonly data: Uint8Array; readonly events: number };

const subjects = subjectsOf('concord');

function read({ place, data }: Message): Incoming {
  const read = decode(place, data);
  if (!read.ok) throw new Error('a message that cannot be read');
  return read.value;
}

/** What the outbox sends next: all of what was just appended. */
function sent(journal: Journal, hubSeq: number, atMs: number): Message {
  const next = journal.exchange.next(0);
  if (next === null) throw new Error('an act that is not sent');
  const { callId, role, claims, events } = next;
  const subject =
    callId === null
      ? subjects.ofDesk(role, journal.deskId)
      : claims
        ? subjects.ofClaim(callId)
        : subjects.ofCall(callId, role, journal.deskId);
  const at = subjects.read(subject);
  if (at === null) throw new Error('a subject that is none of ours');
  const message: Message = {
    place: { hubSeq, subject, atMs, ...at },
    data: encode(journal.exchange.publicKey, events),
    events: events.length,
  };
  journal.exchange.take([read(message)]);
  if (journal.exchange.next(0) !== null) throw new Error('an act that is more than one message');
  return message;
}

/** Appends each batch at one desk and gives what its outbox sends; each comes back to it, as from the hub. */
function write(
  journal: Journal,
  sample: readonly Batch[],
  packHash: string,
  setClock: (atMs: number) => void,
): {
  /** Somebody of each role signs in first: a claim counts only in a role in which its desk was heard. */
  readonly introductions: readonly Message[];
  readonly messages: readonly Message[];
  readonly appendUs: number;
} {
  const fromMs = sample[0]?.atMs ?? 0;
  setClock(fromMs);
  const introductions = (['handler', 'nurse', 'supervisor'] as const).map((role, at) => {
    const user = countedId(1, 0, at);
    const by = { user, role };
    journal.append([{ ...noCall, type: 'signed-in', atMs: fromMs, by, content: { userId: user } }]);
    return sent(journal, at + 1, fromMs);
  });
  const messages: Message[] = [];
  let appendUs = 0;
  for (const { atMs, events } of sample) {
    setClock(atMs);
    const batch = events.map((one) => newEvent(one, packHash));
    appendUs += timed(() => journal.append(batch)).clockUs;
    messages.push(sent(journal, introductions.length + messages.length + 1, atMs));
  }
  return { introductions, messages, appendUs };
}

const noCall = { typeVersion: 1, callId: null, packHash: null } as const;

const newEvent = ({ type, callId, atMs, by, content }: CallEvent, packHash: string): NewEvent => ({
  type,
  typeVersion: 1,
  callId,
  atMs,
  by,
  packHash,
  content,
});

function foldingUs(sample: readonly Batch[]): number {
  const events = sample.flatMap((batch) => batch.events);
  const rounds = 20;
  const { cpuUs } = timed(() => {
    for (let round = 0; round < rounds; round += 1) {
      const calls = new Map<string, CallState | null>();
      for (const event of events)
        calls.set(event.callId, foldCall(calls.get(event.callId) ?? null, event));
    }
  });
  return cpuUs / (rounds * events.length);
}

/** All calls of the sample without their claims, so that none is closed: what a busy desk reads when its screen is brought up to date. */
function looking(
  journal: Journal,
  sample: readonly Batch[],
  pack: Pack,
): Pick<Costs, 'readUs' | 'judgeUs' | 'stateBytesPerCall'> {
  const unclosed = sample
    .flatMap((batch) => batch.events)
    .filter((one) => !isClaim([one]))
    .map((one) => newEvent(one, pack.hash));
  for (const one of Map.groupBy(unclosed, ({ callId }) => callId).values()) journal.append(one);
  const rounds = 20;
  const { open } = createCallCache(journal.db);
  const calls = open();
  const reading = timed(() => {
    for (let round = 0; round < rounds; round += 1) {
      // Something was written since: what is open is read again, and taken apart where it changed.
      journal.saveSetting('round', String(round));
      open();
    }
  });
  const judging = timed(() => {
    for (let round = 0; round < rounds; round += 1)
      for (const call of calls) decide(pack, decidingFacts(pack, call));
  });
  const each = rounds * Math.max(1, calls.length);
  const bytes = calls.reduce((sum, call) => sum + JSON.stringify(call).length, 0);
  return {
    readUs: reading.cpuUs / each,
    judgeUs: judging.cpuUs / each,
    stateBytesPerCall: (bytes * rounds) / each,
  };
}

/** The database once it is closed, its log folded in. */
function sizeOf(journal: Journal): number {
  journal.close();
  return statSync(join(journal.dir, 'journal.db')).size;
}
