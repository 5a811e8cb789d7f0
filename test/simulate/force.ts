import type { Pack, ResponseTable } from '#shared/protocol/protocol.ts';
import { arrivals } from './arrivals.ts';
import { chanceOf, type Chance } from './chance.ts';
import { FakeClock } from './fake-clock.ts';
import { Handlers } from './handlers.ts';
import { Nurses } from './nurses.ts';
import { Outside, type Services } from './outside.ts';
import { rosterOf, type Roster } from './people.ts';
import { Room } from './room.ts';
import type { Settings } from './settings.ts';
import { Supervisors } from './supervisors.ts';

export type Script = { readonly pack: Pack; readonly table: ResponseTable };

export type ForceRun = {
  readonly roster: Roster;
  readonly room: Room;
  readonly answeredAfterS: readonly number[];
  readonly rungInVain: number;
};

const hourMs = 3_600_000;
const dayMs = Date.parse('2026-01-16T00:00:00Z');
/** How long after the last call what is still open may go on; then it is counted as it stands. */
const drainMs = 6 * hourMs;

export const startOf = ({ from }: Settings): number => dayMs + from * hourMs;

/** One control room from its first call to the end of its last. Forces share nothing: each has its own chance and its own stream. */
export function runForce(
  settings: Settings,
  { pack, table }: Script,
  force: number,
  outsideOf: (clock: FakeClock, chance: Chance, roster: Roster) => Services = (...around) =>
    new Outside(...around),
): ForceRun {
  const roster = rosterOf(settings, force);
  const startMs = startOf(settings);
  const endMs = startMs + settings.hours * hourMs;
  const clock = new FakeClock(startMs);
  const chance = chanceOf(settings.seed * 64 + force);
  const outside = outsideOf(clock, chance, roster);
  const room = new Room({ force, roster, clock, chance, pack, table }, () => outside.isCarFree());
  outside.onCars(() => room.refreshFacts());
  const nurses = new Nurses(room);
  const supervisors = new Supervisors(room);
  const handlers = new Handlers(room, outside);
  nurses.start();
  supervisors.start();
  const calls = arrivals(chance, settings.callsPerHour / settings.forces, startMs);
  const next = (): void => {
    const atMs = calls.next().value;
    if (atMs >= endMs) return;
    clock.at(atMs, () => {
      handlers.arrive();
      next();
    });
  };
  next();
  clock.run(endMs + drainMs);
  room.end();
  return { roster, room, answeredAfterS: handlers.answeredAfterS, rungInVain: nurses.rungInVain };
}
