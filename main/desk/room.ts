import type { UserId } from '#shared/kit/ids.ts';
import { expireOffers } from '#shared/call/offers.ts';
import type { CallState } from '#shared/call/call.ts';
import type { Thresholds } from '#shared/contact/frequency.ts';
import type { PersonView } from '#shared/contract/person-view.ts';
import { noUser, type Theme } from '#shared/contract/words.ts';
import { createAccess } from '../access/access.ts';
import { deskNameOf } from '../access/users.ts';
import { appended } from '../calls/appended.ts';
import { createCalls } from '../calls/calls.ts';
import { eraseLeftovers } from '../calls/erase-leftovers.ts';
import { createTimers, type Hands } from '../calls/timers.ts';
import { createContacts } from '../contacts/contact-port.ts';
import { actingAs, refreshFacts } from '../handlers/act.ts';
import type { Ports, RetentionPort } from '../handlers/ports.ts';
import type { ProtocolTools } from '../handlers/protocol-ports.ts';
import type { KeyBundle } from '../journal/keys.ts';
import type { Journal } from '../journal/journal.ts';
import { actWaits, openJournal } from '../journal/journal.ts';
import { createPlaceSaid, createPointSaid } from '../places/place-said.ts';
import { createResources } from '../resources/resources-port.ts';
import { paperFolder } from '../protocol/save-paper.ts';
import { createSlices } from '../protocol/slices.ts';
import type { Script } from '../protocol/versions.ts';
import { ok } from '#shared/kit/result.ts';
import type { Colleague } from '#shared/call/command.ts';
import type { HubState } from '../hub/link.ts';
import { readHubSettings } from '../hub/settings.ts';
import { createRoomHub, hubRules } from './room-hub.ts';
import { version } from './version.ts';
import { createForms } from './forms.ts';
import { createImporter } from './import/importer.ts';
import { projections } from './projections.ts';
import { createPeople } from './people-port.ts';
import { sheets } from './sheets.ts';
import { steadyClock } from './steady-clock.ts';

/** What a room borrows from the application around it. */
export type Around = {
  readonly hands: Hands;
  readonly newId: () => string;
  /** The scripts of this room: the live desk's own, or, in practice, those of the live desk. */
  readonly script: (journal: Journal) => Script;
  readonly tools: ProtocolTools;
  /** From how many contacts on contact counts as frequent. */
  readonly thresholds: Thresholds;
  /** After how many years each half of a record is looked at again. */
  readonly retentionYears: RetentionPort['years'];
  readonly copyText: (text: string) => Promise<void>;
  readonly theme: () => Theme;
  readonly setTheme: (theme: Theme) => void;
  readonly enterPractice: () => Promise<void>;
  readonly leavePractice: () => void;
  readonly push: () => void;
};

/** One store with everything over it: the live one, or the practice one. They share nothing. */
export type Room = {
  readonly practice: boolean;
  readonly ports: Ports;
  readonly journal: Journal;
  /** When the newest entry was made, if the clock was set back since; null while it is right. */
  readonly clockSetBackFrom: () => number | null;
  /** What the card of the call on screen says now, for whoever is signed in. Null where there is none. */
  readonly personShown: () => PersonView | null;
  readonly names: () => { readonly deskName: string; readonly forceName: string };
  /** Null where this desk works alone. */
  readonly hub: () => HubState | null;
  readonly flagsTrouble: () => string | null;
  /** What is wrong with hub.json; null where nothing is. */
  readonly hubTrouble: string | null;
  /** Fires what came due while no desk was alive, then waits for the next due time. */
  readonly start: () => void;
  readonly close: () => void;
};

/** How long the page waits for what else comes from the hub (ms). */
const showAfterMs = 20;

