import type { Chance } from './chance.ts';
import type { FakeClock } from './fake-clock.ts';
import { isOnShift, type Roster, type Unit } from './people.ts';

/** Who answered, or null: nobody did, and the handler rings again later. */
export type Answered = { readonly name: string; readonly organisation: string } | null;
type Then = (answered: Answered) => void;

/** Whoever is rung or called by radio. */
export type Services = {
  readonly isCarFree: () => boolean;
  /** Told when the first car comes free, or the last one goes. */
  readonly onCars: (listener: () => void) => void;
  /** The handler rings; `then` comes when somebody has accepted, or nobody has. */
  readonly ring: (destination: string, then: Then) => void;
};

/** Assumed, medians. A handler hangs up when the crisis team has not answered within `patienceMs`. */
const crisisTalkMs = 6 * 60_000;
const patienceMs = 5 * 60_000;
const ringMs = 75_000;
const answers = 0.9;
const radioMs = 45_000;
const onSceneMs = 80 * 60_000;

/** Asked on one line, and with few people to take it. */
const crisisTeam = new Set(['crisis_team', 'camhs_crisis']);

/** Services outside the room: the crisis team with its lines, the street-triage cars, everybody else by telephone. */
export class Outside implements Services {
  readonly #clock: FakeClock;
  readonly #chance: Chance;
  readonly #units: { readonly unit: Unit; isFree: boolean }[];
  readonly #queue: { readonly then: Then }[] = [];
  #linesFree: number;
  #onCars: () => void = () => undefined;

  constructor(clock: FakeClock, chance: Chance, { units, crisisLines }: Roster) {
    this.#clock = clock;
    this.#chance = chance;
    this.#units = units.map((unit) => ({ unit, isFree: true }));
    this.#linesFree = crisisLines;
  }

  isCarFree(): boolean {
    return this.#car() !== undefined;
  }

  onCars(listener: () => void): void {
    this.#onCars = listener;
  }

  #car(): { isFree: boolean; readonly unit: Unit } | undefined {
    const hour = new Date(this.#clock.nowMs).getUTCHours();
    return this.#units.find(({ unit, isFree }) => isFree && isOnShift(unit.shift, hour));
  }

  ring(destination: string, then: Then): void {
    if (destination === 'street_triage') this.#ringCar(then);
    else if (crisisTeam.has(destination)) this.#ringCrisisTeam(then);
    else
      this.#clock.after(this.#chance.takes(ringMs), () =>
        then(this.#chance.isSo(answers) ? { name: 'Jo Hale', organisation: destination } : null),
      );
  }

  #ringCar(then: Then): void {
    this.#clock.after(this.#chance.takes(radioMs), () => {
      const car = this.#car();
      if (car === undefined) {
        then(null);
        return;
      }
      this.#setFree(car, false);
      this.#clock.after(this.#chance.takes(onSceneMs), () => this.#setFree(car, true));
      then({ name: `Crew of ${car.unit.name}`, organisation: 'Street triage' });
    });
  }

  #setFree(car: { isFree: boolean }, isFree: boolean): void {
    const before = this.isCarFree();
    car.isFree = isFree;
    if (before !== this.isCarFree()) this.#onCars();
  }

  #ringCrisisTeam(then: Then): void {
    const caller = { then };
    this.#queue.push(caller);
    this.#clock.after(patienceMs, () => {
      const place = this.#queue.indexOf(caller);
      if (place < 0) return;
      this.#queue.splice(place, 1);
      then(null);
    });
    this.#answerNext();
  }

  #answerNext(): void {
    if (this.#linesFree === 0) return;
    const caller = this.#queue.shift();
    if (caller === undefined) return;
    this.#linesFree -= 1;
    this.#clock.after(this.#chance.takes(crisisTalkMs), () => {
      this.#linesFree += 1;
      caller.then({ name: 'Sam Okafor', organisation: 'Crisis team' });
      this.#answerNext();
    });
  }
}
