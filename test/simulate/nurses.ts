import { openContacts, type CallState, type Referral } from '#shared/call/call.ts';
import { acceptReferral, declineReferral } from '#shared/call/offers.ts';
import { openContact, recordContact } from '#shared/call/contact.ts';
import { isOnShift, type Person } from './people.ts';
import type { Live, Room } from './room.ts';

const hourMs = 3_600_000;
/** Assumed, medians: until a nurse who is rung reaches for the key; how long a contact and its note take; between two. */
const reachesMs = 7_000;
const contactMs = 20 * 60_000;
const breathMs = 60_000;
const declines = 0.03;

type Nurse = { readonly person: Person; isFree: boolean };

const offerToNurses = (call: CallState): Referral | undefined =>
  call.referrals.find(({ kind, state }) => kind === 'nurse' && state === 'offered');

/** Nurses: on shift, rung one by one as the offer climbs, taking what waits longest when they come free. */
export class Nurses {
  readonly #room: Room;
  readonly #nurses = new Map<string, Nurse>();
  /** Calls that a nurse could take, in the order they were offered. */
  readonly #waiting = new Map<string, Live>();
  /** The step of an offer that was rung already, by call. */
  readonly #rung = new Map<string, number>();
  /** Calls that a nurse reaches for now. */
  readonly #reachedFor = new Set<Live>();

  /** Offers whose first nurse was with another call, or being rung for one, while some other nurse was free. */
  rungInVain = 0;

  constructor(room: Room) {
    this.#room = room;
    for (const person of room.around.roster.nurses)
      this.#nurses.set(person.id, { person, isFree: true });
  }

  /** The shift of this hour sits down. */
  start(): void {
    this.#room.onChange((live) => this.#look(live));
    this.#changeShifts();
  }

  #look(live: Live): void {
    const { callId, closedAtMs } = live.state;
    const offer = closedAtMs === null ? offerToNurses(live.state) : undefined;
    if (offer === undefined) {
      this.#waiting.delete(callId);
      this.#rung.delete(callId);
      return;
    }
    this.#waiting.set(callId, live);
    if (this.#rung.get(callId) === offer.step) return;
    this.#rung.set(callId, offer.step);
    if (offer.step === 0) this.#countIfInVain(offer);
    for (const user of offer.steps[offer.step]?.users ?? []) {
      const nurse = this.#nurses.get(user);
      if (nurse !== undefined) this.#reach(nurse, live);
    }
  }

  #countIfInVain({ steps }: Referral): void {
    const first = this.#nurses.get(steps[0]?.users[0] ?? '');
    if (first === undefined || this.#isThere(first)) return;
    if ([...this.#nurses.values()].some((nurse) => this.#isThere(nurse))) this.rungInVain += 1;
  }

  #isThere({ person, isFree }: Nurse): boolean {
    return isFree && this.#room.duty.isOnDuty(person.id);
  }

  /** A nurse who is free hears it ring, and is held by it until it is decided whose the call is. */
  #reach(nurse: Nurse, live: Live): void {
    if (!this.#isThere(nurse)) return;
    nurse.isFree = false;
    this.#reachedFor.add(live);
    const { clock, chance } = this.#room.around;
    clock.after(chance.takes(reachesMs), () => {
      this.#reachedFor.delete(live);
      const before = live.before?.state.referrals.find(({ kind }) => kind === 'nurse');
      const offer = offerToNurses(live.state) ?? before;
      if (offer === undefined) {
        this.#free(nurse);
        return;
      }
      if (chance.isSo(declines)) {
        const said = { referralId: offer.id, reason: 'With another caller' };
        this.#room.act(nurse.person, live, (acting, call) => declineReferral(acting, call, said));
        this.#rest(nurse);
        return;
      }
      const isMine = this.#room.claim(nurse.person, live, (acting, call) =>
        acceptReferral(acting, call, offer.id),
      );
      if (!isMine) {
        this.#free(nurse);
        return;
      }
      this.#room.act(nurse.person, live, (acting, call) =>
        openContact(acting, call, 'conversation'),
      );
      clock.after(chance.takes(contactMs, 0.6), () => {
        this.#room.act(nurse.person, live, (acting, call) =>
          recordContact(acting, call, {
            ...contactNote,
            contactId: openContacts(call).find(({ by }) => by === nurse.person.id)?.id ?? '',
            personId: call.person?.personId ?? null,
          }),
        );
        this.#room.closeIfDone(nurse.person, live);
        this.#rest(nurse);
      });
    });
  }

  #rest(nurse: Nurse): void {
    const { clock, chance } = this.#room.around;
    clock.after(chance.takes(breathMs), () => this.#free(nurse));
  }

  #free(nurse: Nurse): void {
    nurse.isFree = true;
    const longest = [...this.#waiting.values()].find((live) => !this.#reachedFor.has(live));
    if (longest !== undefined) this.#reach(nurse, longest);
  }

  /** At every full hour; whoever is in a contact ends it first. With the first or last nurse the calls learn of it. */
  #changeShifts(): void {
    const { clock } = this.#room.around;
    const hour = new Date(clock.nowMs).getUTCHours();
    const wasThere = [...this.#nurses.values()].some(({ person }) =>
      this.#room.duty.isOnDuty(person.id),
    );
    for (const { person } of this.#nurses.values())
      if (person.shift !== null)
        this.#room.duty.set(person.id, { onDuty: isOnShift(person.shift, hour) });
    const here = [...this.#nurses.values()].filter((nurse) => this.#isThere(nurse));
    if (
      wasThere !==
      [...this.#nurses.values()].some(({ person }) => this.#room.duty.isOnDuty(person.id))
    )
      this.#room.refreshFacts();
    const longest = [...this.#waiting.values()];
    for (const [at, nurse] of here.entries()) {
      const live = longest[at];
      if (live !== undefined) this.#reach(nurse, live);
    }
    clock.at((Math.floor(clock.nowMs / hourMs) + 1) * hourMs, () => this.#changeShifts());
  }
}

const contactNote = {
  seen: 'Spoken with by telephone. Calm in the end, made a plan for the night with a friend.',
  said: 'A plan for the night, whom to ring, and when to call again.',
  toWhom: 'the caller',
  basis: 'agreed by the person',
  next: 'The crisis team rings in the morning.',
  consent: null,
  police: [],
} as const;
