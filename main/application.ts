import { join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import { err } from '#shared/kit/result.ts';
import { channels, type Handlers } from '#shared/contract/contract.ts';
import { theme as themeSchema } from '#shared/contract/words.ts';
import type { DeskView } from '#shared/contract/view.ts';
import type { Hands } from './calls/timers.ts';
import { faultView } from './desk/fault-view.ts';
import { frameOf } from './desk/frame.ts';
import { beginPractice } from './desk/practice/practice.ts';
import { loadRetention } from './contacts/load-retention.ts';
import { loadThresholds } from './contacts/load-thresholds.ts';
import { refreshFacts } from './handlers/act.ts';
import { openRoom, type Around, type Room } from './desk/room.ts';
import { deskView } from './handlers/desk-view.ts';
import { warningsOf } from '#shared/routing/warnings.ts';
import { createHandlers } from './handlers/handlers.ts';
import { worldAt } from './handlers/world-of.ts';
import { JournalFault } from './journal/faults.ts';
import { loadKeys } from './journal/keys.ts';
import type { SecretStore } from './journal/secret-store.ts';
import type { ProtocolTools } from './handlers/protocol-ports.ts';
import { loadDelivered } from './protocol/load-pack.ts';
import { protocolTools } from './protocol/tools.ts';
import { openScript } from './protocol/versions.ts';

/** What the application needs of the machine it runs on. */
export type Surroundings = {
  readonly dataDir: string;
  readonly secrets: SecretStore;
  readonly hands: Hands;
  readonly copyText: (text: string) => Promise<void>;
  /** Sentences of the host that must be seen, such as weaker key storage. */
  readonly notices: readonly string[];
  /** What proves, compares, draws and prints protocol packs; the ones of this build unless given. */
  readonly tools?: ProtocolTools;
  /** The folder of packs delivered with Concord; the one of this build unless given. */
  readonly packs?: string;
  /** Shows the view; called after every commit. */
  readonly show: (view: DeskView) => void;
};

/** Concord without a window: everything a host, the CLI and a test drive in the same way. */
export type Application = {
  readonly handlers: Handlers;
  readonly view: () => DeskView;
  readonly room: () => Room | null;
  readonly start: () => void;
  readonly stop: () => void;
};

const tickMs = 1_000;
const verifySlice = 2_000;
/** Ticks between two looks at what is about to matter. */
const warnEvery = 15;

/**
 * Puts the application together over a data folder. A journal that cannot be opened is shown by
 * name with what to do; nothing is created in its place.
 */
export function createApplication(around: Surroundings): Application {
  const { dataDir, secrets, hands } = around;
  const startedAtMs = hands.nowMs();
  let revision = 0;
  let live: Room | null = null;
  let practice: Room | null = null;
  let fault: {
    readonly title: string;
    readonly text: string;
    readonly backup: string | null;
  } | null = null;
  let cancelTick: (() => void) | null = null;

  const view = (): DeskView => {
    revision += 1;
    const room = practice ?? live;
    if (room === null) return faultView(fault, hands.nowMs(), revision, notices());
    return deskView(room.ports, frameOf(room, theme(), notices(), startedAtMs), revision);
  };
  const push = () => around.show(view());
  const theme = () => themeSchema.catch('dark').parse(live?.journal.setting('theme'));

  const delivered = loadDelivered(around.packs);
  const frequent = loadThresholds(around.packs);
  // More may be noticed while it runs: what the host says is read anew each time.
  const notices = (): readonly string[] => [...around.notices, ...frequent.notices];
  const lent: Around = {
    hands,
    thresholds: frequent.thresholds,
    retentionYears: () => loadRetention(around.packs),
    newId: uuidv7,
    script: (journal) => openScript(journal, delivered, hands.nowMs),
    tools: around.tools ?? protocolTools,
    copyText: around.copyText,
    theme,
    setTheme: (chosen) => live?.journal.saveSetting('theme', chosen),
    enterPractice: async () => {
      const dir = join(dataDir, 'practice');
      const keys = loadKeys(prefixed(secrets, 'practice-'), dir);
      // What is practised is the script in use on the live desk; versions are kept there alone.
      const script = live?.ports;
      practice = openRoom(dir, keys, true, {
        ...lent,
        ...(script === undefined ? {} : { script: () => script }),
      });
      practice.start();
      await beginPractice(practice);
      push();
    },
    leavePractice: () => {
      practice?.close();
      practice = null;
      push();
    },
    push,
  };

  try {
    live = openRoom(dataDir, loadKeys(secrets, dataDir), false, lent);
  } catch (thrown) {
    if (!(thrown instanceof JournalFault)) throw thrown;
    fault = {
      title: 'The record on this desk cannot be opened',
      text: thrown.message,
      backup: thrown.lastGoodBackup,
    };
  }

  const handlersOf = (room: Room | null): Handlers | null =>
    room === null ? null : createHandlers(room.ports);
  const liveHandlers = handlersOf(live);
  let practiceHandlers: { readonly room: Room; readonly handlers: Handlers } | null = null;
  const current = (): Handlers | null => {
    if (practice === null) return liveHandlers;
    if (practiceHandlers?.room !== practice)
      practiceHandlers = { room: practice, handlers: createHandlers(practice.ports) };
    return practiceHandlers.handlers;
  };

  const routed = channels.map((channel) => [
    channel,
    (request: never) =>
      current()?.[channel](request) ??
      err({
        reason: 'record-not-open',
        text: fault?.text ?? 'The record on this desk is not open.',
      }),
  ]);

  let personShown: string | null = null;
  /** A flag or plan runs out by time alone: the card then changes with nobody pressing a key, and the facts with it. */
  const showWhatExpired = (): void => {
    const room = practice ?? live;
    const seen = room === null ? null : JSON.stringify(room.personShown());
    if (room !== null && personShown !== null && seen !== null && seen !== personShown) {
      refreshFacts(room.ports);
      push();
    }
    personShown = seen;
  };

  let ticks = 0;
  let warned = '';
  /** A shift ends by time alone: what that means is said with nobody pressing a key. */
  const showWarnings = (): void => {
    ticks += 1;
    const room = practice ?? live;
    if (room === null || ticks % warnEvery !== 1) return;
    const { ports } = room;
    const world = worldAt(ports, null);
    const warnings = warningsOf(world.resources, {
      colleagues: ports.colleagues(),
      tasks: world.tasks,
      nowMs: hands.nowMs(),
    });
    const now = JSON.stringify(warnings);
    if (ticks > 1 && now !== warned) {
      refreshFacts(ports);
      push();
    }
    warned = now;
  };

  const tick = (): void => {
    // Armed first: what fails once here is tried again, and stops nothing else.
    cancelTick = hands.after(tickMs, tick);
    live?.journal.verifyNext(verifySlice);
    live?.journal.backupIfDue(hands.nowMs());
    live?.ports.retention.eraseLeftovers();
    watched?.check();
    showWhatExpired();
    showWarnings();
  };
  const watched = live?.journal.watch(push);

  return {
    // Built from the very list of channels the type is derived from.
    // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- reason above
    handlers: Object.fromEntries(routed) as Handlers,
    view,
    room: () => practice ?? live,
    start: () => {
      live?.start();
      tick();
    },
    stop: () => {
      cancelTick?.();
      watched?.stop();
      practice?.close();
      live?.close();
    },
  };
}

/** The practice store has keys of its own: what is practised can never be read as a live record. */
const prefixed = (secrets: SecretStore, prefix: string): SecretStore => ({
  describe: secrets.describe,
  load: (name) => secrets.load(prefix + name),
  save: (name, bytes) => secrets.save(prefix + name, bytes),
});
