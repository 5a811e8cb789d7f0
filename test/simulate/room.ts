import { noWorld } from '#shared/routing/there-now.ts';
import type { CallId, UserId } from '#shared/kit/ids.ts';
import { callId } from '#shared/contract/words.ts';
import type { CallState } from '#shared/call/call.ts';
import { mayHappen } from '#shared/call/call-machine.ts';
import { foldWaiting } from '#shared/call/claims.ts';
import { closeCall, whatKeepsOpen } from '#shared/call/close-call.ts';
import { event, type Acting, type Decided } from '#shared/call/command.ts';
import type { CallEvent } from '#shared/call/events.ts';
import { foldCall } from '#shared/call/fold.ts';
import { expireOffers, nextDueAtMs, rungFor } from '#shared/call/offers.ts';
import { openCall } from '#shared/call/open-call.ts';
import { suppliedFacts } from '#shared/call/supplied-facts.ts';
import type { Facts, Pack, ResponseTable } from '#shared/protocol/protocol.ts';
import type { Chance } from './chance.ts';
import type { FakeClock } from './fake-clock.ts';
import { asMessages, HubCount, type Batch } from './hub-count.ts';
import { countedId, OnDuty, type Person, type Roster } from './people.ts';
import { Tally } from './tally.ts';

export type Command = (acting: Acting, call: CallState) => Decided;

export type Live = {
  /** 1 is the first call of the room. */
  readonly n: number;
  readonly handler: Person;
  readonly linkedCalls: number;
  state: CallState;
  /** What the other desks still see just after an acceptance, and until when. */
  before: { readonly state: CallState; readonly untilMs: number; readonly by: UserId } | null;
  armedForMs: number | null;
};

type Around = {
  readonly force: number;
  readonly roster: Roster;
  readonly clock: FakeClock;
  readonly chance: Chance;
  readonly pack: Pack;
  readonly table: ResponseTable;
};

/** From an act until every desk has it: the median of `npm run bench -- hub` with fifty desks. Claims within it cross. */
const crossingMs = 60;
/** The batches of so many calls are kept, for real journals to take in (costs.ts). */
const sampledCalls = 15;

/**
 * What the desks of one force record together. Every act is a command of the product, decided on the call as it stands, let
 * through by the product's machine, folded by its fold, and sent as one message. The calls are kept once, for all desks.
 */
export class Room {
  readonly around: Around;
  readonly duty: OnDuty;
  readonly hub: HubCount;
  readonly tally = new Tally();
  readonly calls = new Map<CallId, Live>();
  readonly sample: Batch[] = [];
  /** Acts with events, and the messages they make: mostly one each. Counted apart from the hub. */
  acts = 0;
  batches = 0;
  /** Acceptances that crossed on the wire with another's and came second. */
  crossed = 0;
  mostOpen = 0;
  /** Of the batches, those that only say to a call that nurses or cars came or went. */
  refreshed = 0;
  /** What the product refused, by reason: somebody was first, mostly. */
  readonly refused = new Map<string, number>();
  readonly #listeners: ((live: Live) => void)[] = [];
  readonly #held = new Map<UserId, number>();
  readonly #supervisors: ReadonlySet<string>;
  readonly #isCarFree: () => boolean;
  #opened = 0;
  #ids = 0;

  constructor(around: Around, isCarFree: () => boolean) {
    this.around = around;
    this.duty = new OnDuty(around.roster);
    this.hub = new HubCount(around.clock.nowMs, around.force, around.pack.hash);
    this.#supervisors = new Set(around.roster.supervisors.map(({ id }) => id));
    this.#isCarFree = isCarFree;
  }

  /** Told after each act, with the call as it is then. */
  onChange(listener: (live: Live) => void): void {
    this.#listeners.push(listener);
  }

