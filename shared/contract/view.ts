import { z } from 'zod';
import { callView } from './call-view.ts';
import { versionLine } from './protocol.ts';
import { point, resourcesView } from './resources.ts';
import { atMs, callId, level, referralId, role, theme, userId } from './words.ts';

const text = z.string();

export const userView = z.strictObject({
  id: userId,
  name: text,
  role,
  onDuty: z.boolean(),
  /** Has accepted a referral whose call is still open. */
  busy: z.boolean(),
});

/** One open call in the list of held calls, and on the referral queue. */
export const callLine = z.strictObject({
  id: callId,
  title: text,
  number: text.nullable(),
  owner: text,
  /** Who took the call; stays after the ownership has moved. */
  handler: text,
  /** The first finding; null while there is none. */
  what: text.nullable(),
  /** Where it stands, in one line. */
  state: text,
  level: level.nullable(),
  phase: text,
  held: z.boolean(),
  /** It began on this desk, or whoever is signed in owns it; the others are other desks’ calls. */
  here: z.boolean(),
  openedAtMs: atMs,
  obligationsOpen: z.number(),
  /** Lines of a nurse's advice that nobody has acknowledged. */
  adviceWaiting: z.number(),
  /** Where it is, as far as somebody said; null where that is no place on the map. */
  point: point.nullable(),
});

/** A call that is over, with what came of it; null where nobody has said. */
const closedLine = callLine.extend({ outcome: text.nullable(), reviews: z.array(text) });

/** A referral in the nurse's queue. No row is ever without an owner. */
export const queueRow = z.strictObject({
  callId,
  referralId,
  level: level.nullable(),
  person: text,
  reason: text,
  owner: text,
  offeredAtMs: atMs,
  targetMinutes: z.number(),
  /** Who has to accept it. */
  asks: z.enum(['nurse', 'supervisor']),
  group: z.enum(['with-you', 'waiting', 'with-others']),
});

export const sbar = z.strictObject({
  callId,
  referralId,
  person: text,
  personLine: text,
  level: level.nullable(),
  situation: text,
  background: text,
  timeline: z.array(z.strictObject({ atMs, text, thisCall: z.boolean() })),
});

export const deskCheck = z.strictObject({
  state: z.enum(['ok', 'warn', 'fault']),
  title: text,
  detail: text,
  at: text,
});

/**
 * Everything the page shows, pushed whole after every committed change. The page adds only the
 * ticking of clocks, what is selected, and what is half typed.
 */
export const deskView = z.strictObject({
  /** Counts up with every push, so that a late one is never shown over a newer one. */
  revision: z.number(),
  nowMs: atMs,
  version: text,
  deskName: text,
  forceName: text,
  practice: z.boolean(),
  theme,
  session: z.discriminatedUnion('state', [
    z.strictObject({ state: z.literal('set-up') }),
    z.strictObject({ state: z.literal('signed-out') }),
    z.strictObject({ state: z.literal('locked'), userId, name: text }),
    z.strictObject({ state: z.literal('signed-in'), userId, name: text, role }),
  ]),
  users: z.array(userView),
  hub: z.strictObject({ state: z.enum(['none', 'live', 'offline']), text }),
  /** Whether F9 reaches dispatch by itself. Other desks seeing a call is not dispatch having it (design section 1, rule 13). */
  dispatch: z.enum(['none', 'linked']),
  /** Everybody on this desk and at the other desks of the room. */
  room: z.array(userView),
  checks: z.array(deskCheck),
  /** Sentences that must be seen: weaker key storage, a clock set back, no backup yet. */
  notices: z.array(text),
  handedOver: z.array(z.strictObject({ level: level.nullable(), text })),
  script: z.strictObject({ id: text, version: text, title: text }),
  /** The version new calls run on, and every version this desk has, newest first. */
  protocol: z.strictObject({ inUse: versionLine, versions: z.array(versionLine) }),
  people: z.strictObject({
    count: z.number(),
    waiting: z.number(),
    importedAtMs: atMs.nullable(),
    /** An import that is under way, in rows; `waiting` while the desk is used, because calls come first. */
    importing: z
      .strictObject({
        stage: z.enum(['checking', 'taking', 'waiting']),
        done: z.number(),
        total: z.number(),
      })
      .nullable(),
  }),
  /** Whom the force can send, seen from the call on the screen. */
  resources: resourcesView,
  calls: z.array(callLine),
  /** What passes from hand to hand at the end of a shift. */
  handing: z.strictObject({
    held: z.array(z.strictObject({ callId, title: text, things: z.array(text) })),
    asked: z.array(
      z.strictObject({
        callId,
        id: text,
        title: text,
        fromName: text,
        why: text,
        things: z.array(text),
      }),
    ),
    waiting: z.array(z.strictObject({ title: text, toName: text })),
  }),
  /** The shift as a supervisor sees it; null for everybody else. */
  shift: z
    .strictObject({
      sinceMs: atMs,
      counts: z.array(z.strictObject({ id: text, label: text, calls: z.array(callId) })),
      closed: z.array(closedLine),
      /** Open, and its owner is signed in nowhere. */
      left: z.array(
        z.strictObject({ callId, title: text, user: userId, name: text, things: z.array(text) }),
      ),
    })
    .nullable(),
  call: callView.nullable(),
  queue: z.array(queueRow),
  referral: sbar.nullable(),
  savedAtMs: atMs.nullable(),
  /** Why a fault stopped the desk, with what to do; everything else is then read-only. */
  fault: z.strictObject({ title: text, text, backup: text.nullable() }).nullable(),
});
export type DeskView = z.infer<typeof deskView>;
export type QueueRow = z.infer<typeof queueRow>;
export type UserView = z.infer<typeof userView>;
