import { openObligations, type CallState, type Referral } from '#shared/call/call.ts';
import { closeObligation } from '#shared/call/obligations.ts';
import { acceptReferral } from '#shared/call/offers.ts';
import type { Person } from './people.ts';
import type { Live, Room } from './room.ts';

/** Assumed, medians: until a supervisor sees it, how long a look at a call takes, how long one that nobody took. */
const seesMs = 20_000;
const reviewMs = 90_000;
const takesOverMs = 5 * 60_000;

const isTheirs = ({ state, kind, step, steps }: Referral): boolean =>
  state === 'offered' && (kind === 'supervisor' || step === steps.length - 1);

const review = (call: CallState) =>
  openObligations(call).find(({ kind }) => kind === 'supervisor_review');

const needsOne = (call: CallState): boolean =>
  call.closedAtMs === null && (call.referrals.some(isTheirs) || review(call) !== undefined);

/** Supervisors: each looks at one call at a time, in the order in which they are needed. */
export class Supervisors {
  readonly #room: Room;
  readonly #free: Person[];
  readonly #queue = new Set<Live>();
  readonly #inHand = new Set<Live>();

  constructor(room: Room) {
    this.#room = room;
    this.#free = [...room.around.roster.supervisors];
  }

  start(): void {
    this.#room.onChange((live) => {
      if (!needsOne(live.state)) this.#queue.delete(live);
      else if (!this.#inHand.has(live)) this.#queue.add(live);
      this.#next();
    });
  }

  #next(): void {
    const [live] = this.#queue;
    if (live === undefined) return;
    const who = this.#free.shift();
    if (who === undefined) return;
    this.#queue.delete(live);
    this.#inHand.add(live);
    const { clock, chance } = this.#room.around;
    clock.after(chance.takes(seesMs), () => this.#take(who, live));
  }

  /** Accepts first, so that the call is somebody's; the looking comes after. */
  #take(who: Person, live: Live): void {
    const { clock, chance } = this.#room.around;
    const offers = live.state.referrals.filter(isTheirs);
    for (const { id } of offers)
      this.#room.claim(who, live, (acting, call) => acceptReferral(acting, call, id));
    const isMore = offers.some(({ kind }) => kind !== 'supervisor');
    clock.after(chance.takes(isMore ? takesOverMs : reviewMs), () => {
      for (let open = review(live.state); open !== undefined; open = review(live.state)) {
        const how = { obligationId: open.id, how: 'Looked at the call', reference: null };
        if (!this.#room.act(who, live, (acting, call) => closeObligation(acting, call, how))) break;
      }
      this.#room.closeIfDone(who, live);
      this.#inHand.delete(live);
      if (needsOne(live.state)) this.#queue.add(live);
      this.#free.push(who);
      this.#next();
    });
  }
}
