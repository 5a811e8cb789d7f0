import type { UserId } from '#shared/kit/ids.ts';
import type { Colleague } from '#shared/call/command.ts';
import { userId, type Role } from '#shared/contract/words.ts';
import type { Settings } from './settings.ts';

/** Hours of the day, UTC; a shift over midnight ends in a smaller number than it begins. */
export type Shift = { readonly from: number; readonly to: number };

export type Person = {
  readonly id: UserId;
  readonly name: string;
  readonly role: Role;
  readonly deskId: string;
  /** Null where somebody always sits there: whoever relieves them is not told apart. */
  readonly shift: Shift | null;
};

/** A car of street triage: it has no desk, and its crew is rung by the handler. */
export type Unit = { readonly name: string; readonly shift: Shift };

export type Roster = {
  readonly desks: number;
  readonly handlers: readonly Person[];
  readonly nurses: readonly Person[];
  readonly supervisors: readonly Person[];
  readonly units: readonly Unit[];
  readonly crisisLines: number;
};

const hex = (n: number, digits: number): string => n.toString(16).padStart(digits, '0');

/** A UUID that counts: the same run has the same ids, as long as real ones. */
export const countedId = (kind: number, force: number, n: number): string =>
  `01935c00-${hex(kind, 4)}-7${hex(force, 3)}-8000-${hex(n, 12)}`;

const early: Shift = { from: 7, to: 15 };
const late: Shift = { from: 15, to: 23 };
const night: Shift = { from: 23, to: 7 };
/** As the response table of Leicestershire has it: 10:00 to 02:00 every day. */
const cars: Shift = { from: 10, to: 2 };

export const isOnShift = ({ from, to }: Shift, hour: number): boolean =>
  from < to ? hour >= from && hour < to : hour >= from || hour < to;

/** The desks of one force: `index` 0 is the first. Desks and calls that do not divide evenly go to the first forces. */
export function rosterOf(settings: Settings, index: number): Roster {
  const { forces } = settings;
  const desks = Math.floor(settings.desks / forces) + (index < settings.desks % forces ? 1 : 0);
  const calls = settings.callsPerHour / forces;
  const nurseDesks = settings.nurses ?? Math.max(1, Math.round(desks / 10));
  const room = desks - nurseDesks;
  const supervisorDesks = Math.min(room - 1, Math.max(1, Math.round(desks / 15)));
  let made = 0;
  const person = (role: Role, n: number, shift: Shift | null): Person => ({
    id: userId.parse(countedId(1, index, (made += 1))),
    name: `${role === 'nurse' ? 'Nurse' : role === 'supervisor' ? 'Supervisor' : 'Handler'} ${hex(n, 4)}`,
    role,
    deskId: countedId(2, index, made),
    shift,
  });
  const many = (count: number, role: Role, shift: Shift | null, from = 0): Person[] =>
    Array.from({ length: count }, (_, n) => person(role, from + n, shift));
  const units = settings.units ?? Math.max(1, Math.round(calls / 10));
  return {
    desks,
    handlers: many(room - supervisorDesks, 'handler', null),
    supervisors: many(supervisorDesks, 'supervisor', null),
    nurses: [
      ...many(nurseDesks, 'nurse', early),
      ...many(nurseDesks, 'nurse', late, nurseDesks),
      // At night every second desk is empty; a room with one desk has no nurse at night.
      ...many(Math.floor(nurseDesks / 2), 'nurse', night, 2 * nurseDesks),
    ],
    units: Array.from({ length: units }, (_, n) => ({ name: `Car ${n + 1}`, shift: cars })),
    crisisLines: settings.crisisLines ?? Math.max(1, Math.round(calls / 6)),
  };
}

/** Everybody a command may offer a call to, in one list that changes in place as people come, go and become busy. */
export class OnDuty {
  readonly #list: Colleague[] = [];
  readonly #places = new Map<string, number>();

  constructor({ nurses, supervisors, handlers }: Roster) {
    for (const { id, name, role, shift } of [...nurses, ...supervisors, ...handlers]) {
      this.#places.set(id, this.#list.length);
      this.#list.push({ id, name, role, onDuty: shift === null, busy: false });
    }
  }

  get all(): readonly Colleague[] {
    return this.#list;
  }

  set(id: UserId, change: Partial<Pick<Colleague, 'onDuty' | 'busy'>>): void {
    const place = this.#places.get(id);
    const before = place === undefined ? undefined : this.#list[place];
    if (place !== undefined && before !== undefined) this.#list[place] = { ...before, ...change };
  }

  isOnDuty(id: UserId): boolean {
    const place = this.#places.get(id);
    return place !== undefined && this.#list[place]?.onDuty === true;
  }
}
