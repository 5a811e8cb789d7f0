import type { Colleague } from '#shared/call/command.ts';
import type { CallState } from '#shared/call/call.ts';
import { isClaim, isShared, whyNot } from '#shared/call/claims.ts';
import { nextDueAtMs } from '#shared/call/offers.ts';
import type { CallId, UserId } from '#shared/kit/ids.ts';
import type { Hands } from '../calls/timers.ts';
import { flagStoreOf } from '../hub/flags/flag-store.ts';
import { createHubLink, type HubLink, type HubState } from '../hub/link.ts';
import type { HubSettings } from '../hub/settings.ts';
import { textOf, type HubRules, type Journal } from '../journal/journal.ts';

/** What is a claim, what other desks may read, and what they may not say: the same on every desk of the room. */
export const hubRules = (settings: HubSettings | null): HubRules => ({
  isNamed: settings !== null,
  roles: settings?.roles ?? null,
  isClaim,
  isShared,
  whyNot,
});

export interface RoomHub {
  /** Null where this desk works alone. */
  readonly state: () => HubState | null;
  /** Everybody at the other desks that are there now. */
  readonly elsewhere: () => readonly Colleague[];
  /** Who is signed in at the other desks that are there now. */
  readonly seatedElsewhere: () => readonly UserId[];
  /** The call began on this desk, which keeps what it knows of it up to date. */
  readonly isFromHere: (callId: CallId) => boolean;
  /** Whether an offer that is due is this desk's to move on: its own, or one whose desk is not there. */
  readonly mayFire: (call: CallState) => boolean;
  /** Why flags do not travel; null where they do. */
  readonly flagsTrouble: () => string | null;
  readonly nudge: () => void;
  readonly start: () => void;
  readonly stop: () => void;
}

interface Around {
  readonly settings: HubSettings | null;
  readonly journal: Journal;
  readonly hands: Hands;
  readonly deskName: () => string;
  readonly version: string;
  readonly colleagues: () => readonly Colleague[];
  readonly seated: () => UserId | null;
  readonly onChange: () => void;
}

/** Live desks take over from one that is gone in the order of their ids, so far apart (ms). */
const turnMs = 2_000;

export function createRoomHub(around: Around): RoomHub {
  const { settings, journal, hands, deskName, version, colleagues, seated, onChange } = around;
  const { db, deskId, exchange } = journal;
  let link: HubLink | null = null;
  const origins = new Map<CallId, string>();
  /** Desks that a due offer waited for, and since when they were missed. */
  const goneSince = new Map<string, number>();
  const originOf = (callId: CallId): string => {
    const known = origins.get(callId);
    if (known !== undefined) return known;
    const row = db.get(
      "SELECT desk FROM entry WHERE call_id = ? AND type = 'call-opened' ORDER BY seq LIMIT 1",
      callId,
    );
    const origin = row === undefined ? deskId : textOf(row, 'desk');
    origins.set(callId, origin);
    return origin;
  };
  return {
    state: () => link?.state() ?? null,
    elsewhere: () =>
      (link?.others() ?? []).flatMap(({ users }) => users.filter(({ onDuty }) => onDuty)),
    seatedElsewhere: () => (link?.others() ?? []).flatMap((desk) => desk.seated ?? []),
    isFromHere: (callId) => settings === null || originOf(callId) === deskId,
    mayFire: (call) => {
      const origin = originOf(call.callId);
      if (settings === null || origin === deskId) return true;
      if (link?.state().state !== 'live') return false;
      const others = link.others().map(({ desk }) => desk);
      if (others.includes(origin)) {
        goneSince.delete(origin);
        return false;
      }
      const since = goneSince.get(origin) ?? hands.nowMs();
      goneSince.set(origin, since);
      const turn = [deskId, ...others].sort().indexOf(deskId);
      const due = nextDueAtMs(call);
      // From when it was missed, not only from when it was due: else all whose turn had passed would fire together.
      return due !== null && hands.nowMs() >= Math.max(due, since) + (turn + 1) * turnMs;
    },
    flagsTrouble: () => link?.flagsTrouble() ?? null,
    nudge: () => link?.nudge(),
    start: () => {
      if (settings === null || link !== null) return;
      link = createHubLink({
        settings,
        flags: flagStoreOf(journal, hands.nowMs),
        deskId,
        exchange,
        hands,
        presence: () => ({
          desk: deskId,
          deskName: deskName(),
          version,
          seated: seated(),
          users: colleagues().map(({ id, name, role, onDuty, busy }) => ({
            id,
            name,
            role,
            onDuty,
            busy,
          })),
        }),
        onChange,
      });
    },
    stop: () => {
      void link?.stop();
    },
  };
}