  acting({ id, name, role }: Pick<Person, 'id' | 'name' | 'role'>): Acting {
    const { clock, pack, table, force } = this.around;
    return {
      by: { user: id, name, role },
      nowMs: clock.nowMs,
      newId: () => countedId(4, force, (this.#ids += 1)),
      pack,
      table,
      colleagues: this.duty.all,
      rung: () => rungFor([...this.calls.values()].map(({ state }) => state)),
    };
  }

  open(handler: Person, number: string, linkedCalls: number): Live {
    const n = (this.#opened += 1);
    const id = callId.parse(countedId(5, this.around.force, n));
    const decided = openCall(this.acting(handler), id, {
      source: 'phone',
      number,
      incidentReference: null,
    });
    const state = decided.ok ? decided.value.reduce<CallState | null>(foldCall, null) : null;
    if (!decided.ok || state === null) throw new Error('a call that cannot be opened');
    const live: Live = { n, handler, linkedCalls, state, before: null, armedForMs: null };
    this.calls.set(id, live);
    this.mostOpen = Math.max(this.mostOpen, this.calls.size);
    const supplied = this.#supplied(live, this.acting(handler));
    if (supplied !== null) live.state = foldCall(state, supplied) ?? state;
    this.#send(live, handler.deskId, [...decided.value, ...(supplied === null ? [] : [supplied])]);
    return live;
  }

  /** One act of one person. False where the product refused it; nothing happened then. */
  act(who: Person, live: Live, command: Command): boolean {
    const decided = command(this.acting(who), live.state);
    if (!decided.ok) return this.#refuse(decided.error.reason);
    this.#record(live, who.deskId, this.acting(who), decided.value);
    return true;
  }

  /** An acceptance. Just after another's it is decided on what its desk knows, and lost, as on the hub (claims.ts). */
  claim(who: Person, live: Live, command: Command): boolean {
    const before = live.state;
    const { nowMs } = this.around.clock;
    if (live.before !== null && live.before.by !== who.id && nowMs < live.before.untilMs) {
      const late = command(this.acting(who), live.before.state);
      if (!late.ok) return this.#refuse(late.error.reason);
      this.crossed += 1;
      for (const one of late.value) live.state = foldWaiting(live.state, one, 'lost');
      this.#send(live, who.deskId, late.value);
      return false;
    }
    if (!this.act(who, live, command)) return false;
    live.before = { state: before, untilMs: nowMs + crossingMs, by: who.id };
    this.#hold(who.id, 1);
    return true;
  }

  /** Closes the call if nothing keeps it open: whoever did the last thing on it does. */
  closeIfDone(who: Person, live: Live): void {
    if (live.state.closedAtMs !== null || whatKeepsOpen(live.state).length > 0) return;
    const nobody = live.state.route?.destinations.includes('no_deployment') === true;
    const reason = nobody ? 'Nobody needs to go; the caller knows when to call again' : null;
    this.act(who, live, (acting, call) => closeCall(acting, call, reason));
  }

  /** What every desk knows changed (a nurse came, a car is free): each open call is told by the desk it began on. */
  refreshFacts(): void {
    const before = this.batches;
    for (const live of this.calls.values())
      this.#record(live, live.handler.deskId, this.acting(live.handler), []);
    this.refreshed += this.batches - before;
  }

  #refuse(reason: string): false {
    this.refused.set(reason, (this.refused.get(reason) ?? 0) + 1);
    return false;
  }

  /** As `record` of main/handlers/act.ts does: what the desk itself knows goes in with the act that changed it. */
  #record(live: Live, deskId: string, acting: Acting, decided: readonly CallEvent[]): void {
    for (const one of decided) {
      if (!mayHappen(live.state, one))
        throw new Error(`${one.type} may not happen to this call now`);
      live.state = foldCall(live.state, one) ?? live.state;
    }
    const supplied = this.#supplied(live, acting);
    if (supplied !== null) live.state = foldCall(live.state, supplied) ?? live.state;
    const events = supplied === null ? decided : [...decided, supplied];
    if (events.length > 0) this.#send(live, deskId, events);
  }

  #supplied({ state, linkedCalls }: Live, acting: Acting): CallEvent | null {
    if (state.closedAtMs !== null) return null;
    const values: Facts = {
      ...suppliedFacts(state, {
        colleagues: acting.colleagues,
        linkedCalls,
        frequentContact: false,
        differentToday: false,
        aboutPerson: {},
        sendable: noWorld,
        nowMs: 0,
      }),
      // No desk knows of cars yet, and says "no"; here they are asked.
      street_triage_free: this.#isCarFree() ? 'yes' : 'no',
    };
    if (JSON.stringify(values) === JSON.stringify(state.supplied)) return null;
    return event(acting, state.callId, 'facts-supplied', { values: { ...values } });
  }

  #send(live: Live, deskId: string, events: readonly CallEvent[]): void {
    this.acts += 1;
    for (const message of asMessages(events)) {
      const batch = { deskId, atMs: this.around.clock.nowMs, events: message };
      this.batches += 1;
      this.hub.send(batch);
      if (live.n <= sampledCalls) this.sample.push(batch);
    }
    this.#arm(live);
    if (live.state.closedAtMs !== null) this.#over(live);
    for (const listener of this.#listeners) listener(live);
  }

  /** The desk the call began on moves its offers on when they are due. */
  #arm(live: Live): void {
    const due = nextDueAtMs(live.state);
    if (due === null || due === live.armedForMs) return;
    live.armedForMs = due;
    this.around.clock.at(due, () => {
      live.armedForMs = null;
      const acting = this.acting({ ...live.handler, name: 'Concord' });
      const events = expireOffers(acting, live.state).map((one) => ({ ...one, by: null }));
      if (events.length > 0) this.#record(live, live.handler.deskId, acting, events);
      else this.#arm(live);
    });
  }

  #over(live: Live): void {
    this.calls.delete(live.state.callId);
    this.tally.add(live.state, this.around.clock.nowMs, this.#supervisors);
    for (const { acceptedBy } of live.state.referrals)
      if (acceptedBy !== null && 'user' in acceptedBy) this.#hold(acceptedBy.user, -1);
  }

  /** Busy is whoever has accepted a call that is not closed, as on a desk (main/desk/room.ts). */
  #hold(id: UserId, change: number): void {
    const now = Math.max(0, (this.#held.get(id) ?? 0) + change);
    this.#held.set(id, now);
    this.duty.set(id, { busy: now > 0 });
  }

  /** The run is over: what is still open is counted as it stands. */
  end(): void {
    for (const { state } of this.calls.values())
      this.tally.add(state, this.around.clock.nowMs, this.#supervisors);
  }
}
