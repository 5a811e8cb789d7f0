import { isLineDone, openObligations, type Obligation } from '#shared/call/call.ts';
import { acceptedOwner } from '#shared/call/accepted-owner.ts';
import { recordReference } from '#shared/call/emergency.ts';
import { decidingFacts } from '#shared/call/facts.ts';
import { saySharing } from '#shared/call/caller-care.ts';
import { obligationKind } from '#shared/call/obligation-kinds.ts';
import { closeObligation, tellCaller } from '#shared/call/obligations.ts';
import { recordWelfare } from '#shared/call/welfare.ts';
import { acceptByTelephone } from '#shared/call/offers.ts';
import { addNote, describeCaller } from '#shared/call/record.ts';
import { answeredIds, recordAnswer, startScript } from '#shared/call/script-commands.ts';
import { recordConsultation } from '#shared/call/s136.ts';
import { takeRoute } from '#shared/call/take-route.ts';
import { decide } from '#shared/protocol/decide.ts';
import type { Consultation } from '#shared/s136/consultation.ts';
import { nextQuestion } from '#shared/protocol/next-question.ts';
import { answerTo } from './caller.ts';
import type { Services } from './outside.ts';
import type { Person } from './people.ts';
import type { Live, Room } from './room.ts';

/** Assumed, medians of what a handler does on a call. */
const answerMs = 9_000;
const referenceMs = 40_000;
const tellMs = 35_000;
const doneMs = 15_000;
const ringAgainMs = 2 * 60_000;
/** A promise that is due so soon is kept before anybody is rung. */
const soonMs = 5 * 60_000;

/** What a handler ends themselves, each by its own act. */
const byHandler: ReadonlySet<string> = new Set(['text', 'sharing', 'welfare']);
const toldOfIt = { answer: 'told', sharedWith: 'Crisis team', why: null } as const;
const askedTheCrew = { whom: 'The crew', result: 'spoke', next: null } as const;

type Held = { readonly live: Live; readonly triedAtMs: Map<string, number>; isWaiting: boolean };

/** Handlers: each has one call from its first ring until all that is left on it is somebody else's. */
export class Handlers {
  readonly #room: Room;
  readonly #outside: Services;
  readonly #free: Person[];
  readonly #callers: number[] = [];
  readonly #held = new Map<Live, Held>();
  /** From the first ring to the first word, s. */
  readonly answeredAfterS: number[] = [];

  constructor(room: Room, outside: Services) {
    this.#room = room;
    this.#outside = outside;
    this.#free = [...room.around.roster.handlers];
    room.onChange((live) => {
      const held = this.#held.get(live);
      if (held?.isWaiting === true) this.#later(held, 0);
    });
  }

  /** A call comes in now. */
  arrive(): void {
    this.#callers.push(this.#room.around.clock.nowMs);
    this.#answer();
  }

  #answer(): void {
    const { clock, chance } = this.#room.around;
    const who = this.#free.at(0);
    const since = this.#callers.at(0);
    if (who === undefined || since === undefined) return;
    this.#free.shift();
    this.#callers.shift();
    this.answeredAfterS.push((clock.nowMs - since) / 1000);
    const number = `07700 900${String(Math.floor(chance.share() * 1000)).padStart(3, '0')}`;
    const linked = chance.isSo(0.12) ? 1 + Math.floor(chance.share() * 3) : 0;
    const live = this.#room.open(who, number, linked);
    this.#held.set(live, { live, triedAtMs: new Map(), isWaiting: false });
    this.#room.act(who, live, startScript);
    clock.after(chance.takes(answerMs), () => this.#ask(live));
  }

  /** Asks what the script asks; takes the route at its end, or as soon as it is an emergency. */
  #ask(live: Live): void {
    const { clock, chance, pack } = this.#room.around;
    const who = live.handler;
    const facts = decidingFacts(pack, live.state);
    const question = nextQuestion(pack, facts, answeredIds(live.state));
    const decision = decide(pack, facts);
    const isNow = live.state.answers.length > 2 && decision.level === 'emergency';
    if (question === null || isNow) {
      const route = {
        destination: decision.destinations[0] ?? 'supervisor_review',
        acknowledgedMissing: decision.missing,
        reason: null,
      };
      if (!this.#room.act(who, live, (acting, call) => takeRoute(acting, call, decision, route)))
        throw new Error(`a route that cannot be taken: ${route.destination}`);
      this.#goOn(live);
      return;
    }
    const answer = answerTo(question, chance);
    if (!this.#room.act(who, live, (acting, call) => recordAnswer(acting, call, answer)))
      throw new Error(`an answer that is not taken: ${question.id}`);
    if (question.id === 'caller' && chance.isSo(0.8))
      this.#room.act(who, live, (acting, call) =>
        describeCaller(acting, call, {
          ...call.caller,
          name: 'Mary Whitlock',
          relation: 'herself',
        }),
      );
    if (chance.isSo(0.1)) this.#room.act(who, live, (acting, call) => addNote(acting, call, note));
    clock.after(chance.takes(answerMs), () => this.#ask(live));
  }

  #later(held: Held, ms: number): void {
    held.isWaiting = false;
    this.#room.around.clock.after(ms, () => this.#goOn(held.live));
  }