/** Opens the store in `dir` and puts a desk together over it. Throws a `JournalFault` when it cannot. */
export function openRoom(dir: string, keys: KeyBundle, practice: boolean, around: Around): Room {
  const { hands, newId } = around;
  const importer = createImporter(dir, keys, hands, around.push);
  const settings = practice ? ok(null) : readHubSettings(dir);
  const journal = openJournal({
    dir,
    key: keys.databaseKey,
    signingKey: keys.signingSeed,
    backupKey: keys.backupKey,
    clock: hands,
    newEventId: newId,
    projections,
    beforeWrite: importer.giveWay,
    hub: hubRules(settings.ok ? settings.value : null),
  });
  const lock = journal.lock('window');
  if (!lock.ok) {
    journal.close();
    throw new RoomInUse(lock.error.text);
  }
  const { protocol, versions } = around.script(journal);
  const slices = createSlices();
  const calls = createCalls(journal);
  const steady = steadyClock(journal, hands.nowMs);
  const contacts = createContacts(journal.db, steady.nowMs, around.thresholds, protocol.of);
  const busyUsers = (): ReadonlySet<UserId> =>
    new Set(
      calls
        .open()
        .flatMap(({ referrals }) =>
          referrals.flatMap(({ acceptedBy }) =>
            acceptedBy !== null && 'user' in acceptedBy ? acceptedBy.user : [],
          ),
        ),
    );
  const access = createAccess({
    db: journal.db,
    nowMs: hands.nowMs,
    newId,
    roles: settings.ok ? (settings.value?.roles ?? null) : null,
    busyUsers,
    record: (events, by) =>
      appended(
        journal,
        events.map(({ type, content }) => ({
          type,
          typeVersion: 1,
          callId: null,
          atMs: hands.nowMs(),
          by,
          packHash: null,
          content,
        })),
      ),
  });
  const fire = (call: CallState): void => {
    if (!hub.mayFire(call)) return;
    const acting = {
      ...actingAs(
        ports,
        { id: noUser, name: 'Concord', role: 'handler', onDuty: true, busy: false },
        protocol.of(call),
      ),
    };
    const events = expireOffers(acting, call).map((event) => ({ ...event, by: null }));
    if (events.length > 0) calls.record(events, acting.pack.hash);
    hub.nudge();
    around.push();
  };
  const names = (): { readonly deskName: string; readonly forceName: string } =>
    deskNameOf(journal.db) ?? { deskName: 'This desk', forceName: 'Not set up yet' };
  let isShowing = false;
  let isClosed = false;
  const hub = createRoomHub({
    settings: settings.ok ? settings.value : null,
    journal,
    hands,
    deskName: () => names().deskName,
    version,
    colleagues: access.colleagues,
    seated: () => seatedHere(),
    onChange: () => {
      // Many desks say much: the page is shown what came together.
      if (isShowing) return;
      isShowing = true;
      hands.after(showAfterMs, () => {
        isShowing = false;
        if (isClosed) return;
        refreshFacts(ports);
        ports.push();
      });
    },
  });
  /** Whoever is at two desks is known from this one. */
  const colleagues = (): readonly Colleague[] => {
    const here = access.colleagues();
    const ids = new Set(here.map(({ id }) => id));
    const elsewhere = hub.elsewhere().filter(({ id }) => !ids.has(id));
    const busy = busyUsers();
    return [...here, ...elsewhere.map((one) => ({ ...one, busy: busy.has(one.id) }))];
  };
  const seatedHere = (): UserId | null => {
    const session = access.session();
    return session.state === 'signed-in' || session.state === 'locked' ? session.user.id : null;
  };
  const timers = createTimers(hands, calls.open, fire);
  const ports: Ports = {
    nowMs: hands.nowMs,
    newId,
    access,
    colleagues,
    seated: () => {
      const here = seatedHere();
      return new Set([...(here === null ? [] : [here]), ...hub.seatedElsewhere()]);
    },
    isFromHere: hub.isFromHere,
    calls,
    protocol,
    versions,
    tools: around.tools,
    inSlices: slices.inSlices,
    savePaper: paperFolder(dir),
    contacts,
    resources: createResources(journal, hands.nowMs),
    placeSaid: createPlaceSaid(journal.db),
    pointSaid: createPointSaid(journal.db),
    people: createPeople(journal, hands.nowMs, steady.nowMs, contacts, importer, slices.inSlices),
    forms: createForms(journal),
    sheets,
    retention: {
      years: around.retentionYears,
      hubAway: () =>
        settings.ok && hub.state()?.state !== 'offline'
          ? null
          : 'The hub cannot be reached: a call about the same person may be open at another desk. Nothing was decided.',
      waits: (callId) => actWaits(journal.db, callId),
      eraseLeftovers: () => {
        eraseLeftovers(journal);
      },
    },
    copyText: around.copyText,
    theme: around.theme,
    setTheme: around.setTheme,
    practice: () => practice,
    enterPractice: around.enterPractice,
    leavePractice: around.leavePractice,
    push: () => {
      hub.nudge();
      timers.arm();
      around.push();
    },
  };
  return {
    practice,
    ports,
    journal,
    clockSetBackFrom: steady.setBackFrom,
    personShown: () => {
      const shown = calls.shown();
      const call = shown === null ? null : calls.get(shown);
      const session = access.session();
      if (call === null || session.state !== 'signed-in') return null;
      return ports.people.view(call, session.user.role);
    },
    names,
    hub: hub.state,
    flagsTrouble: hub.flagsTrouble,
    hubTrouble: settings.ok ? null : settings.error,
    start: () => {
      timers.start();
      hub.start();
    },
    close: () => {
      isClosed = true;
      importer.close();
      hub.stop();
      timers.stop();
      slices.close();
      lock.value.release();
      journal.close();
    },
  };
}

/** Another window, or an import, has this data folder. */
export class RoomInUse extends Error {
  override readonly name = 'RoomInUse';
}