  /** The next thing that is the handler's to do: references, ringing outside, telling the caller, the small promises. */
  #goOn(live: Live): void {
    const held = this.#held.get(live);
    if (held === undefined) return;
    const { clock, chance } = this.#room.around;
    const who = live.handler;
    const { state } = live;
    if (state.closedAtMs !== null) {
      this.#release(live);
      return;
    }
    const then = (medianMs: number, command: Parameters<Room['act']>[2]): void => {
      held.isWaiting = false;
      clock.after(chance.takes(medianMs), () => {
        // Somebody else may have done it meanwhile.
        this.#room.act(who, live, command);
        this.#goOn(live);
      });
    };
    const line = state.emergency?.lines.find((one) => !isLineDone(one));
    if (line !== undefined) {
      const given = {
        service: line.service,
        reference: `LP-${live.n}`,
        acceptedBy: 'Dispatcher 4',
      };
      then(referenceMs, (acting, call) => recordReference(acting, call, given));
      return;
    }
    const open = openObligations(state);
    const consulted = open.find(({ kind }) => kind === 's136_record');
    if (consulted !== undefined) {
      then(doneMs, (acting, call) =>
        recordConsultation(acting, call, {
          ...consultedFor(consulted.openedAtMs),
          personId: call.person?.personId ?? null,
        }),
      );
      return;
    }
    const small = open.filter(({ kind }) => byHandler.has(obligationKind(kind).closedBy));
    const keep = ({ id, kind }: Obligation): void => {
      then(doneMs, (acting, call) => {
        if (kind === 'told_of_sharing') return saySharing(acting, call, toldOfIt);
        if (kind === 'staff_welfare') return recordWelfare(acting, call, askedTheCrew);
        const how = { obligationId: id, how: 'Done on the call', reference: null };
        return closeObligation(acting, call, how);
      });
    };
    const soon = small.find(({ openedAtMs, dueAtMs }) => dueAtMs - openedAtMs <= soonMs);
    if (soon !== undefined) {
      keep(soon);
      return;
    }
    const asked = state.referrals.filter(
      ({ kind, state: stands }) => kind === 'outside' && stands === 'offered',
    );
    const due = asked.find(({ id }) => clock.nowMs >= (held.triedAtMs.get(id) ?? 0));
    if (due !== undefined) {
      held.isWaiting = false;
      this.#outside.ring(due.destination, (answered) => {
        held.triedAtMs.set(due.id, clock.nowMs + chance.takes(ringAgainMs));
        if (answered !== null) {
          const by = { referralId: due.id, ...answered, reference: null };
          this.#room.act(who, live, (acting, call) => acceptByTelephone(acting, call, by));
        }
        this.#goOn(live);
      });
      return;
    }
    const nobodyGoes = state.route?.destinations.every((one) => one === 'no_deployment') === true;
    if (
      open.some(({ kind }) => kind === 'tell_caller') &&
      (acceptedOwner(state) !== null || nobodyGoes)
    ) {
      then(tellMs, (acting, call) => tellCaller(acting, call, told));
      return;
    }
    const [first] = small;
    if (first !== undefined) {
      keep(first);
      return;
    }
    const isLeft = open.some(({ kind }) => !['nurse_record', 'supervisor_review'].includes(kind));
    if (asked.length > 0 || isLeft) {
      held.isWaiting = true;
      const again = Math.min(...asked.map(({ id }) => held.triedAtMs.get(id) ?? Infinity));
      if (Number.isFinite(again)) clock.at(again, () => held.isWaiting && this.#goOn(live));
      return;
    }
    this.#held.delete(live);
    this.#room.closeIfDone(who, live);
    this.#free.push(who);
    this.#answer();
  }

  #release(live: Live): void {
    if (!this.#held.delete(live)) return;
    this.#free.push(live.handler);
    this.#answer();
  }
}

const note =
  'Caller walks up and down, says she cannot stay in the flat tonight. A neighbour is with her and will stay until somebody rings.';
const told = {
  who: 'the mental-health nurse',
  when: 'within the hour',
  ifWorse: 'ring 999',
  callAgain: 'if nobody has rung by then',
};

/** The officer is advised, and the power is not used. */
const consultedFor = (askedAtMs: number): Consultation => ({
  askedBy: 'PC 4711',
  askedAtMs,
  placeType: 'public-place',
  place: 'the bridge',
  ageGroup: 'adult',
  known: 'Nothing on file',
  consulted: {
    name: 'The nurse on the call',
    profession: 'nurse',
    atMs: askedAtMs,
    advice: 'Speak with them first; their team sees them in the morning',
  },
  followed: 'followed',
  followedWhy: null,
  usedAtMs: null,
  ambulance: { notAsked: 'The power was not used' },
  vehicle: null,
  vehicleWhy: null,
});
